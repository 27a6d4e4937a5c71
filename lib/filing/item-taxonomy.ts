/**
 * The items of Form 8-K, past and present.
 *
 * Release 33-8400 (69 FR 15594) replaced the bare numbers 1-12 by dotted ones on 23 August 2004. A
 * code's shape tells its regime; its date is only a check. Most old items live on:
 *
 *     1 -> 5.01   2 -> 2.01   3 -> 1.03   4 -> 4.01   5 -> 8.01   6 -> 5.02
 *     7 -> 9.01   8 -> 5.03   10 -> 5.05  11 -> 5.04  12 -> 2.02
 *     9 -> 3.02 until 1998 (sales under Regulation S), 7.01 from October 2000 (Regulation FD)
 *
 * 13 was never printed on the form but occurs as an EDGAR label. 6.10 is a label, too.
 */
type Regime = "legacy" | "current";

export interface ItemDefinition {
  readonly code: string;
  /** As printed on the form when the item was last in force. */
  readonly title: string;
  /** First and last day in force; null when it was there before EDGAR, or still is. */
  readonly from: string | null;
  readonly until: string | null;
  /** The current item that took its place; itself for current items. */
  readonly successor: string | null;
  /** Other wordings: earlier titles, EDGAR's labels, common habits of filers. */
  readonly aliases: readonly string[];
}

const LAST_LEGACY_DAY = "2004-08-22";
/** From this day on the form has the dotted items, and EDGAR's labels mean them. */
export const FIRST_CURRENT_DAY = "2004-08-23";
/** Regulation FD took effect; an Item 9 before it reports sales under Regulation S. */
const REGULATION_FD_DAY = "2000-10-23";
const REGULATION_S_TITLE = "Sales of Equity Securities Pursuant to Regulation S";

function legacy(
  code: string,
  title: string,
  successor: string | null,
  rest: { from?: string; aliases?: readonly string[] } = {},
): ItemDefinition {
  const { from = null, aliases = [] } = rest;
  return { code, title, from, until: LAST_LEGACY_DAY, successor, aliases };
}

function current(
  code: string,
  title: string,
  rest: { from?: string; aliases?: readonly string[] } = {},
): ItemDefinition {
  const { from = FIRST_CURRENT_DAY, aliases = [] } = rest;
  return { code, title, from, until: null, successor: code, aliases };
}

const EXHIBIT_TITLES = [
  "Financial Statements, Pro Forma Financial Information and Exhibits",
  "Financial Information and Exhibits",
  "Exhibits",
];

const LEGACY_DEFINITIONS: readonly ItemDefinition[] = [
  legacy("1", "Changes in Control of Registrant", "5.01"),
  legacy("2", "Acquisition or Disposition of Assets", "2.01"),
  legacy("3", "Bankruptcy or Receivership", "1.03"),
  legacy("4", "Changes in Registrant's Certifying Accountant", "4.01"),
  legacy("5", "Other Events", "8.01", {
    aliases: [
      "Other Events and Regulation FD Disclosure",
      "Other Events and Required FD Disclosure",
      "Other Materially Important Events",
      "Other Information",
      "Other Matters",
    ],
  }),
  legacy("6", "Resignations of Registrant's Directors", "5.02", {
    aliases: ["Resignation of Directors and Officers"],
  }),
  legacy("7", "Financial Statements and Exhibits", "9.01", { aliases: EXHIBIT_TITLES }),
  legacy("8", "Change in Fiscal Year", "5.03"),
  legacy("9", "Regulation FD Disclosure", "7.01", {
    from: "1996-11-18",
    aliases: [REGULATION_S_TITLE, "Results of Operations and Financial Condition"],
  }),
  legacy(
    "10",
    "Amendments to the Registrant's Code of Ethics, or Waiver of a Provision of the Code of Ethics",
    "5.05",
    { from: "2003-03-01" },
  ),
  legacy(
    "11",
    "Temporary Suspension of Trading Under Registrant's Employee Benefit Plans",
    "5.04",
    { from: "2003-01-26" },
  ),
  legacy("12", "Results of Operations and Financial Condition", "2.02", {
    from: "2003-03-28",
    aliases: ["Disclosure of Results of Operations and Financial Condition"],
  }),
  legacy("13", "Receipt of an Attorney's Written Notice Pursuant to 17 CFR 205.3(d)", null, {
    from: "2003-08-05",
  }),
];

const OBLIGATION =
  "a Direct Financial Obligation or an Obligation under an Off-Balance Sheet Arrangement";

const CURRENT_DEFINITIONS: readonly ItemDefinition[] = [
  current("1.01", "Entry into a Material Definitive Agreement", {
    aliases: ["Amendment of a Material Definitive Agreement"],
  }),
  current("1.02", "Termination of a Material Definitive Agreement"),
  current("1.03", "Bankruptcy or Receivership"),
  current("1.04", "Mine Safety - Reporting of Shutdowns and Patterns of Violations", {
    from: "2012-01-27",
  }),
  current("1.05", "Material Cybersecurity Incidents", { from: "2023-09-05" }),
  current("2.01", "Completion of Acquisition or Disposition of Assets"),
  current("2.02", "Results of Operations and Financial Condition"),
  current("2.03", `Creation of ${OBLIGATION} of a Registrant`),
  current("2.04", `Triggering Events That Accelerate or Increase ${OBLIGATION}`),
  current("2.05", "Costs Associated with Exit or Disposal Activities"),
  current("2.06", "Material Impairments"),
  current(
    "3.01",
    "Notice of Delisting or Failure to Satisfy a Continued Listing Rule or Standard; Transfer of Listing",
  ),
  current("3.02", "Unregistered Sales of Equity Securities"),
  current("3.03", "Material Modification to Rights of Security Holders"),
  current("4.01", "Changes in Registrant's Certifying Accountant"),
  current(
    "4.02",
    "Non-Reliance on Previously Issued Financial Statements or a Related Audit Report or Completed Interim Review",
  ),
  current("5.01", "Changes in Control of Registrant"),
  current(
    "5.02",
    "Departure of Directors or Certain Officers; Election of Directors; Appointment of Certain Officers; Compensatory Arrangements of Certain Officers",
    {
      aliases: [
        "Departure of Directors or Principal Officers; Election of Directors; Appointment of Principal Officers",
      ],
    },
  ),
  current("5.03", "Amendments to Articles of Incorporation or Bylaws; Change in Fiscal Year"),
  current("5.04", "Temporary Suspension of Trading Under Registrant's Employee Benefit Plans"),
  current(
    "5.05",
    "Amendments to the Registrant's Code of Ethics, or Waiver of a Provision of the Code of Ethics",
  ),
  current("5.06", "Change in Shell Company Status", { from: "2005-11-07" }),
  current("5.07", "Submission of Matters to a Vote of Security Holders", { from: "2010-02-28" }),
  current("5.08", "Shareholder Director Nominations", {
    from: "2011-09-20",
    aliases: ["Shareholder Nominations Pursuant to Exchange Act Rule 14a-11"],
  }),
  current("6.01", "ABS Informational and Computational Material", { from: "2005-03-08" }),
  current("6.02", "Change of Servicer or Trustee", { from: "2005-03-08" }),
  current("6.03", "Change in Credit Enhancement or Other External Support", {
    from: "2005-03-08",
  }),
  current("6.04", "Failure to Make a Required Distribution", { from: "2005-03-08" }),
  current("6.05", "Securities Act Updating Disclosure", { from: "2005-03-08" }),
  current("6.06", "Static Pool", { from: "2014-11-24" }),
  current("6.10", "Alternative Filings of Asset-Backed Issuers", { from: "2005-03-08" }),
  current("7.01", "Regulation FD Disclosure"),
  current("8.01", "Other Events", { aliases: ["Other Information", "Other Matters"] }),
  current("9.01", "Financial Statements and Exhibits", { aliases: EXHIBIT_TITLES }),
];

const DEFINITIONS = new Map(
  [...LEGACY_DEFINITIONS, ...CURRENT_DEFINITIONS].map((item) => [item.code, item]),
);

/** Today's codes in the order of the form. */
export const CURRENT_ITEMS: readonly string[] = CURRENT_DEFINITIONS.map((item) => item.code);

/** Every definition, legacy items first. */
export const ALL_ITEMS: readonly ItemDefinition[] = [...DEFINITIONS.values()];

/** Returns what is known of an 8-K item; null for numbers that never were one. */
export function findItem(code: string): ItemDefinition | null {
  return DEFINITIONS.get(code) ?? null;
}

/** Returns the regime that a code belongs to by its shape. */
export function regimeOf(code: string): Regime {
  return code.includes(".") ? "current" : "legacy";
}

/** Returns the official title of an item; null for unknown codes. The day tells the two Items 9 apart. */
export function itemTitle(code: string, day?: string | null): string | null {
  if (code === "9" && isRegulationS(day)) return REGULATION_S_TITLE;
  return DEFINITIONS.get(code)?.title ?? null;
}

/**
 * Returns today's code for an item: itself for current ones, null when it has no successor.
 *
 * @param day ISO date of the filing, or else of the event; only Item 9 depends on it.
 */
export function currentItem(code: string, day?: string | null): string | null {
  if (code === "9" && isRegulationS(day)) return "3.02";
  return DEFINITIONS.get(code)?.successor ?? null;
}

/** Returns the legacy codes that a current item took the place of. */
export function legacyItems(code: string): readonly string[] {
  const codes = LEGACY_DEFINITIONS.filter((item) => item.successor === code).map(
    (item) => item.code,
  );
  return code === "3.02" ? ["9"] : codes;
}

/** Tells whether the form had the item on that day. */
export function isInForce(code: string, day: string): boolean {
  const item = DEFINITIONS.get(code);
  if (item === undefined) return false;
  return (item.from === null || day >= item.from) && (item.until === null || day <= item.until);
}

/**
 * Returns the current codes that a user means by an item filter, null when it names no item.
 *
 * "4.01", "Item 4.01", "5.02(b)" mean that code, "4" and "Item 4" its successor. "9" means both
 * things that Item 9 ever was: a list that is too long can be narrowed by date, a missing filing
 * would go unnoticed.
 */
export function parseItemFilter(text: string): string[] | null {
  const match = /^\s*(?:items?\s*)?0?(\d{1,2}(?:\.\d{2})?)\.?\s*(?:\([a-z0-9]{1,4}\))?\s*$/i.exec(
    text.slice(0, 40),
  );
  const code = match?.[1];
  if (code === undefined) return null;
  if (code === "9") return ["7.01", "3.02"];
  const successor = currentItem(code);
  return successor === null ? null : [successor];
}

function isRegulationS(day: string | null | undefined): boolean {
  return day !== null && day !== undefined && day < REGULATION_FD_DAY;
}
