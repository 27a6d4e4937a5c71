import type { IndexedFiling } from "../../../lib/index/filing-record.ts";
import type { BenchQuery } from "../query-mix.ts";

/** What is measured of every engine. */
export interface BenchEngine {
  readonly name: string;
  /** Indexes filings and leaves what a later process needs in a folder. */
  build(filings: Iterable<IndexedFiling>, folder: string): Promise<void>;
  open(folder: string): Promise<OpenedEngine>;
  supports(query: BenchQuery): boolean;
}

export interface OpenedEngine {
  /** Finds the ten best and tells how many match in all. */
  search(query: BenchQuery): Promise<number> | number;
  /** The same with counts by company and by item over everything that matches. */
  searchWithFacets?(query: BenchQuery): Promise<number> | number;
}

/** A section as a flat document, for engines that know nothing of filings. */
export interface BenchDocument {
  readonly id: number;
  readonly company: string;
  readonly title: string;
  readonly text: string;
  readonly item: string;
  readonly name: string;
  /** What else a page of results shows of a hit. */
  readonly accession: string;
  readonly cik: string;
  readonly form: string;
  readonly filedAt: string;
}

/** Flattens filings to documents numbered from 0. */
export function* benchDocuments(filings: Iterable<IndexedFiling>): Generator<BenchDocument> {
  let id = 0;
  for (const { filing, sections } of filings) {
    for (const { title, text, codes } of sections) {
      const company = filing.names.join("\n");
      const current = filing.items.find(({ code }) => code === codes[0])?.current;
      const item = current ?? codes[0] ?? "";
      const { accession, ciks, form, filedAt } = filing;
      yield {
        ...{ id: id++, company, title, text, item, name: filing.company ?? "" },
        ...{
          accession: accession ?? "",
          cik: ciks[0] ?? "",
          form: form ?? "",
          filedAt: filedAt ?? "",
        },
      };
    }
  }
}

/** Counts two facets over results by hand, as users of an engine without facets do. */
export function countFacets<T>(
  results: readonly T[],
  valuesOf: (result: T) => readonly [string, string],
): [string, number][][] {
  const companies = new Map<string, number>();
  const items = new Map<string, number>();
  for (const result of results) {
    const [company, item] = valuesOf(result);
    companies.set(company, (companies.get(company) ?? 0) + 1);
    items.set(item, (items.get(item) ?? 0) + 1);
  }
  const top = (counts: Map<string, number>) =>
    [...counts].sort((a, b) => b[1] - a[1]).slice(0, 100);
  return [top(companies), top(items)];
}
