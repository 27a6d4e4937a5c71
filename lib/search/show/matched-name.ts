import { analyze } from "../../index/analyzer.ts";
import type { FilingRecord } from "../../index/filing-record.ts";
import type { SectionHit } from "../execute/execution.ts";
import type { Filters } from "../query.ts";

/**
 * Returns the former name, other name or ticker by which a filing was found; null when the name
 * that is shown explains it.
 *
 *     query phymatrix, shown Innovative Clinical Solutions, Ltd. -> "PhyMatrix Corp"
 */
export function matchedName(
  filing: FilingRecord,
  sections: readonly SectionHit[],
  filters: Filters,
): string | null {
  const words = [...termsOfNames(sections), ...wordsOfFilters(filters)];
  const shown = new Set(analyze(filing.company ?? ""));
  const unexplained = new Set(words.filter((word) => !isExplained(word, shown)));
  if (unexplained.size === 0) return null;
  const scored = filing.names.map((name) => {
    const terms = new Set(analyze(name));
    return { name, explained: [...unexplained].filter((word) => isExplained(word, terms)).length };
  });
  const best = scored.reduce((a, b) => (b.explained > a.explained ? b : a), NO_NAME);
  return best.explained === 0 ? null : best.name;
}

const NO_NAME = { name: "", explained: 0 };

function termsOfNames(sections: readonly SectionHit[]): string[] {
  return sections.flatMap(({ match }) => {
    return [...match].flatMap(([term, fields]) => (fields.includes("company") ? [term] : []));
  });
}

function wordsOfFilters(filters: Filters): string[] {
  const names = [...(filters.company ?? []), ...(filters.also?.company ?? [])];
  return names.flatMap(({ name }) => analyze(name));
}

/** The last word of a company filter may be a beginning. */
function isExplained(word: string, terms: ReadonlySet<string>): boolean {
  return terms.has(word) || [...terms].some((term) => term.startsWith(word));
}
