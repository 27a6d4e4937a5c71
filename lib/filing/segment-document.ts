import type { DocumentText } from "./line.ts";
import { segmentBody } from "./segment-body.ts";
import { segmentItems } from "./segment-items.ts";
import type { DocumentSection, SegmentedDocument } from "./segmented-document.ts";
import { exhibitSections } from "./text-section.ts";

const CURRENT_REPORT = /^8-?K(?:12B|12G3|15D5)?(?:\/A)?$/i;

/**
 * Cuts a main document into its sections, by the rules of its form.
 *
 * @param form as submitted, with or without `/A`; null when nobody says, and then the document is
 * taken for a current report if it heads items of one.
 */
export function segmentDocument(document: DocumentText, form: string | null): SegmentedDocument {
  if (form !== null && CURRENT_REPORT.test(form)) return segmentItems(document);
  if (form !== null) return segmentBody(document);
  const segmented = segmentItems(document);
  return segmented.items.length > 0 ? segmented : segmentBody(document);
}

/** Makes the sections of an exhibit: one, or several when it is very long; none when it is empty. */
export function segmentExhibit(
  document: DocumentText,
  exhibit: { number: string; description: string | null },
): DocumentSection[] {
  const span = { start: 0, end: document.lines.length };
  return exhibitSections(document.lines, span, exhibit);
}
