import type { FilingRecord, SectionRecord } from "../index/filing-record.ts";
import type { Snapshot } from "../index/snapshot.ts";
import { parseRecord, parseSection } from "../index/stored-text.ts";
import { MAX_SECTIONS_PER_HIT } from "./execute/describe-hits.ts";
import { executeQuery } from "./execute/execute-query.ts";
import type { ExecuteRequest, Execution, FilingHit, SortPosition } from "./execute/execution.ts";
import type { Filters } from "./query.ts";
import { chooseSections } from "./show/choose-sections.ts";
import type { Mark } from "./show/highlight.ts";
import { type HighlightPlan, planHighlights } from "./show/highlight-plan.ts";
import { matchedName } from "./show/matched-name.ts";
import { findSnippetMarks, makeSnippet, type Snippet } from "./show/snippet.ts";

/** What a search is asked: a query to execute, scored as the index is. */
export type SearchRequest = Omit<ExecuteRequest, "scoring">;

export interface SearchResult {
  readonly total: number;
  readonly facets: Execution["facets"];
  readonly hits: readonly SearchHit[];
  /** Where this page ended; null on the last page. */
  readonly next: SortPosition | null;
  readonly cutWords: Execution["cutWords"];
}

export interface SearchHit {
  readonly filing: FilingRecord;
  readonly score: number;
  /** The name by which it was found when that is not the one shown. */
  readonly matchedName: string | null;
  /** Best first, but the cover last. */
  readonly sections: readonly ShownSection[];
}

export interface ShownSection {
  /** Ordinal among the filing's sections. */
  readonly ordinal: number;
  readonly section: SectionRecord;
  readonly snippet: Snippet;
}

/** Answers a request from a snapshot: executes it, reads the filings of the page, cuts snippets. */
export async function search(snapshot: Snapshot, request: SearchRequest): Promise<SearchResult> {
  const { total, hits, facets, next, cutWords } = await executeQuery(snapshot, request);
  const read = isBrowsing(request)
    ? (hit: FilingHit) => readBrowsedFiling(hit, request.filters)
    : readMatches(planHighlights(request.query), request.filters);
  return { total, facets, hits: await Promise.all(hits.map(read)), next, cutWords };
}

/** Tells whether nothing in the request says which sections are meant. */
function isBrowsing({ query, filters }: SearchRequest): boolean {
  return query.kind === "all" && filters.exhibit === undefined;
}

async function readBrowsedFiling(hit: FilingHit, filters: Filters): Promise<SearchHit> {
  const stored = await hit.segment.readStored(hit.ordinal);
  const filing = parseRecord(stored.record);
  const sections = stored.sections.map(parseSection);
  const shown = chooseSections(filing, sections, filters, MAX_SECTIONS_PER_HIT);
  return {
    filing,
    score: hit.score,
    matchedName: matchedName(filing, [], filters),
    sections: shown.flatMap((ordinal) => {
      const section = sections[ordinal];
      return section === undefined ? [] : [showSection(ordinal, section, [])];
    }),
  };
}

function readMatches(
  plan: HighlightPlan,
  filters: Filters,
): (hit: FilingHit) => Promise<SearchHit> {
  return async (hit) => {
    const stored = await hit.segment.readStored(hit.ordinal);
    const sections = hit.sections.flatMap(({ ordinal, terms }) => {
      const bytes = stored.sections[ordinal];
      // Decoding is most of the work here, so sections that are not shown stay bytes.
      if (bytes === undefined) return [];
      const section = parseSection(bytes);
      return [showSection(ordinal, section, findSnippetMarks(section.text, plan, terms))];
    });
    const filing = parseRecord(stored.record);
    const name = matchedName(filing, hit.sections, filters);
    return { filing, score: hit.score, matchedName: name, sections: coverLast(sections) };
  };
}

/** Covers repeat names that say nothing of what happened. */
function coverLast(sections: readonly ShownSection[]): ShownSection[] {
  const covers = sections.filter(({ section }) => section.kind === "cover");
  return [...sections.filter(({ section }) => section.kind !== "cover"), ...covers];
}

function showSection(
  ordinal: number,
  section: SectionRecord,
  marks: readonly Mark[],
): ShownSection {
  return { ordinal, section, snippet: makeSnippet(section.text, marks) };
}
