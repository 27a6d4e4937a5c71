/**
 * Where the submissions of a file stand, when a crawler or a feed has appended several.
 *
 * What wraps a document comes in one order, and any of it may be missing. So a tag that stands no
 * deeper than what its submission has shown before starts the next one:
 *
 *     0  -----BEGIN PRIVACY-ENHANCED MESSAGE-----
 *     1  <SEC-DOCUMENT>  <IMS-DOCUMENT>  <SUBMISSION>
 *     2  <SEC-HEADER>  <IMS-HEADER>
 *     3  <DOCUMENT> ... </DOCUMENT>
 *
 *     0 1 2 3 3 | 1 2 3 | 2 | 2 3       four submissions, the third a header alone
 *
 * Documents may quote any of these tags. Their own tags are matched like brackets, and what stands
 * in a matched pair never counts. A document without an end was cut off, and what was appended to
 * it stands inside: there a tag counts when EDGAR's next words follow it.
 */
import { FiledexError } from "../../errors.ts";
import type { Span } from "./source-text.ts";
import { documentTags } from "./submission.ts";

export interface SubmissionSpan extends Span {
  /** It stands in a mail wrapper, which may have begun with an earlier submission. */
  readonly isWrapped: boolean;
}

/** Bounds the filings of one upload: a day's feed in one file is split by whoever keeps it. */
const MAX_SUBMISSIONS = 1_000;

const DOCUMENT_LEVEL = 3;

/** Begins with a letter, as text is full of rulers. */
const WRAPPER =
  /PRIVACY-ENHANCED MESSAGE-----|<(?:(?:SEC|IMS)-(?:DOCUMENT|HEADER)|(?:sec|ims)-(?:document|header)|SUBMISSION|submission)>/g;

/** A wrapper with what EDGAR writes behind it; headers of 2000 name a path first. */
const CERTAIN_WRAPPER =
  /PRIVACY-ENHANCED MESSAGE-----(?=\s{0,20}Proc-Type:)|<(?:(?:SEC|IMS)-(?:DOCUMENT|HEADER)|SUBMISSION)>(?=[^\n]{0,40}\d{10}-\d{2}-\d{6}|\s{0,20}(?:<(?:(?:SEC|IMS)-HEADER|ACC|TYPE>)|ACCESSION NUMBER:))/g;
const MAIL_BEGIN = "-----BEGIN ";
const MAIL_END = "-----END ";
/** The shortest wrapper is as long. */
const MIN_WRAPPER_CHARS = "<SUBMISSION>".length;

/** How files with a submission end; a look there costs nothing for the many pages without one. */
const SUBMISSION_END =
  /<\/(?:(?:SEC|IMS)-)?DOCUMENT>|<\/(?:SEC|IMS)-HEADER>|<\/SUBMISSION>|ENHANCED MESSAGE-----/;
const END_CHARACTERS = 400;

/** Finds where a submission begins on a line within text that begins otherwise; null for nowhere. */
export function findFirstSubmission(text: string): number | null {
  if (!SUBMISSION_END.test(text.slice(-END_CHARACTERS))) return null;
  for (const { level, start } of findWrappers(text, { start: 0, end: text.length, isCut: true })) {
    if (level !== null && (start === 0 || text[start - 1] === "\n")) return start;
  }
  return null;
}

/** Finds the submissions of a file whose first one starts at `start`; `invalid` for too many. */
export function findSubmissions(text: string, start: number): SubmissionSpan[] {
  const begun = [{ start, isWrapped: false }];
  /** The submission that the open mail wrapper began with. */
  let wrapped = Number.POSITIVE_INFINITY;
  let level = -1;
  for (const region of regionsBetweenDocuments(text, start)) {
    for (const wrapper of findWrappers(text, region)) {
      if (wrapper.level === null) {
        // A wrapper that does not end was cut off with its submission, and holds no other.
        for (const one of begun.slice(wrapped)) one.isWrapped = true;
        wrapped = Number.POSITIVE_INFINITY;
        // Whatever follows belongs to another submission, even when this one was empty.
        level = DOCUMENT_LEVEL;
        continue;
      }
      const isMail = wrapper.level === 0;
      if (wrapper.level <= level) begun.push({ start: wrapper.start, isWrapped: isMail });
      else if (isMail) begun[0] = { start, isWrapped: true };
      if (isMail) wrapped = begun.length - 1;
      if (begun.length > MAX_SUBMISSIONS) throw tooMany();
      level = wrapper.level;
    }
    level = DOCUMENT_LEVEL;
  }
  return begun.map((one, n) => ({ ...one, end: begun[n + 1]?.start ?? text.length }));
}

function tooMany(): FiledexError {
  return new FiledexError(
    "invalid",
    `file holds too many submissions, limit=\`${MAX_SUBMISSIONS}\``,
  );
}

interface Region extends Span {
  /** It is the text of documents that were cut off. */
  readonly isCut: boolean;
}

/** Yields what stands before, between and behind the documents that start from `start` on. */
function* regionsBetweenDocuments(text: string, start: number): Generator<Region> {
  let at = start;
  let isCut = false;
  for (const document of matchDocuments(text)) {
    const isRead = document.start < at || (isCut && document.end === null);
    if (isRead) continue;
    yield { start: at, end: document.start, isCut };
    isCut = document.end === null;
    at = document.end ?? document.start;
  }
  yield { start: at, end: text.length, isCut };
}

interface MatchedDocument {
  readonly start: number;
  /** Behind its closing tag; null for a document that was cut off. */
  end: number | null;
}

/** Matches the tags of documents like brackets; in the order of their starts. */
function matchDocuments(text: string): MatchedDocument[] {
  const documents: MatchedDocument[] = [];
  const open: MatchedDocument[] = [];
  for (const { isOpen, start, end } of documentTags(text)) {
    if (isOpen) {
      const document = { start, end: null };
      documents.push(document);
      open.push(document);
    } else {
      const document = open.pop();
      if (document) document.end = end;
    }
  }
  return documents;
}

interface Wrapper {
  readonly start: number;
  /** Null for the end of a mail wrapper. */
  readonly level: number | null;
}

function findWrappers(text: string, { start, end, isCut }: Region): Wrapper[] {
  if (end - start < MIN_WRAPPER_CHARS) return [];
  const wrappers: Wrapper[] = [];
  const region = text.slice(start, end);
  const pattern = isCut ? CERTAIN_WRAPPER : WRAPPER;
  pattern.lastIndex = 0;
  for (let found = pattern.exec(region); found; found = pattern.exec(region)) {
    const [tag] = found;
    const at = start + found.index;
    const wrapper = tag.startsWith("<")
      ? { start: at, level: /HEADER/i.test(tag) ? 2 : 1 }
      : readMailWrapper(text, at);
    if (wrapper !== null) wrappers.push(wrapper);
  }
  return wrappers;
}

/** Reads the words before those that all mail wrappers share. */
function readMailWrapper(text: string, at: number): Wrapper | null {
  if (text.endsWith(MAIL_END, at)) return { start: at - MAIL_END.length, level: null };
  const start = at - MAIL_BEGIN.length;
  // Within a mail wrapper a quoted line is sent with "- " before it.
  const isQuoted = text.endsWith("- ", start);
  return text.endsWith(MAIL_BEGIN, at) && !isQuoted ? { start, level: 0 } : null;
}
