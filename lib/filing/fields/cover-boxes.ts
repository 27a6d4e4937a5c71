/**
 * The check boxes of a cover of Form 8-K: four on other uses of the report since August 2004, two on
 * emerging growth companies since 2017.
 *
 *     [ ]  Written communications pursuant to Rule 425           before the text,
 *     ☒⇥Soliciting material pursuant to Rule 14a-12              in its own cell or on the line above
 *     Emerging growth company ☐ · Yes [ ] No [X]                 behind it
 *
 * Boxes of the font Wingdings are letters in the file: ¨ o q are open, þ ý x are ticked; they mean
 * boxes next to these texts only.
 */

import type { CheckBoxes, Sourced } from "../filing.ts";
import type { Line } from "../text/line.ts";

export const NO_BOXES: CheckBoxes = {
  writtenCommunications: null,
  solicitingMaterial: null,
  tenderOffer: null,
  issuerTenderOffer: null,
  emergingGrowthCompany: null,
  extendedTransitionDeclined: null,
};

/** Covers with their check boxes fill two pages at most. */
const MAX_LINES = 300;
/** A box's text wraps onto a second line. */
const TEXT_CHARS = 400;

const BEFORE: readonly (readonly [keyof CheckBoxes, RegExp])[] = [
  ["writtenCommunications", /written\s+communications?\s+(?:pursuant|under)/i],
  ["solicitingMaterial", /soliciting\s+materials?\s+(?:pursuant|under)/i],
  ["issuerTenderOffer", /pre-?\s?commencement\s+(?:tender\s+offer\s+)?communications?.{0,40}13e/i],
  ["tenderOffer", /pre-?\s?commencement\s+(?:tender\s+offer\s+)?communications?.{0,40}14d/i],
];
const BEHIND: readonly (readonly [keyof CheckBoxes, RegExp])[] = [
  ["extendedTransitionDeclined", /elected\s+not\s+to\s+use\s+the\s+extended\s+transition/i],
  ["emergingGrowthCompany", /emerging\s+growth\s+company[\s.:_–—-]*(?=yes|[^\sA-Za-z]|[oqx]\b|$)/i],
];

/** A line without these words names no box, which one look tells. */
const NAMED = /communications|soliciting|commencement|emerging\s+growth|extended\s+transition/i;

const TICKED = "[☒☑✓✔✗✘√þýxX■]|[[(|/]\\s{0,2}[xX✓✔√þ]\\s{0,2}[\\])|/]|_{1,6}[xX]_{1,6}";
const OPEN = "[☐□❏❐❑❒▢◻¨oq]|[[(|/]\\s{0,4}_{0,3}\\s{0,4}[\\])|/]|_{1,6}";
const ONLY_MARK = new RegExp(`^\\s*(?:(${TICKED})|${OPEN})\\s*$`);
const MARK_AT_END = new RegExp(`(?:^|[\\s.:)])(?:(${TICKED})|${OPEN})\\s*$`);
const YES_OR_NO = new RegExp(`yes\\W{0,2}?\\s*(?:(${TICKED})|${OPEN})`, "i");

/** Reads the printed check boxes; null for each that the lines do not print. */
export function readBoxes(lines: readonly Line[]): CheckBoxes {
  const boxes: { -readonly [Name in keyof CheckBoxes]: CheckBoxes[Name] } = { ...NO_BOXES };
  const top = lines.slice(0, MAX_LINES);
  for (const [at, line] of top.entries()) {
    if (!NAMED.test(line.text)) continue;
    const text = `${line.text} ${top[at + 1]?.text ?? ""}`.slice(0, TEXT_CHARS);
    for (const [name, pattern] of BEFORE) {
      const found = boxes[name] === null ? pattern.exec(text) : null;
      if (!found || found.index > line.text.length) continue;
      boxes[name] = printed(
        markBefore(text.slice(0, found.index), top[at - 1]) ?? markBehind(line.text, undefined),
      );
    }
    for (const [name, pattern] of BEHIND) {
      const found = boxes[name] === null ? pattern.exec(line.text) : null;
      if (!found) continue;
      boxes[name] = printed(
        markBehind(line.text.slice(found.index + found[0].length), top[at + 1]) ??
          markBefore(line.text.slice(0, found.index), top[at - 1]),
      );
    }
  }
  return boxes;
}

function printed(ticked: boolean | null): Sourced<boolean> | null {
  return ticked === null ? null : { value: ticked, source: "cover" };
}

function markBefore(before: string, above: Line | undefined): boolean | null {
  const own = markOf(before.replace(/^[\s•·*]+/, ""), ONLY_MARK);
  return own ?? (before.trim() === "" ? markOf(above?.text ?? "", ONLY_MARK) : null);
}

function markBehind(behind: string, below: Line | undefined): boolean | null {
  return (
    markOf(behind, YES_OR_NO) ?? markOf(behind, MARK_AT_END) ?? markOf(below?.text ?? "", ONLY_MARK)
  );
}

function markOf(text: string, pattern: RegExp): boolean | null {
  const mark = pattern.exec(text.slice(-TEXT_CHARS));
  return mark ? mark[1] !== undefined : null;
}
