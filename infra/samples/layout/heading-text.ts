/** The words of an item's heading, apart from how they are set. */
import type { HeadingStyle } from "../filing-spec.ts";
import type { ReportItem } from "../report.ts";

export interface HeadingText {
  /** `Item 5.02(b).` */
  readonly label: string;
  readonly title: string;
}

/** Words the heading of an item, or of several that share one text. */
export function wordHeading(item: ReportItem, style: HeadingStyle): HeadingText {
  const codes = item.kinds.map(({ code }) => (style === "roman" ? romanNumeral(code) : code));
  const numbers = joinCodes(codes) + (item.subparagraph === null ? "" : `(${item.subparagraph})`);
  const word = codes.length > 1 ? "Items" : "Item";
  const title = item.kinds.map((kind) => kind.title).join("; ");
  switch (style) {
    case "upper":
      return { label: `${word} ${numbers}.`.toUpperCase(), title: title.toUpperCase() };
    case "roman":
      return { label: `${word} ${numbers}.`.toUpperCase(), title: title.toUpperCase() };
    case "letter-spaced":
      return {
        label: `${[...word.toUpperCase()].join(" ")}  ${numbers}.`,
        title: title.toUpperCase(),
      };
    case "dash":
      return { label: `${word} ${numbers} --`.toUpperCase(), title: title.toUpperCase() };
    case "colon":
      return { label: `${word} ${numbers}:`, title };
    case "number":
      return { label: `${word} No. ${numbers}`, title };
    case "run-in":
      return { label: `${word} ${numbers}`, title: `${title}.` };
    default:
      return { label: `${word} ${numbers}.`, title };
  }
}

const ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/** Numbers of today's items have none. */
function romanNumeral(code: string): string {
  return ROMAN[Number(code)] ?? code;
}

function joinCodes(codes: readonly string[]): string {
  if (codes.length < 3) return codes.join(" and ");
  return `${codes.slice(0, -1).join(", ")} and ${codes.at(-1) ?? ""}`;
}

/** Names of the form's sections, above the items since 2004. */
const SECTION_NAMES: Readonly<Record<string, string>> = {
  "1": "Registrant's Business and Operations",
  "2": "Financial Information",
  "3": "Securities and Trading Markets",
  "4": "Matters Related to Accountants and Financial Statements",
  "5": "Corporate Governance and Management",
  "6": "Asset-Backed Securities",
  "7": "Regulation FD",
  "8": "Other Events",
  "9": "Financial Statements and Exhibits",
};

/** Words the section line above a dotted item; null for legacy items. */
export function wordSectionLine(item: ReportItem): string | null {
  const section = item.kinds[0]?.code.match(/^(\d)\./)?.[1];
  return section === undefined ? null : `Section ${section} - ${SECTION_NAMES[section] ?? ""}`;
}

/** The letter under which an item lists its exhibits. */
export function exhibitLetter(code: string, filedAt: string): string {
  // 9.01(c) became shell company transactions in November 2005 and exhibits moved to (d).
  return code === "9.01" && filedAt >= "2005-11-07" ? "(d)" : "(c)";
}
