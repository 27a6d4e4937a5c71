/**
 * Bytes of an EDGAR file to characters.
 *
 *     EF BB BF …            UTF-8 with byte order mark, the mark dropped
 *     FF FE … / FE FF …     UTF-16 little or big endian
 *     valid UTF-8           UTF-8 (ASCII included)
 *     anything else         windows-1252, never ISO 8859-1: filers mean 93/94 as curly quotes
 */
import type { TextEncoding } from "../filing.ts";
import { rewriteCodes } from "../text/rewrite-codes.ts";

const DOCUMENT_TAG = "<DOCUMENT>";
/** As many documents as are read of a submission; what follows is decoded with the last. */
const MAX_PARTS = 10_000;
const NON_ASCII = /[\u0080-\uffff]/;

export interface DecodedText {
  /** Lines end in \n; no byte order mark. Offsets of a filing count these characters. */
  readonly text: string;
  /** Of mixed files windows-1252. */
  readonly encoding: TextEncoding;
}

/** Decodes any bytes; never fails, since every byte is a windows-1252 character. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = markedEncoding(bytes);
  if (marked !== null)
    return { text: decodeAs(marked, unifyLineEnds(bytes, marked)), encoding: marked };
  const unified = unifyLineEnds(bytes, "utf-8");
  const text = decodeUtf8(unified) ?? decodeCutOff(unified);
  if (text !== null) return { text, encoding: "utf-8" };
  return { text: decodeDocuments(unified), encoding: "windows-1252" };
}

function markedEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}

/** Null when the bytes are no UTF-8. Checking and decoding in one step reads a file once. */
function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Decodes UTF-8 that was cut off within its last character; null when nothing else shows that it is. */
function decodeCutOff(bytes: Uint8Array): string | null {
  const last = bytes
    .subarray(-MAX_CHARACTER_BYTES)
    .findLastIndex((byte) => byte >= FIRST_LEAD_BYTE);
  if (last < 0) return null;
  const end = Math.max(0, bytes.length - MAX_CHARACTER_BYTES) + last;
  const text = decodeUtf8(bytes.subarray(0, end));
  return text !== null && NON_ASCII.test(text) ? text : null;
}

function decodeAs(encoding: "utf-16le" | "utf-16be", bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** Decodes what is no UTF-8 as a whole: its documents, and what precedes them, each by its bytes. */
function decodeDocuments(bytes: Uint8Array): string {
  // A character for each byte, so that places in one are places in the other.
  const single = new TextDecoder("windows-1252").decode(bytes);
  const parts: string[] = [];
  for (let start = 0; start < single.length; ) {
    const next = parts.length < MAX_PARTS ? single.indexOf(DOCUMENT_TAG, start + 1) : -1;
    const end = next < 0 ? single.length : next;
    const part = single.slice(start, end);
    const mayBeUtf8 = part.length < single.length && NON_ASCII.test(part);
    const text = mayBeUtf8 ? decodeUtf8(bytes.subarray(start, end)) : null;
    parts.push(text ?? mapControls(part));
    start = end;
  }
  return parts.join("");
}

/** Characters of windows-1252 at 80-9F; some Node releases decode that range as ISO 8859-1. */
const WINDOWS_1252_CONTROLS =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

function mapControls(text: string): string {
  if (!/[\u0080-\u009f]/.test(text)) return text;
  return rewriteCodes(text, (codes, length) => {
    for (let at = 0; at < length; at++) {
      const code = codes[at] ?? 0;
      if (code >= 0x80 && code <= 0x9f) codes[at] = WINDOWS_1252_CONTROLS.charCodeAt(code - 0x80);
    }
    return length;
  });
}

const FIRST_LEAD_BYTE = 0xc2;
const MAX_CHARACTER_BYTES = 4;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;
const BLANK = 0x20;

/**
 * Ends lines in \n: \r\n becomes a blank and \n, so that no character moves. Done on bytes, which
 * is many times faster than on a string, and the same: no other character contains these bytes.
 */
function unifyLineEnds(bytes: Uint8Array, encoding: TextEncoding): Uint8Array {
  if (!bytes.includes(CARRIAGE_RETURN)) return bytes;
  // A copy, also of a Buffer, whose own slice shares its memory.
  const unified = new Uint8Array(bytes);
  if (encoding === "utf-16le" || encoding === "utf-16be") unifyPairs(unified, encoding);
  else unifySingles(unified);
  return unified;
}

function unifySingles(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === CARRIAGE_RETURN) bytes[at] = bytes[at + 1] === LINE_FEED ? BLANK : LINE_FEED;
  }
}

/** The same for characters of two bytes. */
function unifyPairs(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): void {
  const low = encoding === "utf-16be" ? 1 : 0;
  const unitAt = (at: number): number => (bytes[at + low] ?? 0) + ((bytes[at + 1 - low] ?? 0) << 8);
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (unitAt(at) !== CARRIAGE_RETURN) continue;
    bytes[at + low] = unitAt(at + 2) === LINE_FEED ? BLANK : LINE_FEED;
  }
}
