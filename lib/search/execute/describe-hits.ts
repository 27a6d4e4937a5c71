import type { Snapshot } from "../../index/snapshot.ts";
import type { SegmentFilings } from "./collect-filings.ts";
import { describeMatches, type SectionMatch } from "./describe-matches.ts";
import type { FilingHit, SectionHit } from "./execution.ts";
import type { ScoredSections } from "./score-sections.ts";
import type { SegmentRun } from "./segment-run.ts";
import type { RankedFiling } from "./top-filings.ts";

/** Sections shown beneath a filing; more would bury the next filing. */
export const MAX_SECTIONS_PER_HIT = 3;

/** Makes the hits of a page: the best sections of each filing, with what matches in them. */
export function describeHits(
  snapshot: Snapshot,
  runs: readonly SegmentRun[],
  found: readonly SegmentFilings[],
  page: readonly RankedFiling[],
): FilingHit[] {
  const best = runs.map((run) => {
    const scored = found[run.index]?.score(sectionsOfPage(run, page));
    return scored === undefined ? NONE : bestSections(run, scored);
  });
  const described = runs.map((run) => {
    const { root } = run.query.plan;
    const shown = [...(best[run.index] ?? NONE).values()].flat();
    const sections = shown.map(({ section }) => section).sort((left, right) => left - right);
    return root === null ? null : describeMatches(run, root, sections);
  });
  return page.flatMap((ranked) => {
    const segment = snapshot.segments[ranked.segment];
    const starts = runs[ranked.segment]?.lists.sectionStarts;
    if (!segment || !starts) return [];
    const first = starts[ranked.filing] ?? 0;
    const matches = described[ranked.segment];
    const own = best[ranked.segment]?.get(ranked.filing) ?? [];
    const sections = own.map((one) => sectionHit(one, first, matches?.get(one.section)));
    return [{ segment, ordinal: ranked.filing, score: sections[0]?.score ?? 0, sections }];
  });
}

const NONE: ReadonlyMap<number, ScoredSection[]> = new Map();

interface ScoredSection {
  readonly section: number;
  readonly score: number;
}

/** Returns the sections of the page's filings in a segment, ascending. */
function sectionsOfPage(run: SegmentRun, page: readonly RankedFiling[]): number[] {
  const { sectionStarts } = run.lists;
  const sections: number[] = [];
  for (const { segment, filing } of page) {
    if (segment !== run.index) continue;
    const end = sectionStarts[filing + 1] ?? 0;
    for (let at = sectionStarts[filing] ?? 0; at < end; at++) sections.push(at);
  }
  return sections.sort((left, right) => left - right);
}

/** Returns the best sections of each filing, best first. */
function bestSections(
  run: SegmentRun,
  { sections, scores }: ScoredSections,
): Map<number, ScoredSection[]> {
  const byFiling = new Map<number, ScoredSection[]>();
  for (const [i, section] of sections.entries()) {
    const filing = run.lists.sectionFilings[section] ?? 0;
    const own = byFiling.get(filing) ?? [];
    byFiling.set(filing, own);
    own.push({ section, score: scores[i] ?? 0 });
  }
  for (const [filing, own] of byFiling) {
    own.sort((left, right) => right.score - left.score || left.section - right.section);
    byFiling.set(filing, own.slice(0, MAX_SECTIONS_PER_HIT));
  }
  return byFiling;
}

function sectionHit(
  { section, score }: ScoredSection,
  firstSection: number,
  described: SectionMatch | undefined,
): SectionHit {
  const match = described?.match ?? new Map();
  return {
    ordinal: section - firstSection,
    score,
    terms: [...match.keys()],
    queryTerms: [...(described?.queryTerms ?? [])],
    match,
  };
}
