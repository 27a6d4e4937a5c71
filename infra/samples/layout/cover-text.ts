/** Words and numbers on covers that every layout shares. */
import { formatLongDate } from "../calendar.ts";
import type { Report } from "../report.ts";

/** The boxes came with the new form of August 2004. */
export const CHECK_BOXES_SINCE = "2004-08-23";
export const CHECK_BOXES = [
  "Written communications pursuant to Rule 425 under the Securities Act (17 CFR 230.425)",
  "Soliciting material pursuant to Rule 14a-12 under the Exchange Act (17 CFR 240.14a-12)",
  "Pre-commencement communications pursuant to Rule 14d-2(b) under the Exchange Act",
  "Pre-commencement communications pursuant to Rule 13e-4(c) under the Exchange Act",
] as const;

export const SIGNATURE_FORMULA =
  "Pursuant to the requirements of the Securities Exchange Act of 1934, the registrant has duly caused this report to be signed on its behalf by the undersigned hereunto duly authorized.";

export interface CoverPurpose {
  readonly title: string;
  /** By which section or rule it is filed. */
  readonly statute: string;
  /** What stands before the date, and the date. */
  readonly dateLabel: string;
  readonly date: string;
}

/** Words what kind of report the form is, and for when. */
export function coverPurpose({ rootForm, eventDate }: Report): CoverPurpose {
  const date = formatLongDate(eventDate);
  const statute = "Pursuant to Section 13 or 15(d) of the Securities Exchange Act of 1934";
  if (rootForm === "10-Q") {
    return {
      title: "QUARTERLY REPORT",
      statute,
      dateLabel: "For the quarterly period ended ",
      date,
    };
  }
  if (rootForm !== "6-K") {
    const dateLabel = "Date of Report (Date of earliest event reported): ";
    return { title: "CURRENT REPORT", statute, dateLabel, date };
  }
  return {
    title: "REPORT OF FOREIGN PRIVATE ISSUER",
    statute: "Pursuant to Rule 13a-16 or 15d-16 of the Securities Exchange Act of 1934",
    dateLabel: "For the month of ",
    date: date.replace(/ \d+,/, ""),
  };
}

/** Tells whether the boxes and former names of Form 8-K belong on the cover. */
export function isCurrentReport({ rootForm }: Report): boolean {
  return rootForm.startsWith("8-K");
}

/** `123456789` as printed: `12-3456789`. */
export function formatEin(digits: string): string {
  return `${digits.slice(0, 2)}-${digits.slice(2)}`;
}

/** `000-15223` as covers abbreviate it: `0-15223`. */
export function shortFileNumber(fileNumber: string): string {
  return fileNumber.replace(/^00/, "");
}
