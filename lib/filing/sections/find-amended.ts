import type { Line } from "../text/line.ts";
import { findHeading, mayBeHeading } from "./headings.ts";
import type { ItemHeading } from "./item-heading.ts";
import { isInterrupted } from "./score-headings.ts";

const AMENDS =
  /^[^.:]{0,250}\b(?:is|are)\s+(?:hereby\s+|being\s+)*(?:amended|supplemented|restated|replaced)/i;
const MAX_AMENDED = 40;

/**
 * Finds the items of an amendment that heads none of them, but says of each how it is amended:
 * "Item 7 of the report of May 3, 1999 is hereby amended to read as follows:". The sentence is text.
 */
export function findAmended(lines: readonly Line[], end: number): ItemHeading[] {
  const headings: ItemHeading[] = [];
  for (let at = 0; at < end && headings.length < MAX_AMENDED; at++) {
    const line = lines[at];
    if (line === undefined || !mayBeHeading(line.text)) continue;
    const below = lines[at + 1]?.text ?? "";
    const candidate = findHeading(`${line.text} ${below}`);
    if (candidate === null || candidate.doubt !== "none" || candidate.range) continue;
    if (!AMENDS.test(candidate.rest) || isInterrupted(lines[at - 1] ?? null, line)) continue;
    headings.push({
      candidate,
      line: at,
      numberLine: at,
      titleRaw: "",
      titleOnly: true,
      fit: 0,
      textLine: at,
      textIndex: 0,
    });
  }
  return headings;
}
