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
  // The last line feed in reach ends a line that is short enough, and so are those before it.
  while (text.length - lineStart > BROKEN_LINE_CHARS) {
    const lineEnd = text.lastIndexOf("\n", lineStart + BROKEN_LINE_CHARS);
    if (lineEnd < lineStart) return source;
    const length = lineEnd - lineStart;
    const isBroken =
      length === BROKEN_LINE_CHARS && text.lastIndexOf("\n", lineEnd - 1) < lineStart;
    if (isBroken) breaks.push({ start: lineEnd, end: lineEnd + 1 });
    lineStart = lineEnd + 1;
  }
  return breaks.length === 0 ? source : source.without(breaks);
}
