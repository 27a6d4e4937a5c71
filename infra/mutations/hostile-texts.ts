/**
 * Files made to cost a parser more than their size: what it scans for, over and over, never closed,
 * never ending. Each is cut to the size asked for.
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
const PEM = "-----BEGIN PRIVACY-ENHANCED MESSAGE-----\nProc-Type: 2001\n\n";

const HTML = "<html>";
const XML = "<?xml";

/** A file without malice in the syntax of a hostile one: its name, beginning and repeated piece. */
export function plainTextLike(start: string): readonly [string, string, string] {
  const sentence = "The company announced results for the quarter and for the year to date.";
  if (start.startsWith(HTML)) {
    const paragraph = `<p style="margin:0"><font size="2">${sentence}</font></p>\n`;
    return ["running HTML", "<html><body><p>FORM 8-K</p><p>Item 5. Other Events</p>\n", paragraph];
  }
  if (start.startsWith(XML)) {
    const field =
      "  <transactionDate>\n    <value>2024-03-01</value>\n  </transactionDate>\n" +
      "  <transactionShares>\n    <value>1000</value>\n  </transactionShares>\n";
    return ["ordinary XML", "<?xml version='1.0'?><ownershipDocument>\n", field];
  }
  return ["running text", BODY, `${sentence}\n`];
}

/** Name, beginning, and the piece that is repeated behind it. */
export const HOSTILE_TEXTS: readonly (readonly [string, string, string])[] = [
  ["blanks", BODY, " "],
  ["tabs", BODY, "\t"],
  ["line feeds", BODY, "\n"],
  ["carriage returns", BODY, "\r"],
  ["one word", BODY, "a"],
  ["a rule", BODY, "-"],
  ["dots", BODY, ". "],
  ["no-break spaces", BODY, "\u00a0"],
  ["brackets", BODY, "("],
  ["less-than signs", BODY, "<"],
  ["digits", BODY, "1234567890"],
  ["columns", "FORM 8-K\n", "a   b   c          "],
  ["short lines", BODY, "99.1\n"],
  ["item headings", "FORM 8-K\n", "Item 5. Other Events\n"],
  ["item words", BODY, "I T E M "],
  ["contents lines", "FORM 8-K\n", "Item 1.01 ........ 3\nItem 2.02 ...... 4\n"],
  ["section lines", BODY, "SECTION 9. \n"],
  ["cover labels", "FORM 8-K\n", "(Exact name of registrant as specified in its charter)\n"],
  ["dates", "FORM 8-K\nDate of Report\n", "May 5, May 5, "],
  ["signers", BODY + SIGNATURE, "By: /s/ John Doe\n"],
  ["signature marks", BODY + SIGNATURE, "/s/ "],
  ["exhibit rows", EXHIBITS, "99.1 Press release\n"],
  ["a long exhibit row", `${EXHIBITS}99.1 Press\n`, "   and more of the description\n"],
  ["pasted exhibits", `${BODY + SIGNATURE}EXHIBIT INDEX\n`, "EXHIBIT 99.1\n"],
  ["documents", ROOT, "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\nx\n</TEXT>\n</DOCUMENT>\n"],
  ["open documents", ROOT, "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n"],
  ["document tags", ROOT, "<DOCUMENT>"],
  ["closing tags", DOCUMENT, "</TEXT>"],
  ["roots", "", "<SEC-DOCUMENT>x\n"],
  [
    "roots in a document",
    DOCUMENT,
    "the tag <SEC-DOCUMENT> begins a file, and <SEC-HEADER> what says who filed it\n",
  ],
  ["nested documents", ROOT, "<DOCUMENT><TEXT>x\n</DOCUMENT>\n</DOCUMENT>\n"],
  ["header items", HEADER, "ITEM INFORMATION:\t\tOther events\n"],
  ["filers", HEADER, "FILER:\n\n\tCOMPANY DATA:\n"],
  ["a header value", `${HEADER}COMPANY CONFORMED NAME: `, " /A"],
  ["header tags", "<SUBMISSION>", "<ITEMS>"],
  ["dash escapes", `${PEM}${DOCUMENT}`, "- -----\n"],
  ["mail wrappers", "", "-----BEGIN PRIVACY-ENHANCED MESSAGE-----\n"],
  ["broken long lines", DOCUMENT, `${"a".repeat(1023)}\n`],
  [
    "uuencode",
    `${ROOT}<DOCUMENT>\n<TYPE>GRAPHIC\n<TEXT>\nbegin 644 a.gif\n`,
    `M${"A".repeat(60)}\n`,
  ],
  ["HTML paragraphs", "<html><body>FORM 8-K", "<p>The company announced results.</p>\n"],
  ["open divs", "<html>FORM 8-K", "<div>"],
  ["open tables", "<html>FORM 8-K", "<table><tr><td>"],
  ["open cells", "<html>FORM 8-K<table><tr>", "<td>x"],
  ["comments", "<html>FORM 8-K", "<!--"],
  ["attributes", "<html>FORM 8-K<p ", "a='b' "],
  ["references", "<html>FORM 8-K", "&#"],
  ["HTML headings", "<html>FORM 8-K", "<p>Item 5.02</p>"],
  [
    "tagged facts",
    "<html>FORM 8-K",
    "<ix:nonNumeric name='dei:TradingSymbol' contextRef='a'>x</ix:nonNumeric>",
  ],
  ["open facts", "<html>FORM 8-K", "<ix:nonNumeric name='dei:TradingSymbol' contextRef='a'>x"],
  ["open XML", "<?xml version='1.0'?><ownershipDocument>", "<a>"],
  ["XML elements", "<?xml version='1.0'?><ownershipDocument>", "<a>1</a>"],
];

/** Makes a file of about `sizeBytes` from a beginning and a repeated piece. */
export function repeatPiece(start: string, piece: string, sizeBytes: number): Uint8Array {
  const count = Math.max(0, Math.floor((sizeBytes - start.length) / piece.length));
  return new TextEncoder().encode(start + piece.repeat(count));
}
