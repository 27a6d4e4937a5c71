/**
 * Runs a query over a snapshot, in three steps: look up its words in the dictionaries, fetch all
 * lists and columns it needs, and compute on bytes in memory. Each of the first two is one round
 * of parallel requests; the third never waits.
 */
import type { Snapshot } from "../../index/snapshot.ts";
import type { Facet } from "../query.ts";
import { collectFilings } from "./collect-filings.ts";
import { countFacet } from "./count-facets.ts";
import { describeHits } from "./describe-hits.ts";
import type { ExecuteRequest, Execution } from "./execution.ts";
import { type FacetDirectory, loadFacetDirectory } from "./facet-directory.ts";
import { prepareQuery } from "./prepare-query.ts";
import { loadSortOrder, positionOf, rankedAt } from "./sort-values.ts";

/**
 * Finds the filings with a section that matches; `unavailable` when time is up, `invalid` when the
 * query has too many words, `corrupt` when a segment is damaged.
 */
export async function executeQuery(
  snapshot: Snapshot,
  request: ExecuteRequest,
): Promise<Execution> {
  const { facets, sort, limit, after } = request;
  const [{ runs, within, cutWords }, order, directories] = await Promise.all([
    prepareQuery(snapshot, request),
    loadSortOrder(snapshot, sort),
    loadDirectories(snapshot, facets),
  ]);
  const start = after === null ? null : rankedAt(order, after);
  const found = collectFilings(runs, within, { order, limit: limit + 1, after: start });
  const page = found.top.slice(0, limit);
  const last = page.at(-1);
  const more = found.top.length > limit && last !== undefined;
  const hits = describeHits(snapshot, runs, found.segments, page);
  const filings = facets.length > 0 ? found.segments.map(({ list }) => list()) : [];
  const counted = directories.map(([facet, directory]) => {
    return [facet, countFacet(facet, directory, filings)] as const;
  });
  for (const { release } of found.segments) release();
  return {
    total: found.segments.reduce((sum, { count }) => sum + count, 0),
    facets: Object.fromEntries(counted),
    hits,
    next: more ? positionOf(order, snapshot.version, last) : null,
    cutWords,
  };
}

async function loadDirectories(
  snapshot: Snapshot,
  facets: readonly Facet[],
): Promise<[Facet, FacetDirectory][]> {
  return Promise.all(
    facets.map(async (facet): Promise<[Facet, FacetDirectory]> => {
      return [facet, await loadFacetDirectory(snapshot, facet)];
    }),
  );
}
