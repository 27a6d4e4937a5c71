/**
 * EDGAR's number of a submission: ten digits of the submitter's CIK, two of the year, six of a
 * sequence. `0000950124-00-003635`; 18 digits without dashes in paths.
 */
const DASHED = /(?<!\d)\d{10}-\d{2}-\d{6}(?!\d)/;
const PLAIN = /(?<!\d)(\d{10})(\d{2})(\d{6})(?!\d)/;

/** Returns the first accession number in a text, dashed; null when there is none. */
export function findAccessionNumber(text: string): string | null {
  const dashed = DASHED.exec(text);
  if (dashed) return dashed[0];
  const plain = PLAIN.exec(text);
  return plain ? `${plain[1]}-${plain[2]}-${plain[3]}` : null;
}
