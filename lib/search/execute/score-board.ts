/**
 * Scores of the sections of one segment while a query runs: dense arrays, so that a posting costs
 * an addition, and no object is made for a hit.
 *
 * Everything outside `bits` is zero; boards are cleared by their bits and used again, because
 * filling arrays for every section of a large segment would cost more than many a query.
 */
import { countBits, emptyBits, type SectionBits } from "./section-bits.ts";

export interface ScoreBoard {
  readonly scores: Float64Array;
  /** For each section, `maskWords` words of bits: which words of the query it matches. */
  readonly masks: Uint32Array;
  readonly maskWords: number;
  /** The sections that match. */
  readonly bits: SectionBits;
}

/** Lends boards to one execution; it must not be kept across an `await`. */
export class ScoreBoardPool {
  private readonly free: ScoreBoard[] = [];
  private freeSections = 0;

  /** Returns a board of just this size: a larger one would take longer to walk along. */
  take(sectionCount: number, maskWords: number): ScoreBoard {
    const at = this.free.findIndex((board) => {
      return board.maskWords === maskWords && board.scores.length === sectionCount;
    });
    const [found] = at < 0 ? [] : this.free.splice(at, 1);
    if (found) {
      this.freeSections -= sectionCount;
      return found;
    }
    return {
      scores: new Float64Array(sectionCount),
      masks: new Uint32Array(sectionCount * maskWords),
      maskWords,
      bits: emptyBits(sectionCount),
    };
  }

  give(board: ScoreBoard): void {
    clearBoard(board);
    this.free.push(board);
    this.freeSections += board.scores.length;
    while (this.freeSections > MAX_FREE_SECTIONS) {
      this.freeSections -= this.free.shift()?.scores.length ?? this.freeSections;
    }
  }
}

/** Filling memory is as fast as finding its way to a section for every so many of them. */
const SECTIONS_PER_STEP = 8;

function clearBoard(board: ScoreBoard): void {
  const { scores, masks, bits } = board;
  if (countBits(bits) * SECTIONS_PER_STEP < scores.length) clearSections(board, bits);
  else {
    scores.fill(0);
    masks.fill(0);
  }
  bits.fill(0);
}

/** Some 50 MB: a few boards for each segment of an index of 400,000 filings. */
const MAX_FREE_SECTIONS = 4_000_000;

/** Sets scores and masks of the given sections to zero; leaves the board's bits alone. */
export function clearSections(board: ScoreBoard, sections: SectionBits): void {
  const { scores, masks, maskWords } = board;
  for (let i = 0; i < sections.length; i++) {
    let word = sections[i] ?? 0;
    while (word !== 0) {
      const section = i * 32 + 31 - Math.clz32(word & -word);
      word &= word - 1;
      scores[section] = 0;
      for (let k = 0; k < maskWords; k++) masks[section * maskWords + k] = 0;
    }
  }
}

/** Adds the sections of `from`, with scores and masks, to `board`. */
export function addBoard(board: ScoreBoard, from: ScoreBoard): void {
  const { scores, masks, maskWords, bits } = board;
  for (let i = 0; i < from.bits.length; i++) {
    let word = from.bits[i] ?? 0;
    bits[i] = (bits[i] ?? 0) | word;
    while (word !== 0) {
      const section = i * 32 + 31 - Math.clz32(word & -word);
      word &= word - 1;
      scores[section] = (scores[section] ?? 0) + (from.scores[section] ?? 0);
      for (let k = section * maskWords; k < (section + 1) * maskWords; k++) {
        masks[k] = (masks[k] ?? 0) | (from.masks[k] ?? 0);
      }
    }
  }
}
