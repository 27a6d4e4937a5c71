<SUBMISSION>
<ACCESSION-NUMBER>0009070037-11-000037
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
<FILM-NUMBER>11501332
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
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">On July&nbsp;12, 2011, Ravford Semiconductor Group, Inc. (the &#147;Company&#148;) completed its acquisition of all of the outstanding stock of Elmmoor Minerals Company, a maker of power management chips. The purchase price was $30.7 million in cash and 5,550,000 shares of the Company&#146;s common stock, subject to an adjustment for working capital.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">The cash part of the price was paid from a borrowing under the Company&#146;s credit facility with Bank of the Narrows. The seller&#146;s former owner, Rufus Silverthorne, will stay on as president of the acquired business for two years.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">Any financial statements and pro forma information that are required will be filed by amendment not later than seventy-one days after the date this report had to be filed. The asset purchase agreement is filed as Exhibit&nbsp;10.1.</span></div>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Item&nbsp;5.01. Changes in Control of Registrant</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">On July&nbsp;12, 2011, Elmmoor Minerals Company bought 1,537,500 shares of common stock of Ravford Semiconductor Group, Inc. (the &#147;Company&#148;) from Rufus Silverthorne, the Company&#146;s founder, under a stock purchase agreement dated April&nbsp;18, 2011. The purchase gives Elmmoor 61.9% of the voting power and resulted in a change in control of the Company.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">The price of $6.1 million was paid out of working capital of the buyer and a loan from Bank of the Narrows. As agreed, three directors left the board and Elmmoor named Katrin Lindqvist and two others in their place.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">Apart from the agreement, the Company knows of no arrangement, including any pledge of securities, that may later result in another change in control.</span></div>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Item&nbsp;5.06. Change in Shell Company Status</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">As a result of the reverse merger completed on July&nbsp;12, 2011, Ravford Semiconductor Group, Inc. (the &#147;Company&#148;) is no longer a shell company as defined in Rule&nbsp;12b-2. The Company now makes and sells power management chips through its subsidiary Elmmoor Minerals Company.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">The information that would be required in a registration statement on Form 10 is given in Exhibit&nbsp;99.2. Before the merger the Company had no operations and three stockholders of record.</span></div>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Item&nbsp;9.01. Financial Statements and Exhibits</span></span></div>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif">(d) Exhibits</span></div>
<table style="border-collapse:collapse;width:100%"><tbody><tr><td style="text-align:left;vertical-align:top;padding:2pt">Exhibit No.</td><td style="text-align:left;vertical-align:top;padding:2pt">Description</td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt">10.1</td><td style="text-align:left;vertical-align:top;padding:2pt">Agreement dated July&nbsp;12, 2011 between Ravford Semiconductor Group, Inc. and Elmmoor Minerals Company</td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt">99.2</td><td style="text-align:left;vertical-align:top;padding:2pt">Form 10 Disclosure</td></tr></tbody></table>
<a name="signatures"></a><div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">SIGNATURES</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">Pursuant to the requirements of the Securities Exchange Act of 1934, the registrant has duly caused this report to be signed on its behalf by the undersigned hereunto duly authorized.</span></div>
<table style="border-collapse:collapse;width:100%"><tbody><tr><td style="text-align:left;vertical-align:top;padding:2pt">Date: July&nbsp;14, 2011</td><td style="text-align:left;vertical-align:top;padding:2pt"><span style="font-weight:700">Ravford Semiconductor Group, Inc.</span></td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt"></td><td style="text-align:left;vertical-align:top;padding:2pt">By: /s/ Joyce F. Lindqvist</td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt"></td><td style="text-align:left;vertical-align:top;padding:2pt">Joyce F. Lindqvist</td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt"></td><td style="text-align:left;vertical-align:top;padding:2pt">General Counsel and Secretary</td></tr></tbody></table>
<hr style="page-break-after:always"/>
<a name="exhibits"></a><div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">EXHIBIT INDEX</span></span></div>
<table style="border-collapse:collapse;width:100%"><tbody><tr><td style="text-align:left;vertical-align:top;padding:2pt">Exhibit No.</td><td style="text-align:left;vertical-align:top;padding:2pt">Description</td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt">10.1</td><td style="text-align:left;vertical-align:top;padding:2pt">Agreement dated July&nbsp;12, 2011 between Ravford Semiconductor Group, Inc. and Elmmoor Minerals Company</td></tr>
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
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">This Agreement is made as of July&nbsp;12, 2011 between Ravford Semiconductor Group, Inc., a New Jersey corporation, and Elmmoor Minerals Company.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Item&nbsp;1. Definitions</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">&#147;Products&#148; means power management chips and optical transceivers as described in Schedule A. &#147;Business Day&#148; means a day on which banks in Columbus are open.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Item&nbsp;2. Price and Payment</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">The price is $18.5 million, of which $9.9 million is payable at signing and the rest in equal instalments ending on November&nbsp;29, 2011. Late payments bear interest of 8.1% a year.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Section&nbsp;3.02 Confidentiality</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">Each party keeps the other&#146;s information in confidence for three years after the end of this Agreement, whatever the reason for its end.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Section&nbsp;5.01 Indemnification</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">Each party will indemnify the other against claims of third parties that arise from its breach of this Agreement, up to $29.1 million.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Section&nbsp;9.01 Governing Law</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">This Agreement is governed by the laws of New Jersey. Disputes are decided by arbitration in Columbus.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">/s/ Odette A. Silverthorne, for Ravford Semiconductor Group, Inc.</span></div>
</body>
</html>
</TEXT>
</DOCUMENT>
</SUBMISSION>
