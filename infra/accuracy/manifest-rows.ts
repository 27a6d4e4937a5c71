/**
 * The list of truths beside a folder of filings, MANIFEST.tsv: one file per line, what EDGAR's
 * header (or another source, `truth_kind`) says about it.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { FiledexError } from "../../lib/errors.ts";

export interface ManifestRow {
  /** Relative to the folder. */
  readonly path: string;
  readonly form: string;
  readonly company: string;
  readonly cik: string;
  readonly accession: string;
  /** yyyymmdd */
  readonly filingDate: string;
  readonly period: string;
  readonly itemCodes: readonly string[];
  /** ITEM INFORMATION lines separated by "|", possibly empty ones. */
  readonly itemLabels: string;
  readonly truthKind: string;
}

/** Reads the rows of a folder's MANIFEST.tsv; throws "invalid" when a column is missing. */
export async function readManifestRows(folder: string): Promise<ManifestRow[]> {
  const text = await readFile(join(folder, "MANIFEST.tsv"), "utf8");
  const [head = "", ...lines] = text.trimEnd().split("\n");
  const names = head.split("\t");
  const column = (name: string): number => {
    const index = names.indexOf(name);
    if (index < 0) throw new FiledexError("invalid", `manifest has no column, name=\`${name}\``);
    return index;
  };
  const columns = {
    path: column("path"),
    form: column("form"),
    company: column("company"),
    cik: column("cik"),
    accession: column("accession"),
    filingDate: column("filing_date"),
    period: column("period"),
    itemLabels: column("items_header_raw"),
    itemCodes: column("item_codes"),
    truthKind: column("truth_kind"),
  };
  return lines.map((line) => {
    const cells = line.split("\t");
    const cell = (index: number): string => cells[index]?.trim() ?? "";
    return {
      path: cell(columns.path),
      form: cell(columns.form),
      company: cell(columns.company),
      cik: cell(columns.cik),
      accession: cell(columns.accession),
      filingDate: cell(columns.filingDate),
      period: cell(columns.period),
      itemLabels: cell(columns.itemLabels),
      itemCodes: cell(columns.itemCodes)
        .split(",")
        .filter((code) => code !== ""),
      truthKind: cell(columns.truthKind),
    };
  });
}

/** Tells whether EDGAR's own header is the truth of the row. */
export function isHeaderTruth(row: ManifestRow): boolean {
  return row.truthKind.startsWith("header");
}
