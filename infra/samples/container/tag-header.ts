/** EDGAR's header of tags, as in feed files (.nc) and .hdr.sgml: values unclosed, blocks closed. */
import { formatCompactDate } from "../calendar.ts";
import type { FictionalCompany } from "../fictional-company.ts";
import { filmNumber, itemKinds } from "./label-header.ts";
import type { SubmissionParts } from "./submission-parts.ts";

/** Formats the header without the root tag. */
export function formatTagHeader(parts: SubmissionParts): string {
  const { report } = parts;
  return [
    `<ACCESSION-NUMBER>${parts.accession}`,
    `<TYPE>${report.form}`,
    `<PUBLIC-DOCUMENT-COUNT>${parts.documents.length}`,
    `<PERIOD>${formatCompactDate(report.eventDate)}`,
    ...itemKinds(report).map((kind) => `<ITEMS>${kind.code}`),
    `<FILING-DATE>${formatCompactDate(report.filedAt)}`,
    `<DATE-OF-FILING-DATE-CHANGE>${formatCompactDate(report.filedAt)}`,
    ...report.registrants.flatMap((company) => filerLines(company, parts)),
  ].join("\n");
}

function filerLines(company: FictionalCompany, parts: SubmissionParts): string[] {
  return [
    "<FILER>",
    "<COMPANY-DATA>",
    `<CONFORMED-NAME>${company.conformedName}`,
    `<CIK>${company.cik}`,
    `<ASSIGNED-SIC>${company.industry.sic}`,
    `<IRS-NUMBER>${company.ein}`,
    `<STATE-OF-INCORPORATION>${company.state}`,
    `<FISCAL-YEAR-END>${company.fiscalYearEnd}`,
    "</COMPANY-DATA>",
    "<FILING-VALUES>",
    `<FORM-TYPE>${parts.report.form}`,
    "<ACT>34",
    `<FILE-NUMBER>${company.fileNumber}`,
    `<FILM-NUMBER>${filmNumber(parts)}`,
    "</FILING-VALUES>",
    "<BUSINESS-ADDRESS>",
    `<STREET1>${company.street.toUpperCase()}`,
    `<CITY>${company.city.toUpperCase()}`,
    `<STATE>${company.businessState}`,
    `<ZIP>${company.zip}`,
    `<PHONE>${company.phone.replaceAll(/\D/g, "")}`,
    "</BUSINESS-ADDRESS>",
    ...company.formerNames.flatMap((former) => [
      "<FORMER-COMPANY>",
      `<FORMER-CONFORMED-NAME>${former.conformedName}`,
      `<DATE-CHANGED>${formatCompactDate(former.changedAt)}`,
      "</FORMER-COMPANY>",
    ]),
    "</FILER>",
  ];
}
