/**
 * The piece of a section that is shown with a hit.
 *
 * The window of at most SNIPPET_LENGTH characters is chosen that answers most clauses of the query,
 * then most often, then earliest. It is widened to whole words, begins with a sentence when one
 * begins in time, and runs of white space become one space:
 *
 *     text     "…prior year.\nThere is  substantial doubt about\nthe Company's ability…"
 *     snippet  "… There is substantial doubt about the Company's ability …"
 *     highlights             [11, 28]                                       for substantial doubt
 */

import { countClauses, findMarks, type Mark } from "./highlight.ts";
import type { HighlightPlan } from "./highlight-plan.ts";

export interface Snippet {
  readonly text: string;
  /** [start, end) in UTF-16 code units of the text, in order, without overlaps. */
  readonly highlights: readonly (readonly [number, number])[];
}

/** About three lines on a page. */
export const SNIPPET_LENGTH = 240;
/** A sentence that begins this far before the first match is worth beginning with. */
const MAX_LEAD_LENGTH = 120;
const ELLIPSIS = "…";

interface Window {
  readonly start: number;
  readonly end: number;
}

interface DenseWindow extends Window {
  /** Clauses that it answers. */
  readonly clauseCount: number;
}

/**
 * Finds marks to choose a snippet from: not those of the whole text when all clauses of the query
 * stand together early on.
 */
export function findSnippetMarks(
  text: string,
  plan: HighlightPlan,
  matchedTerms: readonly string[],
): Mark[] {
  const clauseCount = countClauses(plan, matchedTerms);
  const isEnough = (marks: readonly Mark[]) => densestWindow(marks).clauseCount >= clauseCount;
  return findMarks(text, plan, matchedTerms, isEnough);
}

/** Cuts the best window out of a text; without marks, its beginning. */
export function makeSnippet(text: string, marks: readonly Mark[]): Snippet {
  const window = widen(text, densestWindow(marks));
  const inside = marks.filter(({ start, end }) => start >= window.start && end <= window.end);
  return render(text, window, inside);
}

/** Two pointers over the marks: each enters and leaves the window once. */
function densestWindow(marks: readonly Mark[]): DenseWindow {
  const clauseCounts = new Map<number, number>();
  let best: DenseWindow = { start: 0, end: 0, clauseCount: 0 };
  let bestScore = 0;
  let first = 0;
  for (const [last, mark] of marks.entries()) {
    clauseCounts.set(mark.clause, (clauseCounts.get(mark.clause) ?? 0) + 1);
    let oldest = marks[first] ?? mark;
    while (first < last && mark.end - oldest.start > SNIPPET_LENGTH) {
      const count = (clauseCounts.get(oldest.clause) ?? 0) - 1;
      if (count > 0) clauseCounts.set(oldest.clause, count);
      else clauseCounts.delete(oldest.clause);
      first += 1;
      oldest = marks[first] ?? mark;
    }
    // One more clause is worth more than any number of repetitions in a window of this length.
    const score = clauseCounts.size * SNIPPET_LENGTH + (last - first + 1);
    if (score <= bestScore) continue;
    bestScore = score;
    const end = Math.min(mark.end, oldest.start + SNIPPET_LENGTH);
    best = { start: oldest.start, end, clauseCount: clauseCounts.size };
  }
  return best;
}

function widen(text: string, core: Window): Window {
  const room = Math.max(0, SNIPPET_LENGTH - (core.end - core.start));
  const lead = Math.min(core.start, MAX_LEAD_LENGTH, room);
  const start = startOfWord(text, core.start - lead, core.start, room);
  const end = endOfWord(text, core.end, Math.min(text.length, start + SNIPPET_LENGTH));
  return { start, end };
}

/** Returns where a sentence begins in text[from, to), else a word a third of the room before to. */
function startOfWord(text: string, from: number, to: number, room: number): number {
  if (from === 0) return 0;
  const lead = text.slice(from, to);
  const sentence = /[.!?:;]["”’)]?\s+(?=\S)|\n\s*\n\s*(?=\S)/.exec(lead);
  if (sentence !== null) return from + sentence.index + sentence[0].length;
  const short = Math.max(from, to - Math.floor(room / 3));
  const space = text.slice(short, to).search(/\s\S/);
  return space < 0 ? to : short + space + 1;
}

/** Returns the end of the last whole word in text[from, limit), at least `from`. */
function endOfWord(text: string, from: number, limit: number): number {
  if (limit >= text.length) return text.length;
  for (let at = limit; at > from; at -= 1) {
    if (/\s/.test(text.charAt(at))) return at;
  }
  if (from > 0) return from;
  return isLowSurrogate(text, limit) ? limit - 1 : limit;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function render(text: string, window: Window, marks: readonly Mark[]): Snippet {
  const pieces: string[] = window.start > 0 ? [`${ELLIPSIS} `] : [];
  let length = window.start > 0 ? ELLIPSIS.length + 1 : 0;
  const append = (from: number, to: number): void => {
    const piece = text.slice(from, to).replace(/\s+/g, " ");
    const doubled = piece.startsWith(" ") && (pieces.at(-1)?.endsWith(" ") ?? true);
    const added = doubled ? piece.slice(1) : piece;
    if (added === "") return;
    pieces.push(added);
    length += added.length;
  };
  const highlights: [number, number][] = [];
  let at = window.start;
  for (const mark of marks) {
    append(at, mark.start);
    const start = length;
    append(mark.start, mark.end);
    highlights.push([start, length]);
    at = mark.end;
  }
  append(at, window.end);
  if (window.end < text.trimEnd().length) pieces.push(` ${ELLIPSIS}`);
  const shown = pieces.join("").trimEnd();
  // A tab belongs to a term, so a mark may end in white space.
  return {
    text: shown,
    highlights: highlights.map(([start, end]) => [start, Math.min(end, shown.length)]),
  };
}
