/**
 * What the query box offers while someone types: words to go on with, and companies to narrow the
 * search to. Only the plain words at the end of a query are completed; what stands before them,
 * such as operators and filters, is kept.
 *
 *     item:4.01 -merger "going conc        typed: kept up to the quote, open from there
 *     item:4.01 -merger "going concern"    a word chosen
 *     item:4.01 -merger                    a company chosen, which becomes a filter
 */
import type { SuggestResponse } from "../http/suggest-route.ts";

/** The end of a query, which can be completed. */
export interface OpenWords {
  readonly kept: string;
  readonly words: string;
}

export type Completion = WordCompletion | CompanyCompletion;

interface WordCompletion {
  readonly kind: "word";
  /** Differs from that of every other completion, whatever was typed. */
  readonly key: string;
  /** The words as typed, and the letters to add to them. */
  readonly typed: string;
  readonly rest: string;
  /** The whole query with them. */
  readonly query: string;
}

interface CompanyCompletion {
  readonly kind: "company";
  readonly key: string;
  readonly name: string;
  readonly cik: string | null;
  readonly filings: number;
  /** The query without the company's name. */
  readonly query: string;
}

/** So that results stay in sight under the list, on a phone with its keyboard too. */
const MAX_WORDS = 4;
const MAX_COMPANIES = 3;

const OPERATORS = new Set(["AND", "OR", "NOT", "NEAR"]);
const OPEN_END = /(?:(?:^|\s)(?:AND|OR|NOT|NEAR)\s*)?["“(]?$/;
const PLAIN_PIECE = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,&/-]*$/u;
/** One letter begins too many words, and what begins with a figure is no word. */
const LAST_WORD = /(?<![\p{L}\p{N}\p{M}])\p{L}[\p{L}\p{N}\p{M}]+$/u;
const CLOSING_QUOTES: Readonly<Record<string, string>> = { '"': '"', "“": "”" };

/** Finds the words at the end of a query; null when the last of them cannot be completed. */
export function findOpenWords(query: string): OpenWords | null {
  let start = query.length;
  for (const piece of [...query.matchAll(/\S+/g)].reverse()) {
    const text = piece[0].replace(/^["“(]/, "");
    if (!PLAIN_PIECE.test(text) || OPERATORS.has(text)) break;
    start = piece.index + piece[0].length - text.length;
    // The words before a quote or a parenthesis are not of one piece with those after it.
    if (text !== piece[0]) break;
  }
  const words = query.slice(start);
  return LAST_WORD.test(words) ? { kept: query.slice(0, start), words } : null;
}

/** Lists what to offer for the end of a query; `answer` may be that to an earlier beginning of it. */
export function listCompletions(open: OpenWords, answer: SuggestResponse): Completion[] {
  return [...completeWord(open, answer), ...completeCompany(open, answer)];
}

function completeWord({ kept, words }: OpenWords, answer: SuggestResponse): Completion[] {
  const beginning = LAST_WORD.exec(words)?.[0].toLowerCase() ?? "";
  const closing = CLOSING_QUOTES[kept.at(-1) ?? ""] ?? "";
  return answer.suggestions
    .map(({ text }) => text.slice(text.lastIndexOf(" ") + 1))
    .filter((term) => term.startsWith(beginning) && term !== beginning)
    .slice(0, MAX_WORDS)
    .map((term) => {
      const rest = term.slice(beginning.length);
      const query = `${kept}${words}${rest}${closing}`;
      return { kind: "word", key: `word ${term}`, typed: words, rest, query };
    });
}

function completeCompany({ kept }: OpenWords, answer: SuggestResponse): Completion[] {
  // Operators, quotes and parentheses that waited for the name make no sense without it.
  const query = kept.replace(OPEN_END, "").trim();
  return answer.companies.slice(0, MAX_COMPANIES).map(({ name, cik, filings }) => {
    return { kind: "company", key: `company ${cik ?? name}`, name, cik, filings, query };
  });
}
