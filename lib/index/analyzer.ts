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
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const kind = UNIT_CLASSES[units[at] ?? 0] ?? UNKNOWN;
    if (kind === LETTER) continue;
    const skipped = kind === SEPARATOR ? 1 : separatorLength(text, at);
    if (skipped === 0) continue;
    if (at > start) spans.push(start, at);
    start = at + skipped;
    at = start - 1;
  }
  if (start < text.length) spans.push(start, text.length);
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

/**
 * Tells whether MiniSearch sees an empty token before the first or after the last one of a text,
 * given whole or by the pieces that line feeds join.
 */
export function hasEmptyEdge(pieces: readonly string[]): boolean {
  const first = pieces[0] ?? "";
  const last = pieces.at(-1) ?? "";
  if (first === "" || last === "") return true;
  const end = last.length;
  if (separatorLength(first, 0) > 0 || separatorLength(last, end - 1) > 0) return true;
  return end > 1 && separatorLength(last, end - 2) > 1;
}

/** Returns a name's terms joined by spaces: names are equal when these are. */
export function normalizeName(name: string): string {
  return analyze(name).join(" ");
}

/** Whether UTF-16 units separate; 0 if that is not known (yet): ask `separatorLength`. */
export const UNIT_CLASSES = new Uint8Array(0x10000);
const UNKNOWN = 0;
export const SEPARATOR = 1;
export const LETTER = 2;

const SEPARATOR_PATTERN = /[\n\r\p{Z}\p{P}]/u;

// Those of ASCII are known from the beginning.
for (let unit = 0; unit < 128; unit++) {
  const separates = SEPARATOR_PATTERN.test(String.fromCharCode(unit));
  UNIT_CLASSES[unit] = separates ? SEPARATOR : LETTER;
}

/** Returns how many units the separator at a place has; 0 if a letter is there. */
export function separatorLength(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = UNIT_CLASSES[unit] ?? UNKNOWN;
  if (known !== UNKNOWN) return known === SEPARATOR ? 1 : 0;
  // High surrogates stay unknown, as their other half decides.
  const isHighSurrogate = unit >= 0xd800 && unit < 0xdc00;
  if (isHighSurrogate) return SEPARATOR_PATTERN.test(codePointText(text, at)) ? 2 : 0;
  const separates = SEPARATOR_PATTERN.test(String.fromCharCode(unit));
  UNIT_CLASSES[unit] = separates ? SEPARATOR : LETTER;
  return separates ? 1 : 0;
}

function codePointText(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

function doubled(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(values.length * 2);
  larger.set(values);
  return larger;
}
