import type { Hint } from "../language/parse-query.ts";

/** Says of words with too many expansions that only the most frequent ones were searched. */
export function explainCutWords(text: string, cutWords: readonly string[]): Hint[] {
  const lowerText = text.toLowerCase();
  return cutWords.map((word) => {
    const starred = lowerText.indexOf(`${word}*`);
    const start = Math.max(0, starred < 0 ? lowerText.indexOf(word) : starred);
    return {
      message: `${word} stands for more words than are looked up; only the most frequent are`,
      start,
      end: Math.min(text.length, start + word.length),
    };
  });
}
