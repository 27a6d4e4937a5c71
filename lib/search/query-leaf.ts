/** Leaves of a query: what one word, phrase or NEAR asks for. */

import { tokenize } from "../index/analyzer.ts";
import type { Field } from "../index/schema.ts";
import type { Query } from "./query.ts";
import { MAX_FUZZY, type Modifiers } from "./query-token.ts";

/** A word or phrase as read, before it is known whether NEAR follows. */
export interface Leaf {
  readonly kind: "word" | "phrase";
  readonly text: string;
  readonly modifiers: Modifiers;
  readonly field: Field | null;
}

/** NEAR reaches as far as a long paragraph; farther than that, AND says the same. */
export const MAX_NEAR_DISTANCE = 200;

/**
 * Returns the query of a word or phrase, null when it holds nothing that is indexed.
 *
 * A word that the analyzer splits ("cost-effective") asks for its parts in a row; with `*` the last
 * part is a prefix, and then they need only stand in the same section.
 */
export function leafQuery(leaf: Leaf): Query | null {
  const texts = splitWords(leaf.text);
  const { prefix, fuzzy, boost } = leaf.modifiers;
  const shared = {
    ...(leaf.field === null ? {} : { fields: [leaf.field] }),
    ...(boost === undefined ? {} : { boost }),
  };
  const last = texts.at(-1);
  if (last === undefined) return null;
  if (leaf.kind === "phrase" && fuzzy !== undefined && texts.length > 1) {
    const distance = Math.min(MAX_NEAR_DISTANCE, Math.floor(fuzzy));
    return { kind: "near", texts, distance, ordered: false, ...shared };
  }
  const lastTerm: Query = {
    kind: "term",
    text: last,
    ...(prefix === true ? { prefix } : {}),
    ...(fuzzy === undefined || leaf.kind === "phrase" ? {} : { fuzzy: boundedFuzzy(fuzzy) }),
    ...shared,
  };
  if (texts.length === 1) return lastTerm;
  if (prefix !== true) return { kind: "phrase", texts, ...shared };
  const terms = texts.slice(0, -1).map((text): Query => ({ kind: "term", text, ...shared }));
  return { kind: "and", operands: [...terms, lastTerm] };
}

/** Returns the query for two operands of NEAR, null when one of them cannot stand there. */
export function nearQuery(
  left: Leaf,
  right: Leaf,
  near: { readonly distance: number; readonly ordered: boolean },
): Query | null {
  if (left.field !== right.field || isModified(left) || isModified(right)) return null;
  const texts = [left, right].map((leaf) => splitWords(leaf.text).join(" "));
  if (texts.includes("")) return null;
  return {
    kind: "near",
    texts,
    distance: Math.min(MAX_NEAR_DISTANCE, near.distance),
    ordered: near.ordered,
    ...(left.field === null ? {} : { fields: [left.field] }),
  };
}

/** Words as typed: the case tells a ticker from a word. */
function splitWords(text: string): string[] {
  return tokenize(text).filter((word) => word !== "");
}

function isModified(leaf: Leaf): boolean {
  return leaf.modifiers.prefix !== undefined || leaf.modifiers.fuzzy !== undefined;
}

/** A number below 1 is a share of the word's length. */
function boundedFuzzy(fuzzy: number): number {
  return fuzzy < 1 ? fuzzy : Math.min(MAX_FUZZY, Math.round(fuzzy));
}
