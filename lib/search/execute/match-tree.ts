import { assertInTime } from "./deadline.ts";
import { matchWord } from "./match-words.ts";
import { fromRarest } from "./operand-order.ts";
import type { PlanNode } from "./plan-query.ts";
import { forEachNear } from "./score-proximity.ts";
import { difference, fullBits, type SectionBits, setBit, union } from "./section-bits.ts";
import type { SegmentRun } from "./segment-run.ts";

/**
 * Returns the sections of `within` (null: of all) that a query tree matches, without scores; they
 * must not be changed.
 */
export function matchTree(
  run: SegmentRun,
  node: PlanNode,
  within: SectionBits | null,
): SectionBits {
  assertInTime(run.query.isExpired);
  switch (node.kind) {
    case "all":
      return within ?? fullBits(run.sectionCount);
    case "word":
      return matchWord(run, node, within);
    case "proximity": {
      const found = run.query.scratch.emptyWords(run.wordCount);
      forEachNear(run, node, within, (section) => setBit(found, section));
      return found;
    }
    case "or": {
      const [first, ...others] = node.operands.map((operand) => matchTree(run, operand, within));
      const out = run.query.scratch.words(run.wordCount);
      return others.reduce((found, other) => union(found, other, out), first ?? out.fill(0));
    }
    case "and": {
      let left = within;
      for (const operand of fromRarest(run.query, node.operands)) {
        left = matchTree(run, operand, left);
      }
      return left ?? run.query.scratch.emptyWords(run.wordCount);
    }
    case "and-not": {
      const [first, ...others] = node.operands;
      const out = run.query.scratch.words(run.wordCount);
      if (first === undefined) return out.fill(0);
      const kept = matchTree(run, first, within);
      return others.reduce((left, other) => {
        return difference(left, matchTree(run, other, left), out);
      }, kept);
    }
  }
}
