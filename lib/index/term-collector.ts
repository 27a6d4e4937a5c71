/**
 * Turns the texts of sections into postings.
 *
 * Tokens are interned as they stand in the text, upper and lower case apart, because MiniSearch
 * counts a field's length in distinct unprocessed tokens; each distinct token knows its term. The
 * occurrences are kept in the order they come and sorted by term once, by counting, so that a
 * token costs one look-up in a hash table and some array writes.
 */
import { hasEmptyToken, processTerm, scanTokens, TokenSpans } from "./analyzer.ts";
import { compareBytes } from "./dictionary.ts";
import { PostingBuffer } from "./posting-list.ts";
import { FIELDS } from "./schema.ts";
import { TokenTable } from "./token-table.ts";

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
  private readonly spans = new TokenSpans();
  /** Term of each token that was interned. */
  private readonly tokenTerms: number[] = [];
  /** The field of a section, counted, in which each token was last seen. */
  private readonly lastRuns: number[] = [];
  private readonly termIds = new Map<string, number>();
  private count = 0;
  private terms = new Uint32Array(4096);
  private runs = new Uint32Array(4096);
  private positions = new Uint32Array(4096);
  private run = 0;

  /** Adds the next section: its names, and the texts of the fields after `company`. */
  addSection(names: readonly string[], texts: readonly string[]): void {
    this.addField(0, names.join("\n"), names);
    texts.forEach((text, i) => {
      this.addField(i + 1, text, []);
    });
  }

  private addField(field: number, text: string, names: readonly string[]): void {
    const { spans, lastRuns } = this;
    scanTokens(text, spans);
    this.reserve(spans.count);
    const { starts, ends, units } = spans;
    const { tokens, tokenTerms, terms, runs, positions } = this;
    const run = ++this.run;
    let distinct = hasEmptyToken(text, spans) ? 1 : 0;
    let name = 0;
    let nameEnd = names[0]?.length ?? Number.POSITIVE_INFINITY;
    let at = this.count;
    for (let i = 0; i < spans.count; i++) {
      const start = starts[i] ?? 0;
      const end = ends[i] ?? 0;
      while (start > nameEnd) {
        name++;
        nameEnd += 1 + (names[name]?.length ?? Number.POSITIVE_INFINITY);
      }
      const token = tokens.intern(units, start, end);
      if (token === tokenTerms.length) this.learn(text.slice(start, end));
      if (lastRuns[token] !== run) {
        lastRuns[token] = run;
        distinct++;
      }
      terms[at] = tokenTerms[token] ?? 0;
      runs[at] = run - 1;
      positions[at++] = i + name * NAME_GAP;
    }
    this.count = at;
    this.lengths[field]?.push(distinct);
  }

  /** Yields every term with its postings; to be called once, after the last section. */
  *postings(): Generator<TermPostings> {
    const { starts, runs, positions } = this.sortByTerm();
    const lists = FIELDS.map(() => new PostingBuffer());
    for (const { term, id } of this.sortedTerms()) {
      for (const list of lists) list.clear();
      for (let i = starts[id] ?? 0; i < (starts[id + 1] ?? 0); i++) {
        const run = runs[i] ?? 0;
        const section = Math.floor(run / FIELDS.length);
        lists[run - section * FIELDS.length]?.occur(section, positions[i] ?? 0);
      }
      yield { term, lists };
    }
  }

  private learn(token: string): void {
    const term = processTerm(token);
    let id = this.termIds.get(term);
    if (id === undefined) {
      id = this.termIds.size;
      this.termIds.set(term, id);
    }
    this.tokenTerms.push(id);
    this.lastRuns.push(0);
  }

  private sortedTerms(): { term: Uint8Array; id: number }[] {
    const encoder = new TextEncoder();
    const sorted = [...this.termIds.keys()].sort();
    const terms = sorted.map((term) => {
      return { term: encoder.encode(term), id: this.termIds.get(term) ?? 0 };
    });
    // UTF-16 order, which sort() gives, differs from byte order only beyond the surrogates.
    const astral = sorted.some((term) => BEYOND_SURROGATES.test(term));
    return astral ? terms.sort((left, right) => compareBytes(left.term, right.term)) : terms;
  }

  private sortByTerm(): { starts: Uint32Array; runs: Uint32Array; positions: Uint32Array } {
    const termCount = this.termIds.size;
    const starts = new Uint32Array(termCount + 1);
    for (let i = 0; i < this.count; i++) {
      const next = (this.terms[i] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let id = 0; id < termCount; id++)
      starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
    const cursors = starts.slice();
    const runs = new Uint32Array(this.count);
    const positions = new Uint32Array(this.count);
    for (let i = 0; i < this.count; i++) {
      const term = this.terms[i] ?? 0;
      const at = cursors[term] ?? 0;
      cursors[term] = at + 1;
      runs[at] = this.runs[i] ?? 0;
      positions[at] = this.positions[i] ?? 0;
    }
    return { starts, runs, positions };
  }

  private reserve(count: number): void {
    const needed = this.count + count;
    if (needed <= this.terms.length) return;
    const capacity = Math.max(needed, this.terms.length * 2);
    this.terms = enlarged(this.terms, capacity);
    this.runs = enlarged(this.runs, capacity);
    this.positions = enlarged(this.positions, capacity);
  }
}

const BEYOND_SURROGATES = /[\ud800-\uffff]/;

function enlarged(values: Uint32Array<ArrayBuffer>, capacity: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(capacity);
  larger.set(values);
  return larger;
}
