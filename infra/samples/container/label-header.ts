/**
 * EDGAR's header of labels, as in complete submission text files:
 *
 *     <SEC-HEADER>0000950124-03-001234.hdr.sgml : 20030410
 *     ACCESSION NUMBER:		0000950124-03-001234
 *     ITEM INFORMATION:		Financial statements and exhibits
 *     FILER:
 *     	COMPANY DATA:
 *     		COMPANY CONFORMED NAME:			WEXMERE DIAGNOSTICS INC
 */
import { formatCompactDate } from "../calendar.ts";
import type { FictionalCompany } from "../fictional-company.ts";
import type { ItemKind } from "../item-calendar.ts";
import type { Report } from "../report.ts";
import type { SubmissionParts } from "./submission-parts.ts";

/** Acceptance times and dates of change entered headers about then. */
const ACCEPTANCE_SINCE = "2003-01-01";
const SROS_UNTIL = "2001-06-30";
const BARE_NUMBERS_UNTIL = "1994-12-31";
/** Between these days EDGAR mostly printed no label for an item. */
const EMPTY_LABELS_SINCE = "1997-06-01";
const EMPTY_LABELS_UNTIL = "2000-12-31";
const OFFICES_SINCE = "2023-01-01";

/** Where EDGAR's labels differ from the titles on the form. */
const LABELS: Readonly<Record<string, string>> = {
  "2.05": "Cost Associated with Exit or Disposal Activities",
  "3.03": "Material Modifications to Rights of Security Holders",
  "5.08": "Shareholder Nominations Pursuant to Exchange Act Rule 14a-11",
};

/** Formats the lines between the header's tags. */
export function formatLabelHeader(parts: SubmissionParts): string {
  const { report } = parts;
  return [
    ...(report.filedAt < ACCEPTANCE_SINCE ? [] : [`<ACCEPTANCE-DATETIME>${acceptanceTime(parts)}`]),
    `ACCESSION NUMBER:\t\t${parts.accession}`,
    `CONFORMED SUBMISSION TYPE:\t${report.form}`,
    `PUBLIC DOCUMENT COUNT:\t\t${parts.documents.length}`,
    `CONFORMED PERIOD OF REPORT:\t${formatCompactDate(report.eventDate)}`,
    ...itemKinds(report).map((kind) => `ITEM INFORMATION:\t\t${itemLabel(kind, report)}`),
    `FILED AS OF DATE:\t\t${formatCompactDate(report.filedAt)}`,
    ...(report.filedAt < ACCEPTANCE_SINCE
      ? []
      : [`DATE AS OF CHANGE:\t\t${formatCompactDate(report.filedAt)}`]),
    ...(report.filedAt > SROS_UNTIL ? [] : [`SROS:\t\t\t${sroOf(report)}`]),
    "",
    ...report.registrants.flatMap((company) => filerLines(company, parts)),
  ].join("\n");
}

/** Returns the items a header declares: those that apply. */
export function itemKinds(report: Report): ItemKind[] {
  return report.items.filter((item) => !item.notApplicable).flatMap((item) => item.kinds);
}

/** Returns the time of acceptance, `yyyymmddhhmmss`, within the hours of EDGAR. */
function acceptanceTime({ report, serial }: SubmissionParts): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const hour = 8 + (serial % 9);
  return `${formatCompactDate(report.filedAt)}${two(hour)}${two((serial * 7) % 60)}${two((serial * 13) % 60)}`;
}

function itemLabel(kind: ItemKind, report: Report): string {
  if (report.filedAt <= BARE_NUMBERS_UNTIL) return kind.code;
  if (report.filedAt >= EMPTY_LABELS_SINCE && report.filedAt <= EMPTY_LABELS_UNTIL) return "";
  const label = LABELS[kind.code] ?? kind.title;
  if (kind.code === "5.02")
    return label.replace("Certain Officers; Compensatory", "Certain Officers: Compensatory");
  return kind.code.includes(".") ? label : label.charAt(0) + label.slice(1).toLowerCase();
}

function sroOf(report: Report): string {
  return report.registrants[0]?.exchange.code === "NYSE" ? "NYSE" : "NASD";
}

function filerLines(company: FictionalCompany, parts: SubmissionParts): string[] {
  const { report } = parts;
  const act = report.filedAt < ACCEPTANCE_SINCE ? "" : "1934 Act";
  return [
    "FILER:",
    "",
    "\tCOMPANY DATA:\t",
    `\t\tCOMPANY CONFORMED NAME:\t\t\t${company.conformedName}`,
    `\t\tCENTRAL INDEX KEY:\t\t\t${company.cik}`,
    `\t\tSTANDARD INDUSTRIAL CLASSIFICATION:\t${company.industry.sicLabel} [${company.industry.sic}]`,
    ...(report.filedAt < OFFICES_SINCE
      ? []
      : ["\t\tORGANIZATION NAME:           \t04 Manufacturing"]),
    `\t\t${report.filedAt < "2025-01-01" ? "IRS NUMBER:\t\t\t" : "EIN:\t\t\t\t"}\t${company.ein}`,
    `\t\tSTATE OF INCORPORATION:\t\t\t${company.state}`,
    `\t\tFISCAL YEAR END:\t\t\t${company.fiscalYearEnd}`,
    "",
    "\tFILING VALUES:",
    `\t\tFORM TYPE:\t\t${report.form}`,
    `\t\tSEC ACT:\t\t${act}`,
    `\t\tSEC FILE NUMBER:\t${company.fileNumber}`,
    `\t\tFILM NUMBER:\t\t${filmNumber(parts)}`,
    "",
    ...addressLines("BUSINESS ADDRESS", company),
    ...addressLines("MAIL ADDRESS", company),
    ...formerNameLines(company, report),
  ];
}

/** Returns a film number: the year and a count. */
export function filmNumber({ report, serial }: SubmissionParts): string {
  return `${report.filedAt.slice(2, 4)}${String(500_000 + serial * 37)}`;
}

function addressLines(block: string, company: FictionalCompany): string[] {
  return [
    `\t${block}:\t`,
    `\t\tSTREET 1:\t\t${company.street.toUpperCase()}`,
    `\t\tCITY:\t\t\t${company.city.toUpperCase()}`,
    `\t\tSTATE:\t\t\t${company.businessState}`,
    `\t\tZIP:\t\t\t${company.zip}`,
    ...(block === "BUSINESS ADDRESS"
      ? [`\t\tBUSINESS PHONE:\t\t${company.phone.replaceAll(/\D/g, "")}`]
      : []),
    "",
  ];
}

function formerNameLines(company: FictionalCompany, report: Report): string[] {
  return company.formerNames
    .filter((former) => former.changedAt < report.filedAt)
    .flatMap((former) => [
      "\tFORMER COMPANY:\t",
      `\t\tFORMER CONFORMED NAME:\t${former.conformedName}`,
      `\t\tDATE OF NAME CHANGE:\t${formatCompactDate(former.changedAt)}`,
      "",
    ]);
}
