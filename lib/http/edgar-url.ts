import type { FilingRecord } from "../index/filing-record.ts";

/**
 * Returns the address of a filing's index page on EDGAR, null when CIK or accession is unknown.
 *
 *     320193, 0000950124-00-003635 ->
 *     https://www.sec.gov/Archives/edgar/data/320193/000095012400003635/0000950124-00-003635-index.htm
 */
export function formatEdgarUrl(filing: Pick<FilingRecord, "accession" | "ciks">): string | null {
  const [cik] = filing.ciks;
  if (filing.accession === null || cik === undefined) return null;
  const folder = filing.accession.replaceAll("-", "");
  const directory = `https://www.sec.gov/Archives/edgar/data/${Number(cik)}/${folder}`;
  return `${directory}/${filing.accession}-index.htm`;
}
