/** Words and numbers on covers that every layout shares. */

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

/** `123456789` as printed: `12-3456789`. */
export function formatEin(digits: string): string {
  return `${digits.slice(0, 2)}-${digits.slice(2)}`;
}

/** `000-15223` as covers abbreviate it: `0-15223`. */
export function shortFileNumber(fileNumber: string): string {
  return fileNumber.replace(/^00/, "");
}
