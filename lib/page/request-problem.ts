import type { Problem } from "../http/problem.ts";
import { formatSentence } from "./format-value.ts";

/** What went wrong with a request, in words for the reader. */
export interface RequestProblem {
  readonly title: string;
  readonly details: readonly string[];
  /** Null when no answer came. */
  readonly status: number | null;
}

/** A request that failed; `problem` says how. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly problem: RequestProblem;

  constructor(problem: RequestProblem, options?: { readonly cause?: unknown }) {
    super(problem.title, options);
    this.problem = problem;
  }
}

/** Turns an answer that is no success into words; its body may be problem+json or anything. */
export async function readProblem(response: Response): Promise<RequestProblem> {
  const body: unknown = await response.json().catch(() => null);
  const { status } = response;
  if (!isProblem(body)) return { title: titleOf(status), details: [], status };
  const errors = (body.errors ?? []).map(({ parameter, message }) =>
    formatSentence(nameParameters(`${parameter} ${message}`)),
  );
  const details = errors.length > 0 ? errors : [formatSentence(body.detail)];
  return { title: titleOf(status), details, status };
}

/** Turns whatever a request threw into words; without an answer the network is to blame. */
export function problemOf(error: unknown): RequestProblem {
  if (error instanceof RequestError) return error.problem;
  return {
    title: "The index cannot be reached",
    details: ["Check your connection and try again."],
    status: null,
  };
}

/** What the page calls the parameters that readers fill in freely. */
const PARAMETER_NAMES: Readonly<Record<string, string>> = {
  q: "the query",
  filed_from: "the first filing date",
  filed_to: "the last filing date",
  cursor: "the place in the list",
};

/** Puts the page's words in place of parameters, which a message may compare with each other. */
function nameParameters(text: string): string {
  return text.replace(/^\w+|\bfiled_(?:from|to)\b/g, (name) => PARAMETER_NAMES[name] ?? name);
}

function titleOf(status: number): string {
  if (status === 400) return "This search cannot be run";
  if (status === 404) return "There is no such filing";
  if (status === 429) return "Too many searches at once";
  return "The search failed";
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "status" in body;
}
