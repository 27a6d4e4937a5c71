/**
 * SEC file numbers. The prefix tells the law: 000 section 12(g), 001 listed, 033 and 333
 * Securities Act. Covers print short forms: `0-15223` is `000-15223`, `1-8944` is `001-08944`.
 */

/** Prefixes that registrants of periodic reports carry; anything else is some other number. */
const PREFIX = "0{0,2}[0-2]|033|33|333|81[124]|00[0-9]|02[0-9]";

const PRINTED = new RegExp(
  `(?<![\\d-])(${PREFIX})\\s?[-\\u2010-\\u2014]\\s?(\\d{3,6})(-\\d{1,3})?(?![\\d]|-\\d)`,
);

/** Returns the first file number printed in a text in EDGAR's form; null when there is none. */
export function findFileNumber(text: string): string | null {
  if (!/\d/.test(text)) return null;
  const found = PRINTED.exec(text);
  if (!found) return null;
  return `${(found[1] ?? "").padStart(3, "0")}-${(found[2] ?? "").padStart(5, "0")}${suffix(found[3])}`;
}

/** The same where a label says what the number is: `000 12345` is one too. */
export function findLabelledFileNumber(text: string): string | null {
  return findFileNumber(text) ?? findFileNumber(text.replace(BLANK_FOR_DASH, "$1-$2"));
}

const BLANK_FOR_DASH = /(?<!\d)(000|001|033|333) (\d{5})(?!\d)/;

function suffix(printed: string | undefined): string {
  return printed ? `-${printed.slice(1).padStart(2, "0")}` : "";
}
