/** Sets a report as HTML, or as XHTML with inline XBRL. */
import { formatLongDate } from "../calendar.ts";
import type { FilingSpec } from "../filing-spec.ts";
import { listsExhibits } from "../item-calendar.ts";
import {
  type Block,
  isLetter,
  type Report,
  type ReportExhibit,
  type ReportItem,
} from "../report.ts";
import { SIGNATURE_FORMULA } from "./cover-text.ts";
import { exhibitLetter, wordHeading, wordSectionLine } from "./heading-text.ts";
import { type CoverMarkup, renderHtmlCover } from "./html-cover.ts";
import { DIV_DIALECT, FONT_DIALECT } from "./html-dialect.ts";
import { encodeHtmlText } from "./html-text.ts";
import { inlineDocument, tagFact } from "./inline-facts.ts";

/** Filing software went over to styles about then. */
const STYLES_SINCE = "2006-01-01";

/** Renders the main document. */
export function renderHtml(report: Report, spec: FilingSpec): string {
  const markup = markupOf(report, spec);
  const { dialect, text } = markup;
  const body = [
    isLetter(report) ? "" : renderHtmlCover(report, markup) + dialect.pageBreak(),
    spec.tableOfContents ? renderContents(report, spec, markup) : "",
    report.explanatoryNote === null
      ? ""
      : dialect.block(dialect.bold(text("Explanatory Note"))) +
        dialect.block(text(report.explanatoryNote), { indent: true }),
    ...report.items.map((item, index) => renderItem(item, index, { report, spec, markup })),
    ...report.body.map((block) => renderBlock(block, markup)),
    isLetter(report) ? "" : renderSignature(report, markup),
    renderExhibitIndex(report, markup),
    ...report.exhibits
      .filter((exhibit) => exhibit.attachment === "pasted")
      .map((exhibit) => dialect.pageBreak() + renderExhibitBlocks(exhibit, markup)),
  ].join("");
  return markup.tagged ? inlineDocument(report, body) : dialect.document("Form 8-K", body);
}

/** Renders an exhibit that is a document of its own. */
export function renderHtmlExhibit(
  exhibit: ReportExhibit,
  report: Report,
  spec: FilingSpec,
): string {
  const markup = markupOf(report, spec);
  return markup.dialect.document(`EX-${exhibit.number}`, renderExhibitBlocks(exhibit, markup));
}

function markupOf(report: Report, spec: FilingSpec): CoverMarkup {
  const tagged = spec.layout === "inline-xbrl";
  const text = (plain: string): string => {
    const html = encodeHtmlText(plain, spec.characters);
    // XHTML knows no &nbsp;.
    return tagged ? html.replaceAll("&nbsp;", "&#160;") : html;
  };
  return {
    dialect: tagged || report.filedAt >= STYLES_SINCE ? DIV_DIALECT : FONT_DIALECT,
    text,
    tagged,
    fact: (name, plain, format) => (tagged ? tagFact(name, text(plain), format) : text(plain)),
  };
}

function renderContents(report: Report, spec: FilingSpec, { dialect, text }: CoverMarkup): string {
  const link = (target: string, words: string): string => `<a href="#${target}">${text(words)}</a>`;
  return [
    dialect.block(dialect.bold(text("TABLE OF CONTENTS")), { center: true }),
    ...report.items.map((item, index) => {
      const { label, title } = wordHeading(item, spec.headings);
      return dialect.block(link(`item${index}`, `${label} ${title}`));
    }),
    dialect.block(link("signatures", "SIGNATURES")),
    dialect.block(link("exhibits", "EXHIBIT INDEX")),
    dialect.pageBreak(),
  ].join("");
}

interface ItemContext {
  readonly report: Report;
  readonly spec: FilingSpec;
  readonly markup: CoverMarkup;
}

function renderItem(item: ReportItem, index: number, context: ItemContext): string {
  const { dialect, text } = context.markup;
  const section = context.spec.sectionLines ? wordSectionLine(item) : null;
  return [
    section === null ? "" : dialect.block(dialect.bold(text(section))),
    renderHeading(item, index, context),
    ...(item.sharesNext ? [] : item.blocks)
      .slice(context.spec.headings === "run-in" ? 1 : 0)
      .map((block) => renderBlock(block, context.markup)),
    item.kinds.some(listsExhibits) && !item.notApplicable
      ? renderExhibitList(item, context.report, context.markup)
      : "",
  ].join("");
}

function renderHeading(item: ReportItem, index: number, { spec, markup }: ItemContext): string {
  const { dialect, text } = markup;
  const { label, title } = wordHeading(item, spec.headings);
  const anchor = spec.tableOfContents ? `<a name="item${index}"></a>` : "";
  switch (spec.headings) {
    case "next-cell":
      return anchor + dialect.table([[dialect.bold(text(label)), dialect.bold(text(title))]]);
    case "next-line":
      return (
        anchor + dialect.block(dialect.bold(text(label))) + dialect.block(dialect.bold(text(title)))
      );
    case "thin-space": {
      const narrow = text(label).replace(/(&nbsp;|&#160;)/, "&#8201;");
      return anchor + dialect.block(dialect.bold(`${narrow} ${text(title)}`));
    }
    case "run-in": {
      const [first] = item.blocks;
      const runIn = first?.kind === "paragraph" ? ` ${text(first.text)}` : "";
      return anchor + dialect.block(`${dialect.bold(text(`${label} ${title}`))}${runIn}`);
    }
    default:
      return anchor + dialect.block(dialect.bold(text(`${label} ${title}`)));
  }
}

function renderBlock(block: Block, { dialect, text }: CoverMarkup): string {
  switch (block.kind) {
    case "paragraph":
      return dialect.block(text(block.text), { indent: true });
    case "heading":
      return dialect.block(dialect.bold(text(block.text)), { center: true });
    case "table":
      return dialect.table(
        block.rows.map((row) => row.map(text)),
        { align: "right" },
      );
  }
}

function renderExhibitList(item: ReportItem, report: Report, markup: CoverMarkup): string {
  const { dialect, text } = markup;
  const letter = exhibitLetter(item.kinds.find(listsExhibits)?.code ?? "7", report.filedAt);
  if (report.exhibits.length === 0) return dialect.block(text(`${letter} Exhibits. None.`));
  return dialect.block(text(`${letter} Exhibits`)) + exhibitTable(report, markup);
}

function exhibitTable(report: Report, { dialect, text }: CoverMarkup): string {
  const rows = report.exhibits.map((exhibit) => [text(exhibit.number), text(exhibit.description)]);
  return dialect.table([[text("Exhibit No."), text("Description")], ...rows]);
}

function renderSignature(report: Report, { dialect, text }: CoverMarkup): string {
  const [company] = report.registrants;
  return [
    '<a name="signatures"></a>',
    dialect.block(dialect.bold(text("SIGNATURES")), { center: true }),
    dialect.block(text(SIGNATURE_FORMULA), { indent: true }),
    dialect.table([
      [text(`Date: ${formatLongDate(report.filedAt)}`), dialect.bold(text(company?.name ?? ""))],
      ["", text(`By: /s/ ${report.signatory.name}`)],
      ["", text(report.signatory.name)],
      ["", text(report.signatory.title)],
    ]),
  ].join("");
}

function renderExhibitIndex(report: Report, markup: CoverMarkup): string {
  if (report.exhibits.length === 0) return "";
  const { dialect, text } = markup;
  return [
    dialect.pageBreak(),
    '<a name="exhibits"></a>',
    dialect.block(dialect.bold(text("EXHIBIT INDEX")), { center: true }),
    exhibitTable(report, markup),
  ].join("");
}

function renderExhibitBlocks(exhibit: ReportExhibit, markup: CoverMarkup): string {
  const { dialect, text } = markup;
  return [
    dialect.block(dialect.bold(text(`EXHIBIT ${exhibit.number}`))),
    ...exhibit.blocks.map((block) => renderBlock(block, markup)),
  ].join("");
}
