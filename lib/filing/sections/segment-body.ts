import type { DocumentText } from "../text/line.ts";
import { findTail } from "./find-tail.ts";
import { guessCoverEnd } from "./guess-cover.ts";
import { titleOfPart } from "./part-title.ts";
import type { SegmentedDocument } from "./segmented-document.ts";
import { splitAtHeadings } from "./split-at-headings.ts";
import { tailSections } from "./tail-sections.ts";
import { textSection } from "./text-section.ts";

/** Cuts a document of a form without items into its cover and bodies of bounded size. */
export function segmentBody(document: DocumentText): SegmentedDocument {
  const { lines } = document;
  const cover = { start: 0, end: guessCoverEnd(lines, lines.length) };
  const tail = findTail(lines, cover.end);
  const span = { start: cover.end, end: tail.bodyEnd };
  const parts = span.end > span.start ? splitAtHeadings(lines, span) : [];
  const bodies = parts.map((part) =>
    textSection(lines, part.span, { kind: "body", title: titleOfPart(lines, part) }),
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
