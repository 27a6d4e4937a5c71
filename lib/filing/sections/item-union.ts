/**
 * The items of a filing: those its body reports, united with those its header declares.
 *
 *     body 5, 7   header "Financial statements and exhibits", ""   ->  5 body, 7 both
 *     body 2.02   header "2.02", "9.01"                            ->  2.02 both, 9.01 header
 *
 * Headers are empty, partial or wrong often enough that neither side replaces the other. A header
 * label names no number, so it joins a body item when both have the same code of today.
 */
import type { ItemRef, Warning } from "../filing.ts";
import { currentItem, isInForce, itemTitle, regimeOf } from "../item-taxonomy.ts";
import { headerItem } from "./header-item.ts";
import type { DocumentItem } from "./segmented-document.ts";

export interface ItemUnion {
  readonly items: readonly ItemRef[];
  readonly warnings: readonly Warning[];
}

/** Unites both lists, the body's order first; `day` is the filing date, else the event date. */
export function uniteItems(
  body: readonly DocumentItem[],
  headerLabels: readonly string[],
  day: string | null,
): ItemUnion {
  const declared = new Map<string, string>();
  for (const label of headerLabels) {
    const code = headerItem(label, day);
    if (code) declared.set(currentItem(code, day) ?? code, code);
  }
  const items: ItemRef[] = [];
  const warnings: Warning[] = [];
  for (const { code, source, notApplicable } of body) {
    if (notApplicable) continue;
    const inHeader = declared.delete(currentItem(code, day) ?? code);
    items.push(itemRef(code, inHeader ? "both" : source, day));
    if (day && !isInForce(code, day)) {
      warnings.push({
        code: "item-era-mismatch",
        message: `item was not in force then, item=\`${code}\` day=\`${day}\``,
      });
    }
  }
  for (const code of declared.values()) items.push(itemRef(code, "header", day));
  return { items, warnings };
}

function itemRef(code: string, source: ItemRef["source"], day: string | null): ItemRef {
  return {
    code,
    regime: regimeOf(code),
    current: currentItem(code, day),
    title: itemTitle(code, day) ?? "",
    source,
  };
}
