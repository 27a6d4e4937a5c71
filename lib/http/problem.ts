/**
 * Errors as problem details, RFC 9457.
 *
 *     kind          status   what the client can do
 *     invalid       400      mend the request; `errors` names the parameters
 *     not-found     404
 *     (method)      405      use one that `Allow` lists
 *     conflict      503      try again after `Retry-After` seconds
 *     unavailable   503      the same
 *     corrupt       500      nothing
 *     (any other)   500      nothing; the detail stays in the log
 */
import { z } from "@hono/zod-openapi";
import { type ErrorKind, FiledexError } from "../errors.ts";

const PROBLEM_TYPE = "application/problem+json; charset=utf-8";
/** A manifest is replaced, or a throttled bucket recovers, well within it. */
const RETRY_AFTER_SECONDS = 2;
/** A longer URL is cut where an error repeats it. */
const MAX_INSTANCE_LENGTH = 1_000;

export const problemSchema = z
  .strictObject({
    type: z.string().openapi({ example: "about:blank" }),
    title: z.string().openapi({ example: "Bad Request" }),
    status: z.int().openapi({ example: 400 }),
    detail: z.string(),
    instance: z.string().openapi({ example: "/search?limit=0" }),
    errors: z
      .array(z.strictObject({ parameter: z.string(), message: z.string() }))
      .optional()
      .openapi({ description: "The parameters that were refused." }),
  })
  .openapi("Problem", { description: "RFC 9457 problem details." });

export type Problem = z.infer<typeof problemSchema>;
export type ParameterError = NonNullable<Problem["errors"]>[number];

type ProblemStatus = 400 | 404 | 405 | 500 | 503;

const TITLES: Readonly<Record<ProblemStatus, string>> = {
  400: "Bad Request",
  404: "Not Found",
  405: "Method Not Allowed",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

const STATUSES: Readonly<Record<ErrorKind, ProblemStatus>> = {
  invalid: 400,
  "not-found": 404,
  conflict: 503,
  unavailable: 503,
  corrupt: 500,
};

const DETAILS = {
  500: "the request failed; it has been logged",
  503: "the index cannot be read just now; try again",
} as const;

/** An answer other than 200, before it is tied to a request. */
export interface Refusal {
  readonly status: ProblemStatus;
  readonly detail: string;
  readonly errors?: readonly ParameterError[];
  readonly allow?: string;
}

/** Returns what to answer to a thrown value; only what is the client's own fault is explained. */
export function refusalOf(error: unknown): Refusal {
  const status = error instanceof FiledexError ? STATUSES[error.kind] : 500;
  if (status === 500 || status === 503) return { status, detail: DETAILS[status] };
  return { status, detail: error instanceof Error ? error.message : TITLES[status] };
}

/** Makes the response for a refused request. */
export function problemResponse(url: string, refusal: Refusal): Response {
  const { pathname, search } = new URL(url);
  const problem: Problem = {
    type: "about:blank",
    title: TITLES[refusal.status],
    status: refusal.status,
    detail: refusal.detail,
    instance: `${pathname}${search}`.slice(0, MAX_INSTANCE_LENGTH),
    ...(refusal.errors === undefined ? {} : { errors: [...refusal.errors] }),
  };
  const headers = new Headers({ "content-type": PROBLEM_TYPE, "cache-control": "no-store" });
  if (refusal.status === 503) headers.set("retry-after", String(RETRY_AFTER_SECONDS));
  if (refusal.allow !== undefined) headers.set("allow", refusal.allow);
  return new Response(JSON.stringify(problem), { status: refusal.status, headers });
}
