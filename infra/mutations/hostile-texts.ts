/**
 * Files made to cost a parser more than their size: what it scans for, over and over, never closed,
 * never ending. Each is a beginning and a piece that is repeated behind it, cut to the size asked for.
 *
 * Every loop and pattern of lib/filing that reads more than a bounded number of characters should
 * have a kind here that keeps it busy; a new one comes with the code that it would slow down.
 */

const COVER =
  "FORM 8-K\nCURRENT REPORT\nNORTHWIND PUMPS, INC.\n(Exact name of registrant as specified in its charter)\n";
const BODY = `${COVER}Item 5. Other Events\n`;
const SIGNATURE =
  "SIGNATURES\nPursuant to the requirements of the Securities Exchange Act, duly authorized.\n";
const EXHIBITS = "FORM 8-K\nItem 9.01 Financial Statements and Exhibits\n";
const ROOT = "<SEC-DOCUMENT>0000900001-04-000012.txt\n";
const HEADER = `${ROOT}<SEC-HEADER>\nCONFORMED SUBMISSION TYPE:\t8-K\n`;
const DOCUMENT = `${ROOT}<DOCUMENT>\n<TYPE>8-K\n<TEXT>\n`;
const REPORT = `${ROOT}<DOCUMENT>\n<TYPE>10-K\n<TEXT>\n`;
const PROXY = `${ROOT}<DOCUMENT>\n<TYPE>DEF 14A\n<TEXT>\n`;
const PEM = "-----BEGIN PRIVACY-ENHANCED MESSAGE-----\nProc-Type: 2001\n\n";
const PAGE = "<html><body>FORM 8-K";
const HTML_ITEM = "<html><body><p>FORM 8-K</p><p>Item 5. Other Events</p>";
const XML_FORM = "<?xml version='1.0'?><ownershipDocument>";

/** A name, a beginning, and the piece that is repeated behind it. */
export type RepeatedText = readonly [name: string, start: string, piece: string];

const ASCII_TEXTS: readonly RepeatedText[] = [
  ["blanks", BODY, " "],
  ["tabs", BODY, "\t"],
  ["line feeds", BODY, "\n"],
  ["carriage returns", BODY, "\r"],
  ["lines of Windows", BODY, "x\r\n"],
  ["page breaks", BODY, "<PAGE>\n"],
  ["form feeds", BODY, "\f"],
  ["running heads", BODY, "<PAGE>\nNORTHWIND PUMPS\n"],
  ["page numbers", BODY, "2\n<PAGE>\n"],
  ["one word", BODY, "a"],
  ["one line", BODY, "The company announced results. "],
  ["a rule", BODY, "-"],
  ["rules", BODY, "----------\n"],
  ["dots", BODY, ". "],
  ["no-break spaces", BODY, "\u00a0"],
  ["no-break words", BODY, "a\u00a0"],
  ["odd controls", BODY, "a\u0001\u000b"],
  ["soft hyphens", BODY, "a\u00ad"],
  ["zero-width spaces", BODY, "\u200b"],
  ["lost breaks", BODY, ".Item 5"],
  ["curly quotes", BODY, "\u201ca\u201d "],
  ["brackets", BODY, "("],
  ["bracket pairs", BODY, "(a)"],
  ["quotes", BODY, '"'],
  ["less-than signs", BODY, "<"],
  ["column tags", BODY, "<S><C>\n"],
  ["tables", BODY, "<TABLE>\n<S> <C>\nx <F1>\n</TABLE>\n"],
  ["unclosed tables", BODY, "<TABLE>\n"],
  ["digits", BODY, "1234567890"],
  ["capitals", BODY, "A B C D E\n"],
  ["columns", "FORM 8-K\n", "a   b   c          "],
  ["tabbed lines", BODY, "a\tb\tc\n"],
  ["short lines", BODY, "99.1\n"],
  ["lines of one letter", BODY, "x\n"],
  ["item headings", "FORM 8-K\n", "Item 5. Other Events\n"],
  ["different items", "FORM 8-K\n", "Item 1.01\nItem 1.02 Termination of a\n"],
  ["item words", BODY, "I T E M "],
  ["items alone", BODY, "Item\n"],
  ["items behind titles", BODY, "Other Events (Item 5)\n"],
  ["items within a line", BODY, "It did. Item 7. Financial Statements and Exhibits. "],
  ["items within lines", BODY, "It did. Item 7. Financial Statements and Exhibits.\n"],
  ["signatures within a line", BODY, "x SIGNATURES Pursuant to the requirements "],
  ["contents lines", "FORM 8-K\n", "Item 1.01 ........ 3\nItem 2.02 ...... 4\n"],
  ["section lines", BODY, "SECTION 9. \n"],
  ["titles in capitals", BODY, "ITEM INFORMATION: \n"],
  ["titles of exhibits", BODY, "FINANCIAL STATEMENTS AND EXHIBIT\n"],
  ["cover labels", "FORM 8-K\n", "(Exact name of registrant as specified in its charter)\n"],
  ["dates", "FORM 8-K\nDate of Report\n", "May 5, May 5, "],
  ["report items", REPORT, "PART I\nItem 1. Business\n"],
  ["report headings", REPORT, "ARTICLE II\n\nTHE MERGER\n\n"],
  ["proxy headings", PROXY, "THE MERGER\n\n"],
  ["signers", BODY + SIGNATURE, "By: /s/ John Doe\n"],
  ["signature marks", BODY + SIGNATURE, "/s/ "],
  ["signatures", BODY, "SIGNATURES\n"],
  ["signature blocks", BODY, SIGNATURE],
  ["exhibit rows", EXHIBITS, "99.1 Press release\n"],
  ["a long exhibit row", `${EXHIBITS}99.1 Press\n`, "   and more of the description\n"],
  ["exhibits mentioned", EXHIBITS, "exhibit 99 "],
  ["pasted exhibits", `${BODY + SIGNATURE}EXHIBIT INDEX\n`, "EXHIBIT 99.1\n"],
];

const CONTAINER_TEXTS: readonly RepeatedText[] = [
  ["documents", ROOT, "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\nx\n</TEXT>\n</DOCUMENT>\n"],
  ["open documents", ROOT, "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n"],
  ["document tags", ROOT, "<DOCUMENT>"],
  ["ends of documents", ROOT, "</DOCUMENT>\n"],
  ["type lines", `${ROOT}<DOCUMENT>\n`, "<TYPE>8-K\n"],
  ["closing tags", DOCUMENT, "</TEXT>"],
  ["roots", "", "<SEC-DOCUMENT>x\n"],
  ["roots in a document", DOCUMENT, "<SEC-DOCUMENT>x\n"],
  ["roots within a page", `${PAGE}\n`, "<SEC-DOCUMENT>x "],
  ["ends of roots", DOCUMENT, "-DOCUMENT>"],
  ["header labels", HEADER, "FILED AS OF DATE:\t\t20040820\n"],
  ["header items", HEADER, "ITEM INFORMATION:\t\tOther events\n"],
  ["filers", HEADER, "FILER:\n\n\tCOMPANY DATA:\n"],
  ["former names", `${HEADER}FILER:\n`, "\tFORMER CONFORMED NAME:\tACME\n"],
  ["a header value", `${HEADER}COMPANY CONFORMED NAME: `, " /A"],
  ["header tags", "<SUBMISSION>", "<ITEMS>"],
  ["dash escapes", `${PEM}${DOCUMENT}`, "- -----\n"],
  ["mail wrappers", "", "-----BEGIN PRIVACY-ENHANCED MESSAGE-----\n"],
  ["ends of mail", `${PEM}${DOCUMENT}`, "-----END PRIVACY-ENHANCED MESSAGE----\n"],
  ["broken long lines", DOCUMENT, `${"a".repeat(1023)}\n`],
  [
    "uuencode",
    `${ROOT}<DOCUMENT>\n<TYPE>GRAPHIC\n<TEXT>\nbegin 644 a.gif\n`,
    `M${"A".repeat(60)}\n`,
  ],
];

const HTML_TEXTS: readonly RepeatedText[] = [
  ["HTML paragraphs", PAGE, "<p>The company announced results.</p>\n"],
  ["open paragraphs", PAGE, "<p>x"],
  ["open divs", "<html>FORM 8-K", "<div>"],
  ["stray end tags", PAGE, "</b></p></td>"],
  ["crossed tags", PAGE, "<b><i>x</b></i>"],
  ["unknown tags", PAGE, "<q1>x</q1>"],
  ["open tables", "<html>FORM 8-K", "<table><tr><td>"],
  ["tables in tables", PAGE, "<table><tr><td>x</td></tr></table>"],
  ["open cells", "<html>FORM 8-K<table><tr>", "<td>x"],
  ["table rows", `${PAGE}<table>`, "<tr><td>a</td><td>b</td></tr>\n"],
  ["breaks", PAGE, "<br>"],
  ["rules of HTML", PAGE, "<hr>2"],
  ["pages of HTML", PAGE, "<p style='page-break-before:always'>ACME</p>"],
  ["comments", "<html>FORM 8-K", "<!--"],
  ["closed comments", PAGE, "<!---->"],
  ["a comment", `${PAGE}<!--`, "x-- "],
  ["CDATA", PAGE, "<![CDATA[x]]>"],
  ["declarations", PAGE, "<!x>"],
  ["scripts", PAGE, "<script>x</script>"],
  ["an open script", `${PAGE}<script>`, "</scrip"],
  ["attributes", "<html>FORM 8-K<p ", "a='b' "],
  ["an attribute", `${PAGE}<p style='`, "color:red;"],
  ["styles", PAGE, "<p style='font-weight:bold'>x"],
  ["links", PAGE, "<a href='#a'>x</a>"],
  ["references", "<html>FORM 8-K", "&#"],
  ["closed references", PAGE, "&nbsp;"],
  ["spaced references", PAGE, "a&nbsp; "],
  ["ampersands", PAGE, "&"],
  ["names without end", PAGE, "&amp"],
  ["odd references", PAGE, "&#150;&#x2019;"],
  ["spaced HTML", PAGE, "a  b\n"],
  ["preformatted lines", `${PAGE}<pre>`, "a   b\n"],
  ["HTML headings", "<html>FORM 8-K", "<p>Item 5.02</p>"],
  ["bold lines", HTML_ITEM, "<p><b>The Merger Agreement</b></p>"],
  [
    "tagged facts",
    "<html>FORM 8-K",
    "<ix:nonNumeric name='dei:TradingSymbol' contextRef='a'>x</ix:nonNumeric>",
  ],
  ["open facts", "<html>FORM 8-K", "<ix:nonNumeric name='dei:TradingSymbol' contextRef='a'>x"],
  ["continuations", PAGE, "<ix:continuation id='a' continuedAt='a'>x</ix:continuation>"],
  ["contexts", PAGE, "<xbrli:context id='c'><xbrldi:explicitMember>x</xbrldi:explicitMember>"],
];

const XML_TEXTS: readonly RepeatedText[] = [
  ["open XML", XML_FORM, "<a>"],
  ["XML elements", XML_FORM, "<a>1</a>"],
  ["empty XML elements", XML_FORM, "<footnoteId id='F1'/>"],
  ["XML references", `${XML_FORM}<a>`, "&amp;"],
  ["XML of many names", XML_FORM, "<aB><cD>1</cD></aB>"],
];

/** All kinds of hostile files. */
export const HOSTILE_TEXTS: readonly RepeatedText[] = [
  ...ASCII_TEXTS,
  ...CONTAINER_TEXTS,
  ...HTML_TEXTS,
  ...XML_TEXTS,
];

/** A page as filings have it: paragraphs, justified or not, a heading, a table, the page's number. */
const ORDINARY_PAGE = `
                            RESULTS OF OPERATIONS

     The company announced  results for the  quarter and for the year to  date.
Revenue rose to $12,345,000 from $11,222,000 in the same quarter of the year before,
as shipments of pumps to the oil fields of the north recovered from the strike that
had held them up in spring, and as prices were raised in July.

     On August 20, 2004, the registrant's board declared a dividend of $0.12 for
each share of common stock, payable on September 30 to holders of record on
September 10. A copy of the press release is attached as Exhibit 99.1.

<TABLE>
<CAPTION>
                                        June 30, 2004     June 30, 2003
<S>                                     <C>               <C>
Revenue                                   $12,345,000       $11,222,000
Cost of goods sold                          8,000,100         7,900,200
                                          -----------       -----------
Gross margin                               $4,344,900        $3,321,800
</TABLE>

     Statements in this report that are not of the past are forward-looking. They
rest on assumptions that may prove wrong, and the company does not undertake to
bring them up to date.

                                       12
<PAGE>
`;

const ORDINARY_HTML = `<p style="margin-top:12pt;text-align:center"><b>RESULTS OF OPERATIONS</b></p>
<p style="font-size:10pt"><font size="2">The company announced results for the quarter and for the
year to date. Revenue rose to $12,345,000 from $11,222,000 in the same quarter of the year before, as
prices were raised in July&#160;2004. A copy of the company&#146;s release is attached.</font></p>
<table cellpadding="0" width="100%"><tr><td width="60%"><font size="2">Revenue</font></td>
<td>&nbsp;</td><td align="right"><font size="2">$12,345,000</font></td></tr>
<tr><td><font size="2">Cost of goods sold</font></td><td>&nbsp;</td>
<td align="right"><font size="2">8,000,100</font></td></tr></table>
<div style="page-break-before:always">12</div>
`;

const ORDINARY_XML = `  <nonDerivativeTransaction>
    <securityTitle><value>Common Stock</value><footnoteId id="F1"/></securityTitle>
    <transactionDate>
      <value>2024-03-01</value>
    </transactionDate>
    <transactionShares><value>1000</value></transactionShares>
  </nonDerivativeTransaction>
`;

/** An ordinary file in the syntax of a hostile one. */
export function plainTextLike(start: string): RepeatedText {
  if (start.startsWith("<html>")) return ["ordinary HTML", HTML_ITEM, ORDINARY_HTML];
  if (start.startsWith("<?xml")) return ["ordinary XML", XML_FORM, ORDINARY_XML];
  return ["ordinary text", BODY, ORDINARY_PAGE];
}

/** Makes a file of about `sizeBytes` from a beginning and a piece, of which none is cut. */
export function repeatPiece(start: string, piece: string, sizeBytes: number): Uint8Array {
  const encoder = new TextEncoder();
  const head = encoder.encode(start);
  const repeated = encoder.encode(piece);
  const count = Math.max(1, Math.floor((sizeBytes - head.length) / repeated.length));
  const bytes = new Uint8Array(head.length + count * repeated.length);
  bytes.set(head);
  bytes.set(repeated, head.length);
  // What is there is doubled, so that no string of the same size is made.
  for (let filled = repeated.length; filled < bytes.length - head.length; filled *= 2) {
    const rest = bytes.length - head.length - filled;
    bytes.copyWithin(head.length + filled, head.length, head.length + Math.min(filled, rest));
  }
  return bytes;
}
