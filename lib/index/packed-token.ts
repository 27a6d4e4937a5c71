/**
 * Short tokens as numbers, so that they are compared and hashed without reading their letters.
 *
 * A token of up to ten ASCII letters and digits is two numbers of 30 bits: its first five
 * characters, and the others, six bits to a character and the last one lowest. No character has
 * the code 0, so that different tokens are different numbers, and the first number is above 0.
 *
 *     0-9  codes 1 to 10      A-Z  11 to 36      a-z  37 to 62
 *     "8K" = 9, 21            high 9 * 64 + 21 = 597, low 0
 */
import { SEPARATOR, UNIT_CLASSES } from "./analyzer.ts";

/** Characters in the first number. */
export const HALF_LENGTH = 5;
export const LONGEST_PACKED = 2 * HALF_LENGTH;
export const PACKED_BITS = 6;
const HALF_BITS = HALF_LENGTH * PACKED_BITS;

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const FIRST_UPPER = 11;
const LAST_UPPER = 36;
const LOWER_STEP = 26;
/** The least code of what is no character of a packed token. */
export const OTHER_CODE = 64;
/** The code of ASCII's separators; others are OTHER_CODE, as letters that are not packed are. */
export const SEPARATOR_CODE = 65;

/** The code of each UTF-16 unit. */
export const UNIT_CODES = new Uint8Array(0x10000).fill(OTHER_CODE);
for (let i = 0; i < ALPHABET.length; i++) UNIT_CODES[ALPHABET.charCodeAt(i)] = i + 1;
for (let unit = 0; unit < 128; unit++) {
  if (UNIT_CLASSES[unit] === SEPARATOR) UNIT_CODES[unit] = SEPARATOR_CODE;
}

/** A half of a token in lower case. */
export function lowerHalf(half: number): number {
  let lower = half;
  for (let shift = 0; shift < HALF_BITS; shift += PACKED_BITS) {
    const code = (half >>> shift) & 63;
    if (code >= FIRST_UPPER && code <= LAST_UPPER) lower += LOWER_STEP << shift;
  }
  return lower;
}

/** Returns the units of a token; valid until the next call. */
export function unpackToken(high: number, low: number): Uint16Array {
  let length = 0;
  for (const half of [high, low]) {
    for (let shift = HALF_BITS - PACKED_BITS; shift >= 0; shift -= PACKED_BITS) {
      const code = (half >>> shift) & 63;
      if (code > 0) unpacked[length++] = CHARACTERS[code - 1] ?? 0;
    }
  }
  return unpacked.subarray(0, length);
}

const unpacked = new Uint16Array(LONGEST_PACKED);
const CHARACTERS = Uint16Array.from(ALPHABET, (character) => character.charCodeAt(0));
