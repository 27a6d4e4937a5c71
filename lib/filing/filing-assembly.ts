/** Puts a Filing together from what its container, header and documents say. */
import { displayConformedName } from "./company-name.ts";
import { type CoverPage, EMPTY_COVER, readCover } from "./cover.ts";
import { readCoverForm } from "./cover-form.ts";
import { readExhibitDocument, withoutLines } from "./exhibit-documents.ts";
import {
  type ExhibitRow,
  readExhibitMentions,
  readExhibitRows,
  readItemExhibits,
} from "./exhibit-rows.ts";
import { mergeExhibits } from "./exhibits.ts";
import type { FileNameFields } from "./file-name.ts";
import type {
  Attachment,
  ContainerShape,
  Cover,
  Exhibit,
  Filing,
  Party,
  Section,
  Signatory,
  Source,
  Sourced,
  TextEncoding,
  Warning,
} from "./filing.ts";
import { isAmendment, isCurrentReport, parseFormType, rootFormOf } from "./form-type.ts";
import type { FilingHeader } from "./header.ts";
import { readTaggedForm } from "./inline-xbrl.ts";
import { uniteItems } from "./item-union.ts";
import type { DocumentText } from "./line.ts";
import { rejoinLongLines } from "./long-lines.ts";
import type { DocumentRoles } from "./main-document.ts";
import { readDocument } from "./read-document.ts";
import { segmentDocument } from "./segment-document.ts";
import type { DocumentSection, LineSpan, SegmentedDocument } from "./segmented-document.ts";
import { readSignatories } from "./signatories.ts";
import { findSymbols } from "./text-symbols.ts";
import { readXmlFields, type XmlFields } from "./xml-fields.ts";

export interface FilingParts {
  readonly shape: ContainerShape;
  readonly encoding: TextEncoding;
  readonly header: FilingHeader | null;
  readonly roles: DocumentRoles;
  readonly fileName: FileNameFields;
  readonly attachments: readonly Attachment[];
  readonly warnings: readonly Warning[];
}

/** What the main document yields; empty when there is none. */
interface MainDocument extends CoverPage {
  readonly form: Sourced<string> | null;
  readonly segmented: SegmentedDocument | null;
  readonly sections: readonly DocumentSection[];
  readonly rows: readonly ExhibitRow[];
  readonly pasted: readonly ExhibitRow[];
  readonly signatories: readonly Signatory[];
}

/** Assembles the filing; pure composition, every rule lives in the room's other files. */
export function assembleFiling(parts: FilingParts): Filing {
  const { header, fileName } = parts;
  const main = readMain(parts);
  const { cover } = main;
  const filer = primaryParty(header?.parties ?? []);
  const filedAt = sourced(header?.filedAt, "header");
  const reportDate = sourced(header?.reportDate, "header") ?? cover.reportDate;
  const rootForm = main.form ? rootFormOf(main.form.value) : null;
  const hasItems = rootForm === null || isCurrentReport(rootForm);
  const day = filedAt?.value ?? reportDate?.value ?? null;
  const { items, warnings } = uniteItems(
    main.segmented?.items ?? [],
    hasItems ? (header?.items ?? []) : [],
    day,
  );
  const exhibits = listExhibits(main, parts.roles);
  const sections = [
    ...main.sections.map(withoutLines),
    ...parts.roles.others.flatMap((document) => readExhibitDocument(document, exhibits)),
  ];
  const company = chooseCompany(cover.company, filer) ?? signingCompany(main.signatories);
  return {
    shape: parts.shape,
    encoding: parts.encoding,
    accession: sourced(header?.accession, "header") ?? sourced(fileName.accession, "filename"),
    form: main.form,
    rootForm,
    amendment: main.form ? isAmendment(main.form.value) : false,
    amendmentNumber: main.amendmentNumber,
    company,
    cik: sourced(filer?.cik, "header") ?? cover.cik ?? sourced(fileName.cik, "filename"),
    filedAt,
    acceptedAt: sourced(header?.acceptedAt, "header"),
    reportDate,
    parties: header?.parties ?? [],
    cover: withSymbols(cover, sections, company?.value ?? ""),
    items,
    sections,
    exhibits,
    attachments: parts.attachments,
    signatories: main.signatories,
    warnings: [...parts.warnings, ...(main.segmented?.warnings ?? []), ...warnings],
  };
}

function sourced(value: string | null | undefined, source: Source): Sourced<string> | null {
  return value ? { value, source } : null;
}

function readMain(parts: FilingParts): MainDocument {
  const { main } = parts.roles;
  const declared = declaredForm(parts);
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
  const document = readDocument(rejoinLongLines(main.content));
  const xml = readXmlFields(main.content.text);
  const form =
    declared ??
    sourced(xml?.form, "cover") ??
    printedForm(document) ??
    sourced(parts.fileName.form, "filename");
  const segmented = segmentDocument(document, form ? rootFormOf(form.value) : null);
  const page = xml ? xmlCover(xml) : readCover(document, segmented.cover);
  return {
    ...page,
    form,
    segmented,
    sections: segmented.sections,
    rows: exhibitRows(document, segmented),
    pasted: segmented.pastedExhibits.map(({ number, title }) => ({
      number,
      description: title || null,
    })),
    signatories: readSignatories(linesOf(document, segmented.signature)),
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

/** The header's form, else the TYPE of the main document. */
function declaredForm({ header, roles }: FilingParts): Sourced<string> | null {
  return sourced(header?.form ?? parseFormType(roles.main?.type ?? ""), "header");
}

function printedForm(document: DocumentText): Sourced<string> | null {
  const tagged = readTaggedForm(document);
  if (tagged) return tagged;
  const { form, raw } = readCoverForm(document.lines);
  return form && raw ? { value: form, source: "cover", raw } : null;
}

/** The party that the filing is about: its filer, else its subject or issuer. */
function primaryParty(parties: readonly Party[]): Party | null {
  for (const role of ["filer", "subject", "issuer", "filed-for"] as const) {
    const party = parties.find((each) => each.role === role);
    if (party) return party;
  }
  return parties[0] ?? null;
}

/**
 * The cover's spelling of the name is the one to show. A printed cover that shares no word with
 * the header was misread or names somebody else, and then the header's name is shown.
 */
function chooseCompany(cover: Sourced<string> | null, filer: Party | null): Sourced<string> | null {
  if (!filer?.name) return cover;
  const conformed: Sourced<string> = {
    value: displayConformedName(filer.name),
    source: "header",
    raw: filer.name,
  };
  if (!cover) return conformed;
  const known = new Set(
    [filer.name, ...filer.formerNames.map(({ name }) => name)].flatMap(nameWords),
  );
  return cover.source === "dei" || nameWords(cover.value).some((word) => known.has(word))
    ? cover
    : conformed;
}

function nameWords(name: string): string[] {
  const words = name.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return words.filter((word) => !CORPORATE_WORDS.has(word));
}

/** Words that companies have in common; sharing them says nothing. */
const CORPORATE_WORDS = new Set(
  "the of and inc incorporated corp corporation co company ltd limited llc lp plc".split(" "),
);

/** Without cover and header, the name above the signature. */
function signingCompany(signatories: readonly Signatory[]): Sourced<string> | null {
  return sourced(signatories.find((each) => each.company !== null)?.company, "signature");
}

/** Symbols in running text count only when the cover has no table of securities. */
function withSymbols(cover: Cover, sections: readonly Section[], company: string): Cover {
  if (cover.securities.length > 0) return cover;
  return {
    ...cover,
    securities: findSymbols(
      sections.map(({ text }) => text),
      company,
    ),
  };
}

/** Lists stand in the exhibits item (9.01, once 7) and in the index behind the signature. */
function exhibitRows(document: DocumentText, segmented: SegmentedDocument): ExhibitRow[] {
  const items = segmented.sections.filter(
    ({ codes }) => codes.includes("9.01") || codes.includes("7"),
  );
  const lists = items.map(({ lines }) => linesOf(document, lines));
  const index = linesOf(document, segmented.exhibitIndex);
  const rows = [...lists.flatMap(readItemExhibits), ...readExhibitRows(index)];
  return rows.length > 0 ? rows : [...lists, index].flatMap(readExhibitMentions);
}

function linesOf(document: DocumentText, span: LineSpan | null): DocumentText["lines"] {
  return span ? document.lines.slice(span.start, span.end) : [];
}

/** Attached exhibits count even when they are only recorded; the files of XBRL are none. */
function listExhibits(main: MainDocument, { others, attachments }: DocumentRoles): Exhibit[] {
  const recorded = attachments.filter(({ type }) => !/^EX-10[01]\./i.test(type ?? ""));
  return mergeExhibits(main.rows, [...others, ...recorded], main.pasted);
}
