/**
 * Where a section's text answers a query.
 *
 *     query   "going concern" doubt*          text terms of the section: going, concern, doubtful
 *     text    … doubtful whether the going concern basis, a concern …
 *                ────┬───             ──────┬──────
 *                 clause 1              clause 0          the lone "concern" is no match
 *
 * A phrase is one mark, and its words are none on their own. Prefix and fuzzy words mark the terms
 * that the executor matched. The operands of NEAR are marked where they are near each other.
 */
import { processTerm, scanTokens, TokenSpans } from "../../index/analyzer.ts";
import type { HighlightPlan } from "./highlight-plan.ts";
import { keepNear, type TokenMark } from "./near-marks.ts";
import { compileSequences, type TermReader, type TermSequence } from "./term-automaton.ts";

/** Text[start, end), and which clause of the query it answers. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly clause: number;
}

/** A mark, and which tokens of the text it is. */
interface LocatedMark extends Mark, TokenMark {}

/** Looked at in one go; as long as most sections are. */
const FIRST_PIECE_LENGTH = 8_192;

/**
 * Finds the marks of a text, in order and without overlaps; the longer of two wins.
 *
 * @param matchedTerms The terms by which the executor matched the section.
 * @param isEnough Asked with the marks of the first 8 kB, 16 kB, 32 kB and so on, so that its work
 *   stays linear, too; when true, the rest is not looked at.
 */
export function findMarks(
  text: string,
  plan: HighlightPlan,
  matchedTerms: readonly string[],
  isEnough: (marks: readonly Mark[]) => boolean = () => false,
): Mark[] {
  const sequences = [...completePhrases(plan, matchedTerms), ...assignTerms(plan, matchedTerms)];
  const finder = new MarkFinder(sequences);
  let start = 0;
  while (start < text.length) {
    const end = endOfPiece(text, Math.max(FIRST_PIECE_LENGTH, 2 * start));
    finder.scan(text.slice(start, end), start);
    if (isEnough(keepNear(finder.marks, plan.near))) break;
    start = end;
  }
  return keepNear(finder.marks, plan.near);
}

/** Pieces end before white space, which belongs to no term; without any, they grow. */
function endOfPiece(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === SPACE || unit === LINE_FEED) return at;
  }
  return text.length;
}

const SPACE = 0x20;
const LINE_FEED = 0x0a;

/** Reads a text piece by piece; sequences of terms may span pieces. */
class MarkFinder {
  readonly marks: LocatedMark[] = [];
  private readonly isWanted: (unit: number) => boolean;
  private readonly read: TermReader;
  private readonly longest: number;
  private readonly spans = new TokenSpans();
  /** Starts of the last tokens of earlier pieces, as many as the longest sequence reaches back. */
  private earlier: number[] = [];
  /** Tokens of earlier pieces. */
  private tokenCount = 0;

  constructor(sequences: readonly TermSequence[]) {
    this.isWanted = firstUnitFilter(sequences.flatMap(({ terms }) => terms));
    this.read = compileSequences(sequences)();
    this.longest = Math.max(1, ...sequences.map(({ terms }) => terms.length));
  }

  scan(piece: string, offset: number): void {
    const { spans } = this;
    scanTokens(piece, spans);
    for (let at = 0; at < spans.count; at += 1) {
      const start = spans.starts[at] ?? 0;
      const end = spans.ends[at] ?? 0;
      const isTerm = this.isWanted(piece.charCodeAt(start));
      const match = this.read(isTerm ? processTerm(piece.slice(start, end)) : null);
      if (match === null) continue;
      const first = this.startOf(at - match.length + 1, offset);
      const tokenEnd = this.tokenCount + at + 1;
      addMark(this.marks, {
        start: first,
        end: end + offset,
        clause: match.clause,
        firstToken: tokenEnd - match.length,
        tokenEnd,
      });
    }
    this.tokenCount += spans.count;
    this.keepStarts(offset);
  }

  private startOf(token: number, offset: number): number {
    if (token < 0) return this.earlier.at(token) ?? 0;
    return (this.spans.starts[token] ?? 0) + offset;
  }

  private keepStarts(offset: number): void {
    const { spans, longest, earlier } = this;
    const from = Math.max(0, spans.count - longest);
    const starts = spans.starts.subarray(from, spans.count);
    this.earlier = [...earlier, ...Array.from(starts, (start) => start + offset)].slice(-longest);
  }
}

/** Drops the marks that the new one covers, or the new one when it would overlap. */
function addMark(marks: LocatedMark[], mark: LocatedMark): void {
  while ((marks.at(-1)?.start ?? -1) >= mark.start) marks.pop();
  if ((marks.at(-1)?.end ?? 0) <= mark.start) marks.push(mark);
}

/** Counts the clauses that a section with these terms may answer. */
export function countClauses(plan: HighlightPlan, matchedTerms: readonly string[]): number {
  const matched = new Set(matchedTerms);
  const phrases = completePhrases(plan, matchedTerms).filter(({ terms }) => {
    return terms.every((term) => matched.has(term));
  });
  const words = assignTerms(plan, matchedTerms);
  return new Set([...phrases, ...words].map(({ clause }) => clause)).size;
}

/** Puts the terms that matched in place of the beginnings at the end of phrases. */
function completePhrases(plan: HighlightPlan, matchedTerms: readonly string[]): TermSequence[] {
  return plan.phrases.flatMap(({ terms, prefix, clause }) => {
    if (!prefix) return [{ terms, clause }];
    const beginning = terms.at(-1) ?? "";
    const endings = matchedTerms.filter((term) => term.startsWith(beginning));
    return endings.map((ending) => ({ terms: [...terms.slice(0, -1), ending], clause }));
  });
}

/** A fuzzy word explains every matched term that no other part of the query accounts for. */
function assignTerms(plan: HighlightPlan, matchedTerms: readonly string[]): TermSequence[] {
  const inPhrases = new Set(plan.phrases.flatMap(({ terms }) => terms));
  const fuzzy = plan.words.find((word) => word.fuzzy > 0);
  return matchedTerms.flatMap((term) => {
    const word =
      plan.words.find((candidate) => candidate.term === term) ??
      plan.words.find((candidate) => candidate.prefix && term.startsWith(candidate.term)) ??
      (inPhrases.has(term) ? undefined : fuzzy);
    return word === undefined ? [] : [{ terms: [term], clause: word.clause }];
  });
}

const ASCII_END = 0x80;

/** Tells cheaply that a token cannot be one of the terms, by its first UTF-16 unit. */
function firstUnitFilter(terms: readonly string[]): (unit: number) => boolean {
  const wanted = new Uint8Array(ASCII_END);
  for (const term of terms) {
    wanted[term.charCodeAt(0)] = 1;
    wanted[term.charAt(0).toUpperCase().charCodeAt(0)] = 1;
  }
  return (unit) => unit >= ASCII_END || wanted[unit] === 1;
}
