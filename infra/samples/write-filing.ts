/** From what a filing is to be like to its bytes, and to what a parser should find in them. */
import { composeReport } from "./compose-report.ts";
import { cutOff, rewrapHtml } from "./container/damage.ts";
import { itemKinds } from "./container/label-header.ts";
import type { SubmissionDocument, SubmissionParts } from "./container/submission-parts.ts";
import { uuencode } from "./container/uuencode.ts";
import { wrapSubmission } from "./container/wrap-submission.ts";
import type { FilingSpec } from "./filing-spec.ts";
import { encodeText } from "./layout/html-text.ts";
import { renderAscii, renderAsciiExhibit } from "./layout/render-ascii.ts";
import { renderHtml, renderHtmlExhibit } from "./layout/render-html.ts";
import { createRandom, type Random } from "./random.ts";
import { isLetter, type Report } from "./report.ts";

export interface GeneratedFiling {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly expected: ExpectedFiling;
}

/** What parsing the file should yield; null where the file does not say. */
export interface ExpectedFiling {
  readonly path: string;
  readonly shape: string;
  readonly form: string;
  readonly amendment: boolean;
  readonly company: string;
  readonly cik: string | null;
  readonly accession: string | null;
  readonly filedAt: string | null;
  readonly reportDate: string | null;
  /** As numbered in the filing, in the order of its headings. */
  readonly items: readonly string[];
  /** Numbers of the exhibits listed, attached or pasted. */
  readonly exhibits: readonly string[];
  readonly signatories: readonly string[];
}

/** Shapes that carry a header. */
const HEADED = ["pem", "submission", "feed", "header-only"];
const GRAPHIC_SIZE_BYTES = 2_600;

/** Writes one filing; the serial tells filings of one seed apart. */
export function writeFiling(spec: FilingSpec, seed: number, serial: number): GeneratedFiling {
  const random = createRandom(seed, serial + 1);
  const report = composeReport(random, spec, seed);
  const accession = `0009${String(70_000 + (spec.company % 90)).padStart(6, "0")}-${report.filedAt.slice(2, 4)}-${String(serial + 1).padStart(6, "0")}`;
  const parts: SubmissionParts = {
    accession,
    report,
    header: spec.header,
    documents: spec.shape === "header-only" ? [] : makeDocuments(random, report, spec),
    serial,
  };
  const wrapped = wrapSubmission(spec.shape, parts);
  const text = (spec.damage === "cut" ? cutOff(wrapped) : wrapped).replaceAll("\n", spec.lineEnd);
  return {
    name: spec.path,
    bytes: encodeText(text, spec.characters),
    expected: expectFiling(spec, report, accession),
  };
}

function makeDocuments(random: Random, report: Report, spec: FilingSpec): SubmissionDocument[] {
  const extension = spec.layout === "ascii" ? "txt" : "htm";
  const ascii = spec.layout === "ascii";
  const main = ascii ? renderAscii(report, spec) : renderHtml(report, spec);
  const documents: SubmissionDocument[] = [
    {
      type: report.form,
      filename: `form${report.rootForm.toLowerCase().replaceAll(/[^a-z0-9]/g, "")}.${extension}`,
      description: `FORM ${report.form}`,
      text:
        spec.layout === "inline-xbrl" && spec.shape !== "naked" ? `<XBRL>\n${main}\n</XBRL>` : main,
    },
  ];
  for (const exhibit of report.exhibits) {
    if (exhibit.attachment !== "document") continue;
    documents.push({
      type: `EX-${exhibit.number}`,
      filename: `ex${exhibit.number.replace(".", "-")}.${extension}`,
      description: `EXHIBIT ${exhibit.number}`,
      text: ascii ? renderAsciiExhibit(exhibit, spec) : renderHtmlExhibit(exhibit, report, spec),
    });
  }
  const written =
    spec.damage === "rewrapped"
      ? documents.map((document) => ({ ...document, text: rewrapHtml(document.text) }))
      : documents;
  return spec.graphic ? [...written, makeGraphic(random)] : written;
}

function makeGraphic(random: Random): SubmissionDocument {
  const bytes = Uint8Array.from({ length: GRAPHIC_SIZE_BYTES }, () => random.integer(0, 255));
  bytes.set(new TextEncoder().encode("GIF89a"));
  return {
    type: "GRAPHIC",
    filename: "logo.gif",
    description: "LOGO",
    text: uuencode("logo.gif", bytes),
  };
}

function expectFiling(spec: FilingSpec, report: Report, accession: string): ExpectedFiling {
  const [company] = report.registrants;
  const headed = HEADED.includes(spec.shape);
  const printed = spec.layout === "ascii" ? company?.name.toUpperCase() : company?.name;
  const headerOnly = spec.shape === "header-only";
  const bare = headerOnly || isLetter(report);
  return {
    path: spec.path,
    shape: spec.shape,
    form: report.form,
    amendment: report.form.endsWith("/A"),
    company: (bare ? company?.conformedName : printed) ?? "",
    cik: headed || spec.layout === "inline-xbrl" ? (company?.cik ?? null) : null,
    accession: headed ? accession : null,
    filedAt: headed ? report.filedAt : null,
    reportDate: headed || report.rootForm !== "6-K" ? report.eventDate : null,
    items: itemKinds(report).map((kind) => kind.code),
    exhibits: headerOnly ? [] : report.exhibits.map((exhibit) => exhibit.number),
    signatories: bare ? [] : [report.signatory.name],
  };
}
