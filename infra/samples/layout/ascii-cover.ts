/** The cover page of an ASCII filing, in the column layouts of the 1990s and 2000s. */
import { formatLongDate } from "../calendar.ts";
import type { FilingSpec } from "../filing-spec.ts";
import type { Report } from "../report.ts";
import { center, columns } from "./ascii-text.ts";
import { CHECK_BOXES, CHECK_BOXES_SINCE, formatEin, shortFileNumber } from "./cover-text.ts";

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
    ...(report.rootForm === "6-K"
      ? foreignIssuerLines(report, middle)
      : currentReportLines(report, middle)),
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
    ...formerNameLines(report, width),
    ...checkBoxLines(report),
  ];
}

type Middle = (text: string) => string;

function currentReportLines(report: Report, middle: Middle): string[] {
  return [
    middle("CURRENT REPORT"),
    middle("Pursuant to Section 13 or 15(d) of the"),
    middle("Securities Exchange Act of 1934"),
    "",
    `Date of Report (Date of earliest event reported):  ${formatLongDate(report.eventDate)}`,
  ];
}

function foreignIssuerLines(report: Report, middle: Middle): string[] {
  const [month = "", , year = ""] = formatLongDate(report.eventDate).split(" ");
  return [
    middle("REPORT OF FOREIGN PRIVATE ISSUER"),
    middle("Pursuant to Rule 13a-16 or 15d-16 of the"),
    middle("Securities Exchange Act of 1934"),
    "",
    `For the month of ${month}, ${year}`,
    `Commission File Number: ${report.registrants[0]?.fileNumber ?? ""}`,
  ];
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
  if (report.filedAt < CHECK_BOXES_SINCE || report.rootForm === "6-K") return [];
  return CHECK_BOXES.flatMap((text) => [`[ ] ${text}`, ""]);
}
