import fc from "fast-check";
import type { IndexedFiling } from "../../lib/index/filing-record.ts";
import type { SegmentInput } from "../../lib/index/segment-writer.ts";
import type { Filters } from "../../lib/search/query.ts";
import { indexedFiling } from "./index-filings.ts";

const CIKS = ["0000000001", "0000000002", "0000000003"];
const NAMES = ["Acme Corp", "ACME CORP.", "Acme Steel", "Böse & Co", "Zeta", "AAPL"];
const ITEMS = ["4.01", "5.02", "9.01"];
const FORMS = ["8-K", "8-K/A", "10-Q"];
const STATES = ["CA", "DE"];
const DATES = ["1999-12-31", "2003-04-08", "2003-04-09", "2004-01-01"];
const EXHIBITS = ["2.1", "99.1"];
const WORDS = ["change", "in", "the", "accountant", "accountants"];

const optional = <T>(values: readonly T[]) => fc.constantFrom(null, ...values);
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(" "));

const section = fc.record({
  text,
  title: fc.constantFrom("", "change in accountants"),
  exhibitNumber: optional(EXHIBITS),
  codes: fc.subarray(["4", "5.02"]),
});

const filing = fc
  .record({
    number: fc.integer({ min: 0, max: 11 }),
    etag: fc.constantFrom("first upload", "second upload"),
    company: optional(NAMES),
    names: fc.subarray(NAMES),
    ciks: fc.subarray(CIKS),
    form: optional(FORMS),
    items: fc.subarray(ITEMS),
    state: optional(STATES),
    filedAt: optional(DATES),
    reportDate: optional(DATES),
    sections: fc.array(section, { minLength: 1, maxLength: 3 }),
  })
  .map(({ number, items, sections, ...fields }): IndexedFiling => {
    const accession = `0000000001-03-${String(number).padStart(6, "0")}`;
    const rootForm = fields.form?.replace("/A", "") ?? null;
    const refs = items.map((code) => {
      const legacy = code === "4.01" ? "4" : code;
      return { code: legacy, current: code, title: "", source: "body" };
    });
    return indexedFiling(
      { ...fields, key: `${number % 8}`, id: accession, accession, rootForm, items: refs },
      sections,
    );
  });

/** Batches of filings, oldest first, of which later ones replace and remove earlier ones. */
export const segmentInputs: fc.Arbitrary<SegmentInput[]> = fc.array(
  fc
    .record({
      filings: fc.array(filing, { maxLength: 8 }),
      removed: fc.subarray(["0", "1", "2", "9"]),
    })
    .map(({ filings, removed }) => {
      const keys = new Set(filings.map((one) => one.filing.key));
      return { filings, removedKeys: removed.filter((key) => !keys.has(key)) };
    }),
  { minLength: 1, maxLength: 4 },
);

const conditions = fc.record(
  {
    company: fc.array(
      fc.record({
        name: fc.constantFrom("acme", "Acme Corp", "steel ACME", "böse co", "aapl", "&"),
        exact: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
    cik: fc.subarray([...CIKS, "9999999999"]),
    item: fc.subarray([...ITEMS, "8.01"]),
    form: fc.subarray(FORMS),
    state: fc.subarray([...STATES, "NY"]),
    filedFrom: fc.constantFrom(...DATES),
    filedTo: fc.constantFrom(...DATES),
    year: fc.subarray(["2003", "2004"]),
    accession: fc.subarray(["0000000001-03-000001", "0000000001-03-000002", "nonsense"]),
    exhibit: fc.subarray(EXHIBITS),
  },
  { requiredKeys: [] },
);

export const filters: fc.Arbitrary<Filters> = fc.oneof(
  { weight: 4, arbitrary: conditions },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        also: conditions,
        exclude: fc.array(conditions, { minLength: 1, maxLength: 2 }),
        state: fc.subarray(STATES),
      },
      { requiredKeys: [] },
    ),
  },
);
