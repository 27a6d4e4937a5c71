/**
 * Who signed an XML form. The forms name the same things differently:
 *
 *     <ownerSignature>                           3, 4, 5   signatureName, signatureDate
 *     <signatureBlock><signature>                D         nameOfSigner, signatureTitle, signatureDate
 *     <signatureBlock>                           13F       name, title, signature, signatureDate
 *     <signatureDetails>                         13D, 13G  signature, title, date
 */
import type { Signatory } from "../filing.ts";
import { findDates } from "./calendar-date.ts";
import { findElementText } from "./element-text.ts";
import { splitNameAndTitle } from "./signer-name.ts";

const BLOCK_OPEN = /<(?:\w{1,20}:)?(ownerSignature|signatureBlock|signatureDetails)[\s>]/g;
/** A block holds a few short values. */
const BLOCK_CHARS = 3000;
/** Joint filings are signed by a few dozen owners. */
const MAX_SIGNATORIES = 100;

/** Reads the signatories of an XML form. */
export function readXmlSignatories(text: string): Signatory[] {
  const blocks: string[] = [];
  for (const open of text.matchAll(BLOCK_OPEN)) {
    const start = open.index + open[0].length;
    const rest = text.slice(start, start + BLOCK_CHARS);
    const close = rest.search(new RegExp(`</(?:\\w{1,20}:)?${open[1]}>`));
    blocks.push(close < 0 ? rest : rest.slice(0, close));
    if (blocks.length === MAX_SIGNATORIES) break;
  }
  return blocks.map(readBlock).filter((signatory) => signatory !== null);
}

function readBlock(block: string): Signatory | null {
  const value = (...names: readonly string[]): string | null =>
    names.map((name) => findElementText(block, name)).find((found) => found !== null) ?? null;
  const written = value("nameOfSigner", "signatureName", "name", "signature");
  const [name, title] = splitNameAndTitle(written?.replace(/^\s*\/s\/\s*/i, "") ?? "");
  if (name === "") return null;
  return {
    name,
    title: (value("signatureTitle", "title") ?? title) || null,
    company: value("issuerName"),
    signedAt: findDates(value("signatureDate", "date") ?? "")[0]?.date ?? null,
  };
}
