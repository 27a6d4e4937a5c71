import { isCurrentReport, rootFormOf } from "../fields/form-type.ts";
import type { DocumentText } from "../text/line.ts";
import { segmentBody } from "./segment-body.ts";
import { isFieldList, segmentFields } from "./segment-fields.ts";
import { segmentFoundItems, segmentItems } from "./segment-items.ts";
import { segmentParts } from "./segment-parts.ts";
import type { DocumentSection, SegmentedDocument } from "./segmented-document.ts";
import { exhibitSections } from "./text-section.ts";

/** Forms that number their items, each in its own way. */
const HAS_ITEMS =
  /^(?:10-|20-F|40-F|11-K|SC |SCHEDULE |N-CSR|8-A12|ABS-|SD$|SD\/|1-U|1-K|1-SA|1-A|NSAR|ARS|DEFM|PREM|S-|SB-|F-)/i;

/**
 * Cuts a main document into its sections, by the rules of its form.
 *
 * @param form as submitted, with or without `/A`; null when nobody says, and then the document is
 * taken for a current report if it heads items of one.
 */
export function segmentDocument(document: DocumentText, form: string | null): SegmentedDocument {
  if (form !== null && isCurrentReport(rootFormOf(form))) return segmentItems(document);
  if (isFieldList(document.lines)) return segmentFields(document, form);
  const numbered = form === null ? segmentFoundItems(document) : segmentNumbered(document, form);
  return numbered ?? segmentBody(document, form);
}

function segmentNumbered(document: DocumentText, form: string): SegmentedDocument | null {
  if (/^NT /.test(form)) return segmentParts(document, form, { partsOnly: true });
  const singleItem = /^(?:ABS-|SD\b|1-U|10-D|(?:SC|SCHEDULE) 13D)/.test(form);
  return HAS_ITEMS.test(form) ? segmentParts(document, form, { singleItem }) : null;
}

/** Makes the sections of an exhibit: one, or several when it is very long; none when it is empty. */
export function segmentExhibit(
  document: DocumentText,
  exhibit: { number: string; description: string | null },
): DocumentSection[] {
  const span = { start: 0, end: document.lines.length };
  return exhibitSections(document.lines, span, exhibit);
}
