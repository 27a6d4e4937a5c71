/**
 * What people call the things that items report. A query about a topic lifts the sections of its
 * item above those that merely mention the word; it neither adds nor removes a hit.
 *
 *     restatement            4.02 Non-Reliance on Previously Issued Financial Statements ...
 *     ceo resigned           5.02 Departure of Directors or Certain Officers ...
 */

import type { ItemWeights } from "../execute/weigh-sections.ts";
import type { Query } from "../query.ts";

/** Item -> topics; all words of a topic must be in the query, `*` stands for any ending. */
const TOPICS: readonly (readonly [item: string, ...topics: string[]])[] = [
  ["1.01", "merger agreement", "credit agreement", "definitive agreement", "purchase agreement"],
  ["1.02", "terminat* agreement"],
  ["1.03", "bankrupt*", "chapter 11", "receivership", "insolven*"],
  ["1.04", "mine safety", "mine shutdown"],
  ["1.05", "cyber*", "ransomware", "data breach", "hack*"],
  ["2.01", "acquisition closing", "acquisition complet*", "sale business", "dispos* assets"],
  ["2.02", "earnings", "quarter* results", "results operations"],
  ["2.04", "default", "accelerat*"],
  ["2.05", "layoff*", "restructur*", "exit costs"],
  ["2.06", "impair*", "write down*", "writedown*"],
  ["3.01", "delist*", "minimum bid"],
  ["3.02", "private placement", "pipe", "regulation s", "unregistered"],
  ["3.03", "rights plan", "poison pill", "rights agreement"],
  ["4.01", "auditor*", "accountant*", "accounting firm"],
  ["4.02", "restat*", "non reliance", "nonreliance"],
  ["5.01", "change* control"],
  ["5.02", "resign*", "departure*", "appoint*", "elect* director*", "retire*", "ceo", "cfo"],
  ["5.03", "bylaw*", "by laws", "fiscal year", "articles incorporation"],
  ["5.04", "blackout"],
  ["5.05", "code ethics"],
  ["5.06", "shell company", "reverse merger"],
  ["5.07", "annual meeting", "say pay", "vot* results"],
  ["7.01", "reg fd", "regulation fd", "investor presentation"],
];

/** Lifts a section over one that says a word twice as often, not over one about the very words. */
const TOPIC_FACTOR = 1.5;
/** A list of exhibits repeats the words of the item that announces them. */
const EXHIBIT_LIST_FACTOR = 0.7;
const EXHIBIT_LIST_ITEM = "9.01";

interface Topic {
  readonly item: string;
  readonly words: readonly RegExp[];
}

const COMPILED: readonly Topic[] = TOPICS.flatMap(([item, ...topics]) =>
  topics.map((topic) => ({ item, words: topic.split(" ").map(compileWord) })),
);

function compileWord(word: string): RegExp {
  return new RegExp(`^${word.replace("*", ".*")}$`, "s");
}

/**
 * Returns how much sections of each item count for a query.
 *
 * @param filtered Items that the query is confined to; their own sections are meant.
 */
export function weighItems(query: Query, filtered: readonly string[]): ItemWeights {
  const words = wordsOf(query);
  const weights = new Map([[EXHIBIT_LIST_ITEM, EXHIBIT_LIST_FACTOR]]);
  for (const topic of COMPILED) {
    if (topic.words.every((pattern) => words.some((word) => pattern.test(word)))) {
      weights.set(topic.item, TOPIC_FACTOR);
    }
  }
  for (const item of filtered) weights.set(item, TOPIC_FACTOR);
  return weights;
}

/** The words that sections are to contain, in lower case. */
function wordsOf(query: Query): string[] {
  switch (query.kind) {
    case "all":
      return [];
    case "and":
    case "or":
      return query.operands.flatMap(wordsOf);
    case "and-not":
      return query.operands.slice(0, 1).flatMap(wordsOf);
    case "term":
      return [query.text.toLowerCase()];
    case "phrase":
    case "near":
      return query.texts.flatMap((text) => text.toLowerCase().split(" "));
  }
}
