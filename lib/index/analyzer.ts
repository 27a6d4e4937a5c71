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
  /** The text's UTF-16 units: reading an array is several times faster than charCodeAt. */
  units = new Uint16Array(4096);

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
  if (spans.units.length < text.length) spans.units = new Uint16Array(text.length * 2);
  const { units } = spans;
  Buffer.from(units.buffer).write(text, "utf16le");
  let start = -1;
  for (let at = 0; at < text.length; at++) {
    const unit = units[at] ?? 0;
    const kind = unitClasses[unit] ?? 0;
    if (kind === LETTER) {
      if (start < 0) start = at;
      continue;
    }
    const astral = kind === UNKNOWN && isAstralSeparator(text, at);
    if (astral || isSeparatorUnit(unit)) {
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

/** Whether UTF-16 units separate; high surrogates stay unknown, as their other half decides. */
const unitClasses = new Uint8Array(0x10000);
const UNKNOWN = 0;
const SEPARATOR = 1;
const LETTER = 2;

const SEPARATOR_PATTERN = /[\n\r\p{Z}\p{P}]/u;

function isSeparatorUnit(unit: number): boolean {
  const known = unitClasses[unit] ?? UNKNOWN;
  if (known !== UNKNOWN) return known === SEPARATOR;
  const separates = SEPARATOR_PATTERN.test(String.fromCharCode(unit));
  const isHighSurrogate = unit >= 0xd800 && unit < 0xdc00;
  if (!isHighSurrogate) unitClasses[unit] = separates ? SEPARATOR : LETTER;
  return separates;
}

function isAstralSeparator(text: string, at: number): boolean {
  const point = text.codePointAt(at) ?? 0;
  return point > 0xffff && SEPARATOR_PATTERN.test(String.fromCodePoint(point));
}

function doubled(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(values.length * 2);
  larger.set(values);
  return larger;
}
