/**
 * Filters: conditions on filings, as sets of sections of one segment.
 *
 * Each list is looked up in a column once for its values and then compared by ordinals. Company
 * names that need not be whole are looked up as words of the field `company`, like a query.
 */
import { normalizeName } from "../../index/analyzer.ts";
import { dayNumber, type MultiColumn } from "../../index/columns.ts";
import { idFingerprint } from "../../index/lookup-table.ts";
import type { Segment } from "../../index/segment-reader.ts";
import type { StringTable } from "../../index/string-table.ts";
import type { CompanyFilter, Filters } from "../query.ts";
import type { ExpandedWord } from "./expand-words.ts";
import type { SegmentLists } from "./fetch-lists.ts";
import { addMatches } from "./match-words.ts";
import {
  emptyBits,
  fullBits,
  intersectBits,
  nextBit,
  type SectionBits,
  setBit,
  subtractBits,
} from "./section-bits.ts";
import { effectiveDays } from "./sort-values.ts";

/** Finds the words of company names in the segment's postings. */
export interface NameLookup {
  readonly segmentIndex: number;
  readonly lists: SegmentLists;
  /** Expansions of a word, as looked up for the filters. */
  readonly expanded: (word: NameWord) => ExpandedWord | undefined;
}

/** A word of a company's name; the last one of a filter may be the beginning of one. */
export interface NameWord {
  readonly term: string;
  readonly prefix: boolean;
}

/** Tells whether filters ask for anything. */
export function isUnfiltered(filters: Filters): boolean {
  return Object.values(filters).every((value) => {
    return value === undefined || (Array.isArray(value) && value.length === 0);
  });
}

/** Returns the words that the filters' company names are made of. */
export function wordsOfFilters(filters: Filters): NameWord[] {
  const own = (filters.company ?? []).flatMap(({ name, exact }) => (exact ? [] : nameWords(name)));
  const nested = [...(filters.also ? [filters.also] : []), ...(filters.exclude ?? [])];
  return [...own, ...nested.flatMap(wordsOfFilters)];
}

/**
 * Reads what filterSections needs and cannot wait for: begun together with all other reads, it
 * costs no round trip of its own.
 */
export async function loadFilterColumns(segment: Segment, filters: Filters): Promise<void> {
  const { company, cik, item, form, state, accession, exhibit } = filters;
  const reads: Promise<unknown>[] = nestedFilters(filters).map((nested) => {
    return loadFilterColumns(segment, nested);
  });
  const multi = (name: "names" | "ciks" | "items") => {
    reads.push(segment.multiColumn(name), segment.strings(name));
  };
  if (isGiven(company)) multi("names");
  if (isGiven(cik)) multi("ciks");
  if (isGiven(item)) multi("items");
  if (isGiven(form)) reads.push(segment.column("form"), segment.column("root"));
  if (isGiven(form)) reads.push(segment.strings("forms"));
  if (isGiven(state)) reads.push(segment.column("state"), segment.strings("states"));
  if (isGiven(exhibit)) reads.push(segment.column("exhibit"), segment.strings("exhibits"));
  if (isGiven(accession)) reads.push(segment.lookup("ids"));
  if (asksForDays(filters)) reads.push(effectiveDays(segment));
  await Promise.all(reads);
}

/** Returns the sections whose filings meet the filters. */
export async function filterSections(
  segment: Segment,
  filters: Filters,
  names: NameLookup,
): Promise<SectionBits> {
  const filings = fullBits(segment.filingCount);
  for (const condition of await filingConditions(segment, filters, names)) {
    intersectBits(filings, condition);
  }
  const sections = sectionsOf(filings, names.lists, segment.sectionCount);
  if (isGiven(filters.exhibit)) {
    intersectBits(sections, await exhibitSections(segment, filters.exhibit));
  }
  if (filters.also) intersectBits(sections, await filterSections(segment, filters.also, names));
  for (const excluded of filters.exclude ?? []) {
    if (!isUnfiltered(excluded)) {
      subtractBits(sections, await filterSections(segment, excluded, names));
    }
  }
  return sections;
}

async function filingConditions(
  segment: Segment,
  filters: Filters,
  names: NameLookup,
): Promise<SectionBits[]> {
  const conditions: Promise<SectionBits>[] = [];
  const { company, cik, item, form, state, accession } = filters;
  if (isGiven(company)) conditions.push(companyFilings(segment, company, names));
  if (isGiven(cik)) conditions.push(multiFilings(segment, "ciks", "ciks", cik));
  if (isGiven(item)) conditions.push(multiFilings(segment, "items", "items", item));
  if (isGiven(form)) conditions.push(formFilings(segment, form));
  if (isGiven(state)) conditions.push(stateFilings(segment, state));
  if (isGiven(accession)) conditions.push(accessionFilings(segment, accession));
  if (asksForDays(filters)) conditions.push(dayFilings(segment, filters));
  return Promise.all(conditions);
}

function asksForDays({ filedFrom, filedTo, year }: Filters): boolean {
  return filedFrom !== undefined || filedTo !== undefined || isGiven(year);
}

function nestedFilters({ also, exclude }: Filters): Filters[] {
  return [...(also ? [also] : []), ...(exclude ?? [])];
}

function isGiven<T>(values: readonly T[] | undefined): values is readonly T[] {
  return values !== undefined && values.length > 0;
}

async function companyFilings(
  segment: Segment,
  filters: readonly CompanyFilter[],
  names: NameLookup,
): Promise<SectionBits> {
  const exact = filters.filter((filter) => filter.exact).map(({ name }) => normalizeName(name));
  const filings = await multiFilings(segment, "names", "names", exact);
  for (const { name } of filters.filter((filter) => !filter.exact)) {
    addFilingsNamed(filings, nameWords(name), names);
  }
  return filings;
}

/** Adds the filings in whose names all words occur. */
function addFilingsNamed(
  filings: SectionBits,
  words: readonly NameWord[],
  { segmentIndex, lists, expanded }: NameLookup,
): void {
  if (words.length === 0) return;
  let found: SectionBits | null = null;
  for (const word of words) {
    const sections = emptyBits(lists.sectionFilings.length);
    for (const { entries } of expanded(word)?.expansions ?? []) {
      const list = entries[segmentIndex]?.lists[COMPANY_FIELD];
      if (list) addMatches(sections, lists, list, null);
    }
    const having = filingsOf(sections, lists, filings.length * 32);
    if (found === null) found = having;
    else intersectBits(found, having);
  }
  if (found === null) return;
  for (let i = 0; i < filings.length; i++) filings[i] = (filings[i] ?? 0) | (found[i] ?? 0);
}

const COMPANY_FIELD = 0;

function filingsOf(sections: SectionBits, lists: SegmentLists, filingCount: number): SectionBits {
  const filings = emptyBits(filingCount);
  for (let at = nextBit(sections, 0); at >= 0; at = nextBit(sections, at + 1)) {
    setBit(filings, lists.sectionFilings[at] ?? 0);
  }
  return filings;
}

async function multiFilings(
  segment: Segment,
  columnName: "names" | "ciks" | "items",
  tableName: "names" | "ciks" | "items",
  values: readonly string[],
): Promise<SectionBits> {
  const filings = emptyBits(segment.filingCount);
  if (values.length === 0) return filings;
  const [column, table] = await Promise.all([
    segment.multiColumn(columnName),
    segment.strings(tableName),
  ]);
  const wanted = ordinalsOf(table, values);
  if (wanted.length > 0) addFilingsWith(filings, column, wanted, table.count);
  return filings;
}

function addFilingsWith(
  filings: SectionBits,
  { starts, values }: MultiColumn,
  wanted: readonly number[],
  ordinalCount: number,
): void {
  const isWanted = new Uint8Array(ordinalCount);
  for (const ordinal of wanted) isWanted[ordinal] = 1;
  let filing = 0;
  for (let i = 0; i < values.length; i++) {
    if (isWanted[values[i] ?? 0] !== 1) continue;
    while ((starts[filing + 1] ?? 0) <= i) filing++;
    setBit(filings, filing);
  }
}

/** `8-K` is met by the form 8-K and by forms that amend it. */
async function formFilings(segment: Segment, forms: readonly string[]): Promise<SectionBits> {
  const [table, form, root] = await Promise.all([
    segment.strings("forms"),
    segment.column("form"),
    segment.column("root"),
  ]);
  const wanted = new Set(ordinalsOf(table, forms));
  const filings = emptyBits(segment.filingCount);
  for (let filing = 0; filing < segment.filingCount; filing++) {
    if (wanted.has((form[filing] ?? 0) - 1) || wanted.has((root[filing] ?? 0) - 1)) {
      setBit(filings, filing);
    }
  }
  return filings;
}

async function stateFilings(segment: Segment, states: readonly string[]): Promise<SectionBits> {
  const [table, column] = await Promise.all([segment.strings("states"), segment.column("state")]);
  return membersWith(column, ordinalsOf(table, states));
}

/** Returns the sections that are one of the given exhibits. */
async function exhibitSections(
  segment: Segment,
  exhibits: readonly string[],
): Promise<SectionBits> {
  const [table, column] = await Promise.all([
    segment.strings("exhibits"),
    segment.column("exhibit"),
  ]);
  return membersWith(column, ordinalsOf(table, exhibits));
}

function membersWith(column: Uint32Array, ordinals: readonly number[]): SectionBits {
  const wanted = new Set(ordinals);
  const members = emptyBits(column.length);
  for (let i = 0; i < column.length; i++) if (wanted.has((column[i] ?? 0) - 1)) setBit(members, i);
  return members;
}

async function accessionFilings(
  segment: Segment,
  accessions: readonly string[],
): Promise<SectionBits> {
  const ids = await segment.lookup("ids");
  const filings = emptyBits(segment.filingCount);
  for (const accession of accessions) {
    for (const ordinal of ids.find(idFingerprint(accession))) setBit(filings, ordinal);
  }
  return filings;
}

async function dayFilings(segment: Segment, filters: Filters): Promise<SectionBits> {
  const days = await effectiveDays(segment);
  const from = dayNumber(filters.filedFrom ?? null);
  const to = filters.filedTo === undefined ? Number.POSITIVE_INFINITY : dayNumber(filters.filedTo);
  const years = isGiven(filters.year) ? new Set(filters.year.map(Number)) : null;
  const filings = emptyBits(segment.filingCount);
  for (let filing = 0; filing < days.length; filing++) {
    const day = days[filing] ?? 0;
    if (day === 0 || day < from || day > to) continue;
    if (years === null || years.has(Math.floor(day / 10_000))) setBit(filings, filing);
  }
  return filings;
}

function sectionsOf(filings: SectionBits, lists: SegmentLists, sectionCount: number): SectionBits {
  const sections = emptyBits(sectionCount);
  const { sectionStarts } = lists;
  for (let filing = nextBit(filings, 0); filing >= 0; filing = nextBit(filings, filing + 1)) {
    const end = sectionStarts[filing + 1] ?? 0;
    for (let at = sectionStarts[filing] ?? 0; at < end; at++) setBit(sections, at);
  }
  return sections;
}

function ordinalsOf(table: StringTable, values: readonly string[]): number[] {
  return values.map((value) => table.find(value)).filter((ordinal) => ordinal >= 0);
}

function nameWords(name: string): NameWord[] {
  const terms = normalizeName(name).split(" ");
  const words = terms.map((term, i) => ({ term, prefix: i === terms.length - 1 }));
  return words.filter(({ term }) => term !== "");
}
