/**
 * Filings for measuring the index, made as records without going through a document.
 *
 *     words per filing      970 on average, lognormal, 300 to 3,000
 *     sections per filing   2.4 on average
 *     companies             5,000, the nth reporting 1/n as often as the first
 *     years                 2001 to 2024, with the items of the day
 *     vocabulary            without end: see vocabulary.ts
 *
 * Words that stand in a section once tend to come back, as in real text, and each item brings
 * its own expressions, so phrases and NEAR have something to find.
 */
import type { FilingRecord, IndexedFiling, SectionRecord } from "../../lib/index/filing-record.ts";
import { addBusinessDays, addDays } from "./calendar.ts";
import { type FictionalCompany, makeCompany } from "./fictional-company.ts";
import { makePerson } from "./fictional-people.ts";
import { type ItemKind, itemsInForce, listsExhibits } from "./item-calendar.ts";
import { phrasesOf } from "./item-phrases.ts";
import { createRandom, type Random } from "./random.ts";
import { writeText } from "./statistical-text.ts";

export interface IndexedFilingsOptions {
  readonly seed: number;
  readonly count: number;
}

const COMPANY_COUNT = 5_000;
const FIRST_DAY = "2001-01-02";
const DAYS = 8_760;
const MEDIAN_WORDS = 780;
const WORDS_SPREAD = 0.52;
const LEAST_WORDS = 300;
const MOST_WORDS = 3_000;
const EXHIBIT_LIST_WORDS = 40;
const EXHIBIT_CHANCE = 0.48;
const EXHIBIT_TITLE = "Press Release";

/** Makes filings one after another; the nth is the same whatever the count. */
export function* generateIndexedFilings(options: IndexedFilingsOptions): Generator<IndexedFiling> {
  const companies = new Map<number, FictionalCompany>();
  for (let ordinal = 0; ordinal < options.count; ordinal++) {
    const random = createRandom(options.seed, ordinal + 1);
    const companyOrdinal = drawCompany(random);
    const company = companies.get(companyOrdinal) ?? makeCompany(options.seed, companyOrdinal);
    companies.set(companyOrdinal, company);
    yield makeFiling(random, company, ordinal);
  }
}

/** Draws from 1/n frequencies by the inverse of their continuous distribution. */
function drawCompany(random: Random): number {
  return Math.min(COMPANY_COUNT - 1, Math.floor((COMPANY_COUNT + 1) ** random.float()) - 1);
}

function makeFiling(random: Random, company: FictionalCompany, ordinal: number): IndexedFiling {
  const reportDate = addDays(FIRST_DAY, random.integer(0, DAYS - 1));
  const filedAt = addBusinessDays(reportDate, random.integer(0, 4));
  const items = drawItems(random, filedAt);
  const exhibit = items.some(listsExhibits) && random.chance(EXHIBIT_CHANCE);
  const sections = makeSections(random, { company, items, exhibit });
  const accession = formatAccession(filedAt, ordinal);
  const amendment = random.chance(0.04);
  const filing: FilingRecord = {
    id: accession,
    key: `generated/${filedAt.slice(0, 4)}/${accession}.txt`,
    etag: ordinal.toString(16).padStart(32, "0"),
    accession,
    form: amendment ? "8-K/A" : "8-K",
    rootForm: "8-K",
    amendment,
    company: company.name,
    ciks: [company.cik],
    names: [
      company.name,
      company.conformedName,
      ...company.formerNames.map((former) => former.name),
    ],
    tickers: [company.ticker],
    filedAt,
    reportDate,
    state: company.state,
    sic: company.industry.sic,
    items: items.map((item) => ({
      code: item.code,
      current: item.current,
      title: item.title,
      source: "both",
    })),
    exhibits: exhibit ? [{ number: "99.1", description: EXHIBIT_TITLE }] : [],
    signatories: [{ name: company.chiefFinancialOfficer.name, title: "Chief Financial Officer" }],
    warnings: [],
  };
  return { filing, sections };
}

function formatAccession(filedAt: string, ordinal: number): string {
  const agent = String(9_000_000_000 + Math.floor(ordinal / 1_000_000));
  return `${agent}-${filedAt.slice(2, 4)}-${String(ordinal % 1_000_000).padStart(6, "0")}`;
}

/** Draws one or two news items and, mostly, the item that lists exhibits. */
function drawItems(random: Random, date: string): ItemKind[] {
  const inForce = itemsInForce(date);
  const news = inForce.filter((kind) => !listsExhibits(kind));
  const wanted = random.chance(0.3) ? 2 : 1;
  const drawn = new Set<ItemKind>();
  while (drawn.size < wanted) drawn.add(drawWeighted(random, news));
  if (random.chance(0.75)) for (const kind of inForce) if (listsExhibits(kind)) drawn.add(kind);
  return inForce.filter((kind) => drawn.has(kind));
}

function drawWeighted(random: Random, kinds: readonly ItemKind[]): ItemKind {
  let left = random.float() * kinds.reduce((sum, kind) => sum + kind.weight, 0);
  for (const kind of kinds) {
    left -= kind.weight;
    if (left < 0) return kind;
  }
  return random.pick(kinds);
}

interface Contents {
  readonly company: FictionalCompany;
  readonly items: readonly ItemKind[];
  readonly exhibit: boolean;
}

function makeSections(random: Random, contents: Contents): SectionRecord[] {
  const words = drawWordCount(random);
  const news = contents.items.filter((item) => !listsExhibits(item));
  const shares = [...news.map(() => 0.5 + random.float()), ...(contents.exhibit ? [2] : [])];
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const names = [contents.company.shortName, contents.company.name, makePerson(random).name];
  const write = (item: ItemKind, count: number): string =>
    writeText(random, { words: count, phrases: phrasesOf(item.current), names });
  const sections = contents.items.map((item): SectionRecord => {
    const share = (shares[news.indexOf(item)] ?? 0) / whole;
    const count = listsExhibits(item) ? EXHIBIT_LIST_WORDS : Math.round(words * share);
    return {
      kind: "item",
      codes: [item.code],
      title: item.title,
      exhibitNumber: null,
      text: write(item, count),
    };
  });
  const first = news[0];
  if (contents.exhibit && first !== undefined) {
    const count = Math.round((words * 2) / whole);
    const text = write(first, count);
    sections.push({
      kind: "exhibit",
      codes: [],
      title: EXHIBIT_TITLE,
      exhibitNumber: "99.1",
      text,
    });
  }
  return sections;
}

/** Draws a lognormal length by Box and Muller's method, within bounds. */
function drawWordCount(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.float()));
  const normal = radius * Math.cos(2 * Math.PI * random.float());
  const words = Math.round(MEDIAN_WORDS * Math.exp(WORDS_SPREAD * normal));
  return Math.min(MOST_WORDS, Math.max(LEAST_WORDS, words));
}
