import type { Filing } from "../../lib/filing/filing.ts";
import { HEADER_FAULTS } from "./header-faults.ts";
import { isHeaderTruth, type ManifestRow } from "./manifest-rows.ts";
import { countComparison, createTally, type Tally } from "./tally.ts";

const ITEM_GOAL = 0.999;

export interface ItemTallies {
  /** All items of the filing, header and body united. */
  readonly united: Tally;
  /** What the body alone gives. */
  readonly body: Tally;
  /** Texts that begin at the first item, against EDGAR's item list. */
  readonly labelled: Tally;
  /** Against another program's reading; no truth, but a second opinion. */
  readonly machine: Tally;
}

export function createItemTallies(): ItemTallies {
  return {
    united: createTally("items, header and body", ITEM_GOAL),
    body: createTally("items, body alone", ITEM_GOAL),
    labelled: createTally("items, text from the first item on", ITEM_GOAL),
    machine: createTally("items, another reader's", null),
  };
}

/** Compares the item sets of an 8-K with its row; rows without items are left out. */
export function measureItems(tallies: ItemTallies, row: ManifestRow, filing: Filing): void {
  if (!/^8-K/.test(row.form) || row.itemCodes.length === 0) return;
  const all = filing.items.map(({ code }) => code);
  const body = filing.items.filter(({ source }) => source !== "header").map(({ code }) => code);
  if (isHeaderTruth(row)) {
    compare(tallies.united, row, all);
    if (filing.sections.length > 0) compare(tallies.body, row, body);
  } else if (row.truthKind.startsWith("EDGAR item list")) compare(tallies.labelled, row, all);
  else if (row.truthKind.startsWith("edgar-crawler")) compare(tallies.machine, row, body);
}

function compare(tally: Tally, row: ManifestRow, codes: readonly string[]): void {
  const read = describe(codes);
  const truth = describe(row.itemCodes);
  const reviewed = HEADER_FAULTS.get(row.path) ?? null;
  countComparison(tally, read === truth, { path: row.path, read, truth, reviewed });
}

function describe(codes: readonly string[]): string {
  return [...new Set(codes)].sort((one, other) => Number(one) - Number(other)).join(",");
}
