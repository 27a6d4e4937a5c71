/**
 * Turns a query tree into what the executor runs: words analysed, numbered and free of duplicates,
 * operands without words dropped (`smith & wesson` asks for two words), fields as boosts.
 */
import { FiledexError } from "../../errors.ts";
import { analyze } from "../../index/analyzer.ts";
import { FIELDS, type Field } from "../../index/schema.ts";
import type { NearQuery, PhraseQuery, Query, TermQuery } from "../query.ts";
import type { WordSpec } from "./expand-words.ts";
import { maxEditDistance, type Scoring } from "./scoring.ts";

export type PlanNode =
  | { readonly kind: "all" }
  | WordNode
  | ProximityNode
  | { readonly kind: "and" | "or" | "and-not"; readonly operands: readonly PlanNode[] };

export interface WordNode {
  readonly kind: "word";
  /** Index into the plan's words. */
  readonly word: number;
  /** Index into the plan's sources. */
  readonly source: number;
  readonly boosts: FieldBoosts;
}

/** By field id; null for fields that are not searched, while 0 finds a word and counts it nothing. */
export type FieldBoosts = readonly (number | null)[];

/** A phrase (one item), or items near each other. */
export interface ProximityNode {
  readonly kind: "proximity";
  readonly items: readonly ProximityItem[];
  /** Tokens that may stand between the items in all. */
  readonly distance: number;
  readonly ordered: boolean;
  readonly boosts: FieldBoosts;
}

/** Words that follow each other. */
export interface ProximityItem {
  readonly words: readonly number[];
  readonly sources: readonly number[];
}

export interface QueryPlan {
  /** Null when no word is left to look for: nothing matches. */
  readonly root: PlanNode | null;
  readonly words: readonly WordSpec[];
  /** The distinct words as written in the query (analysed); each has a bit in the masks. */
  readonly sources: readonly string[];
}

/** More words than anybody types; a limit for what a request may cost. */
const MAX_WORDS = 1_000;

/** Every list costs a step at each section that is looked at, so a prefix here has fewer. */
const MAX_NEAR_EXPANSIONS = 200;

/** Returns the words of a text; a star at its end makes the last one a prefix. */
function wordsOf(text: string): WordSpec[] {
  const specs = analyze(text.toWellFormed()).map(exactWord);
  const last = specs.at(-1);
  if (last === undefined || !text.endsWith("*")) return specs;
  return [...specs.slice(0, -1), { ...last, prefix: true, maxExpansions: MAX_NEAR_EXPANSIONS }];
}

function exactWord(term: string): WordSpec {
  return { term, prefix: false, maxDistance: 0 };
}

/** Numbers words and sources while it walks a tree; also for words that filters look up. */
export class Planner {
  readonly words: WordSpec[] = [];
  readonly sources: string[] = [];
  private readonly scoring: Scoring;
  private readonly wordNumbers = new Map<string, number>();
  private readonly sourceNumbers = new Map<string, number>();

  constructor(scoring: Scoring) {
    this.scoring = scoring;
  }

  plan(query: Query): PlanNode | null {
    switch (query.kind) {
      case "all":
        return { kind: "all" };
      case "term":
        return this.planTerm(query);
      case "phrase":
        return this.planPhrase(query);
      case "near":
        return this.planNear(query);
      case "and":
      case "or": {
        const operands = query.operands.flatMap((operand) => this.plan(operand) ?? []);
        return operands.length > 1 ? { kind: query.kind, operands } : (operands[0] ?? null);
      }
      case "and-not": {
        const [first, ...others] = query.operands.map((operand) => this.plan(operand));
        if (!first) return null;
        const rest = others.filter((operand) => operand !== null);
        return rest.length > 0 ? { kind: "and-not", operands: [first, ...rest] } : first;
      }
    }
  }

  /** Returns the number of a word to look up. */
  word(spec: WordSpec): number {
    const key = [spec.term, spec.prefix, spec.maxDistance, spec.maxExpansions].join("\n");
    const known = this.wordNumbers.get(key);
    if (known !== undefined) return known;
    if (this.words.length >= MAX_WORDS) {
      throw new FiledexError("invalid", `query has too many words: limit=\`${MAX_WORDS}\``);
    }
    this.wordNumbers.set(key, this.words.length);
    return this.words.push(spec) - 1;
  }

  private source(term: string): number {
    const known = this.sourceNumbers.get(term);
    if (known !== undefined) return known;
    this.sourceNumbers.set(term, this.sources.length);
    return this.sources.push(term) - 1;
  }

  /** A text of several tokens is a phrase; with prefix or distance its tokens may stand apart. */
  private planTerm(query: TermQuery): PlanNode | null {
    const terms = analyze(query.text.toWellFormed());
    const prefix = query.prefix === true;
    const fuzzy = query.fuzzy ?? 0;
    const boosts = this.boosts(query.fields, query.boost);
    if (terms.length > 1 && !prefix && fuzzy === 0) {
      return this.proximity([terms.map(exactWord)], query);
    }
    const operands = terms.map((term, i): WordNode => {
      const spec = {
        term,
        prefix: prefix && i === terms.length - 1,
        maxDistance: fuzzy === 0 ? 0 : maxEditDistance(this.scoring, fuzzy, term.length),
      };
      return { kind: "word", word: this.word(spec), source: this.source(term), boosts };
    });
    return operands.length > 1 ? { kind: "and", operands } : (operands[0] ?? null);
  }

  private planPhrase(query: PhraseQuery): PlanNode | null {
    return this.proximity([query.texts.flatMap(wordsOf)], query);
  }

  private planNear(query: NearQuery): PlanNode | null {
    return this.proximity(query.texts.map(wordsOf), query);
  }

  private proximity(
    texts: readonly (readonly WordSpec[])[],
    query: TermQuery | PhraseQuery | NearQuery,
  ): PlanNode | null {
    const boosts = this.boosts(query.fields, query.boost);
    const items = texts
      .filter((specs) => specs.length > 0)
      .map(
        (specs): ProximityItem => ({
          words: specs.map((spec) => this.word(spec)),
          sources: specs.map(({ term }) => this.source(term)),
        }),
      );
    const [first] = items;
    if (first === undefined) return null;
    const [word, source] = [first.words[0], first.sources[0]];
    if (items.length === 1 && first.words.length === 1 && word !== undefined) {
      return { kind: "word", word, source: source ?? 0, boosts };
    }
    const near = query.kind === "near";
    return {
      kind: "proximity",
      items,
      distance: near ? query.distance : 0,
      ordered: near ? query.ordered : true,
      boosts,
    };
  }

  private boosts(fields: readonly Field[] | undefined, boost = 1): FieldBoosts {
    return FIELDS.map((field, id) => {
      const searched = fields === undefined || fields.includes(field);
      return searched ? boost * (this.scoring.fieldBoosts[id] ?? 1) : null;
    });
  }
}
