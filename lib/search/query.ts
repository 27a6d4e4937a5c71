/**
 * The query tree: what parseQuery makes of a user's text and what the executor runs.
 *
 * The unit that matches is the section, as in MiniSearch a document: `and` asks for all operands
 * in the same section. Filters speak of the filing instead.
 */
import type { Field } from "../index/schema.ts";

export type Query =
  /** Every section; MiniSearch's wildcard. */
  | { readonly kind: "all" }
  | TermQuery
  | PhraseQuery
  | NearQuery
  | { readonly kind: "and"; readonly operands: readonly Query[] }
  | { readonly kind: "or"; readonly operands: readonly Query[] }
  /** Sections matching the first operand and none of the others: MiniSearch's AND_NOT. */
  | { readonly kind: "and-not"; readonly operands: readonly Query[] };

export interface TermQuery {
  readonly kind: "term";
  /** As typed; the analyzer is applied by the executor. */
  readonly text: string;
  /** Fields to look in; all of them when absent. */
  readonly fields?: readonly Field[];
  readonly prefix?: boolean;
  /** Edit distance: a fraction of the term's length below 1, else an absolute number. */
  readonly fuzzy?: number;
  readonly boost?: number;
}

export interface PhraseQuery {
  readonly kind: "phrase";
  /** Words in a row; a star at the end of one makes it stand for all that begin so. */
  readonly texts: readonly string[];
  readonly fields?: readonly Field[];
  readonly boost?: number;
}

export interface NearQuery {
  readonly kind: "near";
  /** Words or phrases; a star at the end makes the last word stand for all that begin so. */
  readonly texts: readonly string[];
  /** At most this many other tokens between the first and the last of the terms. */
  readonly distance: number;
  /** The terms must come in the order given. */
  readonly ordered: boolean;
  readonly fields?: readonly Field[];
  readonly boost?: number;
}

/** Conditions on the filing; each given one must hold, and a list is met by any of its values. */
export interface Filters {
  /** Company names: `exact` compares whole normalised names, else all words must occur. */
  readonly company?: readonly CompanyFilter[];
  /** Ten digits. */
  readonly cik?: readonly string[];
  /** Current codes; legacy codes are mapped before they get here. */
  readonly item?: readonly string[];
  /** `8-K` also covers `8-K/A`; `8-K/A` means just that. */
  readonly form?: readonly string[];
  readonly state?: readonly string[];
  /** ISO dates, inclusive; without a filing date, the report date stands in. */
  readonly filedFrom?: string;
  readonly filedTo?: string;
  /** Years, four digits, of the same date. */
  readonly year?: readonly string[];
  /** Accession numbers, dashed. */
  readonly accession?: readonly string[];
  /** Exhibit numbers without `EX-`, `2.1`: only sections that are such exhibits match. */
  readonly exhibit?: readonly string[];
  /** A filing that meets all conditions of one of these is left out. */
  readonly exclude?: readonly Filters[];
  /** Conditions that must hold as well: those of the parameters beside those of the query text. */
  readonly also?: Filters;
}

export interface CompanyFilter {
  /** A name, former name or ticker. */
  readonly name: string;
  readonly exact: boolean;
}

export const FACETS = ["company", "item", "form", "year", "state"] as const;
export type Facet = (typeof FACETS)[number];

/** `relevance` unless named; the dates sort newest first with `-`. */
export const SORTS = ["relevance", "filed", "-filed", "report", "-report", "company"] as const;
export type Sort = (typeof SORTS)[number];
