/**
 * Decodes HTML character references, and says where the visible part of an encoded text begins and
 * ends. Numeric references 128-159 mean windows-1252, as in browsers.
 *
 *     "&nbsp; Item&#160;5 &#173;"   ->  "\u00a0 Item\u00a05 \u00ad"
 *             `---- visible ---'
 */
import { decodeHTML } from "entities/decode";
import { isVisible } from "./characters.ts";

const BLANK = 0x20;
const AMPERSAND = 0x26;
const TILDE = 0x7e;
/** Longest reference that is looked at when space is skipped: "&ThickSpace;" and numbers. */
const MAX_REFERENCE = 14;
/** Decoding in pieces keeps a text of megabytes from becoming as many small strings at once. */
const PIECE_CHARACTERS = 16_384;
const ANYTHING = /[\s\S]/;

/** Returns the text with its character references decoded. */
export function decodeReferences(encoded: string): string {
  if (!encoded.includes("&")) return encoded;
  if (encoded.length <= PIECE_CHARACTERS) return decodeHTML(encoded);
  const pieces: string[] = [];
  let at = 0;
  while (at < encoded.length) {
    const end = pieceEnd(encoded, at);
    const decoded = decodeHTML(encoded.slice(at, end));
    // A pattern makes one string of the many that the decoder put together; a look at a character
    // does only as long as its code is not compiled, which finds the character among the many.
    if (ANYTHING.test(decoded)) pieces.push(decoded);
    at = end;
  }
  return pieces.join("");
}

/** A piece must not end within a reference. */
function pieceEnd(encoded: string, at: number): number {
  const end = at + PIECE_CHARACTERS;
  if (end >= encoded.length) return encoded.length;
  const ampersand = encoded.lastIndexOf("&", end);
  return ampersand > end - MAX_REFERENCE * 3 && ampersand > at ? ampersand : end;
}

/**
 * Tells whether a text is printable ASCII without references, single-spaced, and prints at both
 * ends, so that it is shown as it is written. Most pieces of text between tags are.
 */
export function isTidyAscii(encoded: string): boolean {
  let before = BLANK;
  for (let at = 0; at < encoded.length; at++) {
    const code = encoded.charCodeAt(at);
    if (code < BLANK || code > TILDE || code === AMPERSAND) return false;
    if (code === BLANK && before === BLANK) return false;
    before = code;
  }
  return before !== BLANK;
}

/** Returns the index of the first character of an encoded text that prints; -1 when none does. */
export function firstPrinted(encoded: string): number {
  let at = 0;
  while (at < encoded.length) {
    if (encoded.charAt(at) === "&") {
      const end = encoded.indexOf(";", at) + 1;
      const length = end > 0 && end - at <= MAX_REFERENCE ? end - at : 0;
      if (length === 0 || printsAny(decodeHTML(encoded.slice(at, end)))) return at;
      at = end;
    } else if (isVisible(encoded.charCodeAt(at))) return at;
    else at++;
  }
  return -1;
}

/** Returns the index behind the last character of an encoded text that prints. */
export function lastPrinted(encoded: string): number {
  let end = encoded.length;
  while (end > 0) {
    const start = encoded.charAt(end - 1) === ";" ? encoded.lastIndexOf("&", end - 2) : -1;
    if (start >= 0 && end - start <= MAX_REFERENCE) {
      if (printsAny(decodeHTML(encoded.slice(start, end)))) return end;
      end = start;
    } else if (isVisible(encoded.charCodeAt(end - 1))) return end;
    else end--;
  }
  return 0;
}

function printsAny(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    if (isVisible(text.charCodeAt(at))) return true;
  }
  return false;
}
