import type { FilingRecord, SectionRecord } from "../../index/filing-record.ts";
import type { Filters } from "../query.ts";

/** Says no more of what happened than that there are exhibits. */
const EXHIBIT_LIST_ITEM = "9.01";

/**
 * Chooses the sections to show of a filing that was found without words: those of the items asked
 * for, else what it reports, else its exhibits, and the cover only when there is nothing else.
 *
 * @returns Ordinals of at most `limit` sections, all of the same sort, in the order of the filing.
 */
export function chooseSections(
  filing: FilingRecord,
  sections: readonly SectionRecord[],
  filters: Filters,
  limit: number,
): number[] {
  const current = new Map(filing.items.map((item) => [item.code, item.current ?? item.code]));
  const wanted = wantedItems(filters);
  const ranks = sections.map((section) => {
    const items = section.codes.map((code) => current.get(code) ?? code);
    return items.some((item) => wanted.has(item)) ? 0 : rankOf(section, items);
  });
  const best = Math.min(...ranks);
  return [...ranks.keys()].filter((ordinal) => ranks[ordinal] === best).slice(0, limit);
}

function wantedItems(filters: Filters): ReadonlySet<string> {
  return new Set([...(filters.item ?? []), ...(filters.also?.item ?? [])]);
}

function rankOf(section: SectionRecord, items: readonly string[]): number {
  if (section.kind === "cover") return 3;
  const listsExhibits = items.length > 0 && items.every((item) => item === EXHIBIT_LIST_ITEM);
  return section.kind === "exhibit" || listsExhibits ? 2 : 1;
}
