/** The sections that words occur in, without scores. */
import type { FieldList } from "../../index/dictionary.ts";
import { PostingListReader } from "../../index/posting-list.ts";
import { openList, type SegmentLists } from "./fetch-lists.ts";
import type { WordNode } from "./plan-query.ts";
import {
  hasBit,
  intersection,
  nextBit,
  popCount,
  type SectionBits,
  uniteBits,
} from "./section-bits.ts";
import type { SegmentRun } from "./segment-run.ts";

/** Returns the sections of `within` (null: of all) that a word occurs in; they must not be changed. */
export function matchWord(
  run: SegmentRun,
  node: WordNode,
  within: SectionBits | null,
): SectionBits {
  const found = run.matched.get(node) ?? uniteLists(run, node, within);
  if (within === null) return found;
  return intersection(found, within, run.query.scratch.words(within.length));
}

/** Returns the sections of a word's lists; of those beyond `within`, some may be left out. */
function uniteLists(run: SegmentRun, node: WordNode, within: SectionBits | null): SectionBits {
  const { lists } = run;
  const own = listsOf(run, node);
  const [only] = own.length === 1 ? own : [];
  const bits = only && lists.dense.get(only)?.bits;
  if (bits !== undefined) return bits;
  const found = run.query.scratch.emptyWords(run.wordCount);
  for (const list of own) addMatches(found, lists, list, within);
  if (within === null || own.every((list) => lists.dense.has(list))) run.matched.set(node, found);
  return found;
}

function listsOf(run: SegmentRun, { word, boosts }: WordNode): FieldList[] {
  const found: FieldList[] = [];
  for (const { entries } of run.query.words[word]?.expansions ?? []) {
    entries[run.index]?.lists.forEach((list, field) => {
      if (list !== null && (boosts[field] ?? null) !== null) found.push(list);
    });
  }
  return found;
}

/** Returns how many of `among` a list has. */
export function countMatches(lists: SegmentLists, list: FieldList, among: SectionBits): number {
  let count = 0;
  const dense = lists.dense.get(list);
  if (dense !== undefined) {
    const { bits } = dense;
    for (let i = 0; i < bits.length; i++) count += popCount((bits[i] ?? 0) & (among[i] ?? 0));
    return count;
  }
  openList(lists, list, reader);
  while (reader.next()) {
    for (let i = 0; i < reader.count; i++) if (hasBit(among, reader.sections[i] ?? 0)) count++;
  }
  return count;
}

/** Adds the sections of a list; of those beyond `within` (null: none) some may be left out. */
export function addMatches(
  found: SectionBits,
  lists: SegmentLists,
  list: FieldList,
  within: SectionBits | null,
): void {
  const dense = lists.dense.get(list);
  if (dense !== undefined) {
    uniteBits(found, dense.bits);
    return;
  }
  openList(lists, list, reader);
  let from = within === null ? 0 : nextBit(within, 0);
  while (from >= 0 && reader.seek(from)) {
    const { sections, count } = reader;
    for (let i = 0; i < count; i++) {
      const section = sections[i] ?? 0;
      found[section >>> 5] = (found[section >>> 5] ?? 0) | (1 << (section & 31));
    }
    if (within !== null) from = nextBit(within, (sections[count - 1] ?? 0) + 1);
  }
}

const reader = new PostingListReader();
