/**
 * The word that stands before the number of an item: ITEM, Items, Item(s), I T E M, Section 5.06; or
 * nothing; or a slip that is one letter off: "ltem", "Iten", "Itme", "tem".
 */
import type { Cursor } from "./cursor.ts";

const ITEM = /i {0,2}t {0,2}e {0,2}m ?(?:s(?![a-z])|\(s\))?(?![a-z])/iy;
const SECTION = /section\s+(?=\d\.\d\d)/iy;
const SLIP = /[a-z|1!]{3,6}(?=[.:]?\s{1,4}\d)/iy;
const WORDS = ["item", "items"];

export type ItemWord =
  /** The word itself, in capitals or not. */
  | { readonly kind: "item"; readonly upper: boolean }
  /** Anything that only a fitting title makes sure. */
  | { readonly kind: "section" | "slip" | "none" };

/** Takes the word off the text; of kind "none" when the number comes first. */
export function takeItemWord(cursor: Cursor): ItemWord {
  const item = cursor.take(ITEM);
  if (item !== null) return { kind: "item", upper: !/[a-z]/.test(item[0]) };
  if (cursor.take(SECTION) !== null) return { kind: "section" };
  const start = cursor.at;
  const word = cursor.take(SLIP)?.[0].toLowerCase();
  if (word !== undefined && WORDS.some((each) => isOneOff(word, each))) return { kind: "slip" };
  cursor.at = start;
  return { kind: "none" };
}

/** Tells whether one letter added, lost, changed or swapped with the next makes one word the other. */
function isOneOff(word: string, meant: string): boolean {
  let front = 0;
  while (front < word.length && word[front] === meant[front]) front++;
  let back = 0;
  const shorter = Math.min(word.length, meant.length) - front;
  while (back < shorter && word.at(-1 - back) === meant.at(-1 - back)) back++;
  const left = word.slice(front, word.length - back);
  const right = meant.slice(front, meant.length - back);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right === `${left[1]}${left[0]}`;
}
