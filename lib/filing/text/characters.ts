/**
 * Characters that a reader cannot see the difference of, folded so that text can be matched.
 *
 * EDGAR HTML has no-break and thin spaces between "Item" and its number, soft hyphens within words,
 * and windows-1252 numeric references, which htmlparser2 decodes as browsers do.
 */

/** What prints as a space: Unicode's space separators and the controls that HTML counts as space. */
const SPACE =
  "\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

/** What prints as nothing: soft hyphen, zero-width characters, byte order mark, controls. */
const INVISIBLE =
  "\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\u00ad\\u200b-\\u200f\\u2060\\ufeff";

const ODD_SPACING = new RegExp(`  |[${SPACE.replace(" ", "")}${INVISIBLE}]`);
const SPACES = new RegExp(`[${SPACE}]+`, "g");
const ODD_SPACE = new RegExp(
  `[${SPACE.replace("\\t", "").replace("\\n", "").replace(" ", "")}]`,
  "g",
);
const INVISIBLES = new RegExp(`[${INVISIBLE}]+`, "g");
const VISIBLE = new RegExp(`[^${SPACE}${INVISIBLE}]`);
const UNUSUAL = /[^\t\n -~]/;

/** Replacing in pieces of this size keeps the matches of a line of megabytes from filling memory. */
const PIECE_CHARACTERS = 65_536;
const BLANK = 0x20;

/** Returns the text with every run of spaces as one U+0020 and without invisible characters. */
export function collapseSpaces(text: string): string {
  if (!ODD_SPACING.test(text)) return text;
  return inPieces(text, (piece) => piece.replace(INVISIBLES, "").replace(SPACES, " "));
}

/**
 * Returns the text with other spaces as U+0020, one for one, and without invisible characters; tabs and
 * line feeds stay.
 */
export function plainSpaces(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return inPieces(text, (piece) => piece.replace(INVISIBLES, "").replace(ODD_SPACE, " "));
}

/** Changes a long text piece by piece; no piece ends within a run of blanks. */
function inPieces(text: string, change: (piece: string) => string): string {
  if (text.length <= PIECE_CHARACTERS) return change(text);
  const changed: string[] = [];
  for (let at = 0; at < text.length; ) {
    let end = at + PIECE_CHARACTERS;
    while (end < text.length && text.charCodeAt(end) === BLANK) end++;
    changed.push(change(text.slice(at, end)));
    at = end;
  }
  return changed.join("");
}

/** Tells whether a text has characters that plainSpaces may change. */
export function hasUnusual(text: string): boolean {
  return UNUSUAL.test(text);
}

/** Tells whether a UTF-16 code unit prints. */
export function isVisible(code: number): boolean {
  if (code <= 0x20) return false;
  return code < 0x7f || VISIBLE.test(String.fromCharCode(code));
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
