/**
 * Reads the number of an 8-K item, the ways that filers write it:
 *
 *     8.01   08.01   8. 01   8 . 0 1                dotted
 *     5   V   Five                                  of before August 2004
 *     801   8.1   8,01   8-01   8..01   8 01   8.O1   8.0l   9B
 *                                                   irregular: believed only with a title that fits
 *     9.02   10.01                                  never an item; its title may tell which was meant
 */
import { findItem } from "../item-taxonomy.ts";
import type { Cursor } from "./cursor.ts";

const DOTTED = /0?(\d{1,2})(\s?\.\s?)(\d) ?(\d)(?![\d%]|\.\d)/y;
const BARE = /0?(\d{1,2})(?![\d%]|\.\d)/y;
const ODD_NUMBER = /(\d)(?:[,:-]0|0|\.\.0|\.0\.| 0|\.)(\d)(?!\d|\.\d)/y;
/** Letters that scanned or hastily typed numbers have for digits: "l.0l", "8.O1". */
const MISTYPED = /([1-9lI])\.([0Oo])([1-9lI])(?!\w|\.\w)/y;
const UNKNOWN = /\d{1,2}\.\d\d(?![\d%]|\.\d)/y;
/** "9B" is an item of another form, "7C" sub-paragraph (c) of this one. */
const LETTER = /[a-z](?![a-z])/iy;
const ROMAN = /(x?(?:ix|iv|v?i{1,3}|v|x))(?=[\s.:-])/iy;
const SPELT = /(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/iy;

const ROMANS = "i ii iii iv v vi vii viii ix x xi xii".split(" ");
const SPELT_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const LETTERED_CODE = "7";

export interface ItemNumber {
  /** As in the taxonomy; empty for a dotted number that no item ever had. */
  readonly code: string;
  /** Only a fitting title makes sure that this number is meant. */
  readonly irregular: boolean;
  /** A letter glued to the number, lower case; empty when there is none. */
  readonly letter: string;
}

/** Takes the number of an item that the form has or had; `lenient` also takes irregular ones. */
export function takeItemNumber(cursor: Cursor, lenient: boolean): ItemNumber | null {
  const start = cursor.at;
  const dotted = cursor.take(DOTTED);
  if (dotted !== null) {
    const item = findItem(`${dotted[1]}.${dotted[3]}${dotted[4]}`);
    if (item !== null) return regular(item.code);
    cursor.at = start;
    if (dotted[2] === ".") return lenient ? takeUnknown(cursor) : null;
  }
  const odd = lenient ? (takePattern(cursor, ODD_NUMBER) ?? takePattern(cursor, MISTYPED)) : null;
  if (odd !== null) return odd;
  const bare = findItem(cursor.take(BARE)?.[1] ?? "");
  if (bare !== null) return lettered(cursor, bare.code);
  cursor.at = start;
  return lenient ? takeWord(cursor) : null;
}

function regular(code: string): ItemNumber {
  return { code, irregular: false, letter: "" };
}

/** "Item 5. 10 directors were elected" has a space; "9.02 Exhibits" is a slip. */
function takeUnknown(cursor: Cursor): ItemNumber | null {
  return cursor.take(UNKNOWN) === null ? null : { code: "", irregular: true, letter: "" };
}

function takePattern(cursor: Cursor, pattern: RegExp): ItemNumber | null {
  const start = cursor.at;
  const match = cursor.take(pattern);
  const digits = `${match?.[1]}.0${match?.at(-1)}`.replace(/[lI]/g, "1");
  const item = match === null ? null : findItem(digits);
  if (item !== null) return { code: item.code, irregular: true, letter: "" };
  cursor.at = start;
  return null;
}

function lettered(cursor: Cursor, code: string): ItemNumber {
  const letter = cursor.take(LETTER)?.[0].toLowerCase() ?? "";
  const isSubparagraph = code === LETTERED_CODE && /^[a-c]?$/.test(letter);
  return { code, irregular: letter !== "" && !isSubparagraph, letter };
}

function takeWord(cursor: Cursor): ItemNumber | null {
  const roman = cursor.take(ROMAN);
  const words = roman === null ? SPELT_NUMBERS : ROMANS;
  const written = (roman ?? cursor.take(SPELT))?.[1] ?? "";
  const value = words.indexOf(written.toLowerCase());
  return value < 0 ? null : regular(String(value + 1));
}
