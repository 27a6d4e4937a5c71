import type { Filters } from "../query.ts";
import { intersectRanges } from "./date-range.ts";

/** Returns filters that take any value of either for each list, and only the days in both. */
export function mergeFilters(left: Filters, right: Filters): Filters {
  const range = intersectRanges(rangeOf(left), rangeOf(right));
  const exclude = [...(left.exclude ?? []), ...(right.exclude ?? [])];
  return {
    ...left,
    ...right,
    ...joined("company", left, right),
    ...joined("cik", left, right),
    ...joined("item", left, right),
    ...joined("form", left, right),
    ...joined("state", left, right),
    ...joined("year", left, right),
    ...joined("accession", left, right),
    ...joined("exhibit", left, right),
    ...(range.from === null ? {} : { filedFrom: range.from }),
    ...(range.to === null ? {} : { filedTo: range.to }),
    ...(exclude.length === 0 ? {} : { exclude }),
  };
}

function rangeOf(filters: Filters): { from: string | null; to: string | null } {
  return { from: filters.filedFrom ?? null, to: filters.filedTo ?? null };
}

type ListField = "company" | "cik" | "item" | "form" | "state" | "year" | "accession" | "exhibit";

function joined(field: ListField, left: Filters, right: Filters): Filters {
  const values = [...(left[field] ?? []), ...(right[field] ?? [])];
  const unique = new Map(values.map((value) => [JSON.stringify(value), value]));
  return unique.size === 0 ? {} : { [field]: [...unique.values()] };
}
