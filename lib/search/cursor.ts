/**
 * Where a page of results ended, as a client carries it: base64url of
 *
 *     ["q8xJ2mD0aLr4Tt1w", {position}]       digest of the query, sort position of the last hit
 *
 * The digest ties a cursor to its query: with another one its position would mean nothing. The
 * number of hits on a page and the facets may change from page to page.
 */
import { FiledexError } from "../errors.ts";
import { digestText } from "./digest-text.ts";
import { parseSortPosition, type SortPosition } from "./execute/execution.ts";
import type { SearchPlan } from "./language/plan-search.ts";

/** Writes the cursor of a page that ended at a position. */
export function encodeCursor(plan: SearchPlan, position: SortPosition): string {
  return Buffer.from(JSON.stringify([digestPlan(plan), position])).toString("base64url");
}

/** Reads a cursor; `invalid` when it is none, or that of another query. */
export function decodeCursor(plan: SearchPlan, cursor: string): SortPosition {
  const content = parseJson(Buffer.from(cursor, "base64url").toString());
  const [digest, value] = Array.isArray(content) ? content : [];
  const position = parseSortPosition(value);
  if (position === null) {
    throw new FiledexError("invalid", "must be the `next` of an earlier answer");
  }
  if (digest !== digestPlan(plan)) {
    throw new FiledexError("invalid", "belongs to another query; begin without a cursor");
  }
  return position;
}

function digestPlan({ query, filters, sort }: SearchPlan): string {
  return digestText(JSON.stringify([query, filters, sort]));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
