/**
 * Runs a planned query tree over the lists of one segment, with MiniSearch's meaning: `or` and
 * `and` add the scores of their operands, `and-not` keeps those of its first one.
 *
 * Operands of `and` are run from the rarest to the commonest, each only within the sections that
 * are left, so that long lists are mostly skipped.
 */
import { assertInTime } from "./deadline.ts";
import type { PlanNode, WordNode } from "./plan-query.ts";
import { addBoard, clearSections, type ScoreBoard } from "./score-board.ts";
import { scoreProximity } from "./score-proximity.ts";
import { matchWord, scoreWord } from "./score-words.ts";
import {
  emptyBits,
  fullBits,
  intersectBits,
  type SectionBits,
  subtractBits,
} from "./section-bits.ts";
import type { QueryRun, SegmentRun } from "./segment-run.ts";

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
  const bits = emptyBits(run.sectionCount);
  const found = { ...board, bits };
  if (isTaking(node)) addApart(run, node, found, within);
  else scoreTree(run, node, found, within);
  for (let i = 0; i < bits.length; i++) board.bits[i] = (board.bits[i] ?? 0) | (bits[i] ?? 0);
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

function fromRarest(query: QueryRun, operands: readonly PlanNode[]): PlanNode[] {
  const bounds = new Map(operands.map((node) => [node, countBound(query, node)]));
  return [...operands].sort((a, b) => compareNumbers(bounds.get(a), bounds.get(b)));
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
  scoreTree(run, first, board, within);
  for (const other of others) {
    const removed = matchAmong(run, other, board.bits);
    intersectBits(removed, board.bits);
    clearSections(board, removed);
    subtractBits(board.bits, removed);
  }
}

/** Returns the sections of `within` that `node` has. */
function matchAmong(run: SegmentRun, node: PlanNode, within: SectionBits): SectionBits {
  if (node.kind === "word") return matchWord(run, node, within);
  const found = emptyBits(run.sectionCount);
  withBoard(run, (own) => {
    scoreTree(run, node, own, within);
    found.set(own.bits);
  });
  return found;
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
