/**
 * Columns: what filters, facets and sorts ask about filings, without reading their records.
 *
 * Values are ordinals into sorted string tables. A column of one value per filing holds packed
 * numbers, ordinal + 1, or 0 for none; a column of many values holds the packed counts (their
 * length ahead as a varint), then the packed ordinals of all filings.
 *
 *     column         table       value
 *     company        companies   first CIK (or nothing), a tab, the display name (or nothing)
 *     names (many)   names       every name and ticker, normalised
 *     ciks (many)    ciks        ten digits
 *     items (many)   items       current code, or the printed one where there is no successor
 *     form, root     forms       form type; form type without its amendment suffix
 *     state          states      state of incorporation
 *     filed, report              date as the number yyyymmdd; 0 for none
 *     sections                   number of sections of each filing
 *     section-items (many) items codes of each section, mapped as those of the filing are
 *     exhibit        exhibits    exhibit number of each section
 */
import { normalizeName } from "./analyzer.ts";
import { ByteReader } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";
import type { FilingRecord, RecordItem, SectionRecord } from "./filing-record.ts";
import { decodeNumbers, encodeNumbers } from "./packed-numbers.ts";
import { encodeStringTable } from "./string-table.ts";

export type StringTableName =
  | "companies"
  | "names"
  | "ciks"
  | "items"
  | "forms"
  | "states"
  | "exhibits";

export type SingleColumnName =
  | "company"
  | "form"
  | "root"
  | "state"
  | "filed"
  | "report"
  | "sections"
  | "exhibit";

export type MultiColumnName = "names" | "ciks" | "items" | "section-items";

/** Values of filing (or section) i are values[starts[i], starts[i + 1]). */
export interface MultiColumn {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

/** Collects the columns of filings in the order of their ordinals. */
export class ColumnsWriter {
  private readonly company: (string | null)[] = [];
  private readonly form: (string | null)[] = [];
  private readonly root: (string | null)[] = [];
  private readonly state: (string | null)[] = [];
  private readonly exhibit: (string | null)[] = [];
  private readonly names: string[][] = [];
  private readonly ciks: string[][] = [];
  private readonly items: string[][] = [];
  private readonly sectionItems: string[][] = [];
  private readonly filed: number[] = [];
  private readonly report: number[] = [];
  private readonly sections: number[] = [];

  add(filing: FilingRecord, sections: readonly SectionFacts[]): void {
    this.company.push(companyKey(filing));
    this.form.push(filing.form);
    this.root.push(filing.rootForm);
    this.state.push(filing.state);
    this.names.push(distinct(filing.names.map(normalizeName)));
    this.ciks.push(distinct(filing.ciks));
    this.items.push(distinct(filing.items.map(columnItem)));
    this.filed.push(dayNumber(filing.filedAt));
    this.report.push(dayNumber(filing.reportDate));
    this.sections.push(sections.length);
    const current = new Map(filing.items.map((item) => [item.code, columnItem(item)]));
    for (const section of sections) {
      this.exhibit.push(section.exhibitNumber);
      this.sectionItems.push(distinct(section.codes.map((code) => current.get(code) ?? code)));
    }
  }

  /** Returns the parts, by name. */
  finish(): Map<string, Uint8Array> {
    const parts = new Map<string, Uint8Array>();
    const table = (name: StringTableName, values: Iterable<string | null>) => {
      const { bytes, ordinals } = encodeStringTable(present(values));
      parts.set(stringsPart(name), bytes);
      return ordinals;
    };
    const single = (name: SingleColumnName, values: readonly number[]) => {
      parts.set(columnPart(name), encodeNumbers(values));
    };
    const multi = (
      name: MultiColumnName,
      values: readonly string[][],
      ordinals: ReadonlyMap<string, number>,
    ) => {
      parts.set(columnPart(name), encodeMultiColumn(values, ordinals));
    };
    const items = table("items", [...this.items.flat(), ...this.sectionItems.flat()]);
    const forms = table("forms", [...this.form, ...this.root]);
    single("company", places(this.company, table("companies", this.company)));
    single("form", places(this.form, forms));
    single("root", places(this.root, forms));
    single("state", places(this.state, table("states", this.state)));
    single("filed", this.filed);
    single("report", this.report);
    single("sections", this.sections);
    single("exhibit", places(this.exhibit, table("exhibits", this.exhibit)));
    multi("names", this.names, table("names", this.names.flat()));
    multi("ciks", this.ciks, table("ciks", this.ciks.flat()));
    multi("items", this.items, items);
    multi("section-items", this.sectionItems, items);
    return parts;
  }
}

/** What columns keep of a section. */
export type SectionFacts = Pick<SectionRecord, "codes" | "exhibitNumber">;

/** Returns the name of the part that holds a column. */
export function columnPart(name: SingleColumnName | MultiColumnName): string {
  return `column:${name}`;
}

/** Returns the name of the part that holds a table of strings. */
export function stringsPart(name: StringTableName): string {
  return `strings:${name}`;
}

/** Decodes a column of many values per filing or section. */
export function decodeMultiColumn(bytes: Uint8Array): MultiColumn {
  const reader = new ByteReader(bytes);
  const counts = decodeNumbers(reader.bytes(reader.varint()));
  return { starts: runningSums(counts), values: decodeNumbers(bytes.subarray(reader.at)) };
}

/** Returns 0 and the sums of the first 1, 2, ... numbers. */
export function runningSums(counts: Uint32Array): Uint32Array {
  const sums = new Uint32Array(counts.length + 1);
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    sum += counts[i] ?? 0;
    sums[i + 1] = sum;
  }
  return sums;
}

/** Returns an ISO date as the number yyyymmdd; 0 for none and for what is no date. */
export function dayNumber(date: string | null): number {
  if (date === null || !ISO_DATE.test(date)) return 0;
  return Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8));
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

function companyKey(filing: FilingRecord): string | null {
  const cik = filing.ciks[0] ?? "";
  if (cik === "" && filing.company === null) return null;
  return `${cik}\t${filing.company ?? ""}`;
}

function columnItem(item: RecordItem): string {
  return item.current ?? item.code;
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function* present(values: Iterable<string | null>): Generator<string> {
  for (const value of values) if (value !== null) yield value;
}

function places(
  values: readonly (string | null)[],
  ordinals: ReadonlyMap<string, number>,
): number[] {
  return values.map((value) => (value === null ? 0 : (ordinals.get(value) ?? -1) + 1));
}

function encodeMultiColumn(
  values: readonly string[][],
  ordinals: ReadonlyMap<string, number>,
): Uint8Array {
  const writer = new ByteWriter();
  const counts = encodeNumbers(values.map((list) => list.length));
  writer.varint(counts.length);
  writer.bytes(counts);
  writer.bytes(encodeNumbers(values.flat().map((value) => ordinals.get(value) ?? 0)));
  return writer.take();
}
