/**
 * Runs a planned query tree over the lists of one segment, with MiniSearch's meaning: `or` and
 * `and` add the scores of their operands, `and-not` keeps those of its first one.
 *
 * Operands of `and` are run from the rarest to the commonest, each only within the sections that
 * are left, so that long lists are mostly skipped.
 */

import { assertInTime } from "./deadline.ts";
import { matchTree } from "./match-tree.ts";
import { matchWord } from "./match-words.ts";
import { fromRarest } from "./operand-order.ts";
import type { PlanNode, WordNode } from "./plan-query.ts";
import { addBoard, clearSections, type ScoreBoard } from "./score-board.ts";
import { scoreProximity } from "./score-proximity.ts";
import { scoreWord } from "./score-words.ts";
import { fullBits, type SectionBits, subtractBits, uniteBits } from "./section-bits.ts";
import type { SegmentRun } from "./segment-run.ts";

/**
 * Adds the results of `node` among the sections of `within` (null: all) to `board`, which must be
 * clean for `and` and `and-not`: they take sections away again.
 */
export function scoreTree(
  run: SegmentRun,
  node: PlanNode,
  board: ScoreBoard,
  within: SectionBits | null,
): void {
  assertInTime(run.query.isExpired);
  switch (node.kind) {
    case "all":
      scoreAll(run, board, within);
      return;
    case "word":
      scoreWord(run, node, board, within);
      return;
    case "proximity":
      scoreProximity(run, node, board, within);
      return;
    case "or":
      for (const operand of node.operands) {
        if (isTaking(operand)) addApart(run, operand, board, within);
        else scoreTree(run, operand, board, within);
      }
      return;
    case "and":
      scoreAnd(run, node.operands, board, within);
      return;
    case "and-not":
      scoreAndNot(run, node.operands, board, within);
  }
}

/** Scores a section 1 for being there, as MiniSearch's wildcard does. */
function scoreAll(run: SegmentRun, board: ScoreBoard, within: SectionBits | null): void {
  const sections = within ?? fullBits(run.sectionCount);
  const { scores, bits } = board;
  for (let i = 0; i < sections.length; i++) {
    let word = sections[i] ?? 0;
    bits[i] = (bits[i] ?? 0) | word;
    while (word !== 0) {
      const section = i * 32 + 31 - Math.clz32(word & -word);
      word &= word - 1;
      scores[section] = (scores[section] ?? 0) + 1;
    }
  }
}

/**
 * Finds the sections first and scores last, so that no section is scored in vain: words are only
 * matched until all operands have had their say.
 */
function scoreAnd(
  run: SegmentRun,
  operands: readonly PlanNode[],
  board: ScoreBoard,
  within: SectionBits | null,
): void {
  const matched: WordNode[] = [];
  let left = within;
  const ordered = fromRarest(run.query, operands);
  for (const [i, operand] of ordered.entries()) {
    if (operand.kind === "word" && i < ordered.length - 1) {
      matched.push(operand);
      left = matchWord(run, operand, left);
    } else left = scoreAmong(run, operand, board, left);
  }
  for (const word of matched) scoreWord(run, word, board, left);
  if (left === null) return;
  // Sections that only some of the operands had are out, and so are their scores.
  const dropped = board.bits.slice();
  subtractBits(dropped, left);
  clearSections(board, dropped);
  board.bits.set(left);
}

/** Adds the results of `node` to those of other operands and returns the sections that it has. */
function scoreAmong(
  run: SegmentRun,
  node: PlanNode,
  board: ScoreBoard,
  within: SectionBits | null,
): SectionBits {
  const bits = run.query.scratch.emptyWords(run.wordCount);
  const found = { ...board, bits };
  if (isTaking(node)) addApart(run, node, found, within);
  else scoreTree(run, node, found, within);
  uniteBits(board.bits, bits);
  return bits;
}

/** Tells whether a node takes sections away from its board, which must not hold those of others. */
function isTaking({ kind }: PlanNode): boolean {
  return kind === "and" || kind === "and-not";
}

function addApart(
  run: SegmentRun,
  node: PlanNode,
  board: ScoreBoard,
  within: SectionBits | null,
): void {
  withBoard(run, (own) => {
    scoreTree(run, node, own, within);
    addBoard(board, own);
  });
}

function scoreAndNot(
  run: SegmentRun,
  operands: readonly PlanNode[],
  board: ScoreBoard,
  within: SectionBits | null,
): void {
  const [first, ...others] = operands;
  if (first === undefined) return;
  scoreTree(run, first, board, within);
  for (const other of others) {
    const removed = matchTree(run, other, board.bits);
    clearSections(board, removed);
    subtractBits(board.bits, removed);
  }
}

function withBoard(run: SegmentRun, use: (board: ScoreBoard) => void): void {
  const { boards, maskWords } = run.query;
  const board = boards.take(run.sectionCount, maskWords);
  try {
    use(board);
  } finally {
    boards.give(board);
  }
}
