/**
 * Fetches everything the words of a query need from the segments, in one round of requests: the
 * second step of a query. What follows runs on bytes in memory and never waits.
 */
import type { DenseList } from "../../index/dense-list.ts";
import type { FieldList } from "../../index/dictionary.ts";
import type { PostingListReader } from "../../index/posting-list.ts";
import { FIELDS } from "../../index/schema.ts";
import type { PartRange } from "../../index/segment-file.ts";
import { postingsOf, type Segment } from "../../index/segment-reader.ts";
import type { Snapshot } from "../../index/snapshot.ts";
import type { ExpandedWord } from "./expand-words.ts";
import { liveSections } from "./live-sections.ts";
import { markLastSections } from "./matched-filings.ts";
import type { FieldBoosts, PlanNode } from "./plan-query.ts";
import type { SectionBits } from "./section-bits.ts";

/** The lists that a query uses in one segment, and what scores need beside them. */
export interface SegmentLists {
  readonly segment: Segment;
  /** Lists that are at hand as bits. */
  readonly dense: ReadonlyMap<FieldList, DenseList>;
  /** The bytes of the others, and of those whose positions matter. */
  readonly postings: ReadonlyMap<FieldList, Uint8Array>;
  readonly positions: ReadonlyMap<FieldList, Uint8Array>;
  /** Length of each field, by field id, then by section. */
  readonly lengths: readonly Uint32Array[];
  readonly sectionStarts: Uint32Array;
  readonly sectionFilings: Uint32Array;
  /** The last section of each filing. */
  readonly lastSections: SectionBits;
  /** Sections of visible filings; null when that is all of them. */
  readonly live: SectionBits | null;
}

/** The fields in which each word is looked for, and whether its positions matter. */
export interface WordUse {
  readonly fields: boolean[];
  positions: boolean;
}

/** Tells for each word which of its lists a plan reads. */
export function useOfWords(root: PlanNode | null, wordCount: number): WordUse[] {
  const uses = Array.from({ length: wordCount }, (): WordUse => {
    return { fields: FIELDS.map(() => false), positions: false };
  });
  const use = (word: number, boosts: FieldBoosts, positions: boolean) => {
    const found = uses[word];
    if (found === undefined) return;
    boosts.forEach((boost, field) => {
      if (boost !== null) found.fields[field] = true;
    });
    if (positions) found.positions = true;
  };
  const visit = (node: PlanNode) => {
    if (node.kind === "all") return;
    if (node.kind === "word") use(node.word, node.boosts, false);
    else if (node.kind === "proximity") {
      for (const word of node.items.flatMap((item) => item.words)) use(word, node.boosts, true);
    } else node.operands.forEach(visit);
  };
  if (root !== null) visit(root);
  return uses;
}

/** Reads the lists of all words in all segments, and the resident parts that scores need. */
export function fetchLists(
  snapshot: Snapshot,
  words: readonly ExpandedWord[],
  uses: readonly WordUse[],
): Promise<SegmentLists[]> {
  return Promise.all(
    snapshot.segments.map(async (segment, i): Promise<SegmentLists> => {
      const { dense, wanted } = wantedLists(words, uses, segment, i);
      const [bytes, lengths, sectionStarts, sectionFilings, lastSections, live] = await Promise.all(
        [
          segment.read(wanted.map(({ range }) => range)),
          Promise.all(FIELDS.map((field) => segment.lengths(field))),
          segment.sectionStarts(),
          segment.sectionFilings(),
          lastSectionsOf(segment),
          liveSections(snapshot, i),
        ],
      );
      const postings = new Map<FieldList, Uint8Array>();
      const positions = new Map<FieldList, Uint8Array>();
      wanted.forEach(({ list, positional }, k) => {
        (positional ? positions : postings).set(list, bytes[k] ?? new Uint8Array(0));
      });
      const places = { sectionStarts, sectionFilings, lastSections };
      return { segment, dense, postings, positions, lengths, ...places, live };
    }),
  );
}

function lastSectionsOf(segment: Segment): Promise<SectionBits> {
  return segment.derive("last-sections", async () => {
    return markLastSections(await segment.sectionStarts());
  });
}

interface WantedList {
  readonly list: FieldList;
  readonly positional: boolean;
  readonly range: PartRange;
}

/**
 * Tells which lists are at hand as bits, and which are to be read. A list is made bits when it is
 * asked for again: the first query may have to look at few of its blocks, and in a process just
 * begun to decode the others takes as long as the rest of the query.
 */
function wantedLists(
  words: readonly ExpandedWord[],
  uses: readonly WordUse[],
  segment: Segment,
  segmentIndex: number,
): { dense: Map<FieldList, DenseList>; wanted: WantedList[] } {
  const dense = new Map<FieldList, DenseList>();
  const wanted: WantedList[] = [];
  words.forEach(({ expansions }, word) => {
    const use = uses[word];
    for (const { entries } of expansions) {
      entries[segmentIndex]?.lists.forEach((list, field) => {
        if (list === null || use?.fields[field] !== true) return;
        const asBits = use.positions ? null : segment.denseList(list);
        if (asBits !== null) {
          dense.set(list, asBits);
          return;
        }
        wanted.push({ list, positional: false, range: postingsOf(list) });
        if (!use.positions) return;
        const { positionsStart: start, positionsEnd: end } = list;
        const range = { part: "lists", start, end };
        wanted.push({ list, positional: true, range });
      });
    }
  });
  return { dense, wanted };
}

/** Opens a list that is not at hand as bits; with positions if those were fetched. */
export function openList(
  lists: SegmentLists,
  list: FieldList,
  reader: PostingListReader,
): PostingListReader {
  const postings = lists.postings.get(list) ?? new Uint8Array(0);
  return reader.open(list.count, postings, lists.positions.get(list));
}
