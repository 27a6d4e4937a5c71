import { analyze } from "../../index/analyzer.ts";
import type { Suggestion } from "../suggest.ts";

/** What a user may be about to type, and how well it matches. */
export interface Completion {
  readonly text: string;
  readonly score: number;
}

/**
 * Returns the completions of a text's last word, best first.
 *
 * A long section has many words with the same beginning, and a suggestion names them all; here each
 * of them is worth what the suggestions that name it are worth together.
 *
 *     "chief exec", suggested "chief executive executives" 9, "chief executive" 7
 *     -> "chief executive" 16, "chief executives" 9
 */
export function completeQuery(
  text: string,
  suggestions: readonly Suggestion[],
  limit: number,
): Completion[] {
  const words = analyze(text);
  const beginning = words.at(-1);
  if (beginning === undefined) return [];
  const scores = new Map<string, number>();
  for (const { terms, score } of suggestions) {
    for (const term of terms) {
      if (term.startsWith(beginning)) scores.set(term, (scores.get(term) ?? 0) + score);
    }
  }
  const before = words.slice(0, -1);
  return [...scores]
    .sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([term, score]) => ({ text: [...before, term].join(" "), score }));
}
