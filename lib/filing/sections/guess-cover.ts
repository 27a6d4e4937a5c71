import type { Line } from "../text/line.ts";

/** Cover pages are no longer than this, whatever the form. */
const MAX_COVER_LINES = 150;
const MAX_COVER_CHARACTERS = 9_000;
const COVER_WORDS =
  /exact\s+name\s+of|specified\s+in\s+(?:its|the)\s+charter|full\s+name\s+of\s+registrant|filing\s+fee|telephone\s+number|former\s+(?:name|address)|check\s+(?:mark|the\s+appropriate\s+box)|pre-commencement|soliciting\s+material|written\s+communications|emerging\s+growth|commission\s+file|principal\s+executive\s+offices?|title\s+of\s+each\s+class|zip\s+code|form\s+20-f|rule\s+12g3-2|rule\s+101\(b\)|^\W{0,8}yes\b[^a-z]{0,12}(?:x[^a-z]{0,8})?no\b|if\s+\W{0,2}yes\W{0,2}\s+is\s+marked/i;

/** Returns the ordinal of the line behind the cover of a document without headings; 0 for no cover. */
export function guessCoverEnd(lines: readonly Line[], end: number): number {
  let last = -1;
  let length = 0;
  for (let at = 0; at < Math.min(end, MAX_COVER_LINES); at++) {
    const text = lines[at]?.text ?? "";
    length += text.length;
    if (length > MAX_COVER_CHARACTERS) break;
    if (COVER_WORDS.test(text.slice(0, 400))) last = at;
  }
  return last + 1;
}
