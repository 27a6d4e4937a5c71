/**
 * Tokens of the query language; parse-query.ts has the grammar.
 *
 *     item:4.01 -form:8-K/A "going concern" audit* NEAR(5) (resign~ OR dismiss^2)
 *     ───┬───── ┬────┬───── ───────┬─────── ───┬── ───┬─── ┬ ──┬─── ┬─ ────┬─── ┬
 *      filter  not filter        phrase      word   near open word or   word close
 *
 * Every character is looked at a bounded number of times: sticky patterns without alternatives that
 * could match the same text twice.
 */

import { FIELDS, type Field } from "../../index/schema.ts";
import { FILTER_FIELDS, type FilterField } from "./parse-filter.ts";

/** What may follow a word or a phrase: `*`, `~`, `~2`, `^3`. */
export interface Modifiers {
  readonly prefix?: boolean;
  readonly fuzzy?: number;
  readonly boost?: number;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

export type QueryToken = Span &
  (
    | { readonly kind: "word"; readonly text: string; readonly modifiers: Modifiers }
    | { readonly kind: "phrase"; readonly text: string; readonly modifiers: Modifiers }
    | { readonly kind: "open" | "close" | "and" | "or" | "not" }
    | { readonly kind: "near"; readonly distance: number; readonly ordered: boolean }
    | { readonly kind: "field"; readonly field: Field }
    | { readonly kind: "filter"; readonly field: FilterField; readonly values: readonly string[] }
    | { readonly kind: "unclosed-quote" }
  );

/** NEAR without a number, as on EDGAR. */
const DEFAULT_NEAR_DISTANCE = 10;
/** A tilde without a number: one edit for every five characters. */
const DEFAULT_FUZZY = 0.2;

const TEXT_FIELDS: ReadonlyMap<string, Field> = new Map(FIELDS.map((field) => [field, field]));
const FILTERS: ReadonlyMap<string, FilterField> = new Map([
  ...FILTER_FIELDS.map((field) => [field, field] as const),
  ["items", "item"],
  ["date", "filed"],
]);
const OPERATORS: ReadonlyMap<string, "and" | "or" | "not"> = new Map([
  ["AND", "and"],
  ["&&", "and"],
  ["&", "and"],
  ["OR", "or"],
  ["||", "or"],
  ["|", "or"],
  ["NOT", "not"],
]);

const SPACE = /\s+/y;
const QUOTES = '"“”„';
const PHRASE = /["“”„]([^"“”„]*)["“”„]/y;
const MODIFIER = /(\*)|~(\d{1,3}(?:\.\d{1,3})?)?(?![\w.])|\^(\d{1,3}(?:\.\d{1,3})?)(?![\w.])/y;
const NEAR =
  /(?:(?:NEAR|near)[(/](\d{1,4})\)?|NEAR|[wW]\/(\d{1,4})|(pre|PRE)\/(\d{1,4}))(?=[\s("“]|$)/y;
const FIELD = /([a-z]{2,12}):/iy;
const CIK = /cik\s*(?:#\s*)?(\d{1,10})(?=[\s)]|$)/iy;
const ITEM = /(?:items?\s+\d{1,2}(?:\.\d\d)?|\d\.\d\d(?=\())(?:\([a-z0-9]{1,2}\))?(?=[\s)]|$)/iy;
const WORD = /[^\s"“”„()]+/y;

/** Splits a query into tokens; whatever has no meaning of its own becomes a word. */
export function tokenizeQuery(text: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  let position = 0;
  while (position < text.length) {
    position += matchAt(SPACE, text, position)?.[0].length ?? 0;
    if (position >= text.length) break;
    const token = readToken(text, position);
    tokens.push(token);
    position = token.end;
  }
  return tokens;
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

function readToken(text: string, start: number): QueryToken {
  const first = text.charAt(start);
  if (first === "(") return { kind: "open", start, end: start + 1 };
  if (first === ")") return { kind: "close", start, end: start + 1 };
  if (QUOTES.includes(first)) return readPhrase(text, start);
  if (first === "-" && startsOperand(text, start)) return { kind: "not", start, end: start + 1 };
  return (
    readNear(text, start) ??
    readField(text, start) ??
    readIdentifier(text, start) ??
    readWord(text, start)
  );
}

/** A hyphen negates only at the start of a word: not in `8-K`, not standing alone. */
function startsOperand(text: string, hyphen: number): boolean {
  return /[^\s)-]/.test(text.charAt(hyphen + 1)) && /^$|[\s(]/.test(text.charAt(hyphen - 1));
}

function readPhrase(text: string, start: number): QueryToken {
  const match = matchAt(PHRASE, text, start);
  if (match === null) return { kind: "unclosed-quote", start, end: start + 1 };
  const { modifiers, end } = readModifiers(text, start + match[0].length);
  return { kind: "phrase", text: match[1] ?? "", modifiers, start, end };
}

function readNear(text: string, start: number): QueryToken | null {
  const match = matchAt(NEAR, text, start);
  if (match === null) return null;
  const [whole, near, within, before, ordered] = match;
  const distance = Number(near ?? within ?? ordered ?? DEFAULT_NEAR_DISTANCE);
  return {
    kind: "near",
    distance,
    ordered: before !== undefined,
    start,
    end: start + whole.length,
  };
}

function readField(text: string, start: number): QueryToken | null {
  const match = matchAt(FIELD, text, start);
  if (match === null) return null;
  const name = (match[1] ?? "").toLowerCase();
  const end = start + match[0].length;
  const field = TEXT_FIELDS.get(name);
  if (field !== undefined) return { kind: "field", field, start, end };
  const filter = FILTERS.get(name);
  if (filter === undefined) return null;
  return { kind: "filter", field: filter, start, ...readValues(text, end) };
}

/** `CIK 320193`, `Item 4.01` and `5.02(b)` are what people type who know the number. */
function readIdentifier(text: string, start: number): QueryToken | null {
  const cik = matchAt(CIK, text, start);
  if (cik !== null) {
    const end = start + cik[0].length;
    return { kind: "filter", field: "cik", values: [cik[1] ?? ""], start, end };
  }
  const item = matchAt(ITEM, text, start);
  if (item === null) return null;
  return { kind: "filter", field: "item", values: [item[0]], start, end: start + item[0].length };
}

function readWord(text: string, start: number): QueryToken {
  const word = matchAt(WORD, text, start)?.[0] ?? text.charAt(start);
  const operator = OPERATORS.get(word);
  if (operator !== undefined) return { kind: operator, start, end: start + word.length };
  const bare = /^([^*~^]+)[*~^]/.exec(word)?.[1];
  if (bare === undefined) {
    return { kind: "word", text: word, modifiers: {}, start, end: start + word.length };
  }
  const { modifiers, end } = readModifiers(text, start + bare.length);
  // `f*o` and `AT~T` have no modifier at their end: all of the word is meant.
  if (end < start + word.length) {
    return { kind: "word", text: word, modifiers: {}, start, end: start + word.length };
  }
  return { kind: "word", text: bare, modifiers, start, end };
}

function readModifiers(text: string, start: number): { modifiers: Modifiers; end: number } {
  let modifiers: Modifiers = {};
  let end = start;
  for (;;) {
    const match = matchAt(MODIFIER, text, end);
    if (match === null) return { modifiers, end };
    const [whole, prefix, fuzzy, boost] = match;
    end += whole.length;
    if (prefix !== undefined) modifiers = { ...modifiers, prefix: true };
    else if (boost !== undefined) modifiers = { ...modifiers, boost: Number(boost) };
    else modifiers = { ...modifiers, fuzzy: Number(fuzzy ?? DEFAULT_FUZZY) };
  }
}

/** Reads what follows a filter's colon: a range, a quoted value, a group, or a list with commas. */
function readValues(text: string, colonEnd: number): { values: readonly string[]; end: number } {
  const start = colonEnd + (matchAt(SPACE, text, colonEnd)?.[0].length ?? 0);
  const first = text.charAt(start);
  if (first === "[") {
    const close = text.indexOf("]", start);
    if (close >= 0) return { values: [text.slice(start, close + 1)], end: close + 1 };
  }
  const quoted = matchAt(PHRASE, text, start);
  if (quoted !== null) return { values: [quoted[1] ?? ""], end: start + quoted[0].length };
  if (first === "(") {
    const close = text.indexOf(")", start);
    const values = text.slice(start + 1, close).split(/[\s,]+/);
    if (close >= 0) return { values: values.filter(isValue), end: close + 1 };
  }
  const end = endOfValue(text, start);
  return { values: text.slice(start, end).split(",").filter(isValue), end };
}

function isValue(text: string): boolean {
  return text !== "" && !OPERATORS.has(text);
}

/** A value ends at white space, a quote, or a parenthesis that it has not opened itself. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (depth < 0 || /\s/.test(character) || QUOTES.includes(character)) return at;
  }
  return text.length;
}
