/** Makes up what happened: the facts that every document of one filing agrees on. */
import { addBusinessDays, addDays, formatLongDate } from "../calendar.ts";
import type { FictionalCompany } from "../fictional-company.ts";
import { makePerson, type Person } from "../fictional-people.ts";
import type { Random } from "../random.ts";
import type { Facts } from "./fill-in.ts";

export interface StoryPlan {
  readonly company: FictionalCompany;
  /** The other side of agreements and acquisitions. */
  readonly partner: FictionalCompany;
  /** ISO dates. */
  readonly eventDate: string;
  readonly filedAt: string;
}

const BANKS = [
  "Harrowgate National Bank",
  "First Meridian Trust Company",
  "Bank of the Narrows",
  "Old Quay Commercial Bank",
];
const AUDITORS = [
  "Thistlewood & Crane LLP",
  "Brandt Okafor LLP",
  "Lowry, Penn & Associates, P.C.",
  "Merriweather Sloan LLP",
  "Pike Dellacroix & Co., LLP",
];
const OFFICES = [
  "chief executive officer",
  "chief financial officer",
  "chief operating officer",
  "general counsel",
];
const ORDINALS = ["first", "second", "third", "fourth"];
/** Until the Sarbanes-Oxley Act's standards of 2004, reports spoke of independent accountants. */
const REGISTERED_FIRMS_SINCE = "2004-05-24";

/** Makes the facts that the templates of topics, releases and exhibits ask for. */
export function makeStory(random: Random, plan: StoryPlan): Facts {
  return {
    ...namesOf(random, plan),
    ...datesOf(random, plan),
    ...peopleOf(random),
    ...amountsOf(random),
  };
}

function namesOf(random: Random, { company, partner, filedAt }: StoryPlan): Facts {
  const [auditor = "", newAuditor = ""] = random.sample(AUDITORS, 2);
  const [product = "", product2 = ""] = random.sample(company.industry.products, 2);
  return {
    company: company.name,
    short: company.shortName,
    partner: partner.name,
    partnerShort: partner.shortName,
    ceo: company.chiefExecutive.name,
    cfo: company.chiefFinancialOfficer.name,
    ticker: `${company.exchange.shortName}: ${company.ticker}`,
    exchange: company.exchange.name,
    stateName: company.stateName,
    city: company.city,
    phone: company.phone,
    bank: random.pick(BANKS),
    auditor,
    newAuditor,
    accountants:
      filedAt < REGISTERED_FIRMS_SINCE
        ? "independent accountants"
        : "independent registered public accounting firm",
    product,
    product2,
    customers: random.pick(company.industry.customers),
  };
}

function datesOf(random: Random, { eventDate, filedAt }: StoryPlan): Facts {
  const year = Number(eventDate.slice(0, 4));
  const quarter = Math.floor((Number(eventDate.slice(5, 7)) - 1) / 3);
  const ended = quarter === 0 ? 3 : quarter - 1;
  const endYear = quarter === 0 ? year - 1 : year;
  const ordinal = ORDINALS[ended] ?? "fourth";
  return {
    date: formatLongDate(eventDate),
    filed: formatLongDate(filedAt),
    before: formatLongDate(addBusinessDays(addDays(eventDate, -random.integer(30, 300)), 1)),
    after: formatLongDate(addBusinessDays(eventDate, random.integer(8, 20))),
    later: formatLongDate(addBusinessDays(eventDate, random.integer(60, 180))),
    quarter: `${ordinal} quarter`,
    quarterTitle: `${ordinal.charAt(0).toUpperCase()}${ordinal.slice(1)} Quarter`,
    quarterEnd: `${["March 31", "June 30", "September 30", "December 31"][ended]}, ${endYear}`,
    oldYearEnd: random.pick(["June 30", "September 30", "March 31"]),
    year: String(year),
    lastYear: String(year - 1),
  };
}

function peopleOf(random: Random): Facts {
  const leaving = makePerson(random);
  const coming = makePerson(random);
  const office = random.pick(OFFICES);
  return {
    person: leaving.name,
    Ms: `${leaving.salutation} ${leaving.lastName}`,
    he: isMan(leaving) ? "he" : "she",
    his: isMan(leaving) ? "his" : "her",
    successor: coming.name,
    MsNext: `${coming.salutation} ${coming.lastName}`,
    heNext: isMan(coming) ? "he" : "she",
    himNext: isMan(coming) ? "him" : "her",
    age: String(coming.age),
    office,
    officeTitle: office.replaceAll(/\b\w/g, (letter) => letter.toUpperCase()),
  };
}

function isMan(person: Person): boolean {
  return person.salutation === "Mr.";
}

/** Most amounts are new at each use; those that several documents name are made up once. */
function amountsOf(random: Random): Facts {
  const group = (value: number): string => value.toLocaleString("en-US");
  const money = (): string => `$${random.integer(2, 48)}.${random.integer(0, 9)} million`;
  const bigMoney = (): string => `$${random.integer(6, 90) * 10} million`;
  const price = (): string => `$${random.integer(3, 60)}.${random.pick(["00", "25", "50", "75"])}`;
  const cents = (): string => `$0.${random.integer(10, 98)}`;
  const percent = (): string => `${random.integer(3, 14)}.${random.integer(1, 9)}%`;
  return {
    money,
    sum: money(),
    bigMoney,
    bigSum: bigMoney(),
    price,
    dealPrice: price(),
    cents,
    perShare: cents(),
    percent,
    part: percent(),
    salary: () => `$${random.integer(28, 75)}5,000`,
    control: () => `${random.integer(51, 93)}.${random.integer(1, 9)}%`,
    shares: () => group(random.integer(40, 900) * 12_500),
    votes: () => group(random.integer(1_000_000, 60_000_000)),
    count: () => String(random.integer(14, 240)),
  };
}
