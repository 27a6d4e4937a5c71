/**
 * Values of filters, as typed after a colon in the query or given as parameters of a request.
 *
 *     item     4.01 | 4 | Item 4 | 5.02(b)      today's codes; a legacy number means its successor
 *     form     8-K | 8k/A | DEF 14A             EDGAR's spelling; `8-K` also finds `8-K/A`
 *     cik      320193 | 0000320193              ten digits
 *     ticker   AAPL                             a name of the company in full
 *     year     2003 | [2001 TO 2003]            year of filing, else of the event
 *     filed    a date or range (date-range.ts)
 *     state    CA | California                  EDGAR's code of the state of incorporation
 *     accession 0000950124-00-003635            with or without dashes
 *     exhibit  EX-99.1 | 99.1
 */
import { findAccessionNumber } from "../../filing/fields/accession-number.ts";
import { parseCik } from "../../filing/fields/cik.ts";
import { parseFormType } from "../../filing/fields/form-type.ts";
import { parseStateCode } from "../../filing/fields/state-code.ts";
import { parseItemFilter } from "../../filing/item-taxonomy.ts";
import type { Filters } from "../query.ts";
import { parseDateRange } from "./date-range.ts";

export const FILTER_FIELDS = [
  "item",
  "form",
  "cik",
  "ticker",
  "year",
  "filed",
  "state",
  "accession",
  "exhibit",
] as const;
export type FilterField = (typeof FILTER_FIELDS)[number];

/** What a value that cannot be read should have looked like. */
export const FILTER_FORMATS: Readonly<Record<FilterField, string>> = {
  item: "an 8-K item such as 4.01, 4 or 5.02(b)",
  form: "a form type such as 8-K or 8-K/A",
  cik: "a CIK of up to ten digits",
  ticker: "a ticker symbol such as AAPL",
  year: "a year such as 2003",
  filed:
    "a date such as 2003-04-08, 2003-04 or 2003, or a range such as [2003-04-01 TO 2003-06-30]",
  state: "a state such as CA or California, or a two-character EDGAR code",
  accession: "an accession number such as 0000950124-00-003635",
  exhibit: "an exhibit number such as EX-99.1",
};

const PARSERS: Readonly<Record<FilterField, (text: string) => Filters | null>> = {
  item: (text) => list("item", parseItemFilter(text)),
  form: (text) => list("form", parseForm(text)),
  cik: (text) => list("cik", parseCik(text)),
  ticker: parseTicker,
  year: parseYear,
  filed: parseFiled,
  state: (text) => list("state", parseState(text)),
  accession: (text) => list("accession", parseAccession(text)),
  exhibit: (text) => list("exhibit", parseExhibit(text)),
};

/** Returns the condition that one value of a filter stands for; null when it cannot be read. */
export function parseFilter(field: FilterField, text: string): Filters | null {
  return PARSERS[field](text.trim());
}

/** Returns an accession number, dashed, when the text is one and nothing else. */
export function parseAccession(text: string): string | null {
  return /^[\d-]{18,20}$/.test(text) ? findAccessionNumber(text) : null;
}

type ListFilter = "item" | "form" | "cik" | "year" | "state" | "accession" | "exhibit";

function list(field: ListFilter, values: readonly string[] | string | null): Filters | null {
  if (values === null) return null;
  return { [field]: typeof values === "string" ? [values] : values };
}

/** Longer than any form type that EDGAR knows. */
const MAX_FORM_LENGTH = 20;

function parseForm(text: string): string | null {
  const form = parseFormType(text);
  if (form === null || form.length > MAX_FORM_LENGTH || !/^[A-Z0-9][A-Z0-9 /.-]*$/.test(form)) {
    return null;
  }
  // Forms that people write without their hyphen; 13F-HR has none there.
  return form.replace(/^(6|8|10|11|18|20|40)([KQF])/, "$1-$2");
}

function parseTicker(text: string): Filters | null {
  if (!/^[a-z0-9][a-z0-9.-]{0,9}$/i.test(text)) return null;
  return { company: [{ name: text.toUpperCase(), exact: true }] };
}

function parseYear(text: string): Filters | null {
  if (/^[12]\d{3}$/.test(text)) return { year: [text] };
  return /^[[<>]|\.\./.test(text) ? parseFiled(text) : null;
}

function parseFiled(text: string): Filters | null {
  const range = parseDateRange(text);
  if (range === null) return null;
  return {
    ...(range.from === null ? {} : { filedFrom: range.from }),
    ...(range.to === null ? {} : { filedTo: range.to }),
  };
}

/** Codes are taken as they are: EDGAR adds some, and a wrong one finds nothing. */
function parseState(text: string): string | null {
  return /^[a-z0-9]{2}$/i.test(text) ? text.toUpperCase() : parseStateCode(text);
}

function parseExhibit(text: string): string | null {
  const number = /^(?:EX-?)?(\d{1,3}(?:\.[0-9a-z.()-]{1,8})?)$/i.exec(text)?.[1];
  return number === undefined ? null : number.toLowerCase();
}
