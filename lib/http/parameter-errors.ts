import type { z } from "@hono/zod-openapi";
import type { ParameterError } from "./problem.ts";

/** A request with more wrong parameters than this was not written by anyone. */
const MAX_ERRORS = 20;
const MAX_NAME_LENGTH = 60;

/** Names the parameters that zod refused, and why. */
export function parameterErrors(error: z.ZodError): ParameterError[] {
  return error.issues.flatMap(describeIssue).slice(0, MAX_ERRORS);
}

function describeIssue(issue: z.core.$ZodIssue): ParameterError[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((name) => ({
      parameter: name.slice(0, MAX_NAME_LENGTH),
      message: "is not a parameter of this resource",
    }));
  }
  return [{ parameter: String(issue.path[0] ?? ""), message: issue.message }];
}
