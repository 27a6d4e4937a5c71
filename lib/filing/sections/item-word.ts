/**
 * The word that stands before the number of an item: ITEM, Items, Item(s), I T E M, Section 5.06; or
 * nothing; or a slip that is one letter off, "ltem", "Iten", "Itme", "tem", or scanned as "Itern".
 */
import type { Cursor } from "./cursor.ts";
import { isOneLetterOff } from "./one-letter-off.ts";

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
  const word = cursor.take(SLIP)?.[0].toLowerCase().replace("rn", "m");
  if (word !== undefined && WORDS.some((each) => isOneLetterOff(word, each)))
    return { kind: "slip" };
  cursor.at = start;
  return { kind: "none" };
}
