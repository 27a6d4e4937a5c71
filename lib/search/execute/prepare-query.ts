/**
 * Brings into memory all that a query needs: looks up its words in the dictionaries, then fetches
 * their lists and the columns of its filters. Each of the two is one round of parallel requests.
 */
import { FIELDS } from "../../index/schema.ts";
import type { Snapshot } from "../../index/snapshot.ts";
import type { Filters } from "../query.ts";
import { assertInTime } from "./deadline.ts";
import type { ExecuteRequest } from "./execution.ts";
import { type ExpandedWord, expandWords } from "./expand-words.ts";
import { fetchLists, type SegmentLists, useOfWords, type WordUse } from "./fetch-lists.ts";
import { findFilteredSections } from "./filter-cache.ts";
import {
  isUnfiltered,
  loadFilterColumns,
  type NameWord,
  wordsOfFilters,
} from "./filter-sections.ts";
import { lengthFacts } from "./live-sections.ts";
import { Planner, type QueryPlan } from "./plan-query.ts";
import { ScoreBoardPool } from "./score-board.ts";
import { DEFAULT_SCORING, lengthNorms, type Scoring } from "./scoring.ts";
import { Scratch } from "./scratch.ts";
import { intersectBits, type SectionBits } from "./section-bits.ts";
import type { QueryRun, SegmentRun } from "./segment-run.ts";
import { loadSectionWeights, type Preferences } from "./weigh-sections.ts";
import { weighWords } from "./word-weights.ts";

/** A query ready to be computed without waiting. */
export interface PreparedQuery {
  readonly runs: readonly SegmentRun[];
  /** By segment, the sections that may match; null where that is all of them. */
  readonly within: readonly (SectionBits | null)[];
  /** Words of which not all expansions are looked up. */
  readonly cutWords: readonly string[];
}

export type PrepareRequest = Pick<
  ExecuteRequest,
  "query" | "filters" | "preferences" | "scoring" | "isExpired"
>;

/** Prepares a query for a snapshot; `invalid` for too many words, `unavailable` when time is up. */
export async function prepareQuery(
  snapshot: Snapshot,
  request: PrepareRequest,
): Promise<PreparedQuery> {
  const { filters, preferences = NO_PREFERENCES, isExpired = never } = request;
  const scoring = { ...DEFAULT_SCORING, ...request.scoring };
  const { plan, nameWords } = planRequest(request, scoring);
  const words = await expandWords(snapshot.segments, plan.words, scoring, isExpired);
  const uses = useOfWords(plan.root, plan.words.length);
  for (const word of nameWords.values()) useCompanyField(uses[word]);
  const expanded = (word: NameWord) => words[nameWords.get(nameKey(word)) ?? -1];
  const [lists, lengths, weights] = await Promise.all([
    fetchLists(snapshot, words, uses),
    lengthFacts(snapshot),
    loadSectionWeights(snapshot, preferences),
    Promise.all(snapshot.segments.map((segment) => loadFilterColumns(segment, filters))),
  ]);
  const within = await allowedSections(snapshot, filters, lists, expanded);
  assertInTime(isExpired);
  const query: QueryRun = {
    plan,
    words,
    weights: weighWords(words, uses, lists, snapshot.sectionCount),
    scoring,
    norms: lengthNorms(scoring, lengths),
    maskWords: plan.sources.length > 1 ? Math.ceil(plan.sources.length / 32) : 0,
    boards,
    scratch,
    isExpired,
  };
  const runs = lists.map((own, index): SegmentRun => {
    const sectionCount = snapshot.segments[index]?.sectionCount ?? 0;
    return {
      ...{ query, index, sectionCount, wordCount: (sectionCount + 31) >>> 5, lists: own },
      ...{ weights: weights[index] ?? null, matched: new Map() },
    };
  });
  const cutWords = plan.words.flatMap(({ term }, i) => (words[i]?.cut ? [term] : []));
  return { runs, within, cutWords };
}

/** Shared by all queries, each of which takes and gives back what it needs without waiting. */
const boards = new ScoreBoardPool();
const scratch = new Scratch();

const never = () => false;

const NO_PREFERENCES: Preferences = { items: new Map(), name: null };

/** Plans the query, and the words of company filters beside it. */
function planRequest(
  { query, filters }: PrepareRequest,
  scoring: Scoring,
): { plan: QueryPlan; nameWords: Map<string, number> } {
  const planner = new Planner(scoring);
  const root = planner.plan(query);
  const nameWords = new Map<string, number>();
  for (const word of wordsOfFilters(filters)) {
    nameWords.set(nameKey(word), planner.word({ ...word, maxDistance: 0 }));
  }
  return { plan: { root, words: planner.words, sources: planner.sources }, nameWords };
}

function nameKey({ term, prefix }: NameWord): string {
  return prefix ? `${term}*` : term;
}

function useCompanyField(use: WordUse | undefined): void {
  if (use) use.fields[FIELDS.indexOf("company")] = true;
}

/** Returns for each segment the sections that may match; null where that is all of them. */
async function allowedSections(
  snapshot: Snapshot,
  filters: Filters,
  lists: readonly SegmentLists[],
  expanded: (word: NameWord) => ExpandedWord | undefined,
): Promise<(SectionBits | null)[]> {
  if (isUnfiltered(filters)) return lists.map(({ live }) => live);
  return Promise.all(
    snapshot.segments.map(async (segment, segmentIndex) => {
      const own = lists[segmentIndex];
      if (own === undefined) return null;
      const names = { segmentIndex, lists: own, expanded };
      const sections = await findFilteredSections(segment, filters, names);
      if (own.live === null) return sections;
      const live = sections.slice();
      intersectBits(live, own.live);
      return live;
    }),
  );
}
