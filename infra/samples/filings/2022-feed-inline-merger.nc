<SUBMISSION>
<ACCESSION-NUMBER>0009070049-22-000051
<TYPE>8-K
<PUBLIC-DOCUMENT-COUNT>3
<PERIOD>20220214
<ITEMS>1.01
<ITEMS>7.01
<ITEMS>9.01
<FILING-DATE>20220216
<DATE-OF-FILING-DATE-CHANGE>20220216
<FILER>
<COMPANY-DATA>
<CONFORMED-NAME>FENNRIDGE PROPERTIES INC
<CIK>0009000346
<ASSIGNED-SIC>6798
<IRS-NUMBER>534221569
<STATE-OF-INCORPORATION>PA
<FISCAL-YEAR-END>1231
</COMPANY-DATA>
<FILING-VALUES>
<FORM-TYPE>8-K
<ACT>34
<FILE-NUMBER>000-59519
<FILM-NUMBER>22501850
</FILING-VALUES>
<BUSINESS-ADDRESS>
<STREET1>1025 COMMERCE DRIVE
<CITY>ROCHESTER
<STATE>NY
<ZIP>14604
<PHONE>5855550178
</BUSINESS-ADDRESS>
</FILER>
<DOCUMENT>
<TYPE>8-K
<SEQUENCE>1
<FILENAME>form8k.htm
<DESCRIPTION>FORM 8-K
<TEXT>
<XBRL>
<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2020-02-12" xmlns:ixt-sec="http://www.sec.gov/inlineXBRL/transformation/2015-08-31" xmlns:dei="http://xbrl.sec.gov/dei/2023" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">
<head><title>feep-20220214</title></head>
<body><div style="display:none"><ix:header><ix:hidden><ix:nonNumeric contextRef="c-1" name="dei:EntityCentralIndexKey" id="f-EntityCentralIndexKey">0009000346</ix:nonNumeric><ix:nonNumeric contextRef="c-1" name="dei:AmendmentFlag" id="f-AmendmentFlag">false</ix:nonNumeric></ix:hidden><ix:references><link:schemaRef xlink:type="simple" xlink:href="feep-20220214.xsd"/></ix:references><ix:resources><xbrli:context id="c-1"><xbrli:entity><xbrli:identifier scheme="http://www.sec.gov/CIK">0009000346</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:startDate>2022-02-14</xbrli:startDate><xbrli:endDate>2022-02-14</xbrli:endDate></xbrli:period></xbrli:context></ix:resources></ix:header></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">UNITED STATES</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">SECURITIES AND EXCHANGE COMMISSION</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif">Washington, D.C. 20549</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">FORM <ix:nonNumeric contextRef="c-1" name="dei:DocumentType" id="f-DocumentType">8-K</ix:nonNumeric></span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">CURRENT REPORT</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif">Pursuant to Section&#160;13 or 15(d) of the Securities Exchange Act of 1934</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif">Date of Report (Date of earliest event reported): <ix:nonNumeric contextRef="c-1" format="ixt:datemonthdayyearen" name="dei:DocumentPeriodEndDate" id="f-DocumentPeriodEndDate">February&#160;14, 2022</ix:nonNumeric></span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700"><ix:nonNumeric contextRef="c-1" name="dei:EntityRegistrantName" id="f-EntityRegistrantName">Fennridge Properties, Inc.</ix:nonNumeric></span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif">(Exact name of registrant as specified in its charter)</span></div>
<table style="border-collapse:collapse;width:100%"><tbody><tr><td style="text-align:center;vertical-align:top;padding:2pt"><ix:nonNumeric contextRef="c-1" format="ixt-sec:stateprovnameen" name="dei:EntityIncorporationStateCountryCode" id="f-EntityIncorporationStateCountryCode">Pennsylvania</ix:nonNumeric></td><td style="text-align:center;vertical-align:top;padding:2pt"><ix:nonNumeric contextRef="c-1" name="dei:EntityFileNumber" id="f-EntityFileNumber">000-59519</ix:nonNumeric></td><td style="text-align:center;vertical-align:top;padding:2pt"><ix:nonNumeric contextRef="c-1" name="dei:EntityTaxIdentificationNumber" id="f-EntityTaxIdentificationNumber">53-4221569</ix:nonNumeric></td></tr>
<tr><td style="text-align:center;vertical-align:top;padding:2pt">(State or other jurisdiction of incorporation)</td><td style="text-align:center;vertical-align:top;padding:2pt">(Commission File Number)</td><td style="text-align:center;vertical-align:top;padding:2pt">(IRS Employer Identification No.)</td></tr></tbody></table>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><ix:nonNumeric contextRef="c-1" name="dei:EntityAddressAddressLine1" id="f-EntityAddressAddressLine1">1025 Commerce Drive</ix:nonNumeric></span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><ix:nonNumeric contextRef="c-1" name="dei:EntityAddressCityOrTown" id="f-EntityAddressCityOrTown">Rochester</ix:nonNumeric>, <ix:nonNumeric contextRef="c-1" name="dei:EntityAddressStateOrProvince" id="f-EntityAddressStateOrProvince">NY</ix:nonNumeric> <ix:nonNumeric contextRef="c-1" name="dei:EntityAddressPostalZipCode" id="f-EntityAddressPostalZipCode">14604</ix:nonNumeric></span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif">(Address of principal executive offices, including zip code)</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif">(<ix:nonNumeric contextRef="c-1" name="dei:CityAreaCode" id="f-CityAreaCode">585</ix:nonNumeric>) <ix:nonNumeric contextRef="c-1" name="dei:LocalPhoneNumber" id="f-LocalPhoneNumber">555-0178</ix:nonNumeric></span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif">(Registrant’s telephone number, including area code)</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif">Not Applicable</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif">(Former name or former address, if changed since last report)</span></div>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif"><ix:nonNumeric contextRef="c-1" format="ixt-sec:boolballotbox" name="dei:WrittenCommunications" id="f-WrittenCommunications">☐</ix:nonNumeric>&#160;&#160;Written communications pursuant to Rule&#160;425 under the Securities Act (17 CFR 230.425)</span></div>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif"><ix:nonNumeric contextRef="c-1" format="ixt-sec:boolballotbox" name="dei:SolicitingMaterial" id="f-SolicitingMaterial">☐</ix:nonNumeric>&#160;&#160;Soliciting material pursuant to Rule&#160;14a-12 under the Exchange Act (17 CFR 240.14a-12)</span></div>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif"><ix:nonNumeric contextRef="c-1" format="ixt-sec:boolballotbox" name="dei:PreCommencementTenderOffer" id="f-PreCommencementTenderOffer">☐</ix:nonNumeric>&#160;&#160;Pre-commencement communications pursuant to Rule&#160;14d-2(b) under the Exchange Act</span></div>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif"><ix:nonNumeric contextRef="c-1" format="ixt-sec:boolballotbox" name="dei:PreCommencementIssuerTenderOffer" id="f-PreCommencementIssuerTenderOffer">☐</ix:nonNumeric>&#160;&#160;Pre-commencement communications pursuant to Rule&#160;13e-4(c) under the Exchange Act</span></div>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif">Securities registered pursuant to Section&#160;12(b) of the Act:</span></div>
<table style="border-collapse:collapse;width:100%"><tbody><tr><td style="text-align:center;vertical-align:top;padding:2pt">Title of each class</td><td style="text-align:center;vertical-align:top;padding:2pt">Trading symbol(s)</td><td style="text-align:center;vertical-align:top;padding:2pt">Name of each exchange on which registered</td></tr>
<tr><td style="text-align:center;vertical-align:top;padding:2pt"><ix:nonNumeric contextRef="c-1" name="dei:Security12bTitle" id="f-Security12bTitle">Common Stock, par value $0.01 per share</ix:nonNumeric></td><td style="text-align:center;vertical-align:top;padding:2pt"><ix:nonNumeric contextRef="c-1" name="dei:TradingSymbol" id="f-TradingSymbol">FEEP</ix:nonNumeric></td><td style="text-align:center;vertical-align:top;padding:2pt"><ix:nonNumeric contextRef="c-1" format="ixt-sec:exchnameen" name="dei:SecurityExchangeName" id="f-SecurityExchangeName">The Nasdaq Stock Market LLC</ix:nonNumeric></td></tr></tbody></table>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif">Emerging growth company <ix:nonNumeric contextRef="c-1" format="ixt-sec:boolballotbox" name="dei:EntityEmergingGrowthCompany" id="f-EntityEmergingGrowthCompany">☐</ix:nonNumeric></span></div>
<hr style="page-break-after:always"/>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Item&#160;1.01. Entry into a Material Definitive Agreement</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">On February&#160;14, 2022, Fennridge Properties, Inc. (the “Company”) entered into an Agreement and Plan of Merger (the “Merger Agreement”) with Selvale Realty, Inc., under which a newly formed subsidiary of Selvale will merge into the Company. Each outstanding share of common stock will be converted into the right to receive $34.50 in cash, without interest.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">The agreement contains customary representations, warranties and covenants, and may be terminated by either party if the transaction has not closed by May&#160;13, 2022. In certain circumstances, including acceptance of a superior proposal, the Company would owe Selvale a termination fee of $47.0 million.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">The Company’s directors approved the Merger Agreement unanimously after considering an opinion of its financial adviser as to fairness. Its text is attached as Exhibit&#160;10.1.</span></div>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Item&#160;7.01. Regulation FD Disclosure</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">On February&#160;14, 2022, members of management of Fennridge Properties, Inc. will speak at an investor conference in Rochester. The slides of the investor presentation, which include outlook for sales of medical office buildings, are furnished as Exhibit&#160;99.1.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">The presentation contains forward-looking statements. Actual results may differ because of competition, the cost of raw materials, and the other risks named in the Company’s annual report.</span></div>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Item&#160;9.01. Financial Statements and Exhibits</span></span></div>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif">(d) Exhibits</span></div>
<table style="border-collapse:collapse;width:100%"><tbody><tr><td style="text-align:left;vertical-align:top;padding:2pt">Exhibit No.</td><td style="text-align:left;vertical-align:top;padding:2pt">Description</td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt">10.1</td><td style="text-align:left;vertical-align:top;padding:2pt">Agreement dated February&#160;14, 2022 between Fennridge Properties, Inc. and Selvale Realty, Inc.</td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt">99.1</td><td style="text-align:left;vertical-align:top;padding:2pt">Press Release of Fennridge Properties, Inc. dated February&#160;14, 2022</td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt">104</td><td style="text-align:left;vertical-align:top;padding:2pt">Cover Page Interactive Data File (embedded in the Inline XBRL document)</td></tr></tbody></table>
<a name="signatures"></a><div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">SIGNATURES</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">Pursuant to the requirements of the Securities Exchange Act of 1934, the registrant has duly caused this report to be signed on its behalf by the undersigned hereunto duly authorized.</span></div>
<table style="border-collapse:collapse;width:100%"><tbody><tr><td style="text-align:left;vertical-align:top;padding:2pt">Date: February&#160;16, 2022</td><td style="text-align:left;vertical-align:top;padding:2pt"><span style="font-weight:700">Fennridge Properties, Inc.</span></td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt"></td><td style="text-align:left;vertical-align:top;padding:2pt">By: /s/ Beatriz R. Tarkington</td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt"></td><td style="text-align:left;vertical-align:top;padding:2pt">Beatriz R. Tarkington</td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt"></td><td style="text-align:left;vertical-align:top;padding:2pt">President and Chief Executive Officer</td></tr></tbody></table>
<hr style="page-break-after:always"/>
<a name="exhibits"></a><div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">EXHIBIT INDEX</span></span></div>
<table style="border-collapse:collapse;width:100%"><tbody><tr><td style="text-align:left;vertical-align:top;padding:2pt">Exhibit No.</td><td style="text-align:left;vertical-align:top;padding:2pt">Description</td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt">10.1</td><td style="text-align:left;vertical-align:top;padding:2pt">Agreement dated February&#160;14, 2022 between Fennridge Properties, Inc. and Selvale Realty, Inc.</td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt">99.1</td><td style="text-align:left;vertical-align:top;padding:2pt">Press Release of Fennridge Properties, Inc. dated February&#160;14, 2022</td></tr>
<tr><td style="text-align:left;vertical-align:top;padding:2pt">104</td><td style="text-align:left;vertical-align:top;padding:2pt">Cover Page Interactive Data File (embedded in the Inline XBRL document)</td></tr></tbody></table>
</body>
</html>
</XBRL>
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
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">This Agreement is made as of February&#160;14, 2022 between Fennridge Properties, Inc., a Pennsylvania corporation, and Selvale Realty, Inc..</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Item&#160;1. Definitions</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">“Products” means medical office buildings and outlet centers as described in Schedule A. “Business Day” means a day on which banks in Rochester are open.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Item&#160;2. Price and Payment</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">The price is $13.0 million, of which $39.9 million is payable at signing and the rest in equal instalments ending on May&#160;13, 2022. Late payments bear interest of 8.8% a year.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Section&#160;3.02 Confidentiality</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">Each party keeps the other’s information in confidence for three years after the end of this Agreement, whatever the reason for its end.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Section&#160;5.01 Indemnification</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">Each party will indemnify the other against claims of third parties that arise from its breach of this Agreement, up to $21.8 million.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Section&#160;9.01 Governing Law</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">This Agreement is governed by the laws of Pennsylvania. Disputes are decided by arbitration in Rochester.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">/s/ Beatriz R. Tarkington, for Fennridge Properties, Inc.</span></div>
</body>
</html>
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.1
<SEQUENCE>3
<FILENAME>ex99-1.htm
<DESCRIPTION>EXHIBIT 99.1
<TEXT>
<html>
<head>
<title>EX-99.1</title>
</head>
<body>
<div style="margin-top:9pt;font-size:10pt"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">EXHIBIT 99.1</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">Fennridge to Be Acquired by Selvale for $34.50 Per Share</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">ROCHESTER, February&#160;14, 2022 – Fennridge Properties, Inc. (Nasdaq: FEEP) today announced that it has signed a definitive merger agreement with Selvale Realty, Inc..</span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">“We looked for a partner that understands medical office buildings as well as our own people do, and we found one,” said Beatriz R. Tarkington, president and chief executive officer of Fennridge.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">Fennridge will hold a conference call tomorrow at 10 a.m. to answer questions; a recording will be kept for two weeks.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-align:center"><span style="font-family:'Times New Roman',serif"><span style="font-weight:700">About Fennridge Properties, Inc.</span></span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">From its headquarters in Rochester, Fennridge Properties, Inc. serves physician groups with medical office buildings and outlet centers.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">This release contains forward-looking statements within the meaning of the Private Securities Litigation Reform Act of 1995. Words such as expects, plans and intends mark them. Actual results could differ because of the risks described in the Company’s reports to the Securities and Exchange Commission.</span></div>
<div style="margin-top:9pt;font-size:10pt;text-indent:24pt"><span style="font-family:'Times New Roman',serif">Contact: Corinne Jessamy, chief financial officer, (585) 555-0178</span></div>
</body>
</html>
</TEXT>
</DOCUMENT>
</SUBMISSION>
