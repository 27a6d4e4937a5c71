/**
 * The filings of one segment that match, with the score of each one's best section: arrays that
 * are used again, because making them anew for every query costs more than many a query.
 */
import type { ScoreBoard } from "./score-board.ts";
import { popCount } from "./section-bits.ts";
import type { SegmentRun } from "./segment-run.ts";
import { weightOf } from "./weigh-sections.ts";

export interface MatchedFilings {
  /** Ordinals, ascending; the first `count` are meant. */
  readonly ordinals: Uint32Array;
  readonly scores: Float64Array;
  count: number;
}

/** Lends arrays to one execution; they must not be kept across an `await`. */
export class MatchedFilingsPool {
  private free: MatchedFilings[] = [];

  take(filingCount: number): MatchedFilings {
    const at = this.free.findIndex(({ ordinals }) => ordinals.length >= filingCount);
    const [found] = at < 0 ? [] : this.free.splice(at, 1);
    if (found) return found;
    return {
      ordinals: new Uint32Array(filingCount),
      scores: new Float64Array(filingCount),
      count: 0,
    };
  }

  give(filings: MatchedFilings): void {
    this.free.push(filings);
    if (this.free.length > MAX_FREE) this.free.shift();
  }
}

/** As many as the segments of a usual snapshot that are large. */
const MAX_FREE = 4;

/**
 * Returns what MiniSearch makes of a section's score in the end, the score times the number of
 * words that matched, times the section's weight.
 */
export function finalScore(run: SegmentRun, board: ScoreBoard, section: number): number {
  const { scores, masks, maskWords } = board;
  let score = scores[section] ?? 0;
  if (maskWords > 0) {
    let matched = 0;
    for (let k = section * maskWords; k < (section + 1) * maskWords; k++) {
      matched += popCount(masks[k] ?? 0);
    }
    if (matched > 1) score *= matched;
  }
  if (run.weights === null) return score;
  return score * weightOf(run.weights, section, run.lists.sectionFilings[section] ?? 0);
}

/** Leaves the filings of the board's sections in `out`. */
export function gatherFilings(run: SegmentRun, board: ScoreBoard, out: MatchedFilings): void {
  const { sectionFilings } = run.lists;
  const { bits, scores: sectionScores, maskWords } = board;
  const { ordinals, scores } = out;
  const final = maskWords === 0 && run.weights === null;
  let last = -1;
  let filing = -1;
  for (let i = 0; i < bits.length; i++) {
    let word = bits[i] ?? 0;
    while (word !== 0) {
      const section = i * 32 + 31 - Math.clz32(word & -word);
      word &= word - 1;
      const score = final ? (sectionScores[section] ?? 0) : finalScore(run, board, section);
      const next = sectionFilings[section] ?? 0;
      if (next !== filing) {
        filing = next;
        ordinals[++last] = next;
        scores[last] = score;
      } else if (score > (scores[last] ?? 0)) scores[last] = score;
    }
  }
  out.count = last + 1;
}
