/** Puts a Filing together from what its container, header and documents say. */

import type { DocumentRoles } from "./container/document-roles.ts";
import { readExhibitDocument, withoutLines } from "./container/exhibit-documents.ts";
import type { FileNameFields } from "./container/file-name.ts";
import type { FilingHeader } from "./container/header.ts";
import { type MainDocument, readMainDocument } from "./container/main-document.ts";
import { readAmendedFiling } from "./fields/amended-report.ts";
import { mergeExhibits } from "./fields/exhibits.ts";
import { chooseCompany, primaryParty, signingCompany } from "./fields/filing-company.ts";
import { isAmendment, isCurrentReport, rootFormOf } from "./fields/form-type.ts";
import { sourced } from "./fields/sourced.ts";
import { findSymbols } from "./fields/text-symbols.ts";
import type {
  Attachment,
  ContainerShape,
  Cover,
  Exhibit,
  Filing,
  Section,
  TextEncoding,
  Warning,
} from "./filing.ts";
import { isFurnished, mayReportEarnings } from "./sections/furnished-items.ts";
import { uniteItems } from "./sections/item-union.ts";

export interface FilingParts {
  readonly shape: ContainerShape;
  readonly encoding: TextEncoding;
  readonly header: FilingHeader | null;
  readonly roles: DocumentRoles;
  readonly fileName: FileNameFields;
  readonly attachments: readonly Attachment[];
  readonly warnings: readonly Warning[];
}

/** Assembles the filing; pure composition, every rule lives in the room's other files. */
export function assembleFiling(parts: FilingParts): Filing {
  const { header, fileName } = parts;
  const main = readMainDocument({
    main: parts.roles.main,
    headerForm: header?.form ?? null,
    fileNameForm: fileName.form,
  });
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
    amendedFiledAt:
      main.form && isAmendment(main.form.value) ? readAmendedFiling(main.sections) : null,
    company,
    cik: sourced(filer?.cik, "header") ?? cover.cik ?? sourced(fileName.cik, "filename"),
    filedAt,
    acceptedAt: sourced(header?.acceptedAt, "header"),
    reportDate,
    parties: header?.parties ?? [],
    cover: withSymbols(cover, sections, company?.value ?? ""),
    items,
    headerItemCount: header?.items.length ?? null,
    furnished: isFurnished(items),
    maybeEarnings: mayReportEarnings(items, sections, day),
    sections,
    exhibits,
    attachments: parts.attachments,
    signatories: main.signatories,
    warnings: [...parts.warnings, ...(main.segmented?.warnings ?? []), ...warnings],
  };
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

/** Attached exhibits count even when they are only recorded; the files of XBRL are none. */
function listExhibits(main: MainDocument, { others, attachments }: DocumentRoles): Exhibit[] {
  const recorded = attachments.filter(({ type }) => !/^EX-10[01]\./i.test(type ?? ""));
  return mergeExhibits(main.rows, [...others, ...recorded], main.pasted);
}
