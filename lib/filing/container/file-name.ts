/**
 * What the name under which a filing was stored tells; the least trusted source of all.
 *
 *     0000950124-00-003635.txt                            accession number
 *     edgar/data/320193/000032019318000145/a.htm          CIK, accession number
 *     320193_8K_2018_0000320193-18-000145.htm             CIK, form, accession number
 *     8-K_0000320193-18-000145.htm                        form, accession number
 *
 * A form type counts only beside an accession number, an agent's own name for a file does not.
 */
import { findAccessionNumber } from "../fields/accession-number.ts";
import { parseCik } from "../fields/cik.ts";

export interface FileNameFields {
  readonly accession: string | null;
  readonly cik: string | null;
  readonly form: string | null;
}

const NO_FIELDS: FileNameFields = { accession: null, cik: null, form: null };

/** Reads what a path or object key tells about the filing stored under it. */
export function readFileName(path: string): FileNameFields {
  const segments = path.split("/");
  const accession =
    findAccessionNumber(segments.at(-1) ?? "") ?? findAccessionNumber(segments.at(-2) ?? "");
  if (!accession) return NO_FIELDS;
  const archived = /(?:^|\/)edgar\/data\/(\d{1,10})\//.exec(path)?.[1];
  const crawled = /^(\d{1,10})_([0-9A-Z]{1,8})_(\d{4})_/i.exec(segments.at(-1) ?? "");
  const prefixed = /^((?:8-K|10-K|10-Q|6-K|20-F)(?:_?A)?)_/i.exec(segments.at(-1) ?? "")?.[1];
  return {
    accession,
    cik: parseCik(archived ?? crawled?.[1] ?? ""),
    form: formOf(crawled?.[2] ?? prefixed ?? ""),
  };
}

/** File names drop the hyphen and the slash: 8K is 8-K, 10KA is 10-K/A. */
function formOf(printed: string): string | null {
  const parts = /^(8|10|6|20|40)-?(K|Q|F)(?:_?(A))?$/i.exec(printed);
  if (!parts) return null;
  return `${parts[1]}-${parts[2]}${parts[3] ? "/A" : ""}`.toUpperCase();
}
