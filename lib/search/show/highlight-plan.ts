import { processTerm } from "../../index/analyzer.ts";
import type { Query } from "../query.ts";
import type { NearGroup } from "./near-marks.ts";
import type { TermSequence } from "./term-automaton.ts";

/** What of a query can be seen in the text of a section; made once for a query. */
export interface HighlightPlan {
  readonly words: readonly WordClause[];
  readonly phrases: readonly PhraseClause[];
  /** Clauses that count only near each other. */
  readonly near: readonly NearGroup[];
}

export interface PhraseClause extends TermSequence {
  /** Whether the last term stands for all that begin so. */
  readonly prefix: boolean;
}

export interface WordClause {
  readonly term: string;
  readonly prefix: boolean;
  /** As in the query; 0 when the word is exact. */
  readonly fuzzy: number;
  readonly clause: number;
}

/** Lists the clauses of a query; those that look in other fields, or are negated, are left out. */
export function planHighlights(query: Query): HighlightPlan {
  const draft: Draft = { words: [], phrases: [], near: [], clauseCount: 0 };
  addClauses(draft, query);
  const inNear = new Set(draft.near.flatMap(({ clauses }) => clauses));
  // A word that is also asked for alone counts wherever it stands, so that clause comes first.
  const words = draft.words.toSorted((a, b) => {
    return Number(inNear.has(a.clause)) - Number(inNear.has(b.clause));
  });
  return { words, phrases: draft.phrases, near: draft.near };
}

interface Draft {
  readonly words: WordClause[];
  readonly phrases: PhraseClause[];
  readonly near: NearGroup[];
  clauseCount: number;
}

function addClauses(draft: Draft, query: Query): void {
  if (query.kind === "all") return;
  if ("operands" in query) {
    const shown = query.kind === "and-not" ? query.operands.slice(0, 1) : query.operands;
    for (const operand of shown) addClauses(draft, operand);
    return;
  }
  if (query.fields !== undefined && !query.fields.includes("text")) return;
  if (query.kind === "phrase") addSequence(draft, query.texts);
  else if (query.kind === "near") {
    const texts = new Set(query.texts.map(processTerm));
    const clauses = [...texts].map((text) => addSequence(draft, text.split(" ")));
    draft.near.push({ clauses, distance: query.distance, ordered: query.ordered });
  } else {
    const { text, prefix = false, fuzzy = 0 } = query;
    draft.words.push({ term: processTerm(text), prefix, fuzzy, clause: draft.clauseCount++ });
  }
}

/** Adds words in a row, of which the last may end in a star; returns their clause. */
function addSequence(draft: Draft, texts: readonly string[]): number {
  const clause = draft.clauseCount++;
  const prefix = texts.at(-1)?.endsWith("*") ?? false;
  const terms = texts.map((text) => processTerm(text.replace(/\*$/, "")));
  const [only = ""] = terms;
  if (terms.length === 1) draft.words.push({ term: only, prefix, fuzzy: 0, clause });
  else draft.phrases.push({ terms, prefix, clause });
  return clause;
}
