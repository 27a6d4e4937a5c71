/**
 * A submission's header and documents.
 *
 *     <SEC-HEADER>…</SEC-HEADER>        or the tags between <SUBMISSION> and the first document
 *     <DOCUMENT>
 *     <TYPE>8-K
 *     <SEQUENCE>1
 *     <FILENAME>d8k.htm                 missing before 2000
 *     <DESCRIPTION>FORM 8-K             often missing
 *     <TEXT>
 *     …
 *     </TEXT>
 *     </DOCUMENT>
 *
 * Tags may share a line. Only the sequence <DOCUMENT> and a document tag opens a document, so that
 * XML documents may use such a name; a document left open ends where the next one opens.
 */
import type { SourceText, Span } from "./source-text.ts";

export interface SubmissionDocument {
  /** `8-K`, `EX-99.1`; null when the tag is missing. */
  readonly type: string | null;
  readonly sequence: number | null;
  readonly filename: string | null;
  readonly description: string | null;
  /** What stands between <TEXT> and </TEXT>. */
  readonly content: SourceText;
  /** Neither </TEXT> nor </DOCUMENT> was found. */
  readonly truncated: boolean;
}

export interface Submission {
  /** Everything before the first document; null for shapes without a header. */
  readonly header: SourceText | null;
  readonly documents: readonly SubmissionDocument[];
  /** There are more documents than are read. */
  readonly capped: boolean;
}

/** The largest submissions hold a few thousand documents, viewer files included. */
const MAX_DOCUMENTS = 10_000;

const DOCUMENT_OPEN = /<DOCUMENT>\s{0,20}(?=<(?:TYPE|SEQUENCE|FILENAME|DESCRIPTION|TEXT)>)/iy;
const TEXT_CLOSE = /<\/TEXT>\s{0,20}$/i;
const LINE_START = /(?:^|\n)[ \t]{0,8}$/;
/** How far before </DOCUMENT> its </TEXT> is looked for. */
const CLOSE_REACH_CHARS = 40;
const DOCUMENT_TAG =
  /\s*<(TYPE|SEQUENCE|FILENAME|DESCRIPTION)>([^\n<]*(?:<(?!\/?[A-Z]+>)[^\n<]*)*)/iy;

/** Splits a submission that starts at its root tag; documents that are cut off are marked. */
export function splitSubmission(source: SourceText): Submission {
  const { text } = source;
  const opens = findOpens(text);
  const closes = findCloses(text);
  const documents: SubmissionDocument[] = [];
  let close = 0;
  for (const [index, open] of opens.slice(0, MAX_DOCUMENTS).entries()) {
    const limit = opens[index + 1]?.start ?? text.length;
    while ((closes[close] ?? limit) < open.start) close++;
    const end = closes[close] ?? limit;
    const closed = end < limit;
    documents.push(readDocument(source, open.end, closed ? end : limit, !closed));
  }
  const headerEnd = opens[0]?.start ?? text.length;
  const header = headerEnd > 0 ? source.slice(0, headerEnd) : null;
  return { header, documents, capped: opens.length > MAX_DOCUMENTS };
}

/** Where documents open and their tags begin; one more than are read, to tell that there are more. */
function findOpens(text: string): Span[] {
  const opens: Span[] = [];
  for (const start of occurrences(text, "<DOCUMENT>")) {
    DOCUMENT_OPEN.lastIndex = start;
    const open = DOCUMENT_OPEN.exec(text);
    if (open && opens.push({ start, end: start + open[0].length }) > MAX_DOCUMENTS) break;
  }
  return opens;
}

/** Where documents end: at the </TEXT> before </DOCUMENT>, or at that tag on a line of its own. */
function findCloses(text: string): number[] {
  const closes: number[] = [];
  for (const at of occurrences(text, "</DOCUMENT>")) {
    const before = text.slice(Math.max(0, at - CLOSE_REACH_CHARS), at);
    const textClose = TEXT_CLOSE.exec(before);
    if (textClose) closes.push(at - before.length + textClose.index);
    else if (LINE_START.test(before)) closes.push(at);
    if (closes.length > 2 * MAX_DOCUMENTS) break;
  }
  return closes;
}

/** Where a tag stands, in capitals as EDGAR writes it, or in small letters throughout the file. */
function* occurrences(text: string, tag: string): Generator<number> {
  const printed = text.includes(tag) ? tag : tag.toLowerCase();
  for (let at = text.indexOf(printed); at >= 0; at = text.indexOf(printed, at + 1)) yield at;
}

function readDocument(
  source: SourceText,
  start: number,
  end: number,
  truncated: boolean,
): SubmissionDocument {
  const { text } = source;
  const tags = new Map<string, string>();
  let at = start;
  for (;;) {
    DOCUMENT_TAG.lastIndex = at;
    const tag = DOCUMENT_TAG.exec(text);
    if (!tag || tag.index + tag[0].length > end) break;
    const name = (tag[1] ?? "").toUpperCase();
    if (!tags.has(name)) tags.set(name, (tag[2] ?? "").trim());
    at = tag.index + tag[0].length;
  }
  const opened = /^\s{0,20}<TEXT>/i.exec(text.slice(at, Math.min(end, at + 40)));
  const sequence = Number.parseInt(tags.get("SEQUENCE") ?? "", 10);
  return {
    type: tags.get("TYPE") || null,
    sequence: Number.isNaN(sequence) ? null : sequence,
    filename: tags.get("FILENAME") || null,
    description: tags.get("DESCRIPTION") || null,
    content: source.slice(at + (opened?.[0].length ?? 0), end),
    truncated,
  };
}
