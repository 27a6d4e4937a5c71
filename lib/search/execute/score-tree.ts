/**
 * Runs a planned query tree over the lists of one segment, with MiniSearch's meaning: `or` and
 * `and` add the scores of their operands, `and-not` keeps those of its first one.
 *
 * Operands of `and` are run from the rarest to the commonest, each only within the sections that
 * are left, so that long lists are mostly skipped.
 */
import { assertInTime } from "./deadline.ts";
import type { PlanNode } from "./plan-query.ts";
import { addBoard, clearSections, type ScoreBoard } from "./score-board.ts";
import { scoreProximity } from "./score-proximity.ts";
import { scoreWord } from "./score-words.ts";
import {
  emptyBits,
  fullBits,
  intersectBits,
  type SectionBits,
  subtractBits,
} from "./section-bits.ts";
import type { QueryRun, SegmentRun } from "./segment-run.ts";

/** Adds the results of `node` among the sections of `within` (null: all) to `board`. */
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
        if (operand.kind === "and" || operand.kind === "and-not") {
          withBoard(run, (own) => {
            scoreTree(run, operand, own, within);
            addBoard(board, own);
          });
        } else scoreTree(run, operand, board, within);
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

/** Runs with a clean board, because the target already holds the results of other operands. */
function scoreAnd(
  run: SegmentRun,
  operands: readonly PlanNode[],
  board: ScoreBoard,
  within: SectionBits | null,
): void {
  withBoard(run, (own) => {
    const bounds = new Map(operands.map((node) => [node, countBound(run.query, node)]));
    const ordered = [...operands].sort((a, b) => compareNumbers(bounds.get(a), bounds.get(b)));
    let left = within;
    for (const operand of ordered) {
      const found = { ...own, bits: emptyBits(run.sectionCount) };
      const flat =
        operand.kind === "word" || operand.kind === "proximity" || operand.kind === "all";
      if (flat) scoreTree(run, operand, found, left);
      else {
        withBoard(run, (inner) => {
          scoreTree(run, operand, inner, left);
          addBoard(found, inner);
        });
      }
      // Sections that only the operands before had are out, and so are their scores.
      subtractBits(own.bits, found.bits);
      clearSections(own, own.bits);
      own.bits.fill(0);
      own.bits.set(found.bits);
      left = found.bits;
    }
    addBoard(board, own);
  });
}

/** Unlike subtraction, works for infinite numbers. */
function compareNumbers(left = 0, right = 0): number {
  return left === right ? 0 : left < right ? -1 : 1;
}

function scoreAndNot(
  run: SegmentRun,
  operands: readonly PlanNode[],
  board: ScoreBoard,
  within: SectionBits | null,
): void {
  const [first, ...others] = operands;
  if (first === undefined) return;
  withBoard(run, (own) => {
    scoreTree(run, first, own, within);
    for (const other of others) {
      withBoard(run, (unwanted) => {
        scoreTree(run, other, unwanted, own.bits.subarray(0, (run.sectionCount + 31) >>> 5));
        const removed = own.bits.slice();
        intersectBits(removed, unwanted.bits);
        clearSections(own, removed);
        subtractBits(own.bits, removed);
      });
    }
    addBoard(board, own);
  });
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
