/** Responses that every route of the OpenAPI document has. */
import { problemSchema } from "./problem.ts";

export const JSON_TYPE = "application/json; charset=utf-8";

const problemContent = { "application/problem+json": { schema: problemSchema } };

export const UNCHANGED = { description: "The answer is still the one with the ETag sent." };
export const BAD_REQUEST = {
  description: "A parameter is unknown or has a wrong value.",
  content: problemContent,
};
export const NOT_FOUND = { description: "There is no such filing.", content: problemContent };
export const BROKEN = { description: "The request failed.", content: problemContent };
export const UNAVAILABLE = {
  description: "The index cannot be read just now; Retry-After says when to try again.",
  content: problemContent,
};
