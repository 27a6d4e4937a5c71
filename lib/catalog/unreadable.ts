import { FiledexError, hasKind } from "../errors.ts";

/**
 * Returns what to throw instead of an error of a store that was read for somebody who searches: a
 * store that refuses to be read lacks a permission or a bucket, which is no mistake of theirs.
 */
export function unreadable(error: unknown): unknown {
  if (!hasKind(error, "invalid")) return error;
  return new FiledexError("unavailable", error.message, { cause: error.cause });
}
