/** Factors by which sections of some items count more, or less, than their words alone would say. */
import type { MultiColumn } from "../index/columns.ts";
import type { Snapshot } from "../index/snapshot.ts";

/** Factors by current item code; sections of other items, and of none, have the factor 1. */
export type ItemWeights = ReadonlyMap<string, number>;

/** The factors of one segment's sections. */
export interface SectionWeights {
  readonly sectionItems: MultiColumn;
  /** By ordinal in the table of items. */
  readonly factors: Float64Array;
}

/** Loads what weighing needs, for each segment; null when all sections weigh the same. */
export async function loadSectionWeights(
  snapshot: Snapshot,
  itemWeights: ItemWeights,
): Promise<(SectionWeights | null)[]> {
  if (itemWeights.size === 0) return snapshot.segments.map(() => null);
  return await Promise.all(
    snapshot.segments.map(async (segment) => {
      const [sectionItems, table] = await Promise.all([
        segment.multiColumn("section-items"),
        segment.strings("items"),
      ]);
      const factors = new Float64Array(table.count).fill(1);
      for (const [item, factor] of itemWeights) {
        const ordinal = table.find(item);
        if (ordinal >= 0) factors[ordinal] = factor;
      }
      return { sectionItems, factors };
    }),
  );
}

/** Returns the factor of a section: the largest among its items. */
export function weightOf(weights: SectionWeights | null, section: number): number {
  if (weights === null) return 1;
  const { starts, values } = weights.sectionItems;
  const end = starts[section + 1] ?? 0;
  let largest = 0;
  for (let i = starts[section] ?? 0; i < end; i++) {
    const factor = weights.factors[values[i] ?? 0] ?? 1;
    if (factor > largest) largest = factor;
  }
  return largest || 1;
}
