/** [start, end) in UTF-16 units of the text it belongs to. */
export type Highlight = readonly [number, number];

export interface TextPart {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * Cuts a text at its highlights, so that marks can be made as elements and never as markup.
 * Unordered, overlapping and outlying highlights are mended.
 */
export function splitHighlights(text: string, highlights: readonly Highlight[]): TextPart[] {
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

/** Returns the highlights of a text that touch a piece of it, as highlights of the piece. */
export function shiftHighlights(
  highlights: readonly Highlight[],
  piece: { readonly start: number; readonly text: string },
): Highlight[] {
  const end = piece.start + piece.text.length;
  return highlights
    .filter((highlight) => highlight[0] < end && highlight[1] > piece.start)
    .map((highlight) => [highlight[0] - piece.start, highlight[1] - piece.start]);
}
