import type { Line } from "../text/line.ts";
import { headingRank, type TextPart } from "./split-at-headings.ts";

/** A title stands within the first lines or nowhere. */
const TITLE_LINES = 12;

/** Names a part by the path of headings it stands under, or else by the first heading within. */
export function titleOfPart(lines: readonly Line[], part: TextPart): string {
  if (part.path.length > 0) return part.path.join(" \u203a ");
  const end = Math.min(part.span.end, part.span.start + TITLE_LINES);
  for (let at = part.span.start; at < end; at++) {
    const line = lines[at];
    if (line !== undefined && headingRank(line, lines[at + 1]) > 0) {
      return line.text.replace(/\s+/g, " ").trim();
    }
  }
  return "Body";
}
