import type { PlanNode } from "./plan-query.ts";
import type { QueryRun } from "./segment-run.ts";

/** Returns the operands of an `and`, the rarest first, in the same order for all segments. */
export function fromRarest<T extends PlanNode>(query: QueryRun, operands: readonly T[]): T[] {
  const bounds = new Map<PlanNode, number>(operands.map((node) => [node, countBound(query, node)]));
  return [...operands].sort((a, b) => compareNumbers(bounds.get(a), bounds.get(b)));
}

/** Unlike subtraction, works for infinite numbers. */
function compareNumbers(left = 0, right = 0): number {
  return left === right ? 0 : left < right ? -1 : 1;
}

/**
 * Returns about how many sections of the snapshot a node may match. It is the same for all
 * segments, so that equal sections of different segments have equal scores to the last bit.
 */
function countBound(query: QueryRun, node: PlanNode): number {
  switch (node.kind) {
    case "all":
      return Number.POSITIVE_INFINITY;
    case "word":
      return countWord(query, node.word);
    case "proximity":
      return Math.min(...node.items.flatMap(({ words }) => words.map((w) => countWord(query, w))));
    case "or":
      return node.operands.reduce((sum, operand) => sum + countBound(query, operand), 0);
    case "and":
      return Math.min(...node.operands.map((operand) => countBound(query, operand)));
    case "and-not":
      return node.operands[0] ? countBound(query, node.operands[0]) : 0;
  }
}

function countWord(query: QueryRun, word: number): number {
  let count = 0;
  for (const { entries } of query.words[word]?.expansions ?? []) {
    for (const entry of entries) for (const list of entry?.lists ?? []) count += list?.count ?? 0;
  }
  return count;
}
