/** Finds terms in the dictionary of a segment: one by name, by prefix, or by edit distance. */
import {
  compareBytes,
  DictionaryBlock,
  type DictionaryIndex,
  GROUP_BLOCKS,
  type TermEntry,
} from "../../index/dictionary.ts";
import type { PartRange } from "../../index/segment-file.ts";
import { FuzzyScan } from "./fuzzy-scan.ts";

/** A dictionary of which some groups are in memory. */
export class LoadedDictionary {
  readonly index: DictionaryIndex;
  private readonly groups: ReadonlyMap<number, Uint8Array>;

  constructor(index: DictionaryIndex, groups: ReadonlyMap<number, Uint8Array>) {
    this.index = index;
    this.groups = groups;
  }

  /** Returns a block; its group must have been loaded. */
  block(number: number): DictionaryBlock {
    const group = Math.floor(number / GROUP_BLOCKS);
    const { start } = this.index.groupRange(group);
    const from = (this.index.blockStarts[number] ?? 0) - start;
    const to = (this.index.blockStarts[number + 1] ?? 0) - start;
    return new DictionaryBlock((this.groups.get(group) ?? new Uint8Array(0)).subarray(from, to));
  }
}

/** Terms found by a scan; `distance` is 0 unless the scan was for edit distance. */
export interface FoundTerm {
  readonly entry: TermEntry;
  readonly distance: number;
}

/** Blocks [first, last] in which terms may be; last < first when there are none. */
export interface BlockSpan {
  readonly first: number;
  readonly last: number;
}

/** Returns the block in which a term may be. */
export function blocksOfTerm(index: DictionaryIndex, term: Uint8Array): BlockSpan {
  const block = index.blockOf(term);
  return { first: Math.max(block, 0), last: block };
}

/** Returns the blocks in which terms with a prefix may be. */
export function blocksOfPrefix(index: DictionaryIndex, prefix: Uint8Array): BlockSpan {
  const first = Math.max(index.blockOf(prefix), 0);
  let last = first;
  while (last + 1 < index.blockCount && startsWith(index.firstTerm(last + 1), prefix)) last++;
  return { first, last: Math.min(last, index.blockCount - 1) };
}

/** Returns all blocks, which any edit distance needs. */
export function allBlocks(index: DictionaryIndex): BlockSpan {
  return { first: 0, last: index.blockCount - 1 };
}

/** Returns the ranges of the groups that hold the given blocks. */
export function groupRanges(
  index: DictionaryIndex,
  spans: readonly BlockSpan[],
): { groups: number[]; ranges: PartRange[] } {
  const wanted = new Set<number>();
  for (const { first, last } of spans) {
    if (last < first) continue;
    const lastGroup = Math.floor(last / GROUP_BLOCKS);
    for (let group = Math.floor(first / GROUP_BLOCKS); group <= lastGroup; group++) {
      wanted.add(group);
    }
  }
  const groups = [...wanted];
  return {
    groups,
    ranges: groups.map((group) => ({ part: "dictionary", ...index.groupRange(group) })),
  };
}

/** Returns a term by its UTF-8 bytes; null when there is none. */
export function findTerm(
  dictionary: LoadedDictionary,
  term: string,
  encoded: Uint8Array = encoder.encode(term),
): TermEntry | null {
  const number = dictionary.index.blockOf(encoded);
  if (number < 0) return null;
  const block = dictionary.block(number);
  const ordinal = block.find(encoded);
  return ordinal < 0 ? null : (block.entries([{ ordinal, term }])[0] ?? null);
}

/** Returns the terms that begin with `prefix`, itself included, in order. */
export function findByPrefix(dictionary: LoadedDictionary, prefix: string): FoundTerm[] {
  const encoded = encoder.encode(prefix);
  const span = blocksOfPrefix(dictionary.index, encoded);
  const found: FoundTerm[] = [];
  for (let number = span.first; number <= span.last; number++) {
    const block = dictionary.block(number);
    const wanted: { ordinal: number; term: string }[] = [];
    block.forEachTerm((term, ordinal) => {
      if (startsWith(term, encoded)) wanted.push({ ordinal, term: decoder.decode(term) });
    });
    for (const entry of block.entries(wanted)) found.push({ entry, distance: 0 });
  }
  return found;
}

/** Returns the terms within an edit distance of `word`, itself included, in order. */
export function findByDistance(
  dictionary: LoadedDictionary,
  word: string,
  maxDistance: number,
): FoundTerm[] {
  const { index } = dictionary;
  const { sharedFirsts } = index;
  const scan = new FuzzyScan(word, maxDistance);
  const heads = new FuzzyScan(word, maxDistance);
  const found: FoundTerm[] = [];
  for (let number = 0; number < index.blockCount; number++) {
    // All terms of a block begin with what its first term and that of the next one share.
    const common = sharedFirsts[number + 1] ?? 0;
    if (heads.excludes(() => index.firstTerm(number), common, sharedFirsts[number] ?? 0)) continue;
    const block = dictionary.block(number);
    const hits = scan.scanBlock(block);
    if (hits.length === 0) continue;
    block.entries(hits).forEach((entry, i) => {
      found.push({ entry, distance: hits[i]?.distance ?? 0 });
    });
  }
  return found;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function startsWith(term: Uint8Array, prefix: Uint8Array): boolean {
  return (
    term.length >= prefix.length && compareBytes(term.subarray(0, prefix.length), prefix) === 0
  );
}
