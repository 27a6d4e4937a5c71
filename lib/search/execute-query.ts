/**
 * Runs a query over a snapshot, in three steps: look up its words in the dictionaries, fetch all
 * lists and columns it needs, and compute on bytes in memory. Each of the first two is one round
 * of parallel requests; the third never waits.
 */
import { FIELDS } from "../index/schema.ts";
import type { Snapshot } from "../index/snapshot.ts";
import { collectFilings, type SegmentFilings } from "./collect-filings.ts";
import { type FacetTally, facetCounts, loadFacetCounter } from "./count-facets.ts";
import { assertInTime } from "./deadline.ts";
import { describeHits } from "./describe-hits.ts";
import type { ExecuteRequest, Execution } from "./execution.ts";
import { type ExpandedWord, expandWords } from "./expand-words.ts";
import { fetchLists, type SegmentLists, useOfWords, type WordUse } from "./fetch-lists.ts";
import {
  filterSections,
  isUnfiltered,
  loadFilterColumns,
  type NameWord,
  wordsOfFilters,
} from "./filter-sections.ts";
import { lengthFacts } from "./live-sections.ts";
import { Planner, type QueryPlan } from "./plan-query.ts";
import type { Facet, Filters } from "./query.ts";
import { ScoreBoardPool } from "./score-board.ts";
import { DEFAULT_SCORING, lengthNorms, type Scoring } from "./scoring.ts";
import { intersectBits, type SectionBits } from "./section-bits.ts";
import type { QueryRun, SegmentRun } from "./segment-run.ts";
import { loadSortOrder, positionOf, rankedAt } from "./sort-values.ts";
import { loadSectionWeights, type Preferences } from "./weigh-sections.ts";
import { weighWords } from "./word-weights.ts";

/**
 * Finds the filings with a section that matches; `unavailable` when time is up, `invalid` when the
 * query has too many words, `corrupt` when a segment is damaged.
 */
export async function executeQuery(
  snapshot: Snapshot,
  request: ExecuteRequest,
): Promise<Execution> {
  const { filters, facets, sort, limit, after, isExpired = never } = request;
  const preferences = request.preferences ?? NO_PREFERENCES;
  const scoring = { ...DEFAULT_SCORING, ...request.scoring };
  const { plan, nameWords } = planRequest(request, scoring);
  const words = await expandWords(snapshot.segments, plan.words, scoring, isExpired);
  const uses = useOfWords(plan.root, plan.words.length);
  for (const word of nameWords.values()) useCompanyField(uses[word]);
  const expanded = (word: NameWord) => words[nameWords.get(nameKey(word)) ?? -1];
  const [lists, lengths, order, counters, weights] = await Promise.all([
    fetchLists(snapshot, words, uses),
    lengthFacts(snapshot),
    loadSortOrder(snapshot, sort),
    loadCounters(snapshot, facets),
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
    maskWords: Math.max(1, Math.ceil(plan.sources.length / 32)),
    pool,
    isExpired,
  };
  const runs = lists.map((own, index): SegmentRun => {
    const sectionCount = snapshot.segments[index]?.sectionCount ?? 0;
    return { query, index, sectionCount, lists: own, weights: weights[index] ?? null };
  });
  const start = after === null ? null : rankedAt(order, after);
  const found = collectFilings(runs, within, { order, limit: limit + 1, after: start });
  const page = found.top.slice(0, limit);
  const last = page.at(-1);
  const more = found.top.length > limit && last !== undefined;
  const hits = describeHits(snapshot, runs, found.segments, page);
  for (const { board } of found.segments) pool.give(board);
  return {
    total: found.segments.reduce((sum, { filings }) => sum + filings.length, 0),
    facets: countAll(facets, counters, found.segments),
    hits,
    next: more ? positionOf(order, snapshot.version, last) : null,
    cutWords: plan.words.flatMap(({ term }, i) => (words[i]?.cut ? [term] : [])),
  };
}

/** Shared by all queries, each of which takes and gives back its boards without waiting. */
const pool = new ScoreBoardPool();

const never = () => false;

const NO_PREFERENCES: Preferences = { items: new Map(), name: null };

/** Plans the query, and the words of company filters beside it. */
function planRequest(
  { query, filters }: ExecuteRequest,
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
      const sections = await filterSections(segment, filters, names);
      if (own.live !== null) intersectBits(sections, own.live);
      return sections;
    }),
  );
}

type Counters = Awaited<ReturnType<typeof loadFacetCounter>>[][];

function loadCounters(snapshot: Snapshot, facets: readonly Facet[]): Promise<Counters> {
  return Promise.all(
    facets.map((facet) => {
      return Promise.all(snapshot.segments.map((segment) => loadFacetCounter(segment, facet)));
    }),
  );
}

function countAll(
  facets: readonly Facet[],
  counters: Counters,
  segments: readonly SegmentFilings[],
): Execution["facets"] {
  const counted = facets.map((facet, i) => {
    const tally: FacetTally = new Map();
    segments.forEach(({ filings }, segment) => {
      counters[i]?.[segment]?.(filings, tally);
    });
    return [facet, facetCounts(facet, tally)] as const;
  });
  return Object.fromEntries(counted);
}
