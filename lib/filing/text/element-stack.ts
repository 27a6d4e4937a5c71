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

import { type TagTraits, tagTraits } from "./html-tags.ts";

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

/** An element's name with what the stack keeps about it. */
export interface StackedTag {
  readonly name: string;
  readonly traits: TagTraits;
  /** The tags that its start tag ends; null until they are asked for. */
  closes: readonly StackedTag[] | null;
  /** It can be a link, a fact of inline XBRL or a context of one. */
  readonly refers: boolean;
  /** What the last element without attributes made of the state around it. */
  outerState: TextState | null;
  innerState: TextState;
  /** Index of the topmost open element of this name; -1 when none is open. */
  top: number;
}

interface Entry {
  tag: StackedTag;
  state: TextState;
  /** Index of the entry of the same name beneath; -1 when there is none. */
  sameBelow: number;
  /** Index of the nearest entry, itself included, that end tags of text elements stop at. */
  scope: number;
  /** Index of the nearest table, itself included; -1 outside tables. */
  table: number;
}

/** Deeper elements are counted but not remembered; no browser nests so deep (Blink: 512). */
const MAX_DEPTH = 4_096;
/** Names beyond these are not HTML and not remembered. */
const MAX_NAMES = 1_000;
/** So many ASCII codes fit into a small integer of V8. */
const SHORT_NAME = 4;
const ASCII_BITS = 7;
const MAX_ASCII = 0x7f;

export class ElementStack {
  /** Entries beyond `depth` wait for their next use. */
  private readonly entries: Entry[] = [];
  private readonly tags = new Map<string, StackedTag>();
  /** Most tags have names of a few letters: these are found without making a string. */
  private readonly shortTags = new Map<number, StackedTag>();
  private depth = 0;
  private overflow = 0;
  /** What holds for text outside all elements. */
  private readonly root: TextState;
  private current: TextState;

  constructor(root = PLAIN) {
    this.root = root;
    this.current = root;
  }

  /** What holds for text at this place. */
  get state(): TextState {
    return this.current;
  }

  /** Returns the tag of a name, in whatever case it is written. */
  tag(written: string): StackedTag {
    return this.tags.get(written) ?? this.learn(written);
  }

  /** Returns the tag whose name is written at [start, end) of a text. */
  tagAt(text: string, start: number, end: number): StackedTag {
    if (end - start > SHORT_NAME) return this.tag(text.slice(start, end));
    let key = 0;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code > MAX_ASCII) return this.tag(text.slice(start, end));
      key = (key << ASCII_BITS) | code;
    }
    const known = this.shortTags.get(key);
    if (known !== undefined) return known;
    const tag = this.tag(text.slice(start, end));
    if (this.shortTags.size < MAX_NAMES) this.shortTags.set(key, tag);
    return tag;
  }

  open(tag: StackedTag, state: TextState): void {
    const index = this.depth;
    if (index >= MAX_DEPTH) {
      this.overflow++;
      return;
    }
    const below = this.entries[index - 1];
    const scope = tag.traits.scope ? index : (below?.scope ?? -1);
    const table = tag.name === "table" ? index : (below?.table ?? -1);
    const entry = this.entries[index];
    if (entry === undefined) this.entries.push({ tag, state, sameBelow: tag.top, scope, table });
    else {
      entry.tag = tag;
      entry.state = state;
      entry.sameBelow = tag.top;
      entry.scope = scope;
      entry.table = table;
    }
    tag.top = index;
    this.depth++;
    this.current = state;
  }

  /** Closes what a start tag ends. */
  closeFor(tag: StackedTag): void {
    tag.closes ??= tag.traits.closes.map((name) => this.tag(name));
    for (let at = 0; at < tag.closes.length; at++) {
      const each = tag.closes[at];
      if (each !== undefined && each.top >= 0) this.close(each);
    }
  }

  /** Closes the innermost element of that name and all within it, if it is in reach. */
  close(tag: StackedTag): void {
    const index = tag.top;
    if (index < 0) return;
    // Nothing can be in the way of the innermost element, which most end tags end.
    if (index < this.depth - 1 && index < this.barrier(tag)) return;
    if (this.overflow > 0) {
      this.overflow--;
      return;
    }
    while (this.depth > index) this.pop();
    this.current = index > 0 ? (this.entries[index - 1]?.state ?? this.root) : this.root;
  }

  private learn(written: string): StackedTag {
    const name = written.toLowerCase();
    const known = this.tags.get(name);
    const tag = known ?? ElementStack.create(name);
    if (this.tags.size < MAX_NAMES) {
      this.tags.set(name, tag);
      this.tags.set(written, tag);
    }
    return tag;
  }

  private static create(name: string): StackedTag {
    return {
      name,
      traits: tagTraits(name),
      closes: null,
      refers: name === "a" || name === "context" || name.includes(":"),
      outerState: null,
      innerState: PLAIN,
      top: -1,
    };
  }

  private barrier(tag: StackedTag): number {
    const top = this.entries[this.depth - 1];
    if (top === undefined || tag.name === "table") return 0;
    return tag.traits.tablePart ? top.table : top.scope;
  }

  private pop(): void {
    this.depth--;
    const entry = this.entries[this.depth];
    if (entry !== undefined) entry.tag.top = entry.sameBelow;
  }
}
