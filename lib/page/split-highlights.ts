export interface TextPart {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * Cuts a text at its highlights, so that marks can be made as elements and never as markup.
 * Ranges are [start, end) in UTF-16 units; unordered, overlapping and outlying ones are mended.
 */
export function splitHighlights(
  text: string,
  highlights: readonly (readonly [number, number])[],
): TextPart[] {
  const parts: TextPart[] = [];
  let position = 0;
  for (const [start, end] of [...highlights].sort((a, b) => a[0] - b[0])) {
    const from = Math.max(start, position);
    const to = Math.min(end, text.length);
    if (to <= from) continue;
    if (from > position) parts.push({ text: text.slice(position, from), marked: false });
    parts.push({ text: text.slice(from, to), marked: true });
    position = to;
  }
  if (position < text.length) parts.push({ text: text.slice(position), marked: false });
  return parts;
}
