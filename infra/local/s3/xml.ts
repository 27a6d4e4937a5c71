/**
 * XML as S3 writes and reads it. Writing is done here, because keys may hold characters that need
 * numeric references (a carriage return would be read back as a line feed); reading is
 * fast-xml-parser's.
 */
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { S3Error } from "./s3-error.ts";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

/** An element's content: text, or elements in order; null and undefined leave the element out. */
export type XmlContent = string | number | boolean | readonly XmlElement[];
export type XmlElement = readonly [name: string, content: XmlContent | null | undefined];

/** Formats an answer document in S3's namespace. */
export function formatDocument(name: string, content: XmlContent): string {
  return `${DECLARATION}<${name} xmlns="${NAMESPACE}">${formatContent(content)}</${name}>`;
}

/** Formats an error document, which has no namespace. */
export function formatErrorDocument(content: readonly XmlElement[]): string {
  return `${DECLARATION}<Error>${formatContent(content)}</Error>`;
}

function formatContent(content: XmlContent): string {
  if (typeof content !== "object") {
    return escapeText(String(content));
  }
  let text = "";
  for (const [name, inner] of content) {
    if (inner !== null && inner !== undefined) {
      text += `<${name}>${formatContent(inner)}</${name.split(" ", 1)[0]}>`;
    }
  }
  return text;
}

function escapeText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be escaped
  return text.replace(/[&<>"\u0000-\u001f\u007f\ufffe\uffff]/g, (character) => {
    switch (character) {
      case "&":
        return "&amp;";
      case "<":
        return "&lt;";
      case ">":
        return "&gt;";
      case '"':
        return "&quot;";
      default:
        return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
    }
  });
}

/** A parsed element: text, or children by name; every child name leads to a list. */
export interface XmlNode {
  readonly text: string;
  readonly children: ReadonlyMap<string, readonly XmlNode[]>;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  // A key may begin or end with spaces.
  trimValues: false,
  removeNSPrefix: true,
  // Decoded here: the parser leaves numeric references such as Go's &#34; as they are.
  processEntities: false,
  cdataPropName: "#cdata",
});

/** Parses a document with the given root; refuses anything else with MalformedXML. */
export function parseDocument(text: string, rootName: string): XmlNode {
  if (XMLValidator.validate(text) !== true) {
    throw malformedXml();
  }
  const root = readRoot(text).find((entry) => rootName in entry);
  if (root === undefined) {
    throw malformedXml();
  }
  return readNode(root[rootName]);
}

/** Returns the text of a child; null when there is none. */
export function childText(node: XmlNode, name: string): string | null {
  return node.children.get(name)?.[0]?.text ?? null;
}

/** Refuses a document that is not what the operation takes. */
export function malformedXml(cause?: unknown): S3Error {
  return new S3Error(
    "MalformedXML",
    "The XML you provided was not well-formed or did not validate against our published schema",
    { cause },
  );
}

function readRoot(text: string): Record<string, unknown>[] {
  try {
    const parsed: unknown = parser.parse(text);
    return readEntries(parsed);
  } catch (error) {
    throw malformedXml(error);
  }
}

function readEntries(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isEntry) : [];
}

function isEntry(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** fast-xml-parser's ordered form: `[{ "#text": "a" }, { Name: [...] }]`. */
function readNode(value: unknown): XmlNode {
  let text = "";
  const children = new Map<string, XmlNode[]>();
  for (const entry of readEntries(value)) {
    for (const [name, content] of Object.entries(entry)) {
      if (name === "#text") {
        text += decodeReferences(String(content));
      } else if (name === "#cdata") {
        text += readEntries(content)
          .map((one) => String(one["#text"] ?? ""))
          .join("");
      } else {
        const siblings = children.get(name) ?? [];
        siblings.push(readNode(content));
        children.set(name, siblings);
      }
    }
  }
  return { text, children };
}

const NAMED_REFERENCES: Readonly<Record<string, string>> = {
  amp: "&",
  apos: "'",
  gt: ">",
  lt: "<",
  quot: '"',
};

function decodeReferences(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) {
        return NAMED_REFERENCES[name] ?? whole;
      }
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
