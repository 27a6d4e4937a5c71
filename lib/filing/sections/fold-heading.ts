import { foldPunctuation } from "../text/characters.ts";

const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_SHIFT = 0xfee0;
/** Points that stand between the digits of a number like its full stop: "8\u00b701". */
const POINT = /(?<=\d)[\u00b7\u2024\u2027\u2219\u22c5\u3002](?=\d)/g;

/**
 * Folds, one for one, what a heading can be typed with instead of ASCII: typographic quotes and
 * hyphens, characters of full width, and raised points within numbers.
 */
export function foldHeading(text: string): string {
  const folded = foldPunctuation(text);
  // Two looks through a short text cost less than two replacements that find nothing.
  if (!/[\u00b7\u2024-\uffff]/.test(folded)) return folded;
  return folded
    .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - FULL_WIDTH_SHIFT))
    .replace(POINT, ".");
}
