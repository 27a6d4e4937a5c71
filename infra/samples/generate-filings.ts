/** Any number of filings, of all eras, containers and layouts. */
import type { ContainerShape } from "../../lib/filing/filing.ts";
import { addDays, isWeekday } from "./calendar.ts";
import {
  type Characters,
  type CoverStyle,
  type FilingSpec,
  type HeadingStyle,
  type Layout,
  specifyFiling,
} from "./filing-spec.ts";
import { itemsInForce, listsExhibits } from "./item-calendar.ts";
import { createRandom, type Random } from "./random.ts";
import { type GeneratedFiling, writeFiling } from "./write-filing.ts";

export interface FilingsOptions {
  readonly seed: number;
  readonly count: number;
  /** How many registrants share them; 5,000 unless given. */
  readonly companies?: number;
}

const FIRST_DAY = "1996-01-02";
const DAYS = 10_500;
const DEFAULT_COMPANIES = 5_000;
/** Streams of the specifications must not meet those of the texts, which count up from 1. */
const SPEC_STREAM = 1 << 30;
const ODD_STREAM = 1 << 29;
/** PEM messages and typewriter layouts died out about then. */
const PEM_UNTIL = "2009-12-31";
const HTML_SINCE = "2000-06-01";
const HTML_ONLY_SINCE = "2010-01-01";
const INLINE_SINCE = "2019-09-01";

/** Makes filings one after another; the nth is the same whatever the count. */
export function* generateFilings(options: FilingsOptions): Generator<GeneratedFiling> {
  for (let ordinal = 0; ordinal < options.count; ordinal++) {
    const random = createRandom(options.seed, SPEC_STREAM + ordinal);
    const spec = drawSpec(random, ordinal, options.companies ?? DEFAULT_COMPANIES);
    const odd = drawOddity(createRandom(options.seed, ODD_STREAM + ordinal), spec);
    yield writeFiling({ ...spec, ...odd }, options.seed, ordinal);
  }
}

/** What few filings have; drawn apart, so that all others are what they would be without it. */
function drawOddity(random: Random, spec: FilingSpec): Partial<FilingSpec> {
  const isLegacy = spec.items.flat().every((code) => !code.includes("."));
  const isFile = spec.shape === "pem" || spec.shape === "submission";
  const isTyped = spec.layout === "ascii";
  const draw = random.float();
  if (draw < 0.06) return isFile ? { damage: "cut" } : {};
  if (draw < 0.16) return isFile && !isTyped ? { damage: "rewrapped" } : {};
  if (draw < 0.28) return isTyped ? { headings: "letter-spaced" } : {};
  if (draw < 0.4) return isTyped && isLegacy ? { headings: "roman" } : {};
  return {};
}

function drawSpec(random: Random, ordinal: number, companies: number): FilingSpec {
  const eventDate = drawWeekday(random);
  const layout = drawLayout(random, eventDate);
  const shape = drawShape(random, eventDate);
  const extension =
    shape === "naked" && layout !== "ascii" ? "htm" : shape === "feed" ? "nc" : "txt";
  const items = drawItems(random, addDays(eventDate, 7));
  const characters: Characters = layout === "inline-xbrl" ? "utf-8" : "windows-1252-references";
  return specifyFiling({
    path: `${eventDate.slice(0, 4)}/${String(ordinal).padStart(7, "0")}-${shape}.${extension}`,
    company: Math.min(companies - 1, Math.floor((companies + 1) ** random.float()) - 1),
    shape,
    layout,
    characters,
    eventDate,
    // The items were drawn for a filing a week after the event, so that no renumbering lies between.
    daysToFile: 5,
    items,
    headings: drawHeadings(random, layout),
    cover: random.pick<CoverStyle>(["stacked", "two-column", "three-column"]),
    justified: random.chance(0.3),
    tableOfContents: random.chance(0.1),
    pressRelease:
      items.flat().includes("9.01") || items.flat().includes("7")
        ? drawRelease(random, shape)
        : "none",
    graphic: random.chance(0.05),
  });
}

function drawWeekday(random: Random): string {
  let day = addDays(FIRST_DAY, random.integer(0, DAYS - 1));
  while (!isWeekday(day)) day = addDays(day, 1);
  return day;
}

function drawLayout(random: Random, date: string): Layout {
  if (date >= INLINE_SINCE) return "inline-xbrl";
  if (date >= HTML_ONLY_SINCE) return "html";
  return date >= HTML_SINCE && random.chance(0.6) ? "html" : "ascii";
}

function drawShape(random: Random, date: string): ContainerShape {
  const draw = random.float();
  if (draw < 0.05) return "naked";
  if (draw < 0.1) return "documents";
  if (draw < 0.15) return "feed";
  return date <= PEM_UNTIL && random.chance(0.8) ? "pem" : "submission";
}

function drawHeadings(random: Random, layout: Layout): HeadingStyle {
  return layout === "ascii"
    ? random.pick<HeadingStyle>(["upper", "upper", "title", "dash", "colon", "next-line"])
    : random.pick<HeadingStyle>([
        "title",
        "title",
        "next-line",
        "next-cell",
        "thin-space",
        "run-in",
      ]);
}

function drawRelease(random: Random, shape: ContainerShape): FilingSpec["pressRelease"] {
  if (random.chance(0.4)) return "none";
  return shape === "naked" ? "listed" : random.chance(0.1) ? "pasted" : "document";
}

/** Draws news by how often they are reported, and mostly the item that lists exhibits. */
function drawItems(random: Random, date: string): string[][] {
  const inForce = itemsInForce(date);
  const news = inForce.filter((kind) => !listsExhibits(kind));
  const whole = news.reduce((sum, kind) => sum + kind.weight, 0);
  const drawn = new Set<string>();
  const wanted = random.chance(0.3) ? 2 : 1;
  while (drawn.size < wanted) {
    let left = random.float() * whole;
    for (const kind of news) {
      left -= kind.weight;
      if (left >= 0) continue;
      drawn.add(kind.code);
      break;
    }
  }
  if (random.chance(0.75))
    for (const kind of inForce) if (listsExhibits(kind)) drawn.add(kind.code);
  return inForce.filter((kind) => drawn.has(kind.code)).map((kind) => [kind.code]);
}
