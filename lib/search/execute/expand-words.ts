/**
 * Finds, in every segment, the terms that the words of a query stand for: the first of the three
 * steps of a query (look up, fetch, compute). It reads dictionary groups, one round of requests.
 */
import type { TermEntry } from "../../index/dictionary.ts";
import type { Segment } from "../../index/segment-reader.ts";
import { assertInTime } from "./deadline.ts";
import {
  allBlocks,
  type BlockSpan,
  blocksOfPrefix,
  blocksOfTerm,
  findByDistance,
  findByPrefix,
  findTerm,
  groupRanges,
  LoadedDictionary,
} from "./scan-dictionary.ts";
import { fuzzyTermWeight, prefixTermWeight, type Scoring } from "./scoring.ts";

/** A word to look up. */
export interface WordSpec {
  readonly term: string;
  readonly prefix: boolean;
  /** 0 for exact words. */
  readonly maxDistance: number;
  /** At most MAX_EXPANSIONS, which it is when absent. */
  readonly maxExpansions?: number;
}

/** A term that a word stands for. */
export interface Expansion {
  readonly term: string;
  /** 1 for the word itself. */
  readonly weight: number;
  /** Where the term's lists are, by segment; null where it does not occur. */
  readonly entries: readonly (TermEntry | null)[];
}

export interface ExpandedWord {
  /** The word itself, then longer terms, then similar ones; each group in ascending order. */
  readonly expansions: readonly Expansion[];
  /** Only the most frequent of all terms are among them. */
  readonly cut: boolean;
}

/**
 * A word's terms beyond this many are left out, the rarest first: one letter and a star would
 * otherwise touch half of all lists.
 */
export const MAX_EXPANSIONS = 2_000;

/** Looks up words in all segments. */
export async function expandWords(
  segments: readonly Segment[],
  specs: readonly WordSpec[],
  scoring: Scoring,
  isExpired: () => boolean,
): Promise<ExpandedWord[]> {
  const encoder = new TextEncoder();
  const encoded = specs.map(({ term }) => encoder.encode(term));
  const dictionaries = await Promise.all(
    segments.map((segment) => loadDictionary(segment, specs, encoded)),
  );
  return specs.map((spec, i) => {
    assertInTime(isExpired);
    if (!spec.prefix && spec.maxDistance === 0) {
      const bytes = encoded[i] ?? new Uint8Array(0);
      const entries = dictionaries.map((dictionary) => findTerm(dictionary, spec.term, bytes));
      return { expansions: [{ term: spec.term, weight: 1, entries }], cut: false };
    }
    return expandWord(dictionaries, spec, scoring);
  });
}

async function loadDictionary(
  segment: Segment,
  specs: readonly WordSpec[],
  encoded: readonly Uint8Array[],
): Promise<LoadedDictionary> {
  const { dictionary } = segment;
  const spans: BlockSpan[] = specs.map((spec, i) => {
    const term = encoded[i] ?? new Uint8Array(0);
    if (spec.maxDistance > 0) return allBlocks(dictionary);
    return spec.prefix ? blocksOfPrefix(dictionary, term) : blocksOfTerm(dictionary, term);
  });
  const { groups, ranges } = groupRanges(dictionary, spans);
  const bytes = await segment.read(ranges);
  const loaded = new Map(groups.map((group, i) => [group, bytes[i] ?? new Uint8Array(0)]));
  return new LoadedDictionary(dictionary, loaded);
}

interface Candidate {
  readonly term: string;
  readonly weight: number;
  /** 0 the word itself, 1 a longer term, 2 a similar one. */
  readonly rank: number;
  readonly entries: (TermEntry | null)[];
}

function expandWord(
  dictionaries: readonly LoadedDictionary[],
  spec: WordSpec,
  scoring: Scoring,
): ExpandedWord {
  const candidates = new Map<string, Candidate>();
  const add = (i: number, entry: TermEntry, rank: number, weight: number) => {
    let candidate = candidates.get(entry.term);
    if (candidate === undefined) {
      candidate = { term: entry.term, weight, rank, entries: dictionaries.map(() => null) };
      candidates.set(entry.term, candidate);
    }
    // A term found by prefix stays one when it is found by distance as well.
    candidate.entries[i] = entry;
  };
  dictionaries.forEach((dictionary, i) => {
    if (spec.prefix) {
      for (const { entry } of findByPrefix(dictionary, spec.term)) {
        const exact = entry.term === spec.term;
        const { length } = entry.term;
        const weight = exact ? 1 : prefixTermWeight(scoring, length, spec.term.length);
        add(i, entry, exact ? 0 : 1, weight);
      }
    }
    if (spec.maxDistance > 0) {
      for (const { entry, distance } of findByDistance(dictionary, spec.term, spec.maxDistance)) {
        const weight = distance === 0 ? 1 : fuzzyTermWeight(scoring, entry.term.length, distance);
        add(i, entry, distance === 0 ? 0 : 2, weight);
      }
    }
  });
  return chooseExpansions([...candidates.values()], spec.maxExpansions ?? MAX_EXPANSIONS);
}

function chooseExpansions(candidates: readonly Candidate[], limit: number): ExpandedWord {
  const cut = candidates.length > limit;
  const chosen = cut ? mostFrequent(candidates, limit) : [...candidates];
  chosen.sort((left, right) => {
    return left.rank - right.rank || (left.term < right.term ? -1 : left.term > right.term ? 1 : 0);
  });
  return { expansions: chosen, cut };
}

function mostFrequent(candidates: readonly Candidate[], limit: number): Candidate[] {
  const counted = candidates.map((candidate) => ({ candidate, count: countPostings(candidate) }));
  counted.sort((left, right) => {
    const byRank = Math.sign(left.candidate.rank) - Math.sign(right.candidate.rank);
    if (byRank !== 0) return byRank;
    if (left.count !== right.count) return right.count - left.count;
    return left.candidate.term < right.candidate.term ? -1 : 1;
  });
  return counted.slice(0, limit).map(({ candidate }) => candidate);
}

function countPostings({ entries }: Candidate): number {
  let count = 0;
  for (const entry of entries) for (const list of entry?.lists ?? []) count += list?.count ?? 0;
  return count;
}
