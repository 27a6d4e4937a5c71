/**
 * Finds text that follows a signature or an exhibit index without saying what it is: a press release, an
 * agreement or financial statements that were typed below.
 *
 *     SIGNATURES
 *     Pursuant to the requirements of ...            signature: lines of its usual words,
 *     By: /s/ Jane Doe                                no further apart than MAX_GAP
 *         Jane Doe, Treasurer                         and the short lines below the last
 *
 *     NORTHWIND BANK SALARY CONTINUATION AGREEMENT    the rest, if it is long and has prose
 */
import type { Line } from "../text/line.ts";
import { hasProse, isProse } from "./drop-contents.ts";
import type { LineSpan } from "./segmented-document.ts";

const SIGNING =
  /\/\s?s\s?\/|^\W*(?:by|name|title|its|dated?)\s*[:/_]|pursuant\s+to\s+the\s+requirement|duly\s+(?:caused|authori[sz]ed)|authori[sz]ed\.?\W*$|signed|securities\s+(?:and\s+)?exchange\s+act|power\s+of\s+attorney|capacit(?:y|ies)|^\W*_{5,}/i;
const EXHIBIT_ROW =
  /^\W*(?:(?:exhibits?|ex\.?)\s*(?:no\.?|numbers?)?\s*)?(?:\d{1,3}(?:\.\d{1,3})?(?:\([a-z\d]{1,3}\))*(?=[\s*:.)\u2020\u2013\u2014-]|$)|descriptions?\b|exhibits?\b|numbers?\b)/i;
/** Blocks of several signers stand no further apart, nor do rows with their descriptions. */
const MAX_GAP = 12;
/** Name and title below a signature, or the description below a number. */
const MAX_LINES_BELOW = 3;
const MAX_LINE_BELOW = 80;
const MAX_PREFIX = 400;
/** Less is a legend or a footer. */
const MIN_CHARACTERS = 1_000;

/** Returns what stands below a signature block within its span; null when there is no more. */
export function findRestOfSignature(lines: readonly Line[], span: LineSpan): LineSpan | null {
  const body = lines.slice(span.start + 1, span.end);
  const prose = body.findIndex(({ text }) => isProse(text) && !belongsTo(text, SIGNING));
  const end = prose < 0 ? span.end : span.start + 1 + prose;
  return findRest(lines, span, { belongs: SIGNING, end });
}

const SIGNED = /\/\s?s\s?\/|^\W*by\s*[:/]/i;

/** Tells whether anybody has signed in lines [start, end). */
export function isSigned(lines: readonly Line[], start: number, end: number): boolean {
  return lines.slice(start, end).some(({ text }) => belongsTo(text, SIGNED));
}

/** Returns what stands below an exhibit index within its span; null when there is no more. */
export function findRestOfIndex(lines: readonly Line[], span: LineSpan): LineSpan | null {
  return findRest(lines, span, { belongs: EXHIBIT_ROW, end: span.end });
}

function findRest(
  lines: readonly Line[],
  span: LineSpan,
  block: { belongs: RegExp; end: number },
): LineSpan | null {
  let last = span.start;
  for (let at = last + 1; at < block.end && at - last <= MAX_GAP; at++) {
    if (belongsTo(lines[at]?.text ?? "", block.belongs)) last = at;
  }
  let start = last + 1;
  while (start < block.end && isBelow(lines[start], start - last)) start++;
  const rest = { start, end: span.end };
  return isLong(lines, rest) && hasProse(lines, rest.start, rest.end) ? rest : null;
}

function belongsTo(text: string, pattern: RegExp): boolean {
  return pattern.test(text.slice(0, MAX_PREFIX));
}

const OFFICE =
  /\b(?:president|officer|secretary|treasurer|counsel|director|controller|chairman|chairwoman|chair|signatory|trustee|manager|representative|partner)\b/i;
const MAX_NAME_WORDS = 4;

/** A line that belongs to the one above it: its second half, or the signer's name or office. */
function isBelow(line: Line | undefined, distance: number): boolean {
  if (line === undefined) return false;
  if (line.blanksBefore === 0) return true;
  const text = line.text.trim();
  if (distance > MAX_LINES_BELOW || line.blanksBefore > 1 || text.length > MAX_LINE_BELOW) {
    return false;
  }
  return OFFICE.test(text) || text.split(/\s+/).length <= MAX_NAME_WORDS;
}

function isLong(lines: readonly Line[], span: LineSpan): boolean {
  let length = 0;
  for (let at = span.start; at < span.end && length < MIN_CHARACTERS; at++) {
    length += lines[at]?.text.trim().length ?? 0;
  }
  return length >= MIN_CHARACTERS;
}
