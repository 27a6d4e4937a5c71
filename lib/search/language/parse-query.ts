/**
 * The query language.
 *
 *     query   = all { "OR" all }                      OR binds weaker than AND
 *     all     = one { [ "AND" ] one }                 words side by side must all occur
 *     one     = { "NOT" | "-" } near
 *     near    = operand { NEAR operand }              NEAR(5), NEAR/5, w/5; pre/5 keeps the order
 *     operand = "(" query ")" | field operand | filter | phrase | word
 *     field   = "company:" | "title:" | "text:"
 *     filter  = ("item:" | "form:" | "cik:" | "ticker:" | "year:" | "filed:" | "state:" |
 *                "accession:" | "exhibit:") values    values: one, a,b, (a OR b), "a b", [a TO b]
 *     phrase  = '"' words '"' [ "~" number ] [ "^" number ]
 *     word    = characters [ "*" ] [ "~" [ number ] ] [ "^" number ]
 *
 * Words ask a section, filters ask its filing. Accession numbers, CIKs with their leading zeros,
 * `CIK 320193`, `Item 4.01` and `5.02(b)` are filters without a name.
 *
 *     item:4.01 year:2003 "going concern" -audit*
 *       query    (and-not (phrase going concern) (term audit prefix))
 *       filters  item in 4.01, year in 2003           4.01 stands for legacy Item 4, too
 *       hints    0-9 includes Item 4 of filings before 23 August 2004
 *
 * Nothing is refused. What makes no sense is read as plain words, and a hint says so.
 */
import type { Field } from "../../index/schema.ts";
import type { Filters, Query } from "../query.ts";
import { mergeFilters } from "./merge-filters.ts";
import { FILTER_FORMATS, type FilterField, parseFilter } from "./parse-filter.ts";
import { describeItems, findIdentifier, findLoneIdentifier } from "./query-identifier.ts";
import { explainDistance, explainLeaf, type Leaf, leafQuery, nearQuery } from "./query-leaf.ts";
import { type QueryToken, tokenizeQuery } from "./query-token.ts";

/** Something the writer of the query should know, about text.slice(start, end). */
export interface Hint {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface ParsedQuery {
  readonly query: Query;
  readonly filters: Filters;
  readonly hints: readonly Hint[];
}

/** Longer than any query written by hand; URLs of twice the length still pass API Gateway. */
export const MAX_QUERY_LENGTH = 2_000;
/** Each clause costs dictionary and posting reads. */
export const MAX_CLAUSES = 100;
/** Bounds the recursion of this parser and of everything that walks the query. */
export const MAX_NESTING = 20;
/** More would be read by nobody. */
const MAX_HINTS = 20;

/** Reads a query; see the grammar above. Never throws, and takes time linear in the length. */
export function parseQuery(text: string): ParsedQuery {
  const tokens = tokenizeQuery(text.slice(0, MAX_QUERY_LENGTH));
  const state: ParserState = { tokens, at: 0, depth: 0, skippedOpens: 0, clauses: 0, hints: [] };
  if (text.length > MAX_QUERY_LENGTH) {
    addHint(state, `only the first ${MAX_QUERY_LENGTH} characters are read`, {
      start: MAX_QUERY_LENGTH,
      end: text.length,
    });
  }
  const { query, negated, filters } = parseLone(state) ?? parseAlternatives(state, null);
  if (query === null && Object.keys(filters).length === 0 && /[^\s*]/.test(text)) {
    addHint(state, "there is nothing to search for in this", { start: 0, end: text.length });
  }
  return { query: positive(query, negated) ?? { kind: "all" }, filters, hints: state.hints };
}

interface ParserState {
  readonly tokens: readonly QueryToken[];
  readonly hints: Hint[];
  at: number;
  depth: number;
  skippedOpens: number;
  clauses: number;
}

/** A piece of the query: what sections must match, and what their filing must. */
interface Part {
  readonly query: Query | null;
  readonly negated: boolean;
  readonly filters: Filters;
}

const NOTHING: Part = { query: null, negated: false, filters: {} };

function addHint(state: ParserState, message: string, span: { start: number; end: number }): void {
  if (state.hints.length >= MAX_HINTS) return;
  state.hints.push({ message, start: span.start, end: span.end });
}

function parseLone(state: ParserState): Part | null {
  const [token, ...rest] = state.tokens;
  if (token?.kind !== "word" || rest.length > 0) return null;
  const identifier = findLoneIdentifier(token.text);
  if (identifier === null) return null;
  const name = identifier.field === "item" ? "an item number" : "a CIK";
  addHint(state, `read as ${name}; put it in quotes to search for it as text`, token);
  return filterPart(state, identifier.field, [identifier.value], token);
}

function parseAlternatives(state: ParserState, field: Field | null): Part {
  const start = state.at;
  const parts = [parseAll(state, field)];
  while (state.tokens[state.at]?.kind === "or") {
    state.at += 1;
    parts.push(parseAll(state, field));
  }
  const real = parts.filter((part) => part !== NOTHING);
  const [only] = real;
  if (only === undefined || real.length === 1) return only ?? NOTHING;
  const filters = real.map((part) => part.filters).reduce(mergeFilters, {});
  if (!areAlternatives(real)) {
    const first = state.tokens[start];
    const last = state.tokens[state.at - 1];
    addHint(state, "a filter holds for the whole query, it cannot be one side of OR", {
      start: first?.start ?? 0,
      end: last?.end ?? 0,
    });
  }
  const operands = real.flatMap((part) => positive(part.query, part.negated) ?? []);
  return { query: joinQueries("or", operands), negated: false, filters };
}

/** Filters can stand on the sides of OR when they are values of one list: item:4.01 OR item:4.02. */
function areAlternatives(parts: readonly Part[]): boolean {
  const names = new Set(parts.flatMap((part) => Object.keys(part.filters)));
  if (names.size === 0) return true;
  const [name] = names;
  const isList = name !== "filedFrom" && name !== "filedTo" && name !== "exclude";
  return names.size === 1 && isList && parts.every((part) => part.query === null);
}

function parseAll(state: ParserState, field: Field | null): Part {
  const parts: Part[] = [];
  for (;;) {
    const token = state.tokens[state.at];
    if (token === undefined || token.kind === "or") break;
    if (token.kind === "close" && state.depth > 0 && state.skippedOpens === 0) break;
    parts.push(parseOne(state, field));
  }
  const real = parts.filter((part) => part !== NOTHING);
  const [only] = real;
  if (only === undefined || real.length === 1) return only ?? NOTHING;
  const filters = real.map((part) => part.filters).reduce(mergeFilters, {});
  const wanted = real.flatMap((part) => (part.negated ? [] : (part.query ?? [])));
  const unwanted = real.flatMap((part) => (part.negated ? (part.query ?? []) : []));
  const query = joinQueries("and", wanted);
  if (unwanted.length === 0) return { query, negated: false, filters };
  const operands = [query ?? ({ kind: "all" } as const), ...unwanted];
  return { query: { kind: "and-not", operands }, negated: false, filters };
}

function parseOne(state: ParserState, field: Field | null): Part {
  let negated = false;
  const first = state.tokens[state.at];
  while (state.tokens[state.at]?.kind === "not") {
    negated = !negated;
    state.at += 1;
  }
  const part = parseNear(state, field);
  if (!negated || part === NOTHING) return part;
  const hasFilters = Object.keys(part.filters).length > 0;
  if (part.query === null) return { ...NOTHING, filters: { exclude: [part.filters] } };
  if (hasFilters && first !== undefined) {
    addHint(state, "NOT leaves out the words here, but the filter still holds", first);
  }
  return { ...part, negated: !part.negated };
}

/** What an operand of NEAR is: its meaning on its own, and the leaf it consists of, if it is one. */
interface Operand {
  readonly part: Part;
  readonly leaf: Leaf | null;
}

function parseNear(state: ParserState, field: Field | null): Part {
  let left = parseOperand(state, field);
  const pairs: Query[] = [];
  const loose: Part[] = [];
  for (;;) {
    const token = state.tokens[state.at];
    if (token?.kind !== "near") break;
    state.at += 1;
    const right = parseOperand(state, field);
    const query = left.leaf && right.leaf ? nearQuery(left.leaf, right.leaf, token) : null;
    if (query === null) {
      loose.push(left.part, right.part);
      addHint(state, "NEAR stands between words or phrases; read as AND", token);
    } else {
      pairs.push(query);
      for (const message of explainDistance(token.distance)) addHint(state, message, token);
    }
    left = right;
  }
  if (pairs.length === 0 && loose.length === 0) return left.part;
  const filters = loose.map((part) => part.filters).reduce(mergeFilters, {});
  const rest = loose.flatMap((part) => positive(part.query, part.negated) ?? []);
  return { query: joinQueries("and", [...pairs, ...rest]), negated: false, filters };
}

function parseOperand(state: ParserState, outerField: Field | null): Operand {
  let field = outerField;
  let token = state.tokens[state.at];
  while (token?.kind === "field") {
    field = token.field;
    state.at += 1;
    token = state.tokens[state.at];
  }
  if (token === undefined) return { part: NOTHING, leaf: null };
  if (token.kind === "or" || (token.kind === "close" && isOwnClose(state))) {
    return { part: NOTHING, leaf: null };
  }
  state.at += 1;
  if (token.kind === "open") return { part: parseGroup(state, field, token), leaf: null };
  if (token.kind === "filter") return { part: parseFilterToken(state, token), leaf: null };
  if (token.kind === "word" || token.kind === "phrase") return parseLeaf(state, token, field);
  explainStray(state, token);
  return { part: NOTHING, leaf: null };
}

function isOwnClose(state: ParserState): boolean {
  return state.depth > 0 && state.skippedOpens === 0;
}

function explainStray(state: ParserState, token: QueryToken): void {
  if (token.kind === "unclosed-quote") addHint(state, "this quote is not closed", token);
  if (token.kind !== "close") return;
  if (state.skippedOpens > 0) state.skippedOpens -= 1;
  else addHint(state, "this parenthesis was not opened", token);
}

function parseGroup(state: ParserState, field: Field | null, open: QueryToken): Part {
  if (state.depth >= MAX_NESTING) {
    state.skippedOpens += 1;
    addHint(state, `parentheses deeper than ${MAX_NESTING} are ignored`, open);
    return NOTHING;
  }
  state.depth += 1;
  const part = parseAlternatives(state, field);
  state.depth -= 1;
  if (state.tokens[state.at]?.kind === "close") state.at += 1;
  else addHint(state, "this parenthesis is not closed", open);
  return part;
}

type LeafToken = Extract<QueryToken, { kind: "word" | "phrase" }>;

function parseLeaf(state: ParserState, token: LeafToken, field: Field | null): Operand {
  const identifier = token.kind === "word" && field === null ? findIdentifier(token.text) : null;
  if (identifier !== null) {
    return { part: filterPart(state, identifier.field, [identifier.value], token), leaf: null };
  }
  state.clauses += 1;
  if (state.clauses > MAX_CLAUSES) {
    if (state.clauses === MAX_CLAUSES + 1) {
      addHint(state, `only the first ${MAX_CLAUSES} words and phrases are searched`, token);
    }
    return { part: NOTHING, leaf: null };
  }
  explainWord(state, token);
  const leaf: Leaf = { kind: token.kind, text: token.text, modifiers: token.modifiers, field };
  for (const message of explainLeaf(leaf)) addHint(state, message, token);
  const query = leafQuery(leaf);
  return { part: query === null ? NOTHING : { ...NOTHING, query }, leaf };
}

function explainWord(state: ParserState, token: LeafToken): void {
  if (token.kind === "phrase") return;
  const name = /^([a-z_]{2,20}):(?!\/\/)./i.exec(token.text)?.[1];
  if (name !== undefined) addHint(state, `there is no field ${name}; read as text`, token);
  if (/[*?][^*?]/.test(token.text)) {
    addHint(state, "a wildcard stands at the end of a word only; read as text", token);
  }
}

type FilterToken = Extract<QueryToken, { kind: "filter" }>;

function parseFilterToken(state: ParserState, token: FilterToken): Part {
  return filterPart(state, token.field, token.values, token);
}

function filterPart(
  state: ParserState,
  field: FilterField,
  values: readonly string[],
  span: { start: number; end: number },
): Part {
  const conditions = values.map((value) => parseFilter(field, value));
  const readable = conditions.filter((condition) => condition !== null);
  if (values.length === 0 || readable.length < values.length) {
    addHint(state, `${field}: takes ${FILTER_FORMATS[field]}; read as text`, span);
    return readAsText(state, values);
  }
  const filters = readable.reduce(mergeFilters, {});
  for (const note of describeItems(filters.item ?? [])) addHint(state, note, span);
  return { ...NOTHING, filters };
}

function readAsText(state: ParserState, values: readonly string[]): Part {
  state.clauses += values.length;
  if (state.clauses > MAX_CLAUSES) return NOTHING;
  const queries = values.flatMap(
    (text) => leafQuery({ kind: "word", text, modifiers: {}, field: null }) ?? [],
  );
  const query = joinQueries("and", queries);
  return query === null ? NOTHING : { ...NOTHING, query };
}

/** Returns what remains when the part stands where only a positive query can. */
function positive(query: Query | null, negated: boolean): Query | null {
  if (query === null || !negated) return query;
  return { kind: "and-not", operands: [{ kind: "all" }, query] };
}

function joinQueries(kind: "and" | "or", queries: readonly Query[]): Query | null {
  const operands = queries.flatMap((query) => (query.kind === kind ? query.operands : [query]));
  const [only] = operands;
  if (only === undefined || operands.length === 1) return only ?? null;
  return { kind, operands };
}
