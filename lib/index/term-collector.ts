/**
 * Turns the texts of sections into postings.
 *
 * Tokens are interned as they stand in the text, upper and lower case apart, because MiniSearch
 * counts a field's length in distinct unprocessed tokens; each distinct token knows its term. All
 * that is kept of an occurrence is its term, in the order of the text. The occurrences are sorted
 * by term once, by counting; field, section and position of each follow from where it stood:
 *
 *     agree agreed agree | Agreement      terms        0 1 0 | 2
 *                                         occurrences  0 2, 1, 3 of the terms 0, 1, 2
 *
 * So a token costs one pass over its letters, one look-up in a hash table, and one number.
 */
import {
  hasEmptyEdge,
  LETTER,
  processTerm,
  SEPARATOR,
  separatorLength,
  UNIT_CLASSES,
} from "./analyzer.ts";
import { OccurrenceStream } from "./occurrence-stream.ts";
import {
  HALF_BITS,
  HALF_MASK,
  LONGEST_PACKED,
  lowerHalf,
  PACKED_BITS,
  UNIT_CODES,
} from "./packed-token.ts";
import { PostingBuffer } from "./posting-list.ts";
import { FIELDS } from "./schema.ts";
import { decodeUnits, sortTerms } from "./sort-terms.ts";
import { NO_TERM, type TokenKey, TokenTable } from "./token-table.ts";

/**
 * Positions between two names of a filing, so that no phrase and no NEAR of the usual widths
 * matches across the end of one name and the beginning of the next.
 */
const NAME_GAP = 1000;

/** A term and its postings by field id, in ascending order of terms; valid until the next one. */
export interface TermPostings {
  readonly term: Uint8Array;
  readonly lists: readonly PostingBuffer[];
}

export class TermCollector {
  /** Lengths of the fields, by field id, of every section added. */
  readonly lengths: readonly number[][] = FIELDS.map(() => []);
  private readonly tokens = new TokenTable();
  private readonly stream = new OccurrenceStream();
  /** The terms by their ids. */
  private readonly terms: TokenKey[] = [];
  /** Occurrences with which a filing's second and later names begin, of all sections. */
  private readonly nameBreaks: number[] = [];
  /** The number of them before each section. */
  private readonly nameBreakStarts: number[] = [];
  /** Fields of sections, counted: the mark of the tokens that were seen in the current one. */
  private run = 0;
  /** Tokens of the current run that differ. */
  private distinct = 0;
  private units = new Uint16Array(4096);

  /** Adds the next section: its names, and the texts of the fields after `company`. */
  addSection(names: readonly string[], texts: readonly string[]): void {
    this.nameBreakStarts.push(this.nameBreaks.length);
    this.addField(0, names);
    texts.forEach((text, i) => {
      this.addField(i + 1, [text]);
    });
  }

  /** Yields every term with its postings; to be called once, after the last section. */
  *postings(): Generator<TermPostings> {
    const { starts, occurrences } = this.stream.sortByTerm(this.terms.length);
    const runs = this.stream.locator();
    const lists = FIELDS.map(() => new PostingBuffer());
    const { tokens } = this;
    const terms = sortTerms(this.terms.length, (id) => tokens.unitsOf(this.terms[id] ?? NO_TOKEN));
    for (const id of terms.order) {
      for (const list of lists) list.clear();
      const end = starts[id + 1] ?? 0;
      for (let i = starts[id] ?? 0; i < end; ) {
        const run = runs.find(occurrences[i] ?? 0);
        const section = Math.floor(run / FIELDS.length);
        const field = run - section * FIELDS.length;
        const list = lists[field];
        if (list === undefined) break;
        const first = i;
        list.reserve(end - i);
        const { positions } = list;
        const runEnd = runs.end;
        let at = list.positionCount;
        for (; i < end; i++) {
          const occurrence = occurrences[i] ?? 0;
          if (occurrence >= runEnd) break;
          const gaps = field === 0 ? this.nameOf(section, occurrence) * NAME_GAP : 0;
          positions[at++] = occurrence - runs.start + gaps;
        }
        list.positionCount = at;
        list.push(section, i - first);
      }
      yield { term: terms.termOf(id), lists };
    }
  }

  /** Adds a field made of pieces that line feeds join, but across which nothing is near. */
  private addField(field: number, pieces: readonly string[]): void {
    const most = pieces.reduce((sum, piece) => sum + mostTokens(piece), 0);
    const { terms, at } = this.stream.beginRun(most);
    this.run++;
    this.distinct = hasEmptyEdge(pieces) ? 1 : 0;
    let end = at;
    pieces.forEach((piece, i) => {
      if (i > 0) this.nameBreaks.push(this.stream.count + end - at);
      end = this.scan(piece, terms, end);
    });
    this.stream.endRun(end);
    this.lengths[field]?.push(this.distinct);
  }

  /** Writes the terms of a text from terms[from] on and returns where they end. */
  private scan(text: string, terms: Uint32Array, from: number): number {
    const { length } = text;
    if (this.units.length <= length) this.units = new Uint16Array(length * 2);
    const { units } = this;
    Buffer.from(units.buffer).write(text, "utf16le");
    // Ends the last token; what is left of another text lies behind it.
    units[length] = SPACE;
    let at = from;
    let start = 0;
    while (start < length) {
      let end = start;
      let high = 0;
      let low = 0;
      let code = UNIT_CODES[units[end] ?? 0] ?? 0;
      while (code > 0) {
        high = ((high << PACKED_BITS) | (low >>> (HALF_BITS - PACKED_BITS))) & HALF_MASK;
        low = ((low << PACKED_BITS) | code) & HALF_MASK;
        code = UNIT_CODES[units[++end] ?? 0] ?? 0;
      }
      let skipped = separatorAt(text, units, end);
      if (skipped > 0 && end - start <= LONGEST_PACKED) {
        if (end > start) terms[at++] = this.packedTerm(high, low);
      } else {
        while (skipped === 0) skipped = separatorAt(text, units, ++end);
        terms[at++] = this.longTerm(start, end);
      }
      start = end + skipped;
    }
    return at;
  }

  /** Returns the term of a packed token and counts the token if it is new in its run. */
  private packedTerm(high: number, low: number): number {
    const { tokens } = this;
    const token = tokens.findPacked(high, low);
    if (tokens.mark(token, this.run)) this.distinct++;
    const known = tokens.termAt(token);
    if (known !== NO_TERM) return known;
    const lowerToken = tokens.findPacked(lowerHalf(high), lowerHalf(low));
    const term = this.termOf(lowerToken);
    tokens.setTerm(tokens.findPacked(high, low), term);
    return term;
  }

  /** The same of the token units[start, end), which cannot be packed. */
  private longTerm(start: number, end: number): number {
    const { tokens, units } = this;
    const hash = hashUnits(units, start, end);
    const token = tokens.findLong(units, start, end, hash);
    if (tokens.mark(token, this.run)) this.distinct++;
    const known = tokens.termAt(token);
    if (known !== NO_TERM) return known;
    const term = this.termOf(this.findUnits(lowerUnits(units.subarray(start, end))));
    tokens.setTerm(tokens.findLong(units, start, end, hash), term);
    return term;
  }

  /** Finds a token that may be one to be packed: lower case can make it so. */
  private findUnits(units: Uint16Array): number {
    let high = 0;
    let low = 0;
    const isPacked = units.length <= LONGEST_PACKED && units.every((unit) => UNIT_CODES[unit]);
    if (!isPacked)
      return this.tokens.findLong(units, 0, units.length, hashUnits(units, 0, units.length));
    for (const unit of units) {
      high = ((high << PACKED_BITS) | (low >>> (HALF_BITS - PACKED_BITS))) & HALF_MASK;
      low = ((low << PACKED_BITS) | (UNIT_CODES[unit] ?? 0)) & HALF_MASK;
    }
    return this.tokens.findPacked(high, low);
  }

  /** Returns the term of a token that is one; terms are kept among the tokens. */
  private termOf(token: number): number {
    const known = this.tokens.termAt(token);
    if (known !== NO_TERM) return known;
    this.tokens.setTerm(token, this.terms.length);
    return this.terms.push(this.tokens.keyAt(token)) - 1;
  }

  /** Returns which of its section's names an occurrence belongs to. */
  private nameOf(section: number, occurrence: number): number {
    const from = this.nameBreakStarts[section] ?? 0;
    const end = this.nameBreakStarts[section + 1] ?? this.nameBreaks.length;
    let at = from;
    while (at < end && (this.nameBreaks[at] ?? 0) <= occurrence) at++;
    return at - from;
  }
}

/** Every other unit at least separates. */
function mostTokens(text: string): number {
  return (text.length + 1) >>> 1;
}

const SPACE = 32;

function separatorAt(text: string, units: Uint16Array, at: number): number {
  const kind = UNIT_CLASSES[units[at] ?? SPACE];
  return kind === LETTER ? 0 : kind === SEPARATOR ? 1 : separatorLength(text, at);
}

const NO_TOKEN: TokenKey = { high: 0, low: 0 };

/** Returns the units of a token's term. */
function lowerUnits(token: Uint16Array): Uint16Array {
  const lower = processTerm(decodeUnits(token));
  return Uint16Array.from({ length: lower.length }, (_, i) => lower.charCodeAt(i));
}

/** FNV-1a over units. */
function hashUnits(units: Uint16Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (units[i] ?? 0), 0x01000193);
  return hash;
}
