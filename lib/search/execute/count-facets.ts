/**
 * Counts facet values over the matching filings of all segments, each filing once per value: an
 * addition in an array for each filing and value, and objects for the values returned only.
 */
import { itemTitle } from "../../filing/item-taxonomy.ts";
import type { Facet } from "../query.ts";
import type { FacetCount } from "./execution.ts";
import type { FacetColumn, FacetDirectory } from "./facet-directory.ts";

/** Companies are many and nobody reads them all; other facets have fewer values than this. */
export const MAX_FACET_VALUES = 100;

/** Counts a facet; `found` are the filings that match, by segment. */
export function countFacet(
  facet: Facet,
  directory: FacetDirectory,
  found: readonly Uint32Array[],
): FacetCount[] {
  const counts = new Uint32Array(directory.values.length + 1);
  directory.segments.forEach((column, i) => {
    const filings = found[i];
    if (filings) addCounts(counts, column, filings);
  });
  // Place 0 stands for filings without a value.
  const byPlace = counts.subarray(1);
  return facet === "company"
    ? companyCounts(directory, byPlace)
    : mostFrequent(byPlace, (place) => directory.values[place] ?? "").map((place) => {
        return plainCount(facet, directory, byPlace, place);
      });
}

function addCounts(counts: Uint32Array, { starts, places }: FacetColumn, filings: Uint32Array) {
  if (starts === null) {
    for (let i = 0; i < filings.length; i++) {
      const place = places[filings[i] ?? 0] ?? 0;
      counts[place] = (counts[place] ?? 0) + 1;
    }
    return;
  }
  for (let i = 0; i < filings.length; i++) {
    const filing = filings[i] ?? 0;
    const end = starts[filing + 1] ?? 0;
    for (let k = starts[filing] ?? 0; k < end; k++) {
      const place = places[k] ?? 0;
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }
}

function plainCount(
  facet: Facet,
  { values }: FacetDirectory,
  counts: Uint32Array,
  place: number,
): FacetCount {
  const value = values[place] ?? "";
  const count = counts[place] ?? 0;
  const label = facet === "item" ? itemTitle(value) : null;
  return label === null ? { value, count } : { value, count, label };
}

/** A company that changed its name is one company, shown by the name most of its filings have. */
function companyCounts(directory: FacetDirectory, counts: Uint32Array): FacetCount[] {
  const { groups, groupCount, ciks, names } = companiesOf(directory);
  const totals = new Uint32Array(groupCount);
  const shown = new Int32Array(groupCount).fill(-1);
  for (let place = 0; place < counts.length; place++) {
    const count = counts[place] ?? 0;
    if (count === 0) continue;
    const group = groups[place] ?? 0;
    totals[group] = (totals[group] ?? 0) + count;
    const rival = shown[group] ?? -1;
    if (rival < 0 || isBetterName(place, rival)) shown[group] = place;
  }
  function isBetterName(place: number, rival: number): boolean {
    const [name, other] = [names[place] ?? "", names[rival] ?? ""];
    if (name === "" || other === "") return name !== "";
    const more = (counts[place] ?? 0) - (counts[rival] ?? 0);
    return more > 0 || (more === 0 && name < other);
  }
  return mostFrequent(totals, (group) => names[shown[group] ?? 0] ?? "").map((group) => {
    const cik = ciks[group] ?? "";
    const name = names[shown[group] ?? 0] ?? "";
    const count = totals[group] ?? 0;
    return cik === "" ? { value: name, count } : { value: name === "" ? cik : name, count, cik };
  });
}

interface Companies {
  /** Company of each place. */
  readonly groups: Uint32Array;
  readonly groupCount: number;
  /** By company; empty where it is not known. */
  readonly ciks: readonly string[];
  /** By place. */
  readonly names: readonly string[];
}

const companiesByDirectory = new WeakMap<FacetDirectory, Companies>();

/** Puts entries together that have one CIK; without a CIK, the name is the company. */
function companiesOf(directory: FacetDirectory): Companies {
  const known = companiesByDirectory.get(directory);
  if (known) return known;
  const groupsByKey = new Map<string, number>();
  const ciks: string[] = [];
  const groups = Uint32Array.from(directory.values, (entry) => {
    const cik = entry.slice(0, entry.indexOf("\t"));
    const key = cik === "" ? entry : cik;
    const group = groupsByKey.get(key) ?? groupsByKey.size;
    groupsByKey.set(key, group);
    ciks[group] = cik;
    return group;
  });
  const names = directory.values.map((entry) => entry.slice(entry.indexOf("\t") + 1));
  const companies = { groups, groupCount: groupsByKey.size, ciks, names };
  companiesByDirectory.set(directory, companies);
  return companies;
}

/** Returns the places with the largest counts, equal ones by their texts. */
function mostFrequent(counts: Uint32Array, textOf: (place: number) => string): number[] {
  const least = leastCount(counts);
  const places: number[] = [];
  for (let place = 0; place < counts.length; place++) {
    if ((counts[place] ?? 0) >= least) places.push(place);
  }
  places.sort((left, right) => {
    const byCount = (counts[right] ?? 0) - (counts[left] ?? 0);
    if (byCount !== 0) return byCount;
    return textOf(left) < textOf(right) ? -1 : 1;
  });
  return places.slice(0, MAX_FACET_VALUES);
}

/** Returns the largest count, at least 1, that enough places reach, found without sorting. */
function leastCount(counts: Uint32Array): number {
  let largest = 0;
  for (let place = 0; place < counts.length; place++) {
    largest = Math.max(largest, counts[place] ?? 0);
  }
  const placesWith = new Uint32Array(largest + 1);
  for (let place = 0; place < counts.length; place++) {
    const count = counts[place] ?? 0;
    placesWith[count] = (placesWith[count] ?? 0) + 1;
  }
  let reached = 0;
  let least = largest;
  for (; least > 1; least--) {
    reached += placesWith[least] ?? 0;
    if (reached >= MAX_FACET_VALUES) break;
  }
  return Math.max(least, 1);
}
