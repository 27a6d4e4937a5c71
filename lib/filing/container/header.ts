/**
 * What a submission header says: the submission's own values and its parties.
 * Values end at the line's end; when one is given twice the first counts.
 */
import { findAccessionNumber } from "../fields/accession-number.ts";
import { parseHeaderDate, parseHeaderTime } from "../fields/calendar-date.ts";
import { parseFormType } from "../fields/form-type.ts";
import type { Party } from "../filing.ts";
import { HeaderParty } from "./header-party.ts";
import { readHeaderTokens } from "./header-tokens.ts";
import { partyRole } from "./header-vocabulary.ts";

export interface FilingHeader {
  readonly accession: string | null;
  readonly form: string | null;
  /** ISO date. The date on the root line is that of dissemination and is not used. */
  readonly filedAt: string | null;
  /** Local time at EDGAR. */
  readonly acceptedAt: string | null;
  /** ISO date. */
  readonly reportDate: string | null;
  /** ITEM INFORMATION labels or ITEMS codes as printed; empty for an item without a label. */
  readonly items: readonly string[];
  readonly parties: readonly Party[];
  /** Closing tags stand between labels, as EDGAR rendered headers in 2000. */
  readonly malformed: boolean;
}

/** Headers of hundreds of co-registrants fill some hundred kilobytes; what is longer is no header. */
const MAX_HEADER_CHARS = 1_000_000;

/** Blocks that headers of labels have in tags: owners before 2003, the rules and items of Form SD. */
const TAGGED_BLOCKS = new Set(["REPORTING-OWNER", "RULE", "ITEM"]);

/** The form has some forty items. */
const MAX_ITEMS = 200;

/** Reads a header of either dialect; null when the text holds no header value at all. */
export function parseHeader(text: string): FilingHeader | null {
  const values = new Map<string, string>();
  const items: string[] = [];
  const parties: HeaderParty[] = [];
  let party: HeaderParty | null = null;
  let labels = 0;
  let strayTags = 0;
  for (const token of readHeaderTokens(text.slice(0, MAX_HEADER_CHARS))) {
    if (token.label) labels++;
    else if (token.kind === "close" && !TAGGED_BLOCKS.has(token.name)) strayTags++;
    const role = partyRole(token.name);
    if (token.kind === "open" && (role || !party)) {
      party = new HeaderParty(role ?? "filer");
      parties.push(party);
    }
    if (token.kind === "close" && role) party = null;
    else if (party?.accepts(token)) party.take(token);
    else if (token.kind === "value" && token.name === "ITEMS") {
      if (items.length < MAX_ITEMS) items.push(itemValue(token.value));
    } else if (token.kind === "value" && !values.has(token.name))
      values.set(token.name, token.value);
  }
  if (values.size + parties.length + items.length === 0) return null;
  return {
    accession: accessionOf(values),
    form: parseFormType(values.get("TYPE") ?? ""),
    filedAt: parseHeaderDate(values.get("FILING-DATE") ?? ""),
    acceptedAt: parseHeaderTime(values.get("ACCEPTANCE-DATETIME") ?? ""),
    reportDate: parseHeaderDate(values.get("PERIOD") ?? values.get("ITEM-PERIOD") ?? ""),
    items,
    parties: parties.map((each) => each.finish()),
    malformed: labels > 0 && strayTags > 0,
  };
}

/** EDGAR once printed the tag itself as the label: `ITEM INFORMATION: <ITEMS>1.05`. */
function itemValue(printed: string): string {
  return printed.replace(/^<ITEMS>/i, "").trim();
}

function accessionOf(values: ReadonlyMap<string, string>): string | null {
  const sources = ["ACCESSION-NUMBER", "SEC-HEADER", "IMS-HEADER", "SEC-DOCUMENT", "IMS-DOCUMENT"];
  for (const name of sources) {
    const accession = findAccessionNumber(values.get(name) ?? "");
    if (accession) return accession;
  }
  return null;
}
