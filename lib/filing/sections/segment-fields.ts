import type { DocumentText, Line } from "../text/line.ts";
import type { SegmentedDocument } from "./segmented-document.ts";
import { splitAtHeadings } from "./split-at-headings.ts";
import { textSection } from "./text-section.ts";

const FIELD_LINES = 20;

/** Tells whether a document is an XML form, rendered as fields: "Name of issuer: Acme", and groups. */
export function isFieldList(lines: readonly Line[]): boolean {
  const first = lines.slice(0, FIELD_LINES);
  const fields = first.filter((line) => /^[A-Z][a-z0-9 ]{1,60}(?:: |$)/.test(line.text));
  return first.length > 0 && fields.length === first.length;
}

/** Makes a form of fields one section that is named by the form, or several when it is long. */
export function segmentFields({ lines }: DocumentText, form: string | null): SegmentedDocument {
  const span = { start: 0, end: lines.length };
  const sections = splitAtHeadings(lines, span).map((part) =>
    textSection(lines, part.span, {
      kind: "body",
      title: [nameOf(form), ...part.path].join(" \u203a "),
    }),
  );
  return {
    sections,
    items: [],
    cover: { start: 0, end: 0 },
    signature: null,
    exhibitIndex: null,
    pastedExhibits: [],
    warnings: [],
  };
}

function nameOf(form: string | null): string {
  if (form === null) return "Form";
  return form.replace(/^SCHEDULE\b|^(?=(?!SCHEDULE).)/, (word) => (word ? "Schedule" : "Form "));
}
