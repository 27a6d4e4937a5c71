/** The cover page of an ASCII filing, in the column layouts of the 1990s and 2000s. */
import type { FilingSpec } from "../filing-spec.ts";
import type { Report } from "../report.ts";
import { center, columns } from "./ascii-text.ts";
import {
  CHECK_BOXES,
  CHECK_BOXES_SINCE,
  coverPurpose,
  formatEin,
  isCurrentReport,
  shortFileNumber,
} from "./cover-text.ts";

/** Returns the lines of the cover. */
export function coverLines(report: Report, spec: FilingSpec, width: number): string[] {
  const [company] = report.registrants;
  if (company === undefined) return [];
  const middle = (text: string): string => center(text, width);
  return [
    middle("UNITED STATES"),
    middle("SECURITIES AND EXCHANGE COMMISSION"),
    middle("Washington, D.C. 20549"),
    "",
    middle("--------------------"),
    "",
    middle(`FORM ${report.form}`),
    ...(report.amendmentNumber === null
      ? []
      : [middle(`(Amendment No. ${report.amendmentNumber})`)]),
    "",
    ...purposeLines(report, middle),
    "",
    ...report.registrants.flatMap((registrant) => [
      middle(registrant.name.toUpperCase()),
      middle("(Exact name of registrant as specified in its charter)"),
      "",
    ]),
    ...identityLines(report, spec, width),
    "",
    middle(company.street),
    middle(`${company.city}, ${company.businessState} ${company.zip}`),
    middle("(Address of principal executive offices and Zip Code)"),
    "",
    `Registrant's telephone number, including area code: ${company.phone}`,
    "",
    ...(isCurrentReport(report) ? formerNameLines(report, width) : []),
    ...checkBoxLines(report),
  ];
}

type Middle = (text: string) => string;

function purposeLines(report: Report, middle: Middle): string[] {
  const { title, statute, dateLabel, date } = coverPurpose(report);
  const [by = "", act = ""] = statute.split(/(?<= of the) /);
  return [middle(title), middle(by), middle(act), "", `${dateLabel} ${date}`];
}

function identityLines(report: Report, spec: FilingSpec, width: number): string[] {
  const [company] = report.registrants;
  if (company === undefined) return [];
  const state = company.stateName;
  const file = shortFileNumber(company.fileNumber);
  const ein = formatEin(company.ein);
  switch (spec.cover) {
    case "stacked":
      return [
        center(state.toUpperCase(), width),
        center("(State or other jurisdiction of incorporation)", width),
        "",
        center(company.fileNumber, width),
        center("(Commission File Number)", width),
        "",
        center(ein, width),
        center("(I.R.S. Employer Identification No.)", width),
      ];
    case "two-column":
      return [
        center(state.toUpperCase(), width),
        center("(State or other jurisdiction of incorporation)", width),
        "",
        columns([company.fileNumber, ein], width),
        columns(["(Commission File No.)", "(IRS Employer Identification No.)"], width),
      ];
    case "three-column":
      return [
        columns([state, file, ein], width),
        columns(["(State or other juris-", "(Commission", "(IRS Employer"], width),
        columns(["diction of incorporation)", "File Number)", "Identification No.)"], width),
      ];
  }
}

function formerNameLines(report: Report, width: number): string[] {
  const former = report.registrants[0]?.formerNames[0]?.name ?? "Not Applicable";
  return [
    center(former, width),
    center("(Former name or former address, if changed since last report)", width),
    "",
  ];
}

function checkBoxLines(report: Report): string[] {
  if (report.filedAt < CHECK_BOXES_SINCE || !isCurrentReport(report)) return [];
  return CHECK_BOXES.flatMap((text) => [`[ ] ${text}`, ""]);
}
