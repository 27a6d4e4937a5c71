/** What filings are sorted by, as numbers of which the higher comes first. */
import { normalizeName } from "../../index/analyzer.ts";
import type { LookupTable } from "../../index/lookup-table.ts";
import type { Segment } from "../../index/segment-reader.ts";
import type { Snapshot } from "../../index/snapshot.ts";
import type { Sort } from "../query.ts";
import type { SortPosition } from "./execution.ts";
import type { RankedFiling } from "./top-filings.ts";

/** The columns that sorting a segment's filings needs. */
export interface SortColumns {
  /** Filing date, or else report date, as yyyymmdd; 0 for none. */
  readonly days: Uint32Array;
  /** Upper and lower half of the fingerprints of the ids. */
  readonly highs: Uint32Array;
  readonly lows: Uint32Array;
  /** Sort value of each filing; null for relevance, whose values are scores. */
  readonly values: Float64Array | null;
}

/** How to sort, over the whole snapshot. */
export interface SortOrder {
  readonly sort: Sort;
  /** By segment. */
  readonly columns: readonly SortColumns[];
  /** Normalised company names in order, for the sort by company. */
  readonly names: readonly string[];
}

const MISSING = Number.NEGATIVE_INFINITY;

/** Loads what a sort compares, of every segment's filings. */
export async function loadSortOrder(snapshot: Snapshot, sort: Sort): Promise<SortOrder> {
  const names = sort === "company" ? await companyNames(snapshot) : [];
  const columns = await Promise.all(
    snapshot.segments.map(async (segment): Promise<SortColumns> => {
      const [days, ids, values] = await Promise.all([
        effectiveDays(segment),
        idColumns(segment),
        sortValues(segment, sort, names),
      ]);
      return { days, ...ids, values };
    }),
  );
  return { sort, columns, names };
}

/** Tells where a filing stands in the order. */
export function positionOf(order: SortOrder, version: number, filing: RankedFiling): SortPosition {
  const tie = hex(filing.high) + hex(filing.low);
  return { version, value: publicValue(order, filing.value), day: filing.day, tie };
}

/** Returns a filing that stands exactly there, to compare others with. */
export function rankedAt(order: SortOrder, position: SortPosition): RankedFiling {
  return {
    segment: Number.POSITIVE_INFINITY,
    filing: Number.POSITIVE_INFINITY,
    value: internalValue(order, position.value),
    day: position.day,
    high: Number.parseInt(position.tie.slice(0, 8), 16),
    low: Number.parseInt(position.tie.slice(8), 16),
  };
}

/** Returns the filing date, or else the report date, of each filing. */
export function effectiveDays(segment: Segment): Promise<Uint32Array> {
  return segment.derive("days", async () => {
    const [filed, report] = await Promise.all([segment.column("filed"), segment.column("report")]);
    const days = filed.slice();
    for (let i = 0; i < days.length; i++) {
      if (days[i] === 0) days[i] = report[i] ?? 0;
    }
    return days;
  });
}

function idColumns(segment: Segment): Promise<{ highs: Uint32Array; lows: Uint32Array }> {
  return segment.derive("id-columns", async () => {
    return spreadIds(await segment.lookup("ids"), segment.filingCount);
  });
}

function spreadIds({ count, ordinals, highs, lows }: LookupTable, filingCount: number) {
  const spread = { highs: new Uint32Array(filingCount), lows: new Uint32Array(filingCount) };
  const { highs: spreadHighs, lows: spreadLows } = spread;
  for (let i = 0; i < count; i++) {
    const ordinal = ordinals[i] ?? 0;
    spreadHighs[ordinal] = highs[i] ?? 0;
    spreadLows[ordinal] = lows[i] ?? 0;
  }
  return spread;
}

async function sortValues(
  segment: Segment,
  sort: Sort,
  names: readonly string[],
): Promise<Float64Array | null> {
  if (sort === "relevance") return null;
  if (sort === "company") {
    const [column, companies] = await Promise.all([
      segment.column("company"),
      segment.strings("companies"),
    ]);
    const ranks = new Float64Array(companies.count + 1).fill(MISSING);
    for (let i = 0; i < companies.count; i++) {
      const name = sortName(companies.at(i));
      if (name !== "") ranks[i + 1] = -lowerBound(names, name);
    }
    return Float64Array.from(column, (company) => ranks[company] ?? MISSING);
  }
  const days = await segment.column(sort.endsWith("filed") ? "filed" : "report");
  const sign = sort.startsWith("-") ? 1 : -1;
  return Float64Array.from(days, (day) => (day === 0 ? MISSING : sign * day));
}

function publicValue({ sort, names }: SortOrder, value: number): number | string | null {
  if (value === MISSING) return null;
  if (sort === "company") return names[-value] ?? null;
  return sort === "relevance" ? value : Math.abs(value);
}

function internalValue({ sort, names }: SortOrder, value: SortPosition["value"]): number {
  if (value === null) return MISSING;
  if (typeof value === "string") {
    const at = lowerBound(names, value);
    // A name that no company has any more stands between those of its neighbours.
    return -(names[at] === value ? at : at - 0.5);
  }
  return sort === "filed" || sort === "report" ? -value : value;
}

const namesBySnapshot = new WeakMap<Snapshot, Promise<string[]>>();

function companyNames(snapshot: Snapshot): Promise<string[]> {
  const known = namesBySnapshot.get(snapshot);
  if (known) return known;
  const made = collectNames(snapshot);
  made.catch(() => namesBySnapshot.delete(snapshot));
  namesBySnapshot.set(snapshot, made);
  return made;
}

async function collectNames(snapshot: Snapshot): Promise<string[]> {
  const names = new Set<string>();
  for (const segment of snapshot.segments) {
    const companies = await segment.strings("companies");
    for (let i = 0; i < companies.count; i++) names.add(sortName(companies.at(i)));
  }
  names.delete("");
  return [...names].sort();
}

/** The entry of the table "companies" is a CIK, a tab, and the name. */
function sortName(company: string): string {
  return normalizeName(company.slice(company.indexOf("\t") + 1));
}

function lowerBound(sorted: readonly string[], value: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, "0");
}
