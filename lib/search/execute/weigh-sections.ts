/**
 * Factors by which sections count more, or less, than their words alone would say: those of some
 * items, and those of filings whose company is named in full by the query.
 */
import type { MultiColumn } from "../../index/columns.ts";
import type { Segment } from "../../index/segment-reader.ts";
import type { Snapshot } from "../../index/snapshot.ts";
import { emptyBits, hasBit, type SectionBits, setBit } from "./section-bits.ts";

/** Factors by current item code; sections of other items, and of none, have the factor 1. */
export type ItemWeights = ReadonlyMap<string, number>;

export interface Preferences {
  readonly items: ItemWeights;
  /** A whole name, former name or ticker, normalised; null when the query is none. */
  readonly name: string | null;
}

/** More than any number of mentions can be worth. */
export const NAME_FACTOR = 10;

/** The factors of one segment's sections. */
export interface SectionWeights {
  readonly sectionItems: MultiColumn | null;
  /** By ordinal in the table of items. */
  readonly itemFactors: Float64Array;
  /** The filings of the company named; null when there is none. */
  readonly named: SectionBits | null;
}

/** Loads what weighing needs, for each segment; null when all sections weigh the same. */
export async function loadSectionWeights(
  snapshot: Snapshot,
  preferences: Preferences,
): Promise<(SectionWeights | null)[]> {
  return await Promise.all(
    snapshot.segments.map(async (segment) => {
      const [items, named] = await Promise.all([
        loadItemFactors(segment, preferences.items),
        findNamed(segment, preferences.name),
      ]);
      return items === null && named === null ? null : { ...(items ?? NO_ITEMS), named };
    }),
  );
}

const NO_ITEMS = { sectionItems: null, itemFactors: new Float64Array(0) };

async function loadItemFactors(segment: Segment, weights: ItemWeights) {
  if (weights.size === 0) return null;
  const [sectionItems, table] = await Promise.all([
    segment.multiColumn("section-items"),
    segment.strings("items"),
  ]);
  const itemFactors = new Float64Array(table.count).fill(1);
  for (const [item, factor] of weights) {
    const ordinal = table.find(item);
    if (ordinal >= 0) itemFactors[ordinal] = factor;
  }
  return { sectionItems, itemFactors };
}

async function findNamed(segment: Segment, name: string | null): Promise<SectionBits | null> {
  if (name === null) return null;
  const wanted = (await segment.strings("names")).find(name);
  if (wanted < 0) return null;
  const { starts, values } = await segment.multiColumn("names");
  const named = emptyBits(segment.filingCount);
  for (let filing = 0; filing < segment.filingCount; filing++) {
    const end = starts[filing + 1] ?? 0;
    for (let i = starts[filing] ?? 0; i < end; i++) {
      if (values[i] === wanted) setBit(named, filing);
    }
  }
  return named;
}

/** Returns the factor of a section of a filing. */
export function weightOf(weights: SectionWeights | null, section: number, filing: number): number {
  if (weights === null) return 1;
  const nameFactor = weights.named !== null && hasBit(weights.named, filing) ? NAME_FACTOR : 1;
  return nameFactor * itemFactor(weights, section);
}

/** Returns a factor that no section exceeds. */
export function largestWeight(weights: SectionWeights | null): number {
  if (weights === null) return 1;
  const nameFactor = weights.named === null ? 1 : NAME_FACTOR;
  return weights.itemFactors.reduce((most, factor) => Math.max(most, factor), 1) * nameFactor;
}

/** Of several items in one section, the one that counts most. */
function itemFactor({ sectionItems, itemFactors }: SectionWeights, section: number): number {
  if (sectionItems === null) return 1;
  const { starts, values } = sectionItems;
  const end = starts[section + 1] ?? 0;
  let largest = 0;
  for (let i = starts[section] ?? 0; i < end; i++) {
    const factor = itemFactors[values[i] ?? 0] ?? 1;
    if (factor > largest) largest = factor;
  }
  return largest || 1;
}
