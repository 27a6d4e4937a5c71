import { readFileSync } from "node:fs";

/** Reads an event of test/events, by the name of what is odd about it. */
export function readEvent(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../events/${name}.json`, import.meta.url), "utf8"));
}
