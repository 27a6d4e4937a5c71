import type { Filing } from "../../lib/filing/filing.ts";
import { HEADER_FAULTS } from "./header-faults.ts";
import { isHeaderTruth, type ManifestRow } from "./manifest-rows.ts";
import { countComparison, createTally, type Tally } from "./tally.ts";

const ITEM_GOAL = 0.999;

export interface ItemTallies {
  /** All items of the filing, header and body united. */
  readonly united: Tally;
  /** What the body gives, the header telling the form. */
  readonly body: Tally;
  /** What the main document gives as a file of its own, the header cut off. */
  readonly alone: Tally;
  /** How many items the body reports, against the number that the header declares. */
  readonly declared: Tally;
  /** Texts that begin at the first item, against EDGAR's item list. */
  readonly labelled: Tally;
  /** Against another program's reading; no truth, but a second opinion. */
  readonly machine: Tally;
}

/** Makes tallies with nothing counted. */
export function createItemTallies(): ItemTallies {
  return {
    united: createTally("items, header and body", ITEM_GOAL),
    body: createTally("items, body alone", ITEM_GOAL),
    alone: createTally("items, main document cut out", ITEM_GOAL),
    declared: createTally("items, number of unlabelled headers", ITEM_GOAL),
    labelled: createTally("items, text from the first item on", ITEM_GOAL),
    machine: createTally("items, another reader's", null),
  };
}

/** A file as it is, and what its main document says alone; null when there is none. */
export interface Readings {
  readonly filing: Filing;
  readonly alone: Filing | null;
}

/** Compares the items of an 8-K with its row. */
export function measureItems(tallies: ItemTallies, row: ManifestRow, readings: Readings): void {
  const { filing, alone } = readings;
  if (!/^8-K/.test(row.form)) return;
  const body = codesOf(filing, true);
  if (row.itemCodes.length === 0) countDeclared(tallies.declared, row, filing);
  else if (isHeaderTruth(row)) {
    compare(tallies.united, row, codesOf(filing, false));
    if (filing.sections.length > 0) compare(tallies.body, row, body);
    if (alone !== null) compare(tallies.alone, row, codesOf(alone, true));
  } else if (row.truthKind.startsWith("EDGAR item list")) {
    compare(tallies.labelled, row, codesOf(filing, false));
  } else if (row.truthKind.startsWith("edgar-crawler")) compare(tallies.machine, row, body);
}

function codesOf({ items }: Filing, bodyOnly: boolean): string[] {
  const kept = bodyOnly ? items.filter(({ source }) => source !== "header") : items;
  return kept.map(({ code }) => code);
}

/** A header whose labels are all empty still tells the number of items. */
function countDeclared(tally: Tally, row: ManifestRow, filing: Filing): void {
  if (!isHeaderTruth(row) || (filing.headerItemCount ?? 0) === 0) return;
  const body = codesOf(filing, true);
  const truth = String(filing.headerItemCount);
  const reviewed = HEADER_FAULTS.get(row.path) ?? null;
  const read = String(body.length);
  countComparison(tally, read === truth, {
    path: row.path,
    read: `${read}: ${describe(body)}`,
    truth,
    reviewed,
  });
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
