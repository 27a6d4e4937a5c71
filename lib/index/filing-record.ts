/**
 * A filing as the index keeps it: flat, JSON-able, and independent of how it was parsed.
 * lib/index/build-record.ts makes one from a Filing; segments store and return it.
 */
export interface FilingRecord {
  /**
   * The accession number, or `k-` and 20 hex digits of the SHA-256 of the object's key; then `-2`,
   * `-3` and so on for the second and later filings of the object that have no accession number.
   */
  readonly id: string;
  /** The object in the filings bucket it was read from, and that object's ETag. */
  readonly key: string;
  readonly etag: string;
  readonly accession: string | null;
  readonly form: string | null;
  readonly rootForm: string | null;
  readonly amendment: boolean;
  /** Display name; `(unknown company)` never stands here, null does. */
  readonly company: string | null;
  /** Ten digits, every filer's and subject's, the first being the one to display. */
  readonly ciks: readonly string[];
  /** Every name to be found by: display, conformed, former names and tickers. */
  readonly names: readonly string[];
  readonly tickers: readonly string[];
  /** ISO dates. */
  readonly filedAt: string | null;
  readonly reportDate: string | null;
  /** EDGAR state code of incorporation. */
  readonly state: string | null;
  readonly sic: string | null;
  readonly items: readonly RecordItem[];
  readonly exhibits: readonly { readonly number: string; readonly description: string | null }[];
  readonly signatories: readonly { readonly name: string; readonly title: string | null }[];
  readonly warnings: readonly string[];
}

export interface RecordItem {
  readonly code: string;
  readonly current: string | null;
  readonly title: string;
  readonly source: string;
}

/** One indexed document: a section of a filing, with its text. */
export interface SectionRecord {
  readonly kind: "cover" | "explanatory-note" | "item" | "exhibit" | "body";
  readonly codes: readonly string[];
  readonly title: string;
  readonly exhibitNumber: string | null;
  readonly text: string;
}

/** What a segment writer takes: a filing with the sections that are to be searched. */
export interface IndexedFiling {
  readonly filing: FilingRecord;
  readonly sections: readonly SectionRecord[];
}
