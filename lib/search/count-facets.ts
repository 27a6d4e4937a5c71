/**
 * Counts facet values over the matching filings of all segments, each filing once per value.
 *
 * Counting works on the columns' ordinals, an addition per filing and value; only values that
 * are counted at all are decoded, and those of several segments added up by their text.
 */
import { itemTitle } from "../filing/item-taxonomy.ts";
import type { MultiColumn } from "../index/columns.ts";
import type { Segment } from "../index/segment-reader.ts";
import type { FacetCount } from "./execution.ts";
import type { Facet } from "./query.ts";
import { effectiveDays } from "./sort-values.ts";

/** Companies are many and nobody reads them all; other facets have fewer values than this. */
export const MAX_FACET_VALUES = 100;

/** The matching filings of a segment, ascending. */
export interface MatchingFilings {
  readonly segment: Segment;
  readonly filings: Uint32Array;
}

/** What counting a facet reads, loaded before the computation begins. */
export type FacetCounter = (filings: Uint32Array, counts: FacetTally) => void;

/** Counts by value; for companies by CIK, or by name where it is not known. */
export type FacetTally = Map<string, number>;

/** Loads the columns of a facet in a segment. */
export async function loadFacetCounter(segment: Segment, facet: Facet): Promise<FacetCounter> {
  switch (facet) {
    case "item": {
      const [column, table] = await Promise.all([
        segment.multiColumn("items"),
        segment.strings("items"),
      ]);
      return (filings, tally) => {
        addCounts(tally, countMulti(column, filings, table.count), (i) => table.at(i));
      };
    }
    case "year": {
      const days = await effectiveDays(segment);
      return (filings, tally) => {
        const counts = new Uint32Array(10_000);
        for (let i = 0; i < filings.length; i++) {
          const year = Math.floor((days[filings[i] ?? 0] ?? 0) / 10_000);
          counts[year] = (counts[year] ?? 0) + 1;
        }
        counts[0] = 0;
        addCounts(tally, counts, (year) => String(year).padStart(4, "0"));
      };
    }
    default: {
      const table = await segment.strings(TABLES[facet]);
      const column = await segment.column(facet);
      return (filings, tally) => {
        const counts = countSingle(column, filings, table.count);
        addCounts(tally, counts, (i) => table.at(i));
      };
    }
  }
}

/** Turns a tally into the facet's values, most frequent first. */
export function facetCounts(facet: Facet, tally: FacetTally): FacetCount[] {
  const counted = facet === "company" ? companyCounts(tally) : plainCounts(facet, tally);
  counted.sort((left, right) => {
    if (left.count !== right.count) return right.count - left.count;
    return left.value < right.value ? -1 : left.value > right.value ? 1 : 0;
  });
  return counted.slice(0, MAX_FACET_VALUES);
}

const TABLES = { company: "companies", form: "forms", state: "states" } as const;

function countSingle(column: Uint32Array, filings: Uint32Array, ordinalCount: number): Uint32Array {
  const counts = new Uint32Array(ordinalCount + 1);
  for (let i = 0; i < filings.length; i++) {
    const place = column[filings[i] ?? 0] ?? 0;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts.subarray(1);
}

function countMulti(
  { starts, values }: MultiColumn,
  filings: Uint32Array,
  ordinalCount: number,
): Uint32Array {
  const counts = new Uint32Array(ordinalCount);
  for (let i = 0; i < filings.length; i++) {
    const filing = filings[i] ?? 0;
    const end = starts[filing + 1] ?? 0;
    for (let k = starts[filing] ?? 0; k < end; k++) {
      const ordinal = values[k] ?? 0;
      counts[ordinal] = (counts[ordinal] ?? 0) + 1;
    }
  }
  return counts;
}

function addCounts(tally: FacetTally, counts: Uint32Array, nameOf: (i: number) => string): void {
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] ?? 0;
    if (count === 0) continue;
    const value = nameOf(i);
    tally.set(value, (tally.get(value) ?? 0) + count);
  }
}

function plainCounts(facet: Facet, tally: FacetTally): FacetCount[] {
  return [...tally].map(([value, count]) => {
    const label = facet === "item" ? itemTitle(value) : null;
    return label === null ? { value, count } : { value, count, label };
  });
}

/** A company that changed its name is one company, shown by the name most of its filings have. */
function companyCounts(tally: FacetTally): FacetCount[] {
  const companies = new Map<string, { value: string; cik: string; count: number; most: number }>();
  for (const [entry, count] of tally) {
    const tab = entry.indexOf("\t");
    const cik = entry.slice(0, tab);
    const name = entry.slice(tab + 1);
    const known = companies.get(cik === "" ? entry : cik);
    if (known === undefined) {
      companies.set(cik === "" ? entry : cik, { value: name, cik, count, most: count });
      continue;
    }
    known.count += count;
    if (name === "" || (known.value !== "" && !isShown(name, count, known))) continue;
    known.value = name;
    known.most = count;
  }
  return [...companies.values()].map(({ value, cik, count }) => {
    return cik === "" ? { value, count } : { value: value === "" ? cik : value, count, cik };
  });
}

function isShown(name: string, count: number, known: { value: string; most: number }): boolean {
  return count > known.most || (count === known.most && name < known.value);
}
