import type { SourceText } from "../container/source-text.ts";
import type { DocumentText } from "./line.ts";
import { readAsciiLines } from "./read-ascii-lines.ts";
import { readHtmlLines } from "./read-html-lines.ts";
import { readXmlLines } from "./read-xml-lines.ts";

/** Where a document says what it is: the prolog of XML and HTML, or the first tags of the text. */
const HEAD_CHARACTERS = 20_000;

const HTML_ROOT = /<(?:html|!doctype\s+html|body|head)\b/i;
/** Tags that ASCII documents do not have; their own are page, table, caption, s, c. */
const HTML_TAG =
  /<\/?(?:p|div|br|font|b|i|u|center|tr|td|span|hr|a|h[1-6]|ul|li)(?:\s[^<>]{0,1000})?\/?>/gi;
/** One or two may be literal text of an ASCII document. */
const MIN_HTML_TAGS = 3;
const XML_ROOT = /^\s*(?:<xml>\s*)?<\?xml\b/i;
const XML_FORM_ROOT = /<(?:\w{1,20}:)?(?:ownershipDocument|edgarSubmission|informationTable)\b/i;

type DocumentSyntax = "ascii" | "html" | "xml";

/** Tells which syntax a document is written in. */
export function detectSyntax(text: string): DocumentSyntax {
  const head = text.slice(0, HEAD_CHARACTERS);
  const isHtml = HTML_ROOT.test(head);
  if (!isHtml && (XML_ROOT.test(head) || XML_FORM_ROOT.test(head))) return "xml";
  if (isHtml) return "html";
  return (head.match(HTML_TAG)?.length ?? 0) >= MIN_HTML_TAGS ? "html" : "ascii";
}

/** Reads a main document or exhibit as lines, whatever it is written in. */
export function readDocument(source: SourceText): DocumentText {
  switch (detectSyntax(source.text)) {
    case "html":
      return readHtmlLines(source);
    case "xml":
      return readXmlLines(source);
    case "ascii":
      return readAsciiLines(source);
  }
}
