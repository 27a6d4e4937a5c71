import { SourceText } from "../../lib/filing/container/source-text.ts";
import { readCover } from "../../lib/filing/fields/cover.ts";
import type { Filing } from "../../lib/filing/filing.ts";
import { segmentDocument } from "../../lib/filing/sections/segment-document.ts";
import { readDocument } from "../../lib/filing/text/read-document.ts";
import { DATE_FAULTS } from "./date-faults.ts";
import type { MainDocument } from "./main-document.ts";
import { isHeaderTruth, type ManifestRow } from "./manifest-rows.ts";
import { isSameCompany } from "./same-company.ts";
import { countComparison, createTally, type Tally } from "./tally.ts";

export interface FieldTallies {
  readonly company: Tally;
  readonly cik: Tally;
  readonly accession: Tally;
  readonly filedAt: Tally;
  readonly reportDate: Tally;
  /** The main document alone, tagged facts included. */
  readonly coverCompany: Tally;
  readonly coverDate: Tally;
  /** The main document alone, as printed: tagged facts are ignored. */
  readonly printedCompany: Tally;
  readonly printedDate: Tally;
}

/** Makes tallies with nothing counted. */
export function createFieldTallies(): FieldTallies {
  return {
    company: createTally("header: company", 1),
    cik: createTally("header: CIK", 1),
    accession: createTally("header: accession number", 1),
    filedAt: createTally("header: filed date", 1),
    reportDate: createTally("header: report date", 1),
    coverCompany: createTally("cover only: company", 0.97),
    coverDate: createTally("cover only: event date", 0.95),
    printedCompany: createTally("cover as printed: company", 0.97),
    printedDate: createTally("cover as printed: event date", 0.95),
  };
}

/** Compares fields of a filing that has a header with its row. */
export function measureHeader(tallies: FieldTallies, row: ManifestRow, filing: Filing): void {
  if (!isHeaderTruth(row) || filing.parties.length === 0) return;
  const names = filing.parties.map(({ name }) => name ?? "");
  const named = names.includes(row.company) ? row.company : (names[0] ?? "");
  compare(tallies.company, row, { read: named, truth: row.company });
  compare(tallies.cik, row, { read: cikOf(row, filing), truth: row.cik.padStart(10, "0") });
  compare(tallies.accession, row, { read: filing.accession?.value ?? "", truth: row.accession });
  compare(tallies.filedAt, row, {
    read: filing.filedAt?.value ?? "",
    truth: isoDate(row.filingDate),
  });
  compare(tallies.reportDate, row, {
    read: filing.reportDate?.value ?? "",
    truth: isoDate(row.period),
  });
}

/** An 8-K's CIK is its filer's; of other forms the row may name any party. */
function cikOf(row: ManifestRow, filing: Filing): string {
  const party = filing.parties.find(({ cik }) => Number(cik) === Number(row.cik));
  const cik = /^8-K/.test(row.form) ? filing.cik?.value : (party?.cik ?? filing.cik?.value);
  return cik ?? "";
}

/** Compares what the main document alone tells with the row's header values, 8-K only. */
export function measureCover(tallies: FieldTallies, row: ManifestRow, main: MainDocument): void {
  if (!isHeaderTruth(row) || !/^8-K/.test(row.form)) return;
  const { text, filing } = main;
  const document = { ...readDocument(SourceText.ofFile(text)), facts: [] };
  const printed = readCover(document, segmentDocument(document, filing.rootForm).cover).cover;
  compareCompany(tallies.coverCompany, row, filing.company?.value ?? "");
  compareCompany(tallies.printedCompany, row, printed.company?.value ?? "");
  const period = isoDate(row.period);
  const reviewed = DATE_FAULTS.get(row.path) ?? null;
  compare(
    tallies.coverDate,
    row,
    { read: filing.reportDate?.value ?? "", truth: period },
    reviewed,
  );
  compare(
    tallies.printedDate,
    row,
    { read: printed.reportDate?.value ?? "", truth: period },
    reviewed,
  );
}

function compare(
  tally: Tally,
  row: ManifestRow,
  values: { readonly read: string; readonly truth: string },
  reviewed: string | null = null,
): void {
  if (values.truth === "") return;
  const equal = values.read === values.truth;
  countComparison(tally, equal, { path: row.path, ...values, reviewed });
}

function compareCompany(tally: Tally, row: ManifestRow, read: string): void {
  if (row.company === "") return;
  const mismatch = { path: row.path, read, truth: row.company, reviewed: null };
  countComparison(tally, isSameCompany(read, row.company), mismatch);
}

function isoDate(compact: string): string {
  return compact.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
}
