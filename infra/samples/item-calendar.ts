/**
 * Which items Form 8-K had on which day, under which title, and how often they are reported.
 *
 * The order is that of the form. Dates and titles are those of the SEC's releases: 33-8400
 * (renumbering of 23 August 2004), 34-37801 and 33-7505 (the first Item 9), 33-7881 (the second),
 * 33-8176 (12), 33-8177 (10), 34-47225 (11), 33-8732A (new title of 5.02), 33-8587 (5.06),
 * 33-8518 (6.01 to 6.05), 33-9089 (5.07), 33-9136 (5.08), 33-9286 (1.04), 33-9638 (6.06),
 * 33-11216 (1.05).
 */
export interface ItemKind {
  /** As printed on the form of its time: `4` or `4.01`. */
  readonly code: string;
  /** Today's code for it. */
  readonly current: string;
  readonly title: string;
  /** ISO dates of the first and the last day in force. */
  readonly from: string;
  readonly until: string;
  /** How often it is reported, compared with the others. */
  readonly weight: number;
}

const FIRST_DAY = "1993-01-01";
const LAST_LEGACY_DAY = "2004-08-22";
const RENUMBERED = "2004-08-23";
const LAST_DAY = "2099-12-31";

const legacy = (
  code: string,
  current: string,
  title: string,
  rest: { weight: number; from?: string; until?: string },
): ItemKind => ({ code, current, title, from: FIRST_DAY, until: LAST_LEGACY_DAY, ...rest });

const current = (code: string, title: string, weight: number, from = RENUMBERED): ItemKind => ({
  code,
  current: code,
  title,
  from,
  until: LAST_DAY,
  weight,
});

const OFFICERS_2004 =
  "Departure of Directors or Principal Officers; Election of Directors; Appointment of Principal Officers";
const OFFICERS_2006 =
  "Departure of Directors or Certain Officers; Election of Directors; Appointment of Certain Officers; Compensatory Arrangements of Certain Officers";

const ITEM_KINDS: readonly ItemKind[] = [
  legacy("1", "5.01", "Changes in Control of Registrant", { weight: 3 }),
  legacy("2", "2.01", "Acquisition or Disposition of Assets", { weight: 16 }),
  legacy("3", "1.03", "Bankruptcy or Receivership", { weight: 2 }),
  legacy("4", "4.01", "Changes in Registrant's Certifying Accountant", { weight: 7 }),
  legacy("5", "8.01", "Other Events", { weight: 60 }),
  legacy("6", "5.02", "Resignations of Registrant's Directors", { weight: 2 }),
  legacy("7", "9.01", "Financial Statements and Exhibits", { weight: 90 }),
  legacy("8", "5.03", "Change in Fiscal Year", { weight: 1 }),
  legacy("9", "3.02", "Sales of Equity Securities Pursuant to Regulation S", {
    weight: 4,
    from: "1996-11-18",
    until: "1998-12-31",
  }),
  legacy("9", "7.01", "Regulation FD Disclosure", { weight: 20, from: "2000-10-23" }),
  legacy(
    "10",
    "5.05",
    "Amendments to the Registrant's Code of Ethics, or Waiver of a Provision of the Code of Ethics",
    { weight: 1, from: "2003-07-28" },
  ),
  legacy(
    "11",
    "5.04",
    "Temporary Suspension of Trading Under Registrant's Employee Benefit Plans",
    { weight: 1, from: "2003-07-28" },
  ),
  legacy("12", "2.02", "Results of Operations and Financial Condition", {
    weight: 30,
    from: "2003-07-28",
  }),
  current("1.01", "Entry into a Material Definitive Agreement", 22),
  current("1.02", "Termination of a Material Definitive Agreement", 2),
  current("1.03", "Bankruptcy or Receivership", 0.4),
  current(
    "1.04",
    "Mine Safety - Reporting of Shutdowns and Patterns of Violations",
    0.2,
    "2012-01-27",
  ),
  current("1.05", "Material Cybersecurity Incidents", 0.4, "2023-12-18"),
  current("2.01", "Completion of Acquisition or Disposition of Assets", 5),
  current("2.02", "Results of Operations and Financial Condition", 38),
  current(
    "2.03",
    "Creation of a Direct Financial Obligation or an Obligation under an Off-Balance Sheet Arrangement of a Registrant",
    6.6,
  ),
  current(
    "2.04",
    "Triggering Events That Accelerate or Increase a Direct Financial Obligation or an Obligation under an Off-Balance Sheet Arrangement",
    0.4,
  ),
  current("2.05", "Costs Associated with Exit or Disposal Activities", 0.8),
  current("2.06", "Material Impairments", 0.4),
  current(
    "3.01",
    "Notice of Delisting or Failure to Satisfy a Continued Listing Rule or Standard; Transfer of Listing",
    2.5,
  ),
  current("3.02", "Unregistered Sales of Equity Securities", 4),
  current("3.03", "Material Modification to Rights of Security Holders", 1.8),
  current("4.01", "Changes in Registrant's Certifying Accountant", 1.5),
  current(
    "4.02",
    "Non-Reliance on Previously Issued Financial Statements or a Related Audit Report or Completed Interim Review",
    0.6,
  ),
  current("5.01", "Changes in Control of Registrant", 1.2),
  { ...current("5.02", OFFICERS_2004, 24), until: "2006-11-06" },
  current("5.02", OFFICERS_2006, 24, "2006-11-07"),
  current("5.03", "Amendments to Articles of Incorporation or Bylaws; Change in Fiscal Year", 4.7),
  current("5.04", "Temporary Suspension of Trading Under Registrant's Employee Benefit Plans", 0.2),
  current(
    "5.05",
    "Amendments to the Registrant's Code of Ethics, or Waiver of a Provision of the Code of Ethics",
    0.3,
  ),
  current("5.06", "Change in Shell Company Status", 0.1, "2005-11-07"),
  current("5.07", "Submission of Matters to a Vote of Security Holders", 8, "2010-02-28"),
  current("5.08", "Shareholder Director Nominations", 0.2, "2011-09-20"),
  current("6.01", "ABS Informational and Computational Material", 0.1, "2005-03-08"),
  current("6.02", "Change of Servicer or Trustee", 0.1, "2005-03-08"),
  current("6.03", "Change in Credit Enhancement or Other External Support", 0.1, "2005-03-08"),
  current("6.04", "Failure to Make a Required Distribution", 0.1, "2005-03-08"),
  current("6.05", "Securities Act Updating Disclosure", 0.1, "2005-03-08"),
  current("6.06", "Static Pool", 0.1, "2014-11-24"),
  current("7.01", "Regulation FD Disclosure", 30),
  current("8.01", "Other Events", 40),
  current("9.01", "Financial Statements and Exhibits", 90),
];

/** Returns the items that could be reported on an ISO date, in the order of the form. */
export function itemsInForce(date: string): readonly ItemKind[] {
  return ITEM_KINDS.filter((kind) => kind.from <= date && date <= kind.until);
}

/** Returns the item of a code as it stood on an ISO date. */
export function itemKind(code: string, date: string): ItemKind {
  const kind = itemsInForce(date).find((candidate) => candidate.code === code);
  if (kind === undefined) throw new RangeError(`there is no item ${code} on ${date}`);
  return kind;
}

/** Tells exhibits apart from news: the item that only lists them. */
export function listsExhibits(kind: ItemKind): boolean {
  return kind.current === "9.01";
}
