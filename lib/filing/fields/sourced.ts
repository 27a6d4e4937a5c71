import type { Source, Sourced } from "../filing.ts";

/** Returns a value with the name of its source; null for no value. */
export function sourced(value: string | null | undefined, source: Source): Sourced<string> | null {
  return value ? { value, source } : null;
}
