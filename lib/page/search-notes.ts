import { formatSentence } from "./format-value.ts";
import type { PageState } from "./page-state.ts";
import type { SearchAnswer } from "./search-answer.ts";

/** Lists what the reader should know about how the search was understood. */
export function searchNotes(answer: SearchAnswer, state: PageState): string[] {
  const legacy = state.filters.item.flatMap((code) => {
    const items = answer.hits.flatMap((hit) => hit.items);
    const older = items.filter((item) => item.current === code && item.code !== code);
    const names = [...new Set(older.map((item) => `Item ${item.code}`))];
    return names.length === 0
      ? []
      : [`Item ${code} includes ${names.join(" and ")} of filings before August 23, 2004.`];
  });
  return [...answer.hints.map((hint) => hintNote(hint, state.query)), ...legacy];
}

/** A longer piece of the query is better left to be found by the reader. */
const MAX_QUOTED_LENGTH = 40;

function hintNote(hint: SearchAnswer["hints"][number], query: string): string {
  const piece = query.slice(hint.start, hint.end).trim();
  const isQuoted = piece !== "" && piece.length <= MAX_QUOTED_LENGTH;
  return formatSentence(isQuoted ? `“${piece}”: ${hint.message}` : hint.message);
}
