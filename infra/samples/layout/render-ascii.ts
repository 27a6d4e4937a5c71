/** Sets a report as plain text of at most 80 columns. */
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
import { coverLines } from "./ascii-cover.ts";
import { center, tabulate, wrap } from "./ascii-text.ts";
import { SIGNATURE_FORMULA } from "./cover-text.ts";
import { exhibitLetter, wordHeading, wordSectionLine } from "./heading-text.ts";

const WIDTH = 70;
const TITLE_COLUMN = 10;
const SIGNATURE_COLUMN = 30;
const EXHIBIT_COLUMN = 15;

/** Renders the main document. */
export function renderAscii(report: Report, spec: FilingSpec): string {
  const lines = [
    ...(isLetter(report) ? [] : [...coverLines(report, spec, WIDTH), "<PAGE>", ""]),
    ...(spec.tableOfContents ? contentsLines(report, spec) : []),
    ...(report.explanatoryNote === null
      ? []
      : ["EXPLANATORY NOTE", "", ...paragraphLines(report.explanatoryNote, spec), ""]),
    ...report.items.flatMap((item) => itemLines(item, report, spec)),
    ...report.body.flatMap((block) => blockLines(block, spec)),
    ...(isLetter(report) ? [] : signatureLines(report, spec)),
    ...exhibitIndexLines(report),
    ...report.exhibits.filter(isPasted).flatMap((exhibit) => pastedLines(exhibit, spec)),
  ];
  return lines.join("\n");
}

/** Renders an exhibit that is a document of its own. */
export function renderAsciiExhibit(exhibit: ReportExhibit, spec: FilingSpec): string {
  return [
    `Exhibit ${exhibit.number}`.padStart(WIDTH),
    "",
    ...exhibit.blocks.flatMap((block) => blockLines(block, spec)),
  ].join("\n");
}

function isPasted(exhibit: ReportExhibit): boolean {
  return exhibit.attachment === "pasted";
}

function contentsLines(report: Report, spec: FilingSpec): string[] {
  const entry = (text: string, page: number): string => `${text.padEnd(60, ".")}${page}`;
  return [
    center("TABLE OF CONTENTS", WIDTH),
    "",
    ...report.items.map((item) => {
      const { label, title } = wordHeading(item, spec.headings);
      return entry(`${label} ${title}`.slice(0, 56), 2);
    }),
    entry("SIGNATURES", 3),
    entry("EXHIBIT INDEX", 4),
    "<PAGE>",
    "",
  ];
}

function itemLines(item: ReportItem, report: Report, spec: FilingSpec): string[] {
  const section = spec.sectionLines ? wordSectionLine(item) : null;
  return [
    ...(section === null ? [] : [section.toUpperCase(), ""]),
    ...headingLines(item, spec),
    "",
    ...(item.sharesNext ? [] : item.blocks.flatMap((block) => blockLines(block, spec))),
    ...(item.kinds.some(listsExhibits) && !item.notApplicable ? exhibitLines(item, report) : []),
  ];
}

function headingLines(item: ReportItem, spec: FilingSpec): string[] {
  const { label, title } = wordHeading(item, spec.headings);
  if (spec.headings === "next-line") return [label, title];
  const start = label.padEnd(TITLE_COLUMN);
  const gap = start.endsWith(" ") ? "" : "  ";
  const [first = "", ...rest] = wrap(title, {
    width: WIDTH,
    first: (start + gap).length,
    rest: TITLE_COLUMN,
  });
  return [start + gap + first.trimStart(), ...rest];
}

function exhibitLines(item: ReportItem, report: Report): string[] {
  const letter = exhibitLetter(item.kinds.find(listsExhibits)?.code ?? "7", report.filedAt);
  if (report.exhibits.length === 0) return [`${letter} Exhibits. None.`, ""];
  return [
    `          ${letter} Exhibits`,
    "",
    "          Exhibit Number Description",
    "          -------------- ------------------------------------------",
    ...report.exhibits.flatMap((exhibit) => exhibitRow(exhibit, 10)),
    "",
  ];
}

function exhibitRow(exhibit: ReportExhibit, indent: number): string[] {
  const column = indent + EXHIBIT_COLUMN;
  const [first = "", ...rest] = wrap(exhibit.description, {
    width: WIDTH,
    first: column,
    rest: column,
  });
  return [(" ".repeat(indent) + exhibit.number).padEnd(column) + first.trimStart(), ...rest];
}

function paragraphLines(text: string, spec: FilingSpec): string[] {
  return wrap(text, { width: WIDTH, first: 5, rest: 0, justified: spec.justified });
}

function blockLines(block: Block, spec: FilingSpec): string[] {
  switch (block.kind) {
    case "paragraph":
      return [...paragraphLines(block.text, spec), ""];
    case "heading":
      return [
        ...wrap(block.text, { width: WIDTH, first: 0, rest: 0 }).map((line) => center(line, WIDTH)),
        "",
      ];
    case "table":
      return ["<TABLE>", "<CAPTION>", "<S>          <C>", ...tabulate(block.rows), "</TABLE>", ""];
  }
}

function signatureLines(report: Report, spec: FilingSpec): string[] {
  const [company] = report.registrants;
  const at = " ".repeat(SIGNATURE_COLUMN);
  const date = `Date: ${formatLongDate(report.filedAt)}`;
  return [
    center("SIGNATURES", WIDTH),
    "",
    ...paragraphLines(SIGNATURE_FORMULA, spec),
    "",
    `${date.padEnd(SIGNATURE_COLUMN)}${company?.name.toUpperCase() ?? ""}`,
    "",
    `${at}By: /s/ ${report.signatory.name}`,
    `${at}-------------------------------`,
    `${at}${report.signatory.name}`,
    `${at}${report.signatory.title}`,
    "",
  ];
}

function exhibitIndexLines(report: Report): string[] {
  if (report.exhibits.length === 0) return [];
  return [
    "<PAGE>",
    "",
    center("EXHIBIT INDEX", WIDTH),
    "",
    "Exhibit Number Description",
    "-------------- ----------------------------------------------",
    ...report.exhibits.flatMap((exhibit) => exhibitRow(exhibit, 0)),
    "",
  ];
}

function pastedLines(exhibit: ReportExhibit, spec: FilingSpec): string[] {
  return [
    "<PAGE>",
    "",
    `EXHIBIT ${exhibit.number}`,
    "",
    ...exhibit.blocks.flatMap((block) => blockLines(block, spec)),
  ];
}
