/**
 * Reads an HTML document, old or inline XBRL, as lines.
 *
 * htmlparser2's tokenizer does the lexing; its Parser is left out because looking for the start tag
 * of every stray end tag makes it quadratic on hostile input. What is not shown is not read:
 * comments, scripts, styles, the title, `ix:header`, `display:none`. Facts of inline XBRL are
 * gathered wherever they stand.
 */
import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import type { SourceText } from "../container/source-text.ts";
import { decodeReferences } from "./character-references.ts";
import { ElementStack, PLAIN, type StackedTag, type TextState } from "./element-stack.ts";
import { HtmlLineBuilder } from "./html-line-builder.ts";
import { type HtmlStyle, NO_STYLE, StyleReader } from "./html-style.ts";
import { InlineFacts } from "./inline-facts.ts";
import type { DocumentText } from "./line.ts";
import { wrapsText } from "./wrapped-text.ts";

/** Attributes that any element may have, and those of links and inline XBRL. */
const STYLE_ATTRIBUTES = new Set(["style", "align"]);
const OTHER_ATTRIBUTES = new Set(["href", "id", "name", "contextref", "format", "continuedat"]);
/** A longer value (an embedded image, say) is none of those that are looked at. */
const MAX_ATTRIBUTE_CHARACTERS = 2_000;
const LONGEST_WANTED = 11;
/** Of both names of style attributes. */
const STYLE_LENGTH = 5;
/** Code of the space; whatever is below does not print, either. */
const SPACE = 0x20;

/** Reads the lines, facts and context members of an HTML document in one pass. */
export function readHtmlLines(source: SourceText): DocumentText {
  const reader = new HtmlReader(source);
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: false }, reader);
  tokenizer.write(source.text);
  tokenizer.end();
  return reader.finish();
}

class HtmlReader implements TokenizerCallbacks {
  private readonly text: string;
  private readonly builder: HtmlLineBuilder;
  private readonly inline = new InlineFacts();
  private readonly stack: ElementStack;
  private readonly styles = new StyleReader();
  private tables = 0;
  private tag: StackedTag;
  /** Of the tag that is read; null where it has none. */
  private style: string | null = null;
  private align: string | null = null;
  private readonly attributes = new Map<string, string>();
  /** Name of the attribute whose value comes next; empty when nobody wants it. */
  private attribute = "";
  /** Text [pendingStart, pendingEnd) that is not yet added; pendingEnd is -1 when there is none. */
  private pendingStart = 0;
  private pendingEnd = -1;

  constructor(source: SourceText) {
    this.text = source.text;
    this.stack = new ElementStack({ ...PLAIN, preformatted: wrapsText(source.text) });
    this.tag = this.stack.tag("html");
    this.builder = new HtmlLineBuilder(source);
  }

  finish(): DocumentText {
    this.flushText();
    const { contextMembers } = this.inline;
    return { lines: this.builder.finish(), facts: this.inline.finish(), contextMembers };
  }

  ontext(start: number, end: number): void {
    // A run of "<" comes as one text each.
    if (start !== this.pendingEnd) {
      this.flushText();
      this.pendingStart = start;
    }
    this.pendingEnd = end;
  }

  onopentagname(start: number, end: number): void {
    this.flushText();
    this.tag = this.stack.tagAt(this.text, start, end);
    this.style = null;
    this.align = null;
    if (this.attributes.size > 0) this.attributes.clear();
  }

  onattribname(start: number, end: number): void {
    this.attribute = "";
    const { refers } = this.tag;
    const length = end - start;
    if (length > LONGEST_WANTED || (length !== STYLE_LENGTH && !refers)) return;
    const name = this.text.slice(start, end).toLowerCase();
    if (STYLE_ATTRIBUTES.has(name) || (refers && OTHER_ATTRIBUTES.has(name))) this.attribute = name;
  }

  onattribdata(start: number, end: number): void {
    if (this.attribute === "") return;
    const value = this.text.slice(start, Math.min(end, start + MAX_ATTRIBUTE_CHARACTERS));
    const decoded = decodeReferences(value);
    if (this.attribute === "style") this.style = decoded;
    else if (this.attribute === "align") this.align = decoded;
    else this.attributes.set(this.attribute, decoded);
  }

  onopentagend(): void {
    this.openElement(false);
  }

  onselfclosingtag(): void {
    this.openElement(true);
  }

  onclosetag(start: number, end: number): void {
    this.flushText();
    const tag = this.stack.tagAt(this.text, start, end);
    const { name } = tag;
    if (tag.refers) this.inline.closeElement(name);
    // Of a paragraph without start tag, browsers show the space.
    if (name === "p" || name === "br") this.separate(tag);
    if (name === "td" || name === "th") this.builder.endCell();
    this.stack.close(tag);
    if (name === "table") this.builder.endTable(this.stack.state.inCell);
    else if (name !== "p") this.separate(tag);
  }

  // References are decoded with the text around them, and nothing of the others is shown.
  ontextentity(): void {}
  onattribentity(): void {}
  onattribend(): void {}
  oncomment(): void {}
  oncdata(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  private flushText(): void {
    if (this.pendingEnd < 0) return;
    const { pendingStart: start, pendingEnd: end } = this;
    this.pendingEnd = -1;
    const state = this.stack.state;
    if (state.hidden && !this.inline.listening) return;
    let first = start;
    while (first < end && this.text.charCodeAt(first) <= SPACE) first++;
    const isBlank = first === end && !state.preformatted;
    if (this.inline.listening) {
      this.inline.addText(isBlank ? " " : decodeReferences(this.text.slice(start, end)));
    }
    if (state.hidden) return;
    if (isBlank) this.builder.addSpace();
    else this.builder.addText(this.text.slice(start, end), start, state);
  }

  private openElement(selfClosed: boolean): void {
    const { tag } = this;
    const { name, traits } = tag;
    if (traits.closes.length > 0) this.stack.closeFor(tag);
    const style = this.style === null ? NO_STYLE : this.styles.read(this.style);
    this.separate(tag);
    if (style.breaksPage || name === "page") this.builder.endPage();
    else if (name === "hr") this.builder.rule(this.stack.state.inCell);
    if (selfClosed || traits.empty) return;
    if (tag.refers) this.inline.openElement(name, this.attributes);
    const isPlain = this.style === null && this.align === null && this.attributes.size === 0;
    this.stack.open(tag, isPlain ? this.plainState(tag) : this.stateWithin(tag, style));
    if (name === "tr") this.builder.startRow();
    else if (name === "td" || name === "th") this.builder.startCell();
  }

  /** The state within an element without attributes, made once for many in a row. */
  private plainState(tag: StackedTag): TextState {
    const outer = this.stack.state;
    if (!tag.traits.changesState) return outer;
    if (tag.outerState !== outer || tag.name === "table") {
      tag.innerState = this.stateWithin(tag, NO_STYLE);
      tag.outerState = outer;
    }
    return tag.innerState;
  }

  private stateWithin({ name, traits }: StackedTag, style: HtmlStyle): TextState {
    const outer = this.stack.state;
    const { align } = this;
    if (!traits.changesState && !style.says && align === null) return outer;
    const centered = style.centered ?? (align === null ? null : align.toLowerCase() === "center");
    const linked = name === "a" && this.attributes.get("href")?.startsWith("#") === true;
    return {
      bold: style.bold ?? (outer.bold || traits.bold),
      centered: name === "center" || (centered ?? outer.centered),
      hidden: outer.hidden || style.hidden || traits.hidden,
      linked: outer.linked || linked,
      preformatted: outer.preformatted || name === "pre",
      table: name === "table" ? ++this.tables : outer.table,
      inCell: name === "td" || name === "th" || (outer.inCell && name !== "table"),
    };
  }

  /** Ends the line where a block element begins or ends. */
  private separate({ name, traits }: StackedTag): void {
    if (!traits.block && name !== "br") return;
    const { inCell, hidden } = this.stack.state;
    if (hidden) return;
    if (name === "br") this.builder.breakByTag(inCell);
    else this.builder.breakLine(traits.spaced ? 1 : 0, inCell && name !== "table");
  }
}
