/**
 * Characters that a reader cannot see the difference of, folded so that text can be matched.
 *
 * EDGAR HTML has no-break and thin spaces between "Item" and its number, soft hyphens within words,
 * and windows-1252 numeric references, which htmlparser2 decodes as browsers do.
 */

import { rewriteCodes } from "./rewrite-codes.ts";

/** What prints as a space: Unicode's space separators and the controls that HTML counts as space. */
const SPACE =
  "\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

/** What prints as nothing: soft hyphen, zero-width characters, byte order mark, controls. */
const INVISIBLE =
  "\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\u00ad\\u200b-\\u200f\\u2060\\ufeff";

const ODD_SPACING = new RegExp(`  |[${SPACE.replace(" ", "")}${INVISIBLE}]`);
const SPACES = new RegExp(`[${SPACE}]{2,}|[${SPACE.replace(" ", "")}]`, "g");
const ODD_SPACE = new RegExp(
  `[${SPACE.replace("\\t", "").replace("\\n", "").replace(" ", "")}]`,
  "g",
);
const INVISIBLES = new RegExp(`[${INVISIBLE}]+`, "g");
const VISIBLE = new RegExp(`[^${SPACE}${INVISIBLE}]`);
const ANY_SPACE = new RegExp(`[${SPACE}]`);
const DOUBLE_BLANK = / {2}/;
const UNUSUAL = /[^\t\n -~]/;

/** From this length on, the matches of a pattern can fill memory, so codes are looked at singly. */
const LONG_CHARACTERS = 8_192;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const BLANK = 0x20;

const NOTHING = 0;
/** No code unit shows as this one, which prints nothing. */
const UNKNOWN = 1;
/** What each code unit shows as: itself, a blank, or nothing. Found out when it is first asked for. */
const SHOWN = new Uint16Array(0x1_0000).fill(UNKNOWN);

function learn(code: number): number {
  const character = String.fromCharCode(code);
  const unseen = ANY_SPACE.test(character) ? BLANK : NOTHING;
  const shown = VISIBLE.test(character) ? code : unseen;
  SHOWN[code] = shown;
  return shown;
}

function shownAs(code: number): number {
  const known = SHOWN[code] ?? UNKNOWN;
  return known === UNKNOWN ? learn(code) : known;
}

/** Returns the text with every run of spaces as one U+0020 and without invisible characters. */
export function collapseSpaces(text: string): string {
  if (!ODD_SPACING.test(text)) return text;
  if (text.length < LONG_CHARACTERS) return text.replace(INVISIBLES, "").replace(SPACES, " ");
  let last = 0;
  return rewriteCodes(text, (codes, length) => {
    // A local costs less for every character than what outlives the call.
    let before = last;
    let kept = 0;
    for (let at = 0; at < length; at++) {
      const shown = shownAs(codes[at] ?? NOTHING);
      // Written in any case, and kept by counting it, which costs less.
      codes[kept] = shown;
      if (shown === NOTHING || (shown === BLANK && before === BLANK)) continue;
      kept++;
      before = shown;
    }
    last = before;
    return kept;
  });
}

/**
 * Returns the text with other spaces as U+0020, one for one, and without invisible characters; tabs and
 * line feeds stay.
 */
export function plainSpaces(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  if (text.length < LONG_CHARACTERS) return text.replace(INVISIBLES, "").replace(ODD_SPACE, " ");
  return rewriteCodes(text, (codes, length) => {
    let kept = 0;
    for (let at = 0; at < length; at++) {
      const code = codes[at] ?? NOTHING;
      const shown = shownAs(code);
      if (shown === NOTHING) continue;
      codes[kept++] = code === TAB || code === LINE_FEED ? code : shown;
    }
    return kept;
  });
}

/** Returns the text with every run of blanks as one. */
export function singleSpaced(text: string): string {
  if (!hasDoubleBlank(text)) return text;
  if (text.length < LONG_CHARACTERS) return joinAtBlanks(text);
  let last = 0;
  return rewriteCodes(text, (codes, length) => {
    let before = last;
    let kept = 0;
    for (let at = 0; at < length; at++) {
      const code = codes[at] ?? 0;
      if (code === BLANK && before === BLANK) continue;
      before = code;
      codes[kept++] = code;
    }
    last = before;
    return kept;
  });
}

/** Cuts a short text behind the first blank of each run; a pattern costs many times as much to call. */
function joinAtBlanks(text: string): string {
  let joined = "";
  let from = 0;
  for (let at = 1; at < text.length; at++) {
    if (text.charCodeAt(at) !== BLANK || text.charCodeAt(at - 1) !== BLANK) continue;
    joined += text.slice(from, at);
    do at++;
    while (at < text.length && text.charCodeAt(at) === BLANK);
    from = at;
  }
  return joined + text.slice(from);
}

/**
 * Tells whether a text has two blanks in a row. Of short texts a search tells it soonest; in a long one
 * with a blank every few characters it would begin anew at each, which a pattern does not.
 */
export function hasDoubleBlank(text: string): boolean {
  if (text.length >= LONG_CHARACTERS) return DOUBLE_BLANK.test(text);
  return text.length > 1 && text.includes("  ");
}

/** Tells whether a text has characters that plainSpaces may change. */
export function hasUnusual(text: string): boolean {
  return UNUSUAL.test(text);
}

/** Tells whether a UTF-16 code unit prints. */
export function isVisible(code: number): boolean {
  return code < 0x7f ? code > BLANK : shownAs(code) > BLANK;
}

/** Returns the index of the first character that prints; -1 when none does. */
export function firstVisible(text: string): number {
  for (let at = 0; at < text.length; at++) {
    if (isVisible(text.charCodeAt(at))) return at;
  }
  return -1;
}

/** Returns the index behind the last character that prints; 0 when none does. */
export function lastVisible(text: string): number {
  let end = text.length;
  while (end > 0 && !isVisible(text.charCodeAt(end - 1))) end--;
  return end;
}

/** Folds typographic quotes and hyphens, one for one, so that patterns need to know one of each. */
export function foldPunctuation(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return text
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u2018\u2019\u201b\u2032]/g, "'")
    .replace(/[\u201c\u201d\u201f\u2033]/g, '"');
}
