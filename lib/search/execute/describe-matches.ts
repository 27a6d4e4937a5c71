/**
 * Tells, for the few sections that are shown, which terms match there in which fields: the query
 * tree is run once more on these sections alone, because scores alone do not say it.
 */
import type { FieldList } from "../../index/dictionary.ts";
import { PostingListReader } from "../../index/posting-list.ts";
import { FIELDS, type Field } from "../../index/schema.ts";
import { openList, type SegmentLists } from "./fetch-lists.ts";
import type { PlanNode, WordNode } from "./plan-query.ts";
import { PostingCursor } from "./posting-cursor.ts";
import { forEachNear } from "./score-proximity.ts";
import { emptyBits, hasBit, setBit } from "./section-bits.ts";
import type { SegmentRun } from "./segment-run.ts";

export interface SectionMatch {
  /** Fields by matching term. */
  readonly match: Map<string, Field[]>;
  /** Words of the query. */
  readonly queryTerms: Set<string>;
}

/** Describes the matches of `node` in each of `sections`, which ascend. */
export function describeMatches(
  run: SegmentRun,
  node: PlanNode,
  sections: readonly number[],
): Map<number, SectionMatch> {
  switch (node.kind) {
    case "all":
      return new Map(sections.map((section) => [section, noMatch()]));
    case "word":
      return describeWord(run, node, sections);
    case "proximity":
      return describeProximity(run, node, sections);
    case "or":
      return unite(node.operands.map((operand) => describeMatches(run, operand, sections)));
    case "and": {
      const described = node.operands.map((operand) => describeMatches(run, operand, sections));
      const united = unite(described);
      for (const section of sections) {
        if (described.some((one) => !one.has(section))) united.delete(section);
      }
      return united;
    }
    case "and-not": {
      const [first, ...others] = node.operands.map((operand) => {
        return describeMatches(run, operand, sections);
      });
      const left = new Map(first);
      for (const other of others) for (const section of other.keys()) left.delete(section);
      return left;
    }
  }
}

const reader = new PostingListReader();

/** Returns those of ascending sections that a list has. */
function sectionsOf(
  lists: SegmentLists,
  list: FieldList,
  sections: readonly number[],
): readonly number[] {
  const dense = lists.dense.get(list);
  if (dense !== undefined) return sections.filter((section) => hasBit(dense.bits, section));
  const cursor = new PostingCursor(openList(lists, list, reader));
  return sections.filter((section) => cursor.advance(section) === section);
}

function describeWord(
  run: SegmentRun,
  node: WordNode,
  sections: readonly number[],
): Map<number, SectionMatch> {
  const described = new Map<number, SectionMatch>();
  const source = run.query.plan.sources[node.source] ?? "";
  for (const { term, entries } of run.query.words[node.word]?.expansions ?? []) {
    entries[run.index]?.lists.forEach((list, field) => {
      if (list === null || (node.boosts[field] ?? null) === null) return;
      for (const section of sectionsOf(run.lists, list, sections)) {
        note(described, section, { term, field, source });
      }
    });
  }
  return described;
}

function describeProximity(
  run: SegmentRun,
  node: Extract<PlanNode, { kind: "proximity" }>,
  sections: readonly number[],
): Map<number, SectionMatch> {
  const within = emptyBits(run.sectionCount);
  for (const section of sections) setBit(within, section);
  const described = new Map<number, SectionMatch>();
  forEachNear(run, node, within, (section, field, words) => {
    for (const word of words) {
      const source = run.query.plan.sources[word.source] ?? "";
      for (const { term } of word.here()) note(described, section, { term, field, source });
    }
  });
  return described;
}

function note(
  described: Map<number, SectionMatch>,
  section: number,
  { term, field, source }: { term: string; field: number; source: string },
): void {
  const found = described.get(section) ?? noMatch();
  described.set(section, found);
  found.queryTerms.add(source);
  const name = FIELDS[field];
  const fields = found.match.get(term) ?? [];
  found.match.set(term, fields);
  if (name !== undefined && !fields.includes(name)) fields.push(name);
}

function unite(described: readonly Map<number, SectionMatch>[]): Map<number, SectionMatch> {
  const united = new Map<number, SectionMatch>();
  for (const one of described) {
    for (const [section, { match, queryTerms }] of one) {
      const found = united.get(section) ?? noMatch();
      united.set(section, found);
      for (const source of queryTerms) found.queryTerms.add(source);
      // As in MiniSearch, the last operand that matches by a term says in which fields.
      for (const [term, fields] of match) found.match.set(term, fields);
    }
  }
  return united;
}

function noMatch(): SectionMatch {
  return { match: new Map(), queryTerms: new Set() };
}
