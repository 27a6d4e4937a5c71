/**
 * EDGAR breaks lines of text documents after 1023 characters, in the middle of words and tags.
 * A document is taken for broken when it has a line of exactly that length and none longer.
 */
import type { SourceText, Span } from "./source-text.ts";

const BROKEN_LINE_CHARS = 1023;

/** Takes out the line breaks that EDGAR put into long lines. */
export function rejoinLongLines(source: SourceText): SourceText {
  const { text } = source;
  const breaks: Span[] = [];
  let lineStart = 0;
  for (;;) {
    const lineEnd = text.indexOf("\n", lineStart);
    const length = (lineEnd < 0 ? text.length : lineEnd) - lineStart;
    if (length > BROKEN_LINE_CHARS) return source;
    if (lineEnd < 0) break;
    if (length === BROKEN_LINE_CHARS) breaks.push({ start: lineEnd, end: lineEnd + 1 });
    lineStart = lineEnd + 1;
  }
  return breaks.length === 0 ? source : source.without(breaks);
}
