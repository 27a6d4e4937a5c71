/**
 * Which HTML elements are open, and what they do to the text within them.
 *
 * EDGAR's HTML is rarely well-formed, so end tags follow the rules of browsers: one without a start
 * tag is ignored, one that skips open elements closes them, too, and none reaches out of the table
 * cell that it stands in. Opening a paragraph closes an open one.
 *
 *     <p><b>Item 5.<p>text</b>     p closes p, and with it b; then </b> is ignored
 *
 * Every operation is amortised O(1): each entry knows the entry of the same name beneath it.
 */

/** What the open elements together say of the text. */
export interface TextState {
  readonly bold: boolean;
  readonly centered: boolean;
  readonly hidden: boolean;
  /** Within a link to a place in the same document. */
  readonly linked: boolean;
  readonly preformatted: boolean;
  /** Ordinal of the innermost table; 0 outside tables. */
  readonly table: number;
  readonly inCell: boolean;
}

export const PLAIN: TextState = {
  bold: false,
  centered: false,
  hidden: false,
  linked: false,
  preformatted: false,
  table: 0,
  inCell: false,
};

interface Entry {
  readonly name: string;
  readonly state: TextState;
  /** Index of the entry of the same name beneath; -1 when there is none. */
  readonly sameBelow: number;
  /** Index of the nearest entry, itself included, that end tags of text elements stop at. */
  readonly scope: number;
  /** Index of the nearest table, itself included; -1 outside tables. */
  readonly table: number;
}

/** Deeper elements are counted but not remembered; no browser nests so deep (Blink: 512). */
const MAX_DEPTH = 4_096;

const SCOPES = new Set(["table", "td", "th", "caption"]);
const TABLE_PARTS = new Set(["tr", "td", "th", "thead", "tbody", "tfoot", "caption"]);
export class ElementStack {
  private readonly entries: Entry[] = [];
  private readonly topmost = new Map<string, number>();
  private overflow = 0;

  /** What holds for text at this place. */
  get state(): TextState {
    return this.entries.at(-1)?.state ?? PLAIN;
  }

  open(name: string, state: TextState): void {
    const index = this.entries.length;
    if (index >= MAX_DEPTH) {
      this.overflow++;
      return;
    }
    const below = this.entries.at(-1);
    this.entries.push({
      name,
      state,
      sameBelow: this.topmost.get(name) ?? -1,
      scope: SCOPES.has(name) ? index : (below?.scope ?? -1),
      table: name === "table" ? index : (below?.table ?? -1),
    });
    this.topmost.set(name, index);
  }

  /** Closes the innermost element of that name and all within it, if it is in reach. */
  close(name: string): void {
    const index = this.topmost.get(name) ?? -1;
    if (index < 0 || index < this.barrier(name)) return;
    if (this.overflow > 0) {
      this.overflow--;
      return;
    }
    while (this.entries.length > index) this.pop();
  }

  private barrier(name: string): number {
    const top = this.entries.at(-1);
    if (top === undefined || name === "table") return 0;
    return TABLE_PARTS.has(name) ? top.table : top.scope;
  }

  private pop(): void {
    const entry = this.entries.pop();
    if (entry === undefined) return;
    if (entry.sameBelow < 0) this.topmost.delete(entry.name);
    else this.topmost.set(entry.name, entry.sameBelow);
  }
}
