/**
 * What the XML of a structured form says about the filing: ownership forms 3, 4 and 5, Form D, 13F.
 *
 *     <documentType>4</documentType>            <submissionType>D/A</submissionType>
 *     <periodOfReport>2024-01-15</…>            <periodOfReport>03-31-2023</…>
 *     <issuerCik>0000002488</issuerCik>         <primaryIssuer><cik>0001296490</cik>
 *     <issuerName>ADVANCED MICRO …</…>                         <entityName>INVESTURE …</entityName>
 */
import { findDates } from "./calendar-date.ts";
import { parseCik } from "./cik.ts";
import { findElementText } from "./element-text.ts";
import { parseFormType } from "./form-type.ts";

export interface XmlFields {
  readonly form: string | null;
  readonly company: string | null;
  readonly cik: string | null;
  readonly reportDate: string | null;
}

/** Without the tag's "<", so that looking for them skips most characters of an HTML page. */
const ROOT_NAMES = ["ownershipDocument", "edgarSubmission"];
/** These elements stand at the top; what follows are holdings and transactions. */
const PROBE_CHARS = 20_000;

/** Reads the fields of an XML document; null when it is no XML of a filing. */
export function readXmlFields(text: string): XmlFields | null {
  const probe = text.slice(0, PROBE_CHARS);
  if (!ROOT_NAMES.some((name) => probe.includes(name))) return null;
  if (!/<(?:\w{1,20}:)?(?:ownershipDocument|edgarSubmission)[\s>]/.test(probe)) return null;
  const value = (...names: readonly string[]): string | null => {
    for (const name of names) {
      const found = findElementText(probe, name);
      if (found) return found;
    }
    return null;
  };
  return {
    form: parseFormType(value("documentType", "submissionType") ?? ""),
    company: value("issuerName", "entityName"),
    cik: parseCik(value("issuerCik", "cik") ?? ""),
    reportDate: findDates(value("periodOfReport") ?? "")[0]?.date ?? null,
  };
}
