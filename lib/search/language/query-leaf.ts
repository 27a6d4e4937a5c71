/** Leaves of a query: what one word, phrase or NEAR asks for. */

import { tokenize } from "../../index/analyzer.ts";
import type { Field } from "../../index/schema.ts";
import type { Query } from "../query.ts";
import type { Modifiers } from "./query-token.ts";

/** A word or phrase as read, before it is known whether NEAR follows. */
export interface Leaf {
  readonly kind: "word" | "phrase";
  readonly text: string;
  readonly modifiers: Modifiers;
  readonly field: Field | null;
}

/** Two edits already reach thousands of terms of a large dictionary. */
const MAX_FUZZY = 2;
/** Beyond it, one clause would drown all others. */
const MAX_BOOST = 100;
/** NEAR reaches as far as a long paragraph; farther than that, AND says the same. */
const MAX_NEAR_DISTANCE = 200;

/**
 * Returns the query of a word or phrase, null when it holds nothing that is indexed.
 *
 * A word that the analyzer splits ("cost-effective") asks for its parts in a row. A star makes the
 * last of them a prefix, within quotes, too.
 */
export function leafQuery(leaf: Leaf): Query | null {
  const texts = splitWords(leaf.text);
  const { fuzzy, boost } = leaf.modifiers;
  const prefix = isPrefix(leaf);
  const shared = {
    ...(leaf.field === null ? {} : { fields: [leaf.field] }),
    ...(boost === undefined ? {} : { boost: Math.min(MAX_BOOST, boost) }),
  };
  const last = texts.at(-1);
  if (last === undefined) return null;
  if (leaf.kind === "phrase" && fuzzy !== undefined && texts.length > 1) {
    const distance = Math.min(MAX_NEAR_DISTANCE, Math.floor(fuzzy));
    return { kind: "near", texts: starred(texts, prefix), distance, ordered: false, ...shared };
  }
  if (texts.length > 1) return { kind: "phrase", texts: starred(texts, prefix), ...shared };
  return {
    kind: "term",
    text: last,
    ...(prefix ? { prefix } : {}),
    ...(fuzzy === undefined || leaf.kind === "phrase" ? {} : { fuzzy: boundedFuzzy(fuzzy) }),
    ...shared,
  };
}

/** Says what of a word or phrase is not searched for as it was written, as its limits are lower. */
export function explainLeaf({ kind, text, modifiers }: Leaf): string[] {
  const { fuzzy = 0, boost = 0 } = modifiers;
  const isPhrase = kind === "phrase";
  const isSplit = !isPhrase && splitWords(text).length > 1;
  const edits = Math.round(fuzzy);
  return [
    ...(isPhrase ? explainDistance(fuzzy) : []),
    ...(isSplit && fuzzy > 0 ? ["a word of several parts is found as it is spelt only"] : []),
    ...(!isPhrase && !isSplit && edits > MAX_FUZZY
      ? [`words may differ by ${MAX_FUZZY} edits at most; read as ~${MAX_FUZZY}`]
      : []),
    ...(boost > MAX_BOOST ? [`a word counts ${MAX_BOOST} times at most`] : []),
  ];
}

/** Says when words are not looked for as far apart as asked for. */
export function explainDistance(distance: number): string[] {
  if (distance <= MAX_NEAR_DISTANCE) return [];
  return [`words may be ${MAX_NEAR_DISTANCE} words apart at most; read as ${MAX_NEAR_DISTANCE}`];
}

function isPrefix({ text, modifiers }: Leaf): boolean {
  return modifiers.prefix === true || text.endsWith("*");
}

function starred(texts: readonly string[], prefix: boolean): readonly string[] {
  return prefix ? [...texts.slice(0, -1), `${texts.at(-1)}*`] : texts;
}

/** Returns the query for two operands of NEAR, null when one of them cannot stand there. */
export function nearQuery(
  left: Leaf,
  right: Leaf,
  near: { readonly distance: number; readonly ordered: boolean },
): Query | null {
  if (left.field !== right.field || isFuzzy(left) || isFuzzy(right)) return null;
  const words = [left, right].map((leaf) => splitWords(leaf.text));
  if (words.some((texts) => texts.length === 0)) return null;
  const texts = [left, right].map((leaf, i) => starred(words[i] ?? [], isPrefix(leaf)).join(" "));
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

function isFuzzy(leaf: Leaf): boolean {
  return leaf.modifiers.fuzzy !== undefined;
}

/** A number below 1 is a share of the word's length. */
function boundedFuzzy(fuzzy: number): number {
  return fuzzy < 1 ? fuzzy : Math.min(MAX_FUZZY, Math.round(fuzzy));
}
