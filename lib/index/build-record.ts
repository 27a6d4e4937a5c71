import { hash } from "node:crypto";
import type { Filing, Party, Section } from "../filing/filing.ts";
import type { FilingRecord, IndexedFiling, SectionRecord } from "./filing-record.ts";

/** The object that a filing was read from. */
export interface FilingObject {
  readonly key: string;
  readonly etag: string;
}

/** Turns the filings that were parsed from an object into what the index keeps of them. */
export function buildRecords(filings: readonly Filing[], object: FilingObject): IndexedFiling[] {
  let unnumbered = 0;
  return filings.map((filing) => {
    return buildRecord(filing, object, filing.accession === null ? ++unnumbered : 1);
  });
}

/**
 * Turns a parsed filing into what the index keeps of it. `ordinal` tells the filings of one object
 * apart that have no accession number, and counts from 1.
 */
export function buildRecord(filing: Filing, object: FilingObject, ordinal = 1): IndexedFiling {
  const sections = filing.sections.filter((section) => !section.notApplicable).map(sectionRecord);
  const tickers = distinct(filing.cover.securities.map(({ symbol }) => symbol));
  const names = namesOf(filing);
  const record: FilingRecord = {
    id: filing.accession?.value ?? idOfKey(object.key, ordinal),
    key: object.key,
    etag: object.etag,
    accession: filing.accession?.value ?? null,
    form: filing.form?.value ?? null,
    rootForm: filing.rootForm,
    amendment: filing.amendment,
    company: filing.company?.value ?? names[0] ?? null,
    ciks: distinct([filing.cik?.value, ...filing.parties.map(({ cik }) => cik)]),
    names: distinct([...names, ...tickers]),
    tickers,
    filedAt: filing.filedAt?.value ?? null,
    reportDate: filing.reportDate?.value ?? null,
    state: stateOf(filing),
    sic: firstOf(filing.parties, ({ sic }) => sic),
    items: filing.items.map(({ code, current, title, source }) => {
      return { code, current, title, source };
    }),
    exhibits: filing.exhibits.map(({ number, description }) => ({ number, description })),
    signatories: filing.signatories.map(({ name, title }) => ({ name, title })),
    warnings: filing.warnings.map(({ message }) => message),
  };
  // A filing without text is still found by its names.
  return { filing: record, sections: sections.length > 0 ? sections : [EMPTY_COVER] };
}

/** Returns the id of a filing without an accession number: `k-` and digits, `-2` for a second one. */
export function idOfKey(key: string, ordinal = 1): string {
  const id = `k-${hash("sha256", key, "hex").slice(0, 20)}`;
  return ordinal === 1 ? id : `${id}-${ordinal}`;
}

const EMPTY_COVER: SectionRecord = {
  kind: "cover",
  codes: [],
  title: "",
  exhibitNumber: null,
  text: "",
};

/**
 * Parts the cells of a table's row. The analyzer takes the tab that parses as one for a letter, so
 * the cells would be a single term; an em space parts words, and is seen in no other place.
 */
const CELL_BREAK = "\u2003";

function sectionRecord({ kind, codes, title, exhibitNumber, text }: Section): SectionRecord {
  return { kind, codes, title, exhibitNumber, text: text.replaceAll("\t", CELL_BREAK) };
}

/** Returns the names of everyone the filing is by or about: displayed, on the cover, former. */
function namesOf({ company, cover, parties }: Filing): string[] {
  const former = parties.flatMap(({ formerNames }) => formerNames.map(({ name }) => name));
  return distinct([
    company?.value,
    company?.raw,
    cover.company?.value,
    ...parties.map(({ name }) => name),
    cover.formerName?.value,
    ...former,
  ]);
}

function stateOf({ cover, parties }: Filing): string | null {
  const headerState = firstOf(parties, ({ stateOfIncorporation }) => stateOfIncorporation);
  return headerState ?? cover.stateOfIncorporation?.value ?? null;
}

function firstOf<T>(parties: readonly Party[], read: (party: Party) => T | null): T | null {
  for (const party of parties) {
    const value = read(party);
    if (value !== null) return value;
  }
  return null;
}

function distinct(values: readonly (string | null | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== null && value !== undefined))];
}
