import type { Snapshot } from "../../index/snapshot.ts";
import type { SegmentFilings } from "./collect-filings.ts";
import { describeMatches, type SectionMatch } from "./describe-matches.ts";
import type { FilingHit, SectionHit } from "./execution.ts";
import { finalScore } from "./rank-filings.ts";
import { scoreMatches } from "./score-tree.ts";
import { hasBit, intersectBits, isEmpty, setBit, subtractBits } from "./section-bits.ts";
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
  for (const run of runs) scoreRest(run, found[run.index], page);
  const bestSections = page.map((ranked) => {
    const run = runs[ranked.segment];
    const segment = found[ranked.segment];
    return run && segment ? findBestSections(run, segment, ranked.filing) : [];
  });
  const described = runs.map((run) => {
    const sections = bestSections
      .filter((_, i) => page[i]?.segment === run.index)
      .flatMap((best) => best.map(({ section }) => section))
      .sort((left, right) => left - right);
    const { root } = run.query.plan;
    return root === null ? new Map() : describeMatches(run, root, sections);
  });
  return page.flatMap((ranked, i) => {
    const segment = snapshot.segments[ranked.segment];
    const starts = runs[ranked.segment]?.lists.sectionStarts;
    if (!segment || !starts) return [];
    const first = starts[ranked.filing] ?? 0;
    const matches: Map<number, SectionMatch> = described[ranked.segment] ?? new Map();
    const sections = (bestSections[i] ?? []).map((best) => {
      return sectionHit(best, first, matches.get(best.section));
    });
    return [{ segment, ordinal: ranked.filing, score: sections[0]?.score ?? 0, sections }];
  });
}

/** Scores the sections of the page that match and have not been scored. */
function scoreRest(
  run: SegmentRun,
  found: SegmentFilings | undefined,
  page: readonly RankedFiling[],
): void {
  const { root } = run.query.plan;
  if (root === null || found === undefined || found.matches === found.board.bits) return;
  const rest = run.query.scratch.emptyWords(run.wordCount);
  for (const { segment, filing } of page) {
    if (segment !== run.index) continue;
    const end = run.lists.sectionStarts[filing + 1] ?? 0;
    for (let at = run.lists.sectionStarts[filing] ?? 0; at < end; at++) setBit(rest, at);
  }
  intersectBits(rest, found.matches);
  subtractBits(rest, found.board.bits);
  if (!isEmpty(rest)) scoreMatches(run, root, found.board, rest);
}

interface ScoredSection {
  readonly section: number;
  readonly score: number;
}

function findBestSections(
  run: SegmentRun,
  { board }: SegmentFilings,
  filing: number,
): ScoredSection[] {
  const { sectionStarts } = run.lists;
  const scored: ScoredSection[] = [];
  const end = sectionStarts[filing + 1] ?? 0;
  for (let section = sectionStarts[filing] ?? 0; section < end; section++) {
    if (hasBit(board.bits, section))
      scored.push({ section, score: finalScore(run, board, section) });
  }
  scored.sort((left, right) => right.score - left.score || left.section - right.section);
  return scored.slice(0, MAX_SECTIONS_PER_HIT);
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
