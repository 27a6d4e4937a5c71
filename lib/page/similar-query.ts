/** Shorter words have too many neighbours. */
const MIN_WORD_LENGTH = 4;

/**
 * Returns the query with every longer word taken as spelt nearly so (`microsft` as `microsft~`), or
 * null where that says nothing new: there is no such word, or the query has operators.
 */
export function similarQuery(query: string): string | null {
  if (!/^[\p{L}\p{N}\s'&,.-]+$/u.test(query)) return null;
  const words = query.trim().split(/\s+/);
  if (words.some((word) => /^(?:AND|OR|NOT)$|^-/.test(word))) return null;
  const similar = words.map((word) => (isLongWord(word) ? `${word}~` : word));
  return similar.some((word, n) => word !== words[n]) ? similar.join(" ") : null;
}

function isLongWord(word: string): boolean {
  return word.length >= MIN_WORD_LENGTH && /^\p{L}+$/u.test(word);
}
