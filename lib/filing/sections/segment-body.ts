import type { DocumentText, Line } from "../text/line.ts";
import { findTail } from "./find-tail.ts";
import { guessCoverEnd } from "./guess-cover.ts";
import type { SegmentedDocument } from "./segmented-document.ts";
import { headingRank, splitAtHeadings, type TextPart } from "./split-at-headings.ts";
import { tailSections } from "./tail-sections.ts";
import { textSection } from "./text-section.ts";

/** Cuts a document of a form without items into its cover and bodies of bounded size. */
export function segmentBody(document: DocumentText): SegmentedDocument {
  const { lines } = document;
  const cover = { start: 0, end: isFieldList(lines) ? 0 : guessCoverEnd(lines, lines.length) };
  const tail = findTail(lines, cover.end);
  const span = { start: cover.end, end: tail.bodyEnd };
  const parts = span.end > span.start ? splitAtHeadings(lines, span) : [];
  const bodies = parts.map((part) =>
    textSection(lines, part.span, { kind: "body", title: titleOf(lines, part) }),
  );
  const covers =
    cover.end === 0 ? [] : [textSection(lines, cover, { kind: "cover", title: "Cover" })];
  return {
    sections: [...covers, ...bodies, ...tailSections(lines, tail)],
    items: [],
    cover,
    signature: tail.signature,
    exhibitIndex: tail.exhibitIndex,
    pastedExhibits: tail.pastedExhibits,
    warnings: [],
  };
}

/** A title stands within the first lines or nowhere. */
const TITLE_LINES = 12;
const FIELD_LINES = 20;

/** The path of headings, or else the first heading within. */
function titleOf(lines: readonly Line[], part: TextPart): string {
  if (part.path.length > 0) return part.path.join(" \u203a ");
  const end = Math.min(part.span.end, part.span.start + TITLE_LINES);
  for (let at = part.span.start; at < end; at++) {
    const line = lines[at];
    if (line !== undefined && headingRank(line, lines[at + 1]) > 0) {
      return line.text.replace(/\s+/g, " ").trim();
    }
  }
  return "Body";
}

/** XML forms are rendered as fields, "Name: value", and have no cover. */
function isFieldList(lines: readonly Line[]): boolean {
  const first = lines.slice(0, FIELD_LINES);
  const fields = first.filter((line) => /^[A-Z][a-z0-9 ]{1,60}(?:: |$)/.test(line.text));
  return first.length > 0 && fields.length === first.length;
}
