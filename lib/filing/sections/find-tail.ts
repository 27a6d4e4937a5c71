/**
 * Finds where the items of a filing end: at the signature, and what follows it.
 *
 *     SIGNATURES                                   <- signature
 *     Pursuant to the requirements of the Securities Exchange Act of 1934 ...
 *     EXHIBIT INDEX                                <- exhibitIndex
 *     99.1   Press release
 *     EXHIBIT 99.1                                 <- pasted exhibit
 *     ACME REPORTS ...
 */
import type { Line } from "../text/line.ts";
import { findRestOfIndex, findRestOfSignature, isSigned } from "./find-rest.ts";
import type { LineSpan, PastedExhibit } from "./segmented-document.ts";

const SIGNATURE =
  /^\W*s {0,2}i {0,2}g {0,2}n {0,2}a {0,2}t {0,2}u {0,2}r {0,2}e {0,2}s?\s*(?:\(s\)|pages?)?\W*$/i;
const FORMULA =
  /(?:pursuant to|in accordance with|under) the requirements? of|in accordance with section|caused this (?:\w+ )?(?:report|amendment|form|statement)|to be signed|by the undersigned|\/s\//i;
const FORMULA_START =
  /^\W*(?:pursuant\s+to|in\s+accordance\s+with|under)\s+the\s+requirements?\s+of\s+(?:section\s+\S+\s+(?:or\s+\S+\s+)?of\s+)?the\s+(?:securities|exchange)/i;
/** Annual reports of foreign issuers, and schedules, have their own formulas. */
const OTHER_FORMULA =
  /meets all (?:of )?the requirements for filing|authori[sz]ed the undersigned to sign|i certify that the information/i;
/** The formula stands this close to the word "signatures"; a table of contents has none near. */
const FORMULA_LINES = 14;
const INDEX =
  /^\W*(?:index\s+(?:to|of)\s+(?:the\s+)?exhibits?|exhibits?\s+index|list\s+of\s+exhibits|exhibits)\W*$/i;
const EXHIBIT =
  /^\W*(?:exhibit|ex\s?[.-])\s*(?:no\.?\s*)?[#:]?\s*(\d{1,3}(?:\.\d{1,3}|-(?:[a-z]|\d{1,2})(?![a-z\d]))?)(?:\s?\(?[a-z]\)?)?\W*$/i;
/** A marker line is short; longer lines name exhibits in passing. */
const MAX_MARKER_CHARACTERS = 100;
/** Less text than this behind "EXHIBIT 99" is an entry of a list. */
const MIN_EXHIBIT_CHARACTERS = 400;
const MAX_PASTED_EXHIBITS = 100;
/** Sender, date and addressee stand above the salutation. */
const MAX_LETTERHEAD_LINES = 30;
const SALUTATION =
  /^\W{0,20}(?:dear\s+(?:sirs?|madam|ladies|m[rs]s?)\b|(?:ladies\s+and\s+)?gentlemen\s?:)/i;
/** The word alone on a line stands in the table of contents, on the page, and in pasted agreements. */
const MAX_SIGNATURE_LINES = 500;

/** One letter short or wrong, above the formula. */
const MISSPELT_SIGNATURE = /^\W{0,20}si?g[a-z]{3,9}\W{0,20}$/i;
const SIGNED = /\/s\/|^\W{0,20}by\s?:\s?_/i;
const ABOVE_SIGNATURE = /^\W{0,20}(?:registrant\b|dated?\b|by\s?:|_{3,}|-{5,})/i;
/** A signature without formula ends the document, but for a page of exhibits. */
const MAX_BARE_LINES = 60;
const MAX_LINES_ABOVE = 8;

export interface Tail {
  /** Ordinal of the first line that belongs to no item; the number of lines when all do. */
  readonly bodyEnd: number;
  readonly signature: LineSpan | null;
  readonly exhibitIndex: LineSpan | null;
  readonly pastedExhibits: readonly PastedExhibit[];
  /** Long text below signature or index that belongs to neither, and does not say what it is. */
  readonly rests: readonly LineSpan[];
}

/** Finds the tail of a document; lines before `from` are not looked at. */
export function findTail(lines: readonly Line[], from: number): Tail {
  const signed = findSignature(lines, from);
  const start = signed < 0 ? lines.length : signed;
  const pasted = findPasted(lines, signed < 0 ? from : signed + 1, signed >= 0);
  const firstPasted = pasted[0]?.lines.start ?? lines.length;
  const index = signed < 0 ? -1 : findLine(lines, signed + 1, firstPasted, INDEX);
  const signatureEnd = index < 0 ? firstPasted : index;
  const signature = signed < 0 ? null : { start: signed, end: signatureEnd };
  const exhibitIndex = index < 0 ? null : { start: index, end: firstPasted };
  const signatureRest = signature && findRestOfSignature(lines, signature);
  const indexRest = exhibitIndex && findRestOfIndex(lines, exhibitIndex);
  return {
    bodyEnd: Math.min(start, signed < 0 ? firstPasted : start),
    // Where nobody has signed above the rest, the signers may stand in it.
    signature:
      signature && signatureRest && isSigned(lines, signed, signatureRest.start)
        ? { start: signed, end: signatureRest.start }
        : signature,
    exhibitIndex: exhibitIndex && { ...exhibitIndex, end: indexRest?.start ?? exhibitIndex.end },
    pastedExhibits: pasted,
    rests: [signatureRest, indexRest].filter((rest) => rest !== null),
  };
}

function findSignature(lines: readonly Line[], from: number): number {
  let formula = -1;
  let headings = 0;
  for (let at = from; at < lines.length && headings < MAX_SIGNATURE_LINES; at++) {
    const text = lines[at]?.text ?? "";
    if (text.length <= MAX_MARKER_CHARACTERS && SIGNATURE.test(text)) {
      headings++;
      if (hasFormula(lines, at)) return at;
    }
    if (formula < 0 && FORMULA_START.test(text.slice(0, 200))) formula = at;
    // A bare formula counts unless the word stands further below, which it never does by far.
    if (formula >= 0 && at > formula + FORMULA_LINES) break;
  }
  if (formula < 0) return findBareSignature(lines, from);
  const above = lines[formula - 1]?.text ?? "";
  return formula > from && MISSPELT_SIGNATURE.test(above) ? formula - 1 : formula;
}

/** Where nobody wrote the formula, the last signature and the name and date above it. */
function findBareSignature(lines: readonly Line[], from: number): number {
  const end = Math.max(from, lines.length - MAX_BARE_LINES);
  for (let at = lines.length - 1; at >= end; at--) {
    const text = lines[at]?.text ?? "";
    if (text.length > MAX_MARKER_CHARACTERS || !SIGNED.test(text)) continue;
    let start = at;
    while (start > from && at - start < MAX_LINES_ABOVE && isAboveSignature(lines[start - 1])) {
      start--;
    }
    return start;
  }
  return -1;
}

/** The registrant's name in capitals, "(Registrant)", a date, another signature, a rule. */
function isAboveSignature(line: Line | undefined): boolean {
  const text = line?.text.trim() ?? "";
  if (text === "" || text.length > MAX_MARKER_CHARACTERS) return false;
  return ABOVE_SIGNATURE.test(text) || SIGNED.test(text) || /^[A-Z][A-Z .,&'-]{3,}$/.test(text);
}

function hasFormula(lines: readonly Line[], at: number): boolean {
  let text = "";
  for (let next = at + 1; next <= at + FORMULA_LINES && next < lines.length; next++) {
    const line = lines[next]?.text ?? "";
    // The word in a table of contents that the signatures of a short report follow closely.
    if (line.length <= MAX_MARKER_CHARACTERS && SIGNATURE.test(line)) break;
    text += ` ${line.slice(0, 400).trim()}`;
  }
  const formula = text.replace(/\s+/g, " ");
  return FORMULA.test(formula) || OTHER_FORMULA.test(formula);
}

function findLine(lines: readonly Line[], from: number, to: number, pattern: RegExp): number {
  for (let at = from; at < to; at++) {
    const text = lines[at]?.text ?? "";
    if (text.length <= MAX_MARKER_CHARACTERS && pattern.test(text)) return at;
  }
  return -1;
}

function findPasted(lines: readonly Line[], from: number, signed: boolean): PastedExhibit[] {
  if (!signed) return [];
  const markers: { number: string; at: number }[] = [];
  for (let at = from; at < lines.length && markers.length < MAX_PASTED_EXHIBITS; at++) {
    const text = lines[at]?.text ?? "";
    const number = text.length <= MAX_MARKER_CHARACTERS ? EXHIBIT.exec(text)?.[1] : undefined;
    if (number !== undefined) markers.push({ number, at });
  }
  const ends = markers.map((_, index) => markers[index + 1]?.at ?? lines.length);
  const pasted: PastedExhibit[] = [];
  for (const [index, marker] of markers.entries()) {
    const span = { start: marker.at, end: ends[index] ?? lines.length };
    const before = pasted.at(-1);
    if (before?.number === marker.number) {
      pasted[pasted.length - 1] = {
        ...before,
        lines: { start: before.lines.start, end: span.end },
      };
    } else if (hasText(lines, span) || isLetter(lines, span)) {
      pasted.push({ number: marker.number, title: headline(lines, span), lines: span });
    }
  }
  return pasted;
}

function hasText(lines: readonly Line[], span: LineSpan): boolean {
  let length = 0;
  for (let at = span.start; at < span.end && length < MIN_EXHIBIT_CHARACTERS; at++) {
    length += (lines[at]?.text ?? "").trim().length;
  }
  return length >= MIN_EXHIBIT_CHARACTERS;
}

/** An accountant's letter is short, but no list has a salutation. */
function isLetter(lines: readonly Line[], { start, end }: LineSpan): boolean {
  const head = lines.slice(start, Math.min(end, start + MAX_LETTERHEAD_LINES));
  return head.some(({ text }) => SALUTATION.test(text.slice(0, MAX_MARKER_CHARACTERS)));
}

/** The first line below the marker that is long enough to say something. */
function headline(lines: readonly Line[], span: LineSpan): string {
  for (let at = span.start + 1; at < Math.min(span.end, span.start + 20); at++) {
    const text = (lines[at]?.text ?? "").replace(/\s+/g, " ").trim();
    if (/[A-Za-z]{3}/.test(text) && text.length >= 12) return text.slice(0, 200);
  }
  return "";
}
