/**
 * Sections of the documents beside the main one. An exhibit is titled by what the exhibit list
 * says of it, else by its DESCRIPTION tag, else by its own headline; letters by their type.
 */
import { exhibitNumberOf, listedNumber, meaningfulDescription } from "../fields/exhibits.ts";
import type { Exhibit, Section } from "../filing.ts";
import { findHeadline } from "../sections/headline.ts";
import { segmentExhibit } from "../sections/segment-document.ts";
import type { DocumentSection } from "../sections/segmented-document.ts";
import { readDocument } from "../text/read-document.ts";
import { rejoinLongLines } from "./long-lines.ts";
import type { SubmissionDocument } from "./submission.ts";

/** Makes the sections of one exhibit or letter; none when it is empty. */
export function readExhibitDocument(
  document: SubmissionDocument,
  exhibits: readonly Exhibit[],
): Section[] {
  const text = readDocument(rejoinLongLines(document.content));
  const typed = exhibitNumberOf(document.type);
  const listed = new Map(exhibits.map((exhibit) => [exhibit.number, exhibit]));
  const number = typed === null ? null : listedNumber(typed, listed);
  const headline = isRelease(number) ? findHeadline(text.lines) : null;
  const description =
    (number === null ? null : listed.get(number)?.description) ??
    meaningfulDescription(document.description) ??
    headline ??
    (number === null ? (document.type ?? document.filename) : null);
  const sections = segmentExhibit(text, { number: number ?? "", description });
  return sections.map((section, index) => ({
    ...withoutLines(section),
    exhibitNumber: number,
    titleRaw: section.titleRaw || (index === 0 ? (headline ?? "") : ""),
  }));
}

/** Press releases are exhibits 99, and were 20 before 1999. */
function isRelease(number: string | null): boolean {
  return number !== null && /^(?:99|20)(?:\D|$)/.test(number);
}

/** Drops the line ordinals, which mean nothing outside the document. */
export function withoutLines({ lines: _, ...section }: DocumentSection): Section {
  return section;
}
