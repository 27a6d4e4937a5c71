/**
 * What segmenting a document yields: sections, and where its other parts lie among the lines.
 * Made by segmentDocument and segmentExhibit, consumed by the readers of cover fields, exhibit
 * lists and signatures, and by parseFiling.
 *
 *     lines 0..14    cover           -> cover
 *           15..60   items           -> sections (kind "item", or "body" when there are none)
 *           61..75   signature       -> signature
 *           76..80   EXHIBIT INDEX   -> exhibitIndex
 *           81..     EXHIBIT 99.1    -> pastedExhibits
 */
import type { Section, Warning } from "../filing.ts";

/** Lines [start, end) of a DocumentText, by ordinal. */
export interface LineSpan {
  readonly start: number;
  readonly end: number;
}

/** A section and the lines it was read from, its heading included. */
export interface DocumentSection extends Section {
  readonly lines: LineSpan;
}

/** An item that the body reports; each code occurs once, in document order. */
export interface DocumentItem {
  readonly code: string;
  readonly source: "body" | "heading-parenthetical";
  /** The body reports nothing under it; such an item is no facet value. */
  readonly notApplicable: boolean;
}

/** An exhibit that was typed into the main document behind the signature. */
export interface PastedExhibit {
  /** `99.1` */
  readonly number: string;
  readonly title: string;
  readonly lines: LineSpan;
}

export interface SegmentedDocument {
  /** Cover, explanatory note, items (or bodies), then what stands below the signature. */
  readonly sections: readonly DocumentSection[];
  /** Empty for forms without items. */
  readonly items: readonly DocumentItem[];
  /** From the first line up to the first heading, explanatory note or body. */
  readonly cover: LineSpan;
  /** From "SIGNATURES" (or "Pursuant to the requirements") to the tail; null when unsigned. */
  readonly signature: LineSpan | null;
  /** The exhibit list behind the signature, its heading included. */
  readonly exhibitIndex: LineSpan | null;
  readonly pastedExhibits: readonly PastedExhibit[];
  readonly warnings: readonly Warning[];
}
