import { findTail } from "./find-tail.ts";
import { guessCoverEnd } from "./guess-cover.ts";
import type { DocumentText } from "./line.ts";
import type { SegmentedDocument } from "./segmented-document.ts";
import { splitAtHeadings } from "./split-at-headings.ts";
import { exhibitSections, textSection } from "./text-section.ts";

/** Cuts a document of a form without items into its cover and bodies of bounded size. */
export function segmentBody(document: DocumentText): SegmentedDocument {
  const { lines } = document;
  const cover = { start: 0, end: guessCoverEnd(lines, lines.length) };
  const tail = findTail(lines, cover.end);
  const span = { start: cover.end, end: tail.bodyEnd };
  const parts = span.end > span.start ? splitAtHeadings(lines, span) : [];
  const bodies = parts.map((part) =>
    textSection(lines, part.span, { kind: "body", title: part.path.join(" \u203a ") || "Body" }),
  );
  const pasted = tail.pastedExhibits.flatMap(({ number, title, lines: each }) =>
    exhibitSections(lines, each, { number, description: title }),
  );
  const covers =
    cover.end === 0 ? [] : [textSection(lines, cover, { kind: "cover", title: "Cover" })];
  return {
    sections: [...covers, ...bodies, ...pasted],
    items: [],
    cover,
    signature: tail.signature,
    exhibitIndex: tail.exhibitIndex,
    pastedExhibits: tail.pastedExhibits,
    warnings: [],
  };
}
