/**
 * ULIDs (https://github.com/ulid/spec): 26 characters that sort by the time they were made.
 *
 *     01AN4Z07BY      79KA1307SR9X4MV3
 *     48-bit ms       80 random bits        in Crockford's base 32
 *
 * Segments and commits are named by them, so a listing of segments shows them by age, and a
 * commit can be forgotten by the time in its name.
 */
import { FiledexError } from "../errors.ts";
import type { Clock } from "./clock.ts";

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TIME_DIGITS = 10;
const RANDOM_DIGITS = 16;
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** Makes a name that nobody else makes. */
export function createUlid(clock: Clock): string {
  let time = "";
  for (let rest = clock.now(), n = 0; n < TIME_DIGITS; n++, rest = Math.floor(rest / 32)) {
    time = DIGITS.charAt(rest % 32) + time;
  }
  let chance = "";
  for (let n = 0; n < RANDOM_DIGITS; n++) chance += DIGITS.charAt(Math.floor(clock.random() * 32));
  return time + chance;
}

/** Tells whether a text has the form of a ULID. */
export function isUlid(text: string): boolean {
  return ULID.test(text);
}

/** Returns when a ULID was made, in milliseconds since 1970; `invalid` when it is none. */
export function ulidTime(ulid: string): number {
  if (!isUlid(ulid)) throw new FiledexError("invalid", `not a ULID: text=\`${ulid}\``);
  let time = 0;
  for (const digit of ulid.slice(0, TIME_DIGITS)) time = time * 32 + DIGITS.indexOf(digit);
  return time;
}
