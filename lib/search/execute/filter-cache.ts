/**
 * Keeps what filters let through in a segment: the same few filters are asked for with every page,
 * facet and word, and a segment never changes.
 */
import { LRUCache } from "lru-cache";
import type { Segment } from "../../index/segment-reader.ts";
import type { Filters } from "../query.ts";
import { filterSections, type NameLookup, wordsOfFilters } from "./filter-sections.ts";
import type { SectionBits } from "./section-bits.ts";

/** Filters in use at a time; of a segment of a million sections, some 4 MB. */
const MAX_FILTERS = 32;
/** Filters are kept by their text, and one with a thousand values is not asked for again soon. */
const MAX_KEY_LENGTH = 1_000;

const filtersBySegment = new WeakMap<Segment, LRUCache<string, Promise<SectionBits>>>();

/** Returns the sections whose filings meet the filters; the bits must not be changed. */
export function findFilteredSections(
  segment: Segment,
  filters: Filters,
  names: NameLookup,
): Promise<SectionBits> {
  const key = JSON.stringify(filters);
  // What the words of names stand for may depend on other segments.
  const isOwn = wordsOfFilters(filters).length === 0;
  if (!isOwn || key.length > MAX_KEY_LENGTH) return filterSections(segment, filters, names);
  const known = filtersBySegment.get(segment) ?? new LRUCache({ max: MAX_FILTERS });
  filtersBySegment.set(segment, known);
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = filterSections(segment, filters, names);
  known.set(key, made);
  made.catch(() => known.delete(key));
  return made;
}
