/**
 * The parameters of GET /search: the one source of their validation and their OpenAPI schema.
 *
 * Lists may be repeated (`form=8-K&form=10-K`) or separated by commas (`form=8-K,10-K`); company
 * names hold commas, so they are only repeated.
 */
import { z } from "@hono/zod-openapi";
import { FiledexError } from "../errors.ts";
import { type DateSpan, parseDateSpan } from "../search/language/date-range.ts";
import { mergeFilters } from "../search/language/merge-filters.ts";
import { FILTER_FORMATS, type FilterField, parseFilter } from "../search/language/parse-filter.ts";
import { MAX_QUERY_LENGTH } from "../search/language/parse-query.ts";
import {
  type CompanyFilter,
  FACETS,
  type Facet,
  type Filters,
  SORTS,
  type Sort,
} from "../search/query.ts";
import { listParameter, quoteValue, singleParameter } from "./query-parameter.ts";

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;
/** A watch list of a whole peer group fits; gateways cut longer URLs anyway. */
const MAX_LIST_LENGTH = 200;
const MAX_COMPANY_LENGTH = 200;
/** Several times what a cursor takes whose sort key is a long company name. */
const MAX_CURSOR_LENGTH = 2_000;
const NO_FACETS = "none";

/** The parameter `q`, wherever it is taken. */
export const queryParameter = singleParameter(parseText, {
  description:
    'Words, which must all occur in one section of a filing; "phrases", AND OR NOT -word ( ), prefix*, fuzzy~, NEAR(5), company: title: text:, and filters such as item:4.01 form:8-K cik:320193 ticker:AAPL year:2003 filed:[2003-04-01 TO 2003-06-30] state:CA.',
  schema: { type: "string", maxLength: MAX_QUERY_LENGTH },
  example: 'item:4.01 "going concern"',
});

export const searchParametersSchema = z
  .strictObject({
    q: queryParameter,
    company: listParameter(parseCompanies, {
      description:
        "Company or former name: all words must occur, the last may be a beginning. In double quotes the whole name must be equal. Repeated: any of them.",
      schema: { type: "string", maxLength: MAX_COMPANY_LENGTH },
      example: "hemacare",
    }),
    cik: filterParameter("cik", "Central index keys, with or without leading zeros.", "320193"),
    item: filterParameter(
      "item",
      "8-K items: 4.01, also finding Item 4 of filings before 23 August 2004; 4 means the same.",
      "4.01",
    ),
    form: filterParameter("form", "Form types; 8-K also finds 8-K/A, 8-K/A only that.", "8-K"),
    state: filterParameter("state", "EDGAR codes of the state of incorporation.", "CA"),
    year: filterParameter("year", "Years of filing, else of the event.", "2003"),
    filed_from: singleParameter(dateBound("from"), {
      description: "First day of filing: a date, or the month or year that begins with it.",
      schema: { type: "string" },
      example: "2003-04-01",
    }),
    filed_to: singleParameter(dateBound("to"), {
      description: "Last day of filing: a date, or the month or year that ends with it.",
      schema: { type: "string" },
      example: "2003-06",
    }),
    facets: listParameter(parseFacets, {
      description: "The facets to count, all of them when absent.",
      schema: { type: "string", enum: [...FACETS, NO_FACETS] },
      example: "item",
    }),
    sort: singleParameter(parseSort, {
      description:
        "relevance unless there are no words to search for, then -filed; a hyphen sorts the newest first.",
      schema: { type: "string", enum: [...SORTS] },
    }),
    limit: limitParameter("Filings on a page."),
    cursor: singleParameter(parseCursor, {
      description: "The `next` of an answer to the same query.",
      schema: { type: "string", maxLength: MAX_CURSOR_LENGTH },
    }),
  })
  .superRefine(({ filed_from, filed_to }, context) => {
    if (filed_from === undefined || filed_to === undefined || filed_from <= filed_to) return;
    context.addIssue({ code: "custom", path: ["filed_from"], message: "is after filed_to" });
  });

export type SearchParameters = z.output<typeof searchParametersSchema>;

/** Returns the conditions that the parameters other than `q` put on a filing. */
export function filtersOf(parameters: SearchParameters): Filters {
  const { cik, item, form, state, year, company, filed_from, filed_to } = parameters;
  return [
    cik,
    item,
    form,
    state,
    year,
    company.length === 0 ? {} : { company },
    filed_from === undefined ? {} : { filedFrom: filed_from },
    filed_to === undefined ? {} : { filedTo: filed_to },
  ].reduce<Filters>(mergeFilters, {});
}

/** Makes the parameter `limit` of a list. */
export function limitParameter(description: string) {
  const schema = {
    type: "integer",
    minimum: 1,
    maximum: MAX_LIMIT,
    default: DEFAULT_LIMIT,
  } as const;
  return singleParameter(parseLimit, { description, schema });
}

function invalid(message: string): FiledexError {
  return new FiledexError("invalid", message);
}

function parseText(value: string | undefined): string {
  if (value === undefined) return "";
  if (value.length > MAX_QUERY_LENGTH) {
    throw invalid(`must be at most ${MAX_QUERY_LENGTH} characters long`);
  }
  return value;
}

function parseCompanies(values: readonly string[]): CompanyFilter[] {
  if (values.length > MAX_LIST_LENGTH) throw invalid(`takes at most ${MAX_LIST_LENGTH} values`);
  return values.map((value) => {
    if (value.length > MAX_COMPANY_LENGTH) {
      throw invalid(`must be at most ${MAX_COMPANY_LENGTH} characters long`);
    }
    const quoted = /^\s*"(.*)"\s*$/s.exec(value)?.[1];
    return { name: (quoted ?? value).trim(), exact: quoted !== undefined };
  });
}

function splitList(values: readonly string[]): string[] {
  const parts = values.flatMap((value) => value.split(",")).map((value) => value.trim());
  const list = parts.filter((value) => value !== "");
  if (list.length > MAX_LIST_LENGTH) throw invalid(`takes at most ${MAX_LIST_LENGTH} values`);
  return list;
}

function filterParameter(field: FilterField, description: string, example: string) {
  const parse = (values: readonly string[]): Filters => {
    return splitList(values)
      .map((value) => {
        const filters = parseFilter(field, value);
        if (filters === null) {
          throw invalid(`must be ${FILTER_FORMATS[field]}, not ${quoteValue(value)}`);
        }
        return filters;
      })
      .reduce<Filters>(mergeFilters, {});
  };
  return listParameter(parse, { description, schema: { type: "string" }, example });
}

function dateBound(end: keyof DateSpan): (value: string | undefined) => string | undefined {
  return (value) => {
    if (value === undefined) return undefined;
    const span = parseDateSpan(value);
    if (span !== null) return span[end];
    throw invalid(`must be a date such as 2003-04-08, 2003-04 or 2003, not ${quoteValue(value)}`);
  };
}

function parseFacets(values: readonly string[]): readonly Facet[] {
  const names = splitList(values);
  if (names.length === 0) return FACETS;
  if (names.length === 1 && names[0] === NO_FACETS) return [];
  const unknown = names.find((name) => !FACETS.some((facet) => facet === name));
  if (unknown === undefined) return FACETS.filter((facet) => names.includes(facet));
  throw invalid(`must be ${NO_FACETS} or some of ${FACETS.join(", ")}, not ${quoteValue(unknown)}`);
}

function parseSort(value: string | undefined): Sort | undefined {
  const sort = SORTS.find((name) => name === value);
  if (value === undefined || sort !== undefined) return sort;
  throw invalid(`must be one of ${SORTS.join(", ")}, not ${quoteValue(value)}`);
}

function parseLimit(value: string | undefined): number {
  if (value === undefined) return DEFAULT_LIMIT;
  const limit = /^\d{1,4}$/.test(value) ? Number(value) : 0;
  if (limit >= 1 && limit <= MAX_LIMIT) return limit;
  throw invalid(`must be a whole number from 1 to ${MAX_LIMIT}, not ${quoteValue(value)}`);
}

function parseCursor(value: string | undefined): string | undefined {
  if (value === undefined || (value.length <= MAX_CURSOR_LENGTH && /^[\w-]+$/.test(value))) {
    return value;
  }
  throw invalid("must be the `next` of an earlier answer");
}
