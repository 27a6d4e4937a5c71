import type { ExpandedWord } from "./expand-words.ts";
import type { SegmentLists } from "./fetch-lists.ts";
import type { QueryPlan, WordNode } from "./plan-query.ts";
import type { ScoreBoardPool } from "./score-board.ts";
import type { LengthNorms, Scoring } from "./scoring.ts";
import type { Scratch } from "./scratch.ts";
import type { SectionBits } from "./section-bits.ts";
import type { SectionWeights } from "./weigh-sections.ts";
import type { WordWeights } from "./word-weights.ts";

/** All that the computation of a query needs, in memory: the query's side. */
export interface QueryRun {
  readonly plan: QueryPlan;
  readonly words: readonly ExpandedWord[];
  readonly weights: readonly WordWeights[];
  readonly scoring: Scoring;
  /** By field id. */
  readonly norms: readonly LengthNorms[];
  /** Words of 32 bits in which a section's matched sources are kept; 0 when there is one source. */
  readonly maskWords: number;
  readonly boards: ScoreBoardPool;
  readonly scratch: Scratch;
  readonly isExpired: () => boolean;
}

/** The same, of one segment. */
export interface SegmentRun {
  readonly query: QueryRun;
  readonly index: number;
  readonly sectionCount: number;
  /** Words of 32 bits that sets of sections have. */
  readonly wordCount: number;
  readonly lists: SegmentLists;
  readonly weights: SectionWeights | null;
  /** All sections of words that were asked for; they must not be changed. */
  readonly matched: Map<WordNode, SectionBits>;
}

/** Adds scores, masks and members for sections of `within` (null: of all sections). */
export interface ScoreTarget {
  readonly scores: Float64Array;
  readonly masks: Uint32Array;
  readonly maskWords: number;
  readonly bits: SectionBits;
}
