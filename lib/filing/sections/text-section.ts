import type { SectionKind } from "../filing.ts";
import type { Line } from "../text/line.ts";
import { renderLines } from "../text/section-text.ts";
import type { DocumentSection, LineSpan } from "./segmented-document.ts";
import { splitAtHeadings } from "./split-at-headings.ts";

/** Longer exhibits (credit agreements, reports) are cut at headings into sections of their own. */
const MAX_EXHIBIT_CHARACTERS = 100_000;

export interface SectionNaming {
  readonly kind: SectionKind;
  readonly title: string;
  readonly codes?: readonly string[];
  readonly exhibitNumber?: string;
  /** So many lines at the beginning are the heading and not part of the text. */
  readonly headingLines?: number;
  readonly confidence?: number;
}

/** Makes a section of the lines of a span. */
export function textSection(
  lines: readonly Line[],
  span: LineSpan,
  naming: SectionNaming,
): DocumentSection {
  const { headingLines = 0, codes = [], exhibitNumber = null, confidence = 1 } = naming;
  const textStart = Math.min(span.start + headingLines, span.end);
  const heading = renderLines(lines, { start: span.start, end: textStart });
  return {
    kind: naming.kind,
    codes,
    subparagraphs: [],
    title: naming.title,
    titleRaw: heading.replace(/\s+/g, " ").trim(),
    exhibitNumber,
    text: renderLines(lines, { start: textStart, end: span.end }),
    start: lines[span.start]?.start ?? 0,
    end: lines[span.end - 1]?.end ?? 0,
    confidence,
    notApplicable: false,
    lines: span,
  };
}

/** Makes the section of an exhibit; several, named by their headings, when it is very long. */
export function exhibitSections(
  lines: readonly Line[],
  span: LineSpan,
  exhibit: { number: string; description: string | null },
): DocumentSection[] {
  if (span.end <= span.start) return [];
  const title = exhibit.description ?? `Exhibit ${exhibit.number}`;
  const naming = { kind: "exhibit", exhibitNumber: exhibit.number } as const;
  return splitAtHeadings(lines, span, MAX_EXHIBIT_CHARACTERS).map((part) =>
    textSection(lines, part.span, {
      ...naming,
      title: [title, ...part.path].join(" \u203a "),
      headingLines: part.headingLines,
    }),
  );
}
