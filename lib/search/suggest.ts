/**
 * Completes what a user is typing, as MiniSearch's autoSuggest does: sections must match all words,
 * the last of them as a beginning; the terms that match in a section are a suggestion, worth the
 * mean score of the sections that make it.
 *
 *     "certif acc"  ->  certifying accountant, certified accounting, ...
 */
import { analyze } from "../index/analyzer.ts";
import type { Snapshot } from "../index/snapshot.ts";
import { describeMatches } from "./execute/describe-matches.ts";
import { prepareQuery } from "./execute/prepare-query.ts";
import { finalScore } from "./execute/rank-filings.ts";
import { scoreTree } from "./execute/score-tree.ts";
import { nextBit } from "./execute/section-bits.ts";
import type { SegmentRun } from "./execute/segment-run.ts";
import type { Filters, Query } from "./query.ts";

export interface Suggestion {
  /** The terms, joined by spaces. */
  readonly suggestion: string;
  readonly terms: readonly string[];
  readonly score: number;
}

export interface SuggestOptions {
  readonly limit: number;
  readonly filters?: Filters;
  /** Edit distance that words may have, as in a term query. */
  readonly fuzzy?: number;
  readonly isExpired?: () => boolean;
}

/**
 * Sections of a segment that are looked at, the best ones. A suggestion that only weaker ones would
 * make is none that anybody misses, while describing a hundred thousand sections takes seconds.
 */
const MAX_SUGGESTING_SECTIONS = 2_000;

/** Returns the best suggestions for a text, best first. */
export async function suggest(
  snapshot: Snapshot,
  text: string,
  options: SuggestOptions,
): Promise<Suggestion[]> {
  const { filters = {}, isExpired = never, limit } = options;
  const query = suggestQuery(text, options.fuzzy);
  const { runs, within } = await prepareQuery(snapshot, { query, filters, isExpired });
  const made = new Map<string, { terms: string[]; score: number; count: number }>();
  for (const run of runs) {
    for (const { terms, score } of matchingSections(run, within[run.index] ?? null)) {
      const suggestion = terms.join(" ");
      const known = made.get(suggestion) ?? { terms, score: 0, count: 0 };
      known.score += score;
      known.count++;
      made.set(suggestion, known);
    }
  }
  return [...made]
    .map(([suggestion, { terms, score, count }]) => ({ suggestion, terms, score: score / count }))
    .sort(
      (left, right) => right.score - left.score || (left.suggestion < right.suggestion ? -1 : 1),
    )
    .slice(0, limit);
}

const never = () => false;

function suggestQuery(text: string, fuzzy: number | undefined): Query {
  const words = analyze(text.toWellFormed());
  const operands = words.map((word, i): Query => {
    const similar = fuzzy === undefined ? {} : { fuzzy };
    return { kind: "term", text: word, prefix: i === words.length - 1, ...similar };
  });
  return { kind: "and", operands };
}

function matchingSections(
  run: SegmentRun,
  within: Uint32Array | null,
): { terms: string[]; score: number }[] {
  const { plan, boards, maskWords, scratch } = run.query;
  if (plan.root === null) return [];
  scratch.begin();
  const board = boards.take(run.sectionCount, maskWords);
  scoreTree(run, plan.root, board, within);
  const scores = new Map<number, number>();
  for (let at = nextBit(board.bits, 0); at >= 0; at = nextBit(board.bits, at + 1)) {
    scores.set(at, finalScore(run, board, at));
  }
  boards.give(board);
  const sections = [...scores]
    .sort(([a, left], [b, right]) => right - left || a - b)
    .slice(0, MAX_SUGGESTING_SECTIONS)
    .map(([section]) => section)
    .sort((left, right) => left - right);
  const described = describeMatches(run, plan.root, sections);
  return sections.flatMap((section) => {
    const match = described.get(section)?.match;
    return match ? [{ terms: [...match.keys()], score: scores.get(section) ?? 0 }] : [];
  });
}
