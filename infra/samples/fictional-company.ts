/**
 * Registrants that do not exist, each the same for the same ordinal and seed.
 * Names are put together from invented place names; addresses use streets that every town has, and
 * telephone numbers the 555-01xx block that is kept for fiction.
 */

import { makePerson, type Person } from "./fictional-people.ts";
import { INDUSTRIES, type Industry } from "./industries.ts";
import { createRandom, type Random } from "./random.ts";

export interface FictionalCompany {
  /** `Wexmere Diagnostics, Inc.` */
  readonly name: string;
  /** As EDGAR conforms it: `WEXMERE DIAGNOSTICS INC`. */
  readonly conformedName: string;
  /** How its own text calls it: `Wexmere`. */
  readonly shortName: string;
  readonly formerNames: readonly FormerCompanyName[];
  /** Ten digits. */
  readonly cik: string;
  /** Nine digits. */
  readonly ein: string;
  readonly industry: Industry;
  /** Code and name of the state of incorporation. */
  readonly state: string;
  readonly stateName: string;
  readonly street: string;
  readonly city: string;
  readonly businessState: string;
  readonly zip: string;
  readonly phone: string;
  /** `000-12345` or `001-12345`. */
  readonly fileNumber: string;
  readonly ticker: string;
  readonly exchange: Exchange;
  /** MMDD. */
  readonly fiscalYearEnd: string;
  readonly chiefExecutive: Person;
  readonly chiefFinancialOfficer: Person;
  readonly counsel: Person;
}

export interface FormerCompanyName {
  readonly name: string;
  readonly conformedName: string;
  /** ISO date. */
  readonly changedAt: string;
}

export interface Exchange {
  readonly code: string;
  readonly name: string;
  /** In the words of a press release: `Nasdaq`. */
  readonly shortName: string;
}

const FIRST_PARTS = (
  "Ald Bram Cald Dun Elm Fenn Garn Hal Ivel Jess Kell Lark Mar Nor Ors Pell Quill Rav Sel Thorn " +
  "Ulv Var Wex Yar"
).split(" ");
const SECOND_PARTS = "wick bourne mere stead hurst vale gate haven ford ridge well moor".split(" ");
const ROOT_COUNT = FIRST_PARTS.length * SECOND_PARTS.length;
const SUFFIXES = [
  "Inc.",
  "Inc.",
  "Corporation",
  "Corp.",
  "Holdings, Inc.",
  "Group, Inc.",
  "Company",
];

const STATES = [
  ["DE", "Delaware"],
  ["DE", "Delaware"],
  ["DE", "Delaware"],
  ["DE", "Delaware"],
  ["NV", "Nevada"],
  ["MD", "Maryland"],
  ["CA", "California"],
  ["NY", "New York"],
  ["MN", "Minnesota"],
  ["TX", "Texas"],
  ["FL", "Florida"],
  ["PA", "Pennsylvania"],
  ["OH", "Ohio"],
  ["WA", "Washington"],
  ["CO", "Colorado"],
  ["MA", "Massachusetts"],
  ["GA", "Georgia"],
  ["NJ", "New Jersey"],
] as const;

const TOWNS = [
  ["Reno", "NV", "89501", "775"],
  ["San Jose", "CA", "95113", "408"],
  ["Woodland Hills", "CA", "91367", "818"],
  ["Austin", "TX", "78701", "512"],
  ["Houston", "TX", "77002", "713"],
  ["Minneapolis", "MN", "55402", "612"],
  ["Boston", "MA", "02110", "617"],
  ["Waltham", "MA", "02451", "781"],
  ["New York", "NY", "10017", "212"],
  ["Rochester", "NY", "14604", "585"],
  ["Chicago", "IL", "60606", "312"],
  ["Columbus", "OH", "43215", "614"],
  ["Pittsburgh", "PA", "15222", "412"],
  ["Atlanta", "GA", "30303", "404"],
  ["Tampa", "FL", "33602", "813"],
  ["Denver", "CO", "80202", "303"],
  ["Seattle", "WA", "98101", "206"],
  ["Princeton", "NJ", "08540", "609"],
  ["Bethesda", "MD", "20814", "301"],
  ["Wilmington", "DE", "19801", "302"],
] as const;

const STREETS = [
  "Main Street",
  "Market Street",
  "Commerce Drive",
  "Technology Parkway",
  "Harbor Boulevard",
  "Oak Avenue",
  "Industrial Way",
  "Park Avenue",
  "Lakeside Drive",
  "Corporate Center Drive",
];

const EXCHANGES: readonly Exchange[] = [
  { code: "NASDAQ", name: "The Nasdaq Stock Market LLC", shortName: "Nasdaq" },
  { code: "NYSE", name: "New York Stock Exchange", shortName: "NYSE" },
];

/** Makes the company of an ordinal; a company never changes as others are added. */
export function makeCompany(seed: number, ordinal: number): FictionalCompany {
  const random = createRandom(seed, ordinal + 1);
  const shortName = spellRoot(ordinal);
  const industry = industryOf(ordinal);
  const noun = nounOf(ordinal, industry);
  const name = `${shortName} ${noun}${withComma(random.pick(SUFFIXES))}`;
  const town = random.pick(TOWNS);
  const state = random.pick(STATES);
  const exchange = random.pick(EXCHANGES);
  return {
    name,
    conformedName: conformName(name),
    shortName,
    formerNames: random.chance(0.2) ? [makeFormerName(random, ordinal)] : [],
    cik: String(9_000_000 + ordinal * 7 + 3).padStart(10, "0"),
    ein: `${random.integer(10, 98)}${random.integer(1_000_000, 9_999_999)}`,
    industry,
    state: state[0],
    stateName: state[1],
    street: `${random.integer(1, 240) * 25} ${random.pick(STREETS)}`,
    city: town[0],
    businessState: town[1],
    zip: town[2],
    phone: `(${town[3]}) 555-01${String(random.integer(0, 99)).padStart(2, "0")}`,
    fileNumber: `${exchange.code === "NYSE" ? "001" : "000"}-${random.integer(10_000, 59_999)}`,
    ticker: makeTicker(shortName, noun),
    exchange,
    fiscalYearEnd: random.pick(["1231", "1231", "1231", "1231", "0630", "0930", "0331"]),
    chiefExecutive: makePerson(random),
    chiefFinancialOfficer: makePerson(random),
    counsel: makePerson(random),
  };
}

/** Writes a name the way EDGAR conforms it: upper case, without commas and full stops. */
export function conformName(name: string): string {
  return name
    .toUpperCase()
    .replaceAll(/[.,']/g, "")
    .replace(/ CORPORATION$/, " CORP");
}

/** Goes through all pairs of parts before it repeats one, changing both with every ordinal. */
function spellRoot(ordinal: number): string {
  const first = FIRST_PARTS[(ordinal * 5) % FIRST_PARTS.length] ?? "";
  const turn = Math.floor(ordinal / FIRST_PARTS.length) + ordinal * 7;
  return first + (SECOND_PARTS[turn % SECOND_PARTS.length] ?? "");
}

/** A root that comes round again gets another industry, so that names stay apart. */
function industryOf(ordinal: number): Industry {
  const round = Math.floor(ordinal / ROOT_COUNT);
  const industry = INDUSTRIES[(ordinal * 3 + round * 3) % INDUSTRIES.length];
  if (industry === undefined) throw new RangeError("there are no industries");
  return industry;
}

function nounOf(ordinal: number, industry: Industry): string {
  const turn = Math.floor(ordinal / (ROOT_COUNT * INDUSTRIES.length));
  return industry.nouns[turn % industry.nouns.length] ?? "Industries";
}

function withComma(suffix: string): string {
  return suffix === "Inc." ? `, ${suffix}` : ` ${suffix}`;
}

function makeFormerName(random: Random, ordinal: number): FormerCompanyName {
  const name = `${spellRoot(ordinal + 131)} ${random.pick(["Ventures", "Enterprises", "Partners"])}, Inc.`;
  const year = random.integer(1994, 2000);
  const month = String(random.integer(1, 12)).padStart(2, "0");
  return { name, conformedName: conformName(name), changedAt: `${year}-${month}-15` };
}

function makeTicker(shortName: string, noun: string): string {
  return (shortName.slice(0, 2) + shortName.slice(-1) + noun.slice(0, 1)).toUpperCase();
}
