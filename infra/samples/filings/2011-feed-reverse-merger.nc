<SUBMISSION>
<ACCESSION-NUMBER>0009070037-11-000039
<TYPE>8-K
<PUBLIC-DOCUMENT-COUNT>2
<PERIOD>20110712
<ITEMS>2.01
<ITEMS>5.01
<ITEMS>5.06
<ITEMS>9.01
<FILING-DATE>20110714
<DATE-OF-FILING-DATE-CHANGE>20110714
<FILER>
<COMPANY-DATA>
<CONFORMED-NAME>RAVFORD SEMICONDUCTOR GROUP INC
<CIK>0009000262
<ASSIGNED-SIC>3674
<IRS-NUMBER>542163589
<STATE-OF-INCORPORATION>NJ
<FISCAL-YEAR-END>0331
</COMPANY-DATA>
<FILING-VALUES>
<FORM-TYPE>8-K
<ACT>34
<FILE-NUMBER>000-14862
<FILM-NUMBER>11501406
</FILING-VALUES>
<BUSINESS-ADDRESS>
<STREET1>5150 TECHNOLOGY PARKWAY
<CITY>COLUMBUS
<STATE>OH
<ZIP>43215
<PHONE>6145550144
</BUSINESS-ADDRESS>
</FILER>
<DOCUMENT>
<TYPE>8-K
<SEQUENCE>1
<FILENAME>form8k.htm
<DESCRIPTION>FORM 8-K
<TEXT>
<html>
<head>
<title>Form 8-K</title>
</head>
<body>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">UNITED STATES</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">SECURITIES AND EXCHANGE COMMISSION</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif">Washington, D.C. 20549</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">FORM 8-K</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">CURRENT REPORT</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif">Pursuant to Section&nbsp;13 or 15(d) of the Securities Exchange Act of 1934</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif">Date of Report (Date of earliest event reported): July&nbsp;12, 2011</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Ravford Semiconductor Group, Inc.</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif">(Exact name of registrant as specified in its charter)</span></div>
<table style="border-collapse:collapse;width:100%"><tbody><tr><td style="text-align:center;vertical-align:top;padding:2pt">New Jersey</td><td style="text-align:center;vertical-align:top;padding:2pt">0-14862</td><td style="text-align:center;vertical-align:top;padding:2pt">54-2163589</td></tr>
<tr><td style="text-align:center;vertical-align:top;padding:2pt">(State or other jurisdiction of incorporation)</td><td style="text-align:center;vertical-align:top;padding:2pt">(Commission File Number)</td><td style="text-align:center;vertical-align:top;padding:2pt">(IRS Employer Identification No.)</td></tr></tbody></table>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif">5150 Technology Parkway</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif">Columbus, OH 43215</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif">(Address of principal executive offices, including zip code)</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif">(614) 555-0144</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif">(Registrant&#146;s telephone number, including area code)</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif">Not Applicable</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif">(Former name or former address, if changed since last report)</span></div>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif">&#168;&#160;&#160;Written communications pursuant to Rule&nbsp;425 under the Securities Act (17 CFR 230.425)</span></div>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif">&#168;&#160;&#160;Soliciting material pursuant to Rule&nbsp;14a-12 under the Exchange Act (17 CFR 240.14a-12)</span></div>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif">&#168;&#160;&#160;Pre-commencement communications pursuant to Rule&nbsp;14d-2(b) under the Exchange Act</span></div>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif">&#168;&#160;&#160;Pre-commencement communications pursuant to Rule&nbsp;13e-4(c) under the Exchange Act</span></div>
<hr style="page-break-after:always"/>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Item&nbsp;2.01. Completion of Acquisition or Disposition of Assets</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">On July&nbsp;12, 2011, Ravford Semiconductor Group, Inc. (the &#147;Company&#148;) sold substantially all of the assets of its Columbus division to Wexhaven Realty Corp. for $13.6 million in cash, a note of $38.2 million and the assumption of trade payables. The price was set in arm&#146;s length negotiation.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">No material relationship exists between the buyer and the Company, its directors or officers. The Company will use the proceeds to repay debt and to expand its production of radio frequency filters.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">Any financial statements and pro forma information that are required will be filed by amendment not later than seventy-one days after the date this report had to be filed. The asset purchase agreement is filed as Exhibit&nbsp;10.1.</span></div>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Item&nbsp;5.01. Changes in Control of Registrant</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">On July&nbsp;12, 2011, Wexhaven Realty Corp. bought 9,725,000 shares of common stock of Ravford Semiconductor Group, Inc. (the &#147;Company&#148;) from Oskar Zielinska, the Company&#146;s founder, under a stock purchase agreement dated December&nbsp;23, 2010. The purchase gives Wexhaven 66.1% of the voting power and resulted in a change in control of the Company.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">The price of $6.9 million was paid out of working capital of the buyer and a loan from Harrowgate National Bank. As agreed, three directors left the board and Wexhaven named Adele Dunmore and two others in their place.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">Apart from the agreement, the Company knows of no arrangement, including any pledge of securities, that may later result in another change in control.</span></div>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Item&nbsp;5.06. Change in Shell Company Status</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">As a result of the reverse merger completed on July&nbsp;12, 2011, Ravford Semiconductor Group, Inc. (the &#147;Company&#148;) is no longer a shell company as defined in Rule&nbsp;12b-2. The Company now makes and sells optical transceivers through its subsidiary Wexhaven Realty Corp..</span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">The information that would be required in a registration statement on Form 10 is given in Exhibit&nbsp;99.2. Before the merger the Company had no operations and three stockholders of record.</span></div>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Item&nbsp;9.01. Financial Statements and Exhibits</span></span></div>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif">(d) Exhibits</span></div>
<table style="border-collapse:collapse;width:100%"><tbody><tr><td style="text-align:left;vertical-align:top;padding:2pt">Exhibit No.</td><td style="text-align:left;vertical-align:top;padding:2pt">Description</td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt">10.1</td><td style="text-align:left;vertical-align:top;padding:2pt">Agreement dated July&nbsp;12, 2011 between Ravford Semiconductor Group, Inc. and Wexhaven Realty Corp.</td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt">99.2</td><td style="text-align:left;vertical-align:top;padding:2pt">Form 10 Disclosure</td></tr></tbody></table>
<a name="signatures"></a><div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">SIGNATURES</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">Pursuant to the requirements of the Securities Exchange Act of 1934, the registrant has duly caused this report to be signed on its behalf by the undersigned hereunto duly authorized.</span></div>
<table style="border-collapse:collapse;width:100%"><tbody><tr><td style="text-align:left;vertical-align:top;padding:2pt">Date: July&nbsp;14, 2011</td><td style="text-align:left;vertical-align:top;padding:2pt"><span style="font-weight:700">Ravford Semiconductor Group, Inc.</span></td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt"></td><td style="text-align:left;vertical-align:top;padding:2pt">By: /s/ Odette A. Silverthorne</td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt"></td><td style="text-align:left;vertical-align:top;padding:2pt">Odette A. Silverthorne</td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt"></td><td style="text-align:left;vertical-align:top;padding:2pt">President and Chief Executive Officer</td></tr></tbody></table>
<hr style="page-break-after:always"/>
<a name="exhibits"></a><div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">EXHIBIT INDEX</span></span></div>
<table style="border-collapse:collapse;width:100%"><tbody><tr><td style="text-align:left;vertical-align:top;padding:2pt">Exhibit No.</td><td style="text-align:left;vertical-align:top;padding:2pt">Description</td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt">10.1</td><td style="text-align:left;vertical-align:top;padding:2pt">Agreement dated July&nbsp;12, 2011 between Ravford Semiconductor Group, Inc. and Wexhaven Realty Corp.</td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt">99.2</td><td style="text-align:left;vertical-align:top;padding:2pt">Form 10 Disclosure</td></tr></tbody></table>
</body>
</html>
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-10.1
<SEQUENCE>2
<FILENAME>ex10-1.htm
<DESCRIPTION>EXHIBIT 10.1
<TEXT>
<html>
<head>
<title>EX-10.1</title>
</head>
<body>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">EXHIBIT 10.1</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">AGREEMENT</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">This Agreement is made as of July&nbsp;12, 2011 between Ravford Semiconductor Group, Inc., a New Jersey corporation, and Wexhaven Realty Corp..</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Item&nbsp;1. Definitions</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">&#147;Products&#148; means optical transceivers and radio frequency filters as described in Schedule A. &#147;Business Day&#148; means a day on which banks in Columbus are open.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Item&nbsp;2. Price and Payment</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">The price is $35.3 million, of which $31.6 million is payable at signing and the rest in equal instalments ending on November&nbsp;1, 2011. Late payments bear interest of 7.2% a year.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Section&nbsp;3.02 Confidentiality</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">Each party keeps the other&#146;s information in confidence for three years after the end of this Agreement, whatever the reason for its end.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Section&nbsp;5.01 Indemnification</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">Each party will indemnify the other against claims of third parties that arise from its breach of this Agreement, up to $25.8 million.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Section&nbsp;9.01 Governing Law</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">This Agreement is governed by the laws of New Jersey. Disputes are decided by arbitration in Columbus.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">/s/ Odette A. Silverthorne, for Ravford Semiconductor Group, Inc.</span></div>
</body>
</html>
</TEXT>
</DOCUMENT>
</SUBMISSION>
