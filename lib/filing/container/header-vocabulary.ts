/**
 * The words of submission headers. Two dialects say the same: labels in .txt files, tags in .nc
 * and .hdr.sgml files. Names here are those of the tag dialect.
 *
 *     FILER:                                        <FILER>
 *       COMPANY DATA:                               <COMPANY-DATA>
 *         COMPANY CONFORMED NAME:    ACME CORP      <CONFORMED-NAME>ACME CORP
 *
 * Indentation never tells the nesting (it grows without end in headers of 2000); these names do.
 * EDGAR Filer Manual, volume II, chapter 5.
 */
import type { PartyRole } from "../filing.ts";

const PARTY_ROLES = new Map<string, PartyRole>([
  ["FILER", "filer"],
  ["SUBJECT-COMPANY", "subject"],
  ["FILED-BY", "filed-by"],
  ["REPORTING-OWNER", "reporting-owner"],
  ["ISSUER", "issuer"],
  ["FILED-FOR", "filed-for"],
  ["DEPOSITOR", "depositor"],
  ["SECURITIZER", "securitizer"],
  ["UNDERWRITER", "underwriter"],
  ["ISSUING-ENTITY", "issuing-entity"],
  ["SERIAL-COMPANY", "serial-company"],
]);

const PARTY_BLOCKS = new Set([
  "COMPANY-DATA",
  "OWNER-DATA",
  "FILING-VALUES",
  "BUSINESS-ADDRESS",
  "MAIL-ADDRESS",
  "FORMER-COMPANY",
  "FORMER-NAME",
]);

/** Labels whose tag is not simply the label with hyphens. */
const TAGS_BY_LABEL = new Map([
  ["CONFORMED-SUBMISSION-TYPE", "TYPE"],
  ["CONFORMED-PERIOD-OF-REPORT", "PERIOD"],
  ["FILED-AS-OF-DATE", "FILING-DATE"],
  ["DATE-AS-OF-CHANGE", "DATE-OF-FILING-DATE-CHANGE"],
  ["ITEM-INFORMATION", "ITEMS"],
  ["COMPANY-CONFORMED-NAME", "CONFORMED-NAME"],
  ["CENTRAL-INDEX-KEY", "CIK"],
  ["STANDARD-INDUSTRIAL-CLASSIFICATION", "ASSIGNED-SIC"],
  ["EIN", "IRS-NUMBER"],
  ["SEC-ACT", "ACT"],
  ["SEC-FILE-NUMBER", "FILE-NUMBER"],
  ["STREET-1", "STREET1"],
  ["STREET-2", "STREET2"],
  ["BUSINESS-PHONE", "PHONE"],
  ["DATE-OF-NAME-CHANGE", "DATE-CHANGED"],
  ["ISSUING_ENTITY", "ISSUING-ENTITY"],
]);

/** Returns the tag dialect's name for a label or tag of either dialect. */
export function headerName(printed: string): string {
  const hyphened = printed.trim().toUpperCase().replace(/\s+/g, "-");
  return TAGS_BY_LABEL.get(hyphened) ?? hyphened;
}

/** Returns the role of the party that a block of this name describes; null for other blocks. */
export function partyRole(name: string): PartyRole | null {
  return PARTY_ROLES.get(name) ?? null;
}

/** Tells whether the name opens a block, of a party or within one. */
export function isBlock(name: string): boolean {
  return PARTY_ROLES.has(name) || PARTY_BLOCKS.has(name);
}
