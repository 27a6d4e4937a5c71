import type { DocumentText, Line } from "../text/line.ts";
import { findTail } from "./find-tail.ts";
import { guessCoverEnd } from "./guess-cover.ts";
import { titleOfPart } from "./part-title.ts";
import { type ProxyPart, splitAtProposals } from "./proxy-headings.ts";
import type { DocumentSection, SegmentedDocument } from "./segmented-document.ts";
import { splitAtHeadings } from "./split-at-headings.ts";
import { tailSections } from "./tail-sections.ts";
import { textSection } from "./text-section.ts";

/** Proxy and information statements: DEF 14A, PRE 14C, DEFM14A ... */
const PROXY = /^(?:DEF|PRE)\w{0,2} ?14[AC]/;

/** Cuts a document of a form without items into its cover and bodies of bounded size. */
export function segmentBody(document: DocumentText, form: string | null): SegmentedDocument {
  const { lines } = document;
  const cover = { start: 0, end: guessCoverEnd(lines, lines.length) };
  const tail = findTail(lines, cover.end);
  const span = { start: cover.end, end: tail.bodyEnd };
  const parts = PROXY.test(form ?? "") ? splitAtProposals(lines, span) : [{ span, title: "" }];
  const bodies = parts.flatMap((part) => bodySections(lines, part));
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

function bodySections(lines: readonly Line[], { span, title }: ProxyPart): DocumentSection[] {
  if (span.end <= span.start) return [];
  return splitAtHeadings(lines, span).map((part) => {
    const below = part.path.filter((each) => !title.includes(each));
    const name = title === "" ? titleOfPart(lines, part) : [title, ...below].join(" \u203a ");
    return textSection(lines, part.span, { kind: "body", title: name });
  });
}
