/**
 * Short tokens as numbers, so that they are compared and hashed without reading their letters.
 *
 * A token of up to ten ASCII letters and digits is two numbers of 30 bits, six to a character and
 * the last character lowest; `high` is 0 for up to five characters. No character has the code 0,
 * so that different tokens are different numbers.
 *
 *     0-9  codes 1 to 10      A-Z  11 to 36      a-z  37 to 62
 *     "8K" = 9, 21            high 0, low 9 * 64 + 21 = 597
 */

export const LONGEST_PACKED = 10;
export const PACKED_BITS = 6;
export const HALF_BITS = 30;
export const HALF_MASK = 2 ** HALF_BITS - 1;

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const FIRST_UPPER = 11;
const LAST_UPPER = 36;
const LOWER_STEP = 26;

/** The code of each UTF-16 unit; 0 for those that are not packed. */
export const UNIT_CODES = new Uint8Array(0x10000);
for (let i = 0; i < ALPHABET.length; i++) UNIT_CODES[ALPHABET.charCodeAt(i)] = i + 1;

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
  for (let shift = 2 * HALF_BITS - PACKED_BITS; shift >= 0; shift -= PACKED_BITS) {
    const code = (shift < HALF_BITS ? low >>> shift : high >>> (shift - HALF_BITS)) & 63;
    if (code > 0) unpacked[length++] = CHARACTERS[code - 1] ?? 0;
  }
  return unpacked.subarray(0, length);
}

const unpacked = new Uint16Array(LONGEST_PACKED);
const CHARACTERS = Uint16Array.from(ALPHABET, (character) => character.charCodeAt(0));
