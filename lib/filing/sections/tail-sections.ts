import type { Line } from "../text/line.ts";
import type { Tail } from "./find-tail.ts";
import { findHeadline } from "./headline.ts";
import type { DocumentSection, LineSpan } from "./segmented-document.ts";
import { splitAtHeadings } from "./split-at-headings.ts";
import { exhibitSections, textSection } from "./text-section.ts";

const UNTITLED = "Text below the signature";
/** A headline stands at the beginning. */
const MAX_HEAD_LINES = 60;

/** Makes the sections of what stands below the signature: unmarked text, and pasted exhibits. */
export function tailSections(lines: readonly Line[], tail: Tail): DocumentSection[] {
  return [
    ...tail.rests.flatMap((rest) => restSections(lines, rest)),
    ...tail.pastedExhibits.flatMap(({ number, title, lines: span }) =>
      exhibitSections(lines, span, { number, description: title }),
    ),
  ];
}

function restSections(lines: readonly Line[], rest: LineSpan): DocumentSection[] {
  const head = lines.slice(rest.start, Math.min(rest.end, rest.start + MAX_HEAD_LINES));
  const headline = findHeadline(head) ?? UNTITLED;
  return splitAtHeadings(lines, rest).map((part) =>
    textSection(lines, part.span, {
      kind: "body",
      title: [headline, ...part.path.filter((each) => each !== headline)].join(" \u203a "),
    }),
  );
}
