import { fromRarest } from "./operand-order.ts";
import type { PlanNode, WordNode } from "./plan-query.ts";
import type { QueryRun } from "./segment-run.ts";

/** Words whose scores add up to that of a section which is known to match. */
export interface FlatWords {
  /** In the order in which scoreTree adds them, which decides how sums are rounded. */
  readonly words: readonly WordNode[];
  /** Whether every section that matches has all of them. */
  readonly areAllThere: boolean;
}

/** Returns the words of a tree that is one `or` or `and` of words; null for other trees. */
export function flatWords(query: QueryRun, root: PlanNode): FlatWords | null {
  switch (root.kind) {
    case "word":
      return { words: [root], areAllThere: true };
    case "or": {
      const words = wordsOf(root.operands);
      return words && { words, areAllThere: false };
    }
    case "and": {
      const words = wordsOf(root.operands);
      if (words === null) return null;
      const rarest = fromRarest(query, words);
      return { words: [...rarest.slice(-1), ...rarest.slice(0, -1)], areAllThere: true };
    }
    case "and-not":
      // What is taken away adds nothing.
      return root.operands[0] ? flatWords(query, root.operands[0]) : null;
    default:
      return null;
  }
}

function wordsOf(operands: readonly PlanNode[]): WordNode[] | null {
  const words = operands.filter((operand) => operand.kind === "word");
  return words.length === operands.length ? words : null;
}
