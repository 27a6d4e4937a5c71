/** What the main document says: form, cover, sections, exhibit list, signatures. */
import { type CoverPage, EMPTY_COVER, readCover } from "../fields/cover.ts";
import { readCoverForm } from "../fields/cover-form.ts";
import {
  type ExhibitRow,
  readExhibitMentions,
  readExhibitRows,
  readItemExhibits,
  readLetteredExhibits,
} from "../fields/exhibit-rows.ts";
import { isCurrentReport, parseFormType, rootFormOf } from "../fields/form-type.ts";
import { readTaggedForm } from "../fields/inline-xbrl.ts";
import { readSignatories } from "../fields/signatories.ts";
import { sourced } from "../fields/sourced.ts";
import { readXmlFields, type XmlFields } from "../fields/xml-fields.ts";
import { readXmlSignatories } from "../fields/xml-signatories.ts";
import type { Signatory, Sourced } from "../filing.ts";
import { segmentDocument } from "../sections/segment-document.ts";
import type {
  DocumentSection,
  LineSpan,
  SegmentedDocument,
} from "../sections/segmented-document.ts";
import { splitRunIns } from "../sections/split-run-in.ts";
import type { DocumentText } from "../text/line.ts";
import { readDocument } from "../text/read-document.ts";
import { rejoinLongLines } from "./long-lines.ts";
import type { SubmissionDocument } from "./submission.ts";

export interface MainParts {
  readonly main: SubmissionDocument | null;
  readonly headerForm: string | null;
  readonly fileNameForm: string | null;
}

/** What the main document yields; empty when there is none. */
export interface MainDocument extends CoverPage {
  readonly form: Sourced<string> | null;
  readonly segmented: SegmentedDocument | null;
  readonly sections: readonly DocumentSection[];
  readonly rows: readonly ExhibitRow[];
  readonly pasted: readonly ExhibitRow[];
  readonly signatories: readonly Signatory[];
}

/** Reads the main document; without one, all that is known is the header's form. */
export function readMainDocument(parts: MainParts): MainDocument {
  const { main } = parts;
  const declared = sourced(parts.headerForm ?? parseFormType(main?.type ?? ""), "header");
  if (!main) {
    return {
      ...EMPTY_COVER,
      form: declared,
      segmented: null,
      sections: [],
      rows: [],
      pasted: [],
      signatories: [],
    };
  }
  const read = readDocument(rejoinLongLines(main.content));
  const xml = readXmlFields(main.content.text);
  const form =
    declared ??
    sourced(xml?.form, "cover") ??
    printedForm(read) ??
    sourced(parts.fileNameForm, "filename");
  const rootForm = form ? rootFormOf(form.value) : null;
  const document = rootForm === null || isCurrentReport(rootForm) ? splitRunIns(read) : read;
  const segmented = segmentDocument(document, rootForm);
  const page = xml ? xmlCover(xml) : readCover(document, segmented.cover);
  return {
    ...page,
    form,
    segmented,
    sections: segmented.sections,
    rows: exhibitRows(document, segmented, rootForm),
    pasted: segmented.pastedExhibits.map(({ number, title }) => ({
      number,
      description: title || null,
    })),
    signatories: xml
      ? readXmlSignatories(main.content.text)
      : readSignatories(linesOf(document, segmented.signature)),
  };
}

function xmlCover(xml: XmlFields): CoverPage {
  const cover = {
    ...EMPTY_COVER.cover,
    company: sourced(xml.company, "cover"),
    cik: sourced(xml.cik, "cover"),
    form: sourced(xml.form, "cover"),
    reportDate: sourced(xml.reportDate, "cover"),
  };
  return { cover, amendmentNumber: null };
}

function printedForm(document: DocumentText): Sourced<string> | null {
  const tagged = readTaggedForm(document);
  if (tagged) return tagged;
  const { form, raw } = readCoverForm(document.lines);
  return form && raw ? { value: form, source: "cover", raw } : null;
}

/** The heading of a list that stands before the signature. */
const INDEX =
  /^[^\S\n]{0,80}(?:index\s(?:to|of)\sexhibits|exhibits?\sindex|list\sof\sexhibits)\W{0,10}$/im;

/**
 * Lists stand in the exhibits item (9.01 of Form 8-K, once 7; an item of that title elsewhere, or
 * one that holds an index) and in the index behind the signature.
 */
function exhibitRows(
  document: DocumentText,
  segmented: SegmentedDocument,
  rootForm: string | null,
): ExhibitRow[] {
  const isReport = rootForm === null || isCurrentReport(rootForm);
  const items = segmented.sections.filter(({ codes, title, text }) =>
    isReport
      ? codes.includes("9.01") || codes.includes("7")
      : /\bexhibits?\b/i.test(title) || INDEX.test(text),
  );
  const lists = items.map(({ lines }) => linesOf(document, lines));
  const index = linesOf(document, segmented.exhibitIndex);
  const lettered = /^(?:SC|SCHEDULE) 13/.test(rootForm ?? "") ? readLetteredExhibits : () => [];
  const rows = [
    ...lists.flatMap(readItemExhibits),
    ...readExhibitRows(index),
    ...[...lists, index].flatMap(lettered),
  ];
  return rows.length > 0 ? rows : [...lists, index].flatMap(readExhibitMentions);
}

function linesOf(document: DocumentText, span: LineSpan | null): DocumentText["lines"] {
  return span ? document.lines.slice(span.start, span.end) : [];
}
