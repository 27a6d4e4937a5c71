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
const CAPITAL_TAG = /<DOCUMENT>/;
const TEXT_CLOSE = "</TEXT>";
/** How many blanks may stand before </DOCUMENT>. */
const CLOSE_REACH_CHARS = 20;
const DOCUMENT_TAG =
  /\s*<(TYPE|SEQUENCE|FILENAME|DESCRIPTION)>([^\n<]*(?:<(?!\/?[A-Z]+>)[^\n<]*)*)/iy;

/** Splits a submission that starts at its root tag; documents that are cut off are marked. */
export function splitSubmission(source: SourceText): Submission {
  const { text } = source;
  const found = findDocuments(text);
  const documents = found.slice(0, MAX_DOCUMENTS).map(({ open, end }, index) => {
    return readDocument(
      source,
      open.end,
      end ?? found[index + 1]?.open.start ?? text.length,
      end === null,
    );
  });
  const headerEnd = found[0]?.open.start ?? text.length;
  const header = headerEnd > 0 ? source.slice(0, headerEnd) : null;
  return { header, documents, capped: found.length > MAX_DOCUMENTS };
}

interface FoundDocument {
  readonly open: Span;
  /** Null when another document opens, or the text ends, before this one does. */
  end: number | null;
}

/** The first documents of a text; one more than are read, to tell that there are more. */
function findDocuments(text: string): FoundDocument[] {
  const found: FoundDocument[] = [];
  for (const tag of documentTags(text)) {
    const last = found.at(-1);
    if (!tag.isOpen) {
      if (last) last.end ??= tag.start;
    } else if (found.push({ open: tag, end: null }) > MAX_DOCUMENTS) break;
  }
  return found;
}

/** Where a document opens and its own tags begin, or where its text ends and it closes. */
export interface DocumentTag extends Span {
  readonly isOpen: boolean;
}

/** Yields the tags around documents: in capitals as EDGAR writes them, or small throughout a file. */
export function* documentTags(text: string): Generator<DocumentTag> {
  const name = CAPITAL_TAG.test(text) ? "DOCUMENT>" : "document>";
  // A pattern skips most characters, where a search would begin anew at each "<".
  const tag = new RegExp(`[</]${name}`, "g");
  while (tag.test(text)) {
    const end = tag.lastIndex;
    const at = end - name.length - 1;
    if (text[at] === "<") {
      DOCUMENT_OPEN.lastIndex = at;
      if (DOCUMENT_OPEN.test(text)) yield { isOpen: true, start: at, end: DOCUMENT_OPEN.lastIndex };
    } else if (text[at - 1] === "<") {
      const start = textEndBefore(text, at - 1);
      if (start !== null) yield { isOpen: false, start, end };
    }
  }
}

/** A document ends at the </TEXT> before </DOCUMENT>, or at that tag on a line of its own. */
function textEndBefore(text: string, close: number): number | null {
  const limit = Math.max(0, close - CLOSE_REACH_CHARS);
  let at = close;
  while (at > limit && isBlank(text.charCodeAt(at - 1))) at--;
  const textClose = at - TEXT_CLOSE.length;
  if (textClose >= 0 && text.slice(textClose, at).toUpperCase() === TEXT_CLOSE) return textClose;
  return at === 0 || text.slice(at, close).includes("\n") ? close : null;
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0;
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
