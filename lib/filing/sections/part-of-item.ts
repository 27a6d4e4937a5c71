/**
 * The part of a form that an item stands in. Many reports print the parts in their table of contents
 * alone, and quarterly ones count their items anew in Part II, so number and title tell:
 *
 *     10-K    1-4 I      5-9C II     10-13 III    15-16 IV    14 by its title, which has changed places
 *     10-KSB  1-4 I      5-8B II     9-14 III
 *     20-F    1-12 I     13-16 II    17-19 III
 *     10-Q    5, 6 II    1-4 by the title: "Financial Statements" I, "Legal Proceedings" II
 *
 * Source: the forms' general instructions.
 */

type Part = "" | "I" | "II" | "III" | "IV";

/** First items of the parts. */
const PARTS: readonly { form: RegExp; first: readonly (readonly [number, Part])[] }[] = [
  {
    form: /^10-?KSB|^10KSB/i,
    first: [
      [9, "III"],
      [5, "II"],
      [1, "I"],
    ],
  },
  {
    form: /^10-K/i,
    first: [
      [15, "IV"],
      [10, "III"],
      [5, "II"],
      [1, "I"],
    ],
  },
  {
    form: /^20-F/i,
    first: [
      [17, "III"],
      [13, "II"],
      [1, "I"],
    ],
  },
];

const QUARTERLY = /^10-?Q/i;
const FIRST_OF_QUARTERLY =
  /financial\s+statements|management'?s\s+(?:discussion|plan)|quantitative\s+and|market\s+risk|controls\s+and/i;
const SECOND_OF_QUARTERLY =
  /legal\s+proceedings|risk\s+factors|unregistered|changes\s+in\s+securities|use\s+of\s+proceeds|defaults|submission|vote\s+of|mine\s+safety|other\s+information|exhibits/i;

/** Tells whether the parts of a form are known, so that an item says which it stands in. */
export function hasKnownParts(form: string): boolean {
  return QUARTERLY.test(form) || PARTS.some((each) => each.form.test(form));
}

/**
 * Returns the part that an item of a form stands in.
 *
 * @param item as printed, "1A", "1 and 2"
 * @param printed the part that the document names above it; returned where nothing else tells
 */
export function partOfItem(form: string, item: string, title: string, printed: string): string {
  const number = Number.parseInt(item, 10);
  if (QUARTERLY.test(form)) return partOfQuarterly(item, title, printed);
  const parts = PARTS.find((each) => each.form.test(form));
  if (parts === undefined) return printed;
  const isExhibits = /exhibit/i.test(title) || printed === "IV";
  if (number === 14 && /^10-K(?!SB)/i.test(form) && isExhibits) return "IV";
  return parts.first.find(([first]) => number >= first)?.[1] ?? printed;
}

function partOfQuarterly(item: string, title: string, printed: string): string {
  if (Number.parseInt(item, 10) > 4 || item === "1A") return "II";
  if (FIRST_OF_QUARTERLY.test(title)) return "I";
  if (SECOND_OF_QUARTERLY.test(title)) return "II";
  return printed === "" ? "I" : printed;
}
