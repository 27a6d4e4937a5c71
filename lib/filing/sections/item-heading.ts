import type { HeadingCandidate } from "./headings.ts";

/** An accepted heading of an item, before sections are cut. */
export interface ItemHeading {
  readonly candidate: HeadingCandidate;
  /** Ordinal of the line it begins on; "Item" alone may stand a line before its number. */
  readonly line: number;
  /** Ordinal of the line with the number. */
  readonly numberLine: number;
  readonly titleRaw: string;
  /** It has a title and no number. */
  readonly titleOnly: boolean;
  /** How well the title fits the item, 0 to 1. */
  readonly fit: number;
  /** Where the text below begins: a line, and the index within it for a run-in title. */
  readonly textLine: number;
  readonly textIndex: number;
}
