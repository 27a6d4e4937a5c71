import type { DocumentText } from "../text/line.ts";
import { segmentBody } from "./segment-body.ts";
import { segmentFoundItems, segmentItems } from "./segment-items.ts";
import { segmentParts } from "./segment-parts.ts";
import type { DocumentSection, SegmentedDocument } from "./segmented-document.ts";
import { exhibitSections } from "./text-section.ts";

const CURRENT_REPORT = /^8-?K(?:12B|12G3|15D5)?(?:\/A)?$/i;
/** Forms that number their items, each in its own way. */
const HAS_ITEMS =
  /^(?:10-|20-F|40-F|11-K|SC |SCHEDULE |N-CSR|8-A12|ABS-|SD$|SD\/|1-U|1-K|1-SA|1-A|NT |NSAR|ARS|DEFM|PREM|S-|SB-|F-)/i;

/**
 * Cuts a main document into its sections, by the rules of its form.
 *
 * @param form as submitted, with or without `/A`; null when nobody says, and then the document is
 * taken for a current report if it heads items of one.
 */
export function segmentDocument(document: DocumentText, form: string | null): SegmentedDocument {
  if (form !== null && CURRENT_REPORT.test(form)) return segmentItems(document);
  const numbered = form === null ? segmentFoundItems(document) : segmentNumbered(document, form);
  return numbered ?? segmentBody(document);
}

function segmentNumbered(document: DocumentText, form: string): SegmentedDocument | null {
  return HAS_ITEMS.test(form) ? segmentParts(document) : null;
}

/** Makes the sections of an exhibit: one, or several when it is very long; none when it is empty. */
export function segmentExhibit(
  document: DocumentText,
  exhibit: { number: string; description: string | null },
): DocumentSection[] {
  const span = { start: 0, end: document.lines.length };
  return exhibitSections(document.lines, span, exhibit);
}
