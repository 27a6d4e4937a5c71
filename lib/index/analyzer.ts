/**
 * What a term is: MiniSearch's tokenizer and `processTerm`, at the speed of one pass over the text.
 *
 * MiniSearch splits at runs of line feeds, carriage returns, and the Unicode classes Z (separators)
 * and P (punctuation), and writes terms in lower case. Tabs and symbols ($ + < = > ^ ` | ~)
 * belong to terms. `Form 8-K, $5.00` has the terms form, 8, k, $5, 00. The first and the last token
 * may be empty; they are no terms, but MiniSearch counts them in a field's length.
 */
import MiniSearch from "minisearch";

/** Raised whenever the same text would give other terms or positions. */
export const ANALYZER_VERSION = 1;

export const tokenize = MiniSearch.getDefault("tokenize") as (text: string) => string[];
export const processTerm = MiniSearch.getDefault("processTerm") as (term: string) => string;

/** Where the tokens of a text begin and end; used again for the next text. */
export class TokenSpans {
  count = 0;
  starts = new Uint32Array(1024);
  ends = new Uint32Array(1024);

  push(start: number, end: number): void {
    if (this.count === this.starts.length) {
      this.starts = doubled(this.starts);
      this.ends = doubled(this.ends);
    }
    this.starts[this.count] = start;
    this.ends[this.count++] = end;
  }
}

/** Finds the tokens of `text`, empty ones left out; `spans` is overwritten. */
export function scanTokens(text: string, spans: TokenSpans): void {
  spans.count = 0;
  let start = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const astral = code >= 0xd800 && code < 0xdc00 && isAstralSeparator(text, at);
    if (astral || isSeparatorUnit(code)) {
      if (start >= 0) spans.push(start, at);
      start = -1;
      if (astral) at++;
    } else if (start < 0) start = at;
  }
  if (start >= 0) spans.push(start, text.length);
}

/** Returns the terms of a text in order. */
export function analyze(text: string): string[] {
  return tokenize(text)
    .map(processTerm)
    .filter((term) => term !== "");
}

/** A token of a text: its term, its characters [start, end), and its position among the tokens. */
export interface Token {
  readonly term: string;
  readonly start: number;
  readonly end: number;
  readonly position: number;
}

/** Returns the tokens of a text with the places where they stand. */
export function locateTokens(text: string): Token[] {
  const spans = new TokenSpans();
  scanTokens(text, spans);
  return Array.from({ length: spans.count }, (_, position) => {
    const start = spans.starts[position] ?? 0;
    const end = spans.ends[position] ?? 0;
    return { term: processTerm(text.slice(start, end)), start, end, position };
  });
}

/** Tells whether MiniSearch sees an empty token before the first or after the last one. */
export function hasEmptyToken(text: string, spans: TokenSpans): boolean {
  return spans.count === 0 || spans.starts[0] !== 0 || spans.ends[spans.count - 1] !== text.length;
}

/** Returns a name's terms joined by spaces: names are equal when these are. */
export function normalizeName(name: string): string {
  return analyze(name).join(" ");
}

/** 1 for UTF-16 units that separate, 2 for others, 0 for those not met before. */
const unitClasses = new Uint8Array(0x10000);
const SEPARATOR = /[\n\r\p{Z}\p{P}]/u;

function isSeparatorUnit(code: number): boolean {
  const known = unitClasses[code] ?? 0;
  if (known !== 0) return known === 1;
  const separates = SEPARATOR.test(String.fromCharCode(code));
  unitClasses[code] = separates ? 1 : 2;
  return separates;
}

function isAstralSeparator(text: string, at: number): boolean {
  const point = text.codePointAt(at) ?? 0;
  return point > 0xffff && SEPARATOR.test(String.fromCodePoint(point));
}

function doubled(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(values.length * 2);
  larger.set(values);
  return larger;
}
