/**
 * Turns the texts of sections into postings.
 *
 * Tokens are interned as they stand in the text, upper and lower case apart, because MiniSearch
 * counts a field's length in distinct unprocessed tokens; each distinct token knows its term. All
 * that is kept of an occurrence is its term, by field in the order of the text. The occurrences of
 * a field are sorted by term once, by counting (occurrence-stream.ts):
 *
 *     agree agreed agree | Agreement      terms        0 1 0 | 2
 *                                         occurrences  0 2, 1, 3 of the terms 0, 1, 2
 *
 * So a token costs one pass over its letters, one look-up in a hash table, and one number. Some
 * hundred tokens are read, then looked up, in turns: each of the two loops is short and regular.
 */
import {
  hasEmptyEdge,
  LETTER,
  processTerm,
  SEPARATOR,
  separatorLength,
  UNIT_CLASSES,
} from "./analyzer.ts";
import { OccurrenceStream, type SortedOccurrences } from "./occurrence-stream.ts";
import {
  HALF_LENGTH,
  LONGEST_PACKED,
  lowerHalf,
  OTHER_CODE,
  PACKED_BITS,
  SEPARATOR_CODE,
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

/** Tokens that are looked up together; they stay in the processor's nearest cache. */
const BATCH_TOKENS = 256;

/** A term and its postings by field id, in ascending order of terms; valid until the next one. */
export interface TermPostings {
  readonly term: Uint8Array;
  readonly lists: readonly PostingBuffer[];
}

export class TermCollector {
  /** Lengths of the fields, by field id, of every section added. */
  readonly lengths: readonly number[][] = FIELDS.map(() => []);
  private readonly tokens = new TokenTable();
  /** The occurrences by field id. */
  private readonly streams = FIELDS.map(() => new OccurrenceStream());
  /** The terms by their ids. */
  private readonly terms: TokenKey[] = [];
  private sectionCount = 0;
  /** Fields of sections, counted: the mark of the tokens that were seen in the current one. */
  private run = 0;
  /** Tokens of the current run that differ. */
  private distinct = 0;
  private units = new Uint16Array(4096);
  /** The same memory as bytes. */
  private unitBytes = Buffer.from(this.units.buffer);
  /**
   * Tokens that are not looked up yet, two numbers each: those of a packed token, or the length of
   * another one, negated, and where it begins.
   */
  private readonly found = new Int32Array(2 * BATCH_TOKENS);

  /** Adds the next section: its names, and the texts of the fields after `company`. */
  addSection(names: readonly string[], texts: readonly string[]): void {
    this.addField(0, names);
    texts.forEach((text, i) => {
      this.addField(i + 1, [text]);
    });
    this.sectionCount++;
  }

  /** Yields every term with its postings; to be called once, after the last section. */
  *postings(): Generator<TermPostings> {
    const fields = this.streams.map((stream) => stream.sortByTerm(this.terms.length));
    const lists = FIELDS.map(() => new PostingBuffer());
    const { tokens } = this;
    const terms = sortTerms(this.terms.length, (id) => tokens.unitsOf(this.terms[id] ?? NO_TOKEN));
    for (const id of terms.order) {
      for (let field = 0; field < fields.length; field++) {
        const occurrences = fields[field];
        const list = lists[field];
        if (occurrences && list) fillList(list, occurrences, id);
      }
      yield { term: terms.termOf(id), lists };
    }
  }

  /** Adds a field made of pieces that line feeds join, but across which nothing is near. */
  private addField(field: number, pieces: readonly string[]): void {
    this.run++;
    this.distinct = hasEmptyEdge(pieces) ? 1 : 0;
    const stream = this.streams[field];
    let position = 0;
    for (const piece of pieces) {
      const room = stream?.room(mostTokens(piece));
      if (room === undefined) continue;
      const end = this.scan(piece, room.terms, room.at);
      stream?.endRun(end, this.sectionCount, position);
      position += end - room.at + NAME_GAP;
    }
    this.lengths[field]?.push(this.distinct);
  }

  /** Writes the terms of a text from terms[from] on and returns where they end. */
  private scan(text: string, terms: Uint32Array, from: number): number {
    const { length } = text;
    if (this.units.length <= length) {
      this.units = new Uint16Array(length * 2);
      this.unitBytes = Buffer.from(this.units.buffer);
    }
    const { units, found } = this;
    this.unitBytes.write(text, "utf16le");
    // Ends the last token; what is left of another text lies behind it.
    units[length] = SPACE;
    let at = from;
    let start = 0;
    let pending = 0;
    while (start < length) {
      let high = 0;
      let low = 0;
      let end = start;
      let code = UNIT_CODES[units[end] ?? 0] ?? OTHER_CODE;
      const middle = start + HALF_LENGTH;
      while (code < OTHER_CODE && end < middle) {
        high = (high << PACKED_BITS) | code;
        code = UNIT_CODES[units[++end] ?? 0] ?? OTHER_CODE;
      }
      const last = start + LONGEST_PACKED;
      while (code < OTHER_CODE && end < last) {
        low = (low << PACKED_BITS) | code;
        code = UNIT_CODES[units[++end] ?? 0] ?? OTHER_CODE;
      }
      let skipped = code === SEPARATOR_CODE ? 1 : separatorAt(text, units, end);
      if (skipped === 0) {
        while (skipped === 0) skipped = separatorAt(text, units, ++end);
        high = start - end;
        low = start;
      }
      if (end > start) {
        found[pending] = high;
        found[pending + 1] = low;
        pending += 2;
        if (pending === found.length) {
          at = this.lookUp(pending, terms, at);
          pending = 0;
        }
      }
      start = end + skipped;
    }
    return this.lookUp(pending, terms, at);
  }

  /** Writes the terms of the tokens found[0, end). */
  private lookUp(end: number, terms: Uint32Array, from: number): number {
    const { found } = this;
    let at = from;
    for (let i = 0; i < end; i += 2) {
      const high = found[i] ?? 0;
      const low = found[i + 1] ?? 0;
      terms[at++] = high < 0 ? this.longTerm(low, low - high) : this.packedTerm(high, low);
    }
    return at;
  }

  /** Returns the term of a packed token and counts the token if it is new in its run. */
  private packedTerm(high: number, low: number): number {
    const { tokens } = this;
    const token = tokens.findPacked(high, low);
    this.distinct += tokens.mark(token, this.run);
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
    this.distinct += tokens.mark(token, this.run);
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
    const isPacked =
      units.length <= LONGEST_PACKED &&
      units.every((unit) => (UNIT_CODES[unit] ?? OTHER_CODE) < OTHER_CODE);
    if (!isPacked) {
      return this.tokens.findLong(units, 0, units.length, hashUnits(units, 0, units.length));
    }
    for (const [i, unit] of units.entries()) {
      const code = UNIT_CODES[unit] ?? 0;
      if (i < HALF_LENGTH) high = (high << PACKED_BITS) | code;
      else low = (low << PACKED_BITS) | code;
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
}

/** Turns the occurrences of a term into its postings. */
function fillList(list: PostingBuffer, { starts, places }: SortedOccurrences, term: number): void {
  let i = 2 * (starts[term] ?? 0);
  const end = 2 * (starts[term + 1] ?? 0);
  list.clear();
  list.reserve((end - i) / 2);
  const { positions } = list;
  let at = 0;
  while (i < end) {
    const section = places[i] ?? 0;
    const first = at;
    do {
      positions[at++] = places[i + 1] ?? 0;
      i += 2;
    } while (i < end && places[i] === section);
    list.push(section, at - first);
  }
  list.positionCount = at;
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
