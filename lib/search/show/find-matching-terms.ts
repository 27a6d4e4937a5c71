import SearchableMap from "minisearch/SearchableMap";
import { locateTokens } from "../../index/analyzer.ts";
import { DEFAULT_SCORING, maxEditDistance } from "../execute/scoring.ts";
import type { HighlightPlan } from "./highlight-plan.ts";

/** Returns the terms of a text that the words of a query stand for, prefixes and fuzzy ones too. */
export function findMatchingTerms(text: string, plan: HighlightPlan): string[] {
  const terms = new Set(locateTokens(text).map(({ term }) => term));
  const found = new Set(plan.words.map(({ term }) => term).filter((term) => terms.has(term)));
  const lastOfPhrases = plan.phrases.map(({ terms: own, prefix }) => ({
    term: own.at(-1),
    prefix,
  }));
  for (const { term: beginning = "", prefix } of [...plan.words, ...lastOfPhrases]) {
    if (!prefix) continue;
    for (const term of terms) if (term.startsWith(beginning)) found.add(term);
  }
  const fuzzyWords = plan.words.filter(({ fuzzy }) => fuzzy > 0);
  if (fuzzyWords.length === 0) return [...found];
  const tree = SearchableMap.from([...terms].map((term): [string, true] => [term, true]));
  for (const { term, fuzzy } of fuzzyWords) {
    const distance = maxEditDistance(DEFAULT_SCORING, fuzzy, term.length);
    for (const similar of tree.fuzzyGet(term, distance).keys()) found.add(similar);
  }
  return [...found];
}
