/**
 * A section's text as the blocks to show it in.
 *
 * Filings mix prose with tables drawn by spaces. Prose reads best in a proportional face, a drawn
 * table only in a fixed one, so a block goes by its lines: a gap of three or more spaces inside a
 * line, or a rule of dashes, makes it a drawing. (Justified text has gaps of two.)
 *
 *     The Company sold 3,000 units.          prose
 *
 *                      2003      2002        drawing
 *     Revenue         $ 120     $  98
 */
export interface TextBlock {
  readonly kind: "prose" | "drawing";
  readonly text: string;
}

/** Cuts a text at its empty lines; drawings that follow each other stay one block. */
export function splitTextBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  for (const paragraph of paragraphsOf(text)) {
    const kind = paragraph.some(isDrawn) ? "drawing" : "prose";
    const last = blocks.at(-1);
    const joined = paragraph.join("\n");
    if (kind === "drawing" && last?.kind === "drawing") {
      blocks[blocks.length - 1] = { kind, text: `${last.text}\n\n${joined}` };
    } else {
      blocks.push({ kind, text: kind === "prose" ? unwrap(paragraph) : joined });
    }
  }
  return blocks;
}

function paragraphsOf(text: string): string[][] {
  const paragraphs: string[][] = [];
  let lines: string[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() !== "") {
      lines.push(line.trimEnd());
    } else if (lines.length > 0) {
      paragraphs.push(lines);
      lines = [];
    }
  }
  return lines.length > 0 ? [...paragraphs, lines] : paragraphs;
}

function isDrawn(line: string): boolean {
  return /\S {3,}\S|\t|[-=_]{5}/.test(line);
}

/** A line this long was broken because it was full; a shorter one because it was meant to end. */
const FULL_LINE = 55;

/** Joins the lines of a paragraph that were broken only to fit a terminal. */
function unwrap(lines: readonly string[]): string {
  return lines
    .map((line, index) => {
      if (index === lines.length - 1) return line.trim();
      return line.trim() + (line.length >= FULL_LINE ? " " : "\n");
    })
    .join("");
}
