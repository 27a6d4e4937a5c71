import { ALL_ITEMS, FIRST_CURRENT_DAY, findItem, regimeOf } from "../item-taxonomy.ts";
import { likeliestItem } from "./item-titles.ts";

/** Labels are the official titles with small differences; less than this is another title. */
const LABEL_SIMILARITY = 0.8;

/**
 * Returns the item that a header names: a label of `ITEM INFORMATION:`, or a code as in the tag
 * dialect. Null for empty and unknown labels.
 *
 * @param filedAt ISO date; several labels name an old and a new item. Unknown dates mean the new
 * one, unless only an old one is spelt so.
 */
export function headerItem(label: string, filedAt: string | null): string | null {
  const text = label.trim().replace(/^<ITEMS>/i, "");
  if (text === "") return null;
  const code = /^0?(\d{1,2}(?:\.\d{2})?)\.?$/.exec(text.slice(0, 10))?.[1];
  if (code !== undefined) return findItem(code)?.code ?? null;

  const legacy = filedAt === null ? isLegacySpelling(text) : filedAt < FIRST_CURRENT_DAY;
  const regime = legacy ? "legacy" : "current";
  const inRegime = ALL_ITEMS.map((item) => item.code).filter((each) => regimeOf(each) === regime);
  const others = ALL_ITEMS.map((item) => item.code).filter((each) => regimeOf(each) !== regime);
  return bestLabel(text, inRegime) ?? bestLabel(text, others);
}

/** EDGAR printed its old labels in sentence case: "Financial statements and exhibits". */
function isLegacySpelling(label: string): boolean {
  const words = label.split(/\s+/).filter((word) => word.length > 4);
  return words.length > 1 && words.slice(1).every((word) => /^[a-z]/.test(word));
}

function bestLabel(label: string, codes: readonly string[]): string | null {
  const best = likeliestItem(label.slice(0, 400), codes);
  return best !== null && best.similarity >= LABEL_SIMILARITY ? best.code : null;
}
