/**
 * Reads an HTML document, old or inline XBRL, as lines.
 *
 * htmlparser2's tokenizer does the lexing; its Parser is left out because looking for the start tag
 * of every stray end tag makes it quadratic on hostile input. What is not shown is not read:
 * comments, scripts, styles, the title, `ix:header`, `display:none`. Facts of inline XBRL are
 * gathered wherever they stand.
 */
import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import { ElementStack, type TextState } from "./element-stack.ts";
import { HtmlLineBuilder } from "./html-line-builder.ts";
import { type HtmlStyle, StyleReader } from "./html-style.ts";
import { type TagTraits, tagTraits } from "./html-tags.ts";
import { InlineFacts } from "./inline-facts.ts";
import type { DocumentText } from "./line.ts";
import type { SourceText } from "./source-text.ts";

const WANTED_ATTRIBUTES = new Set("style align href id name contextref format".split(" "));
const SHORTEST_WANTED = 2;
const LONGEST_WANTED = 10;
/** A longer value (an embedded image, say) is none of those that are looked at. */
const MAX_ATTRIBUTE_CHARACTERS = 2_000;

/** Reads the lines, facts and context members of an HTML document in one pass. */
export function readHtmlLines(source: SourceText): DocumentText {
  const reader = new HtmlReader(source);
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, reader);
  tokenizer.write(source.text);
  tokenizer.end();
  return reader.finish();
}

class HtmlReader implements TokenizerCallbacks {
  private readonly text: string;
  private readonly builder: HtmlLineBuilder;
  private readonly inline = new InlineFacts();
  private readonly stack = new ElementStack();
  private readonly styles = new StyleReader();
  private tables = 0;
  private tag = "";
  private readonly attributes = new Map<string, string>();
  private attribute: string | null = null;
  private value = "";

  constructor(source: SourceText) {
    this.text = source.text;
    this.builder = new HtmlLineBuilder(source);
  }

  finish(): DocumentText {
    this.builder.flush();
    const { facts, contextMembers } = this.inline;
    return { lines: this.builder.lines, facts, contextMembers };
  }

  ontext(start: number, end: number): void {
    this.addText(this.text.slice(start, end), start, end);
  }

  ontextentity(codePoint: number, end: number): void {
    const start = this.text.lastIndexOf("&", end - 1);
    this.addText(String.fromCodePoint(codePoint), start, end);
  }

  onopentagname(start: number, end: number): void {
    this.tag = this.text.slice(start, end).toLowerCase();
    if (this.attributes.size > 0) this.attributes.clear();
  }

  onattribname(start: number, end: number): void {
    this.attribute = null;
    const length = end - start;
    if (length < SHORTEST_WANTED || length > LONGEST_WANTED) return;
    const name = this.text.slice(start, end).toLowerCase();
    if (!WANTED_ATTRIBUTES.has(name)) return;
    this.attribute = name;
    this.value = "";
  }

  onattribdata(start: number, end: number): void {
    if (this.attribute === null) return;
    const room = MAX_ATTRIBUTE_CHARACTERS - this.value.length;
    if (room > 0) this.value += this.text.slice(start, Math.min(end, start + room));
  }

  onattribentity(codePoint: number): void {
    if (this.attribute === null || this.value.length >= MAX_ATTRIBUTE_CHARACTERS) return;
    this.value += String.fromCodePoint(codePoint);
  }

  onattribend(): void {
    if (this.attribute !== null) this.attributes.set(this.attribute, this.value);
    this.attribute = null;
  }

  onopentagend(): void {
    this.openElement(false);
  }

  onselfclosingtag(): void {
    this.openElement(true);
  }

  onclosetag(start: number, end: number): void {
    const name = this.text.slice(start, end).toLowerCase();
    this.inline.closeElement(name);
    const traits = tagTraits(name);
    // Of a paragraph without start tag, browsers show the space.
    if (name === "p" || name === "br") this.separate(name, traits);
    if (name === "td" || name === "th") this.builder.endCell();
    this.stack.close(name);
    if (name === "table") this.builder.endTable(this.stack.state.inCell);
    else if (name !== "p") this.separate(name, traits);
  }

  // Nothing of these is shown.
  oncomment(): void {}
  oncdata(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  private addText(text: string, start: number, end: number): void {
    if (this.inline.listening) this.inline.addText(text);
    const state = this.stack.state;
    if (!state.hidden) this.builder.addText(text, start, end, state);
  }

  private openElement(selfClosed: boolean): void {
    const name = this.tag;
    const traits = tagTraits(name);
    for (const each of traits.closes) this.stack.close(each);
    const style = this.styles.read(this.attributes.get("style") ?? "");
    this.separate(name, traits);
    if (style.breaksPage || name === "page") this.builder.endPage();
    if (selfClosed || traits.empty) return;
    this.inline.openElement(name, this.attributes);
    this.stack.open(name, this.stateWithin(name, traits, style));
    if (name === "tr") this.builder.startRow();
    else if (name === "td" || name === "th") this.builder.startCell();
  }

  private stateWithin(name: string, traits: TagTraits, style: HtmlStyle): TextState {
    const outer = this.stack.state;
    const align = this.attributes.get("align");
    if (!traits.changesState && !style.says && align === undefined) return outer;
    const centered =
      style.centered ?? (align === undefined ? null : align.toLowerCase() === "center");
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
  private separate(name: string, traits: TagTraits): void {
    if (!traits.block && name !== "br") return;
    const { inCell, hidden } = this.stack.state;
    if (hidden) return;
    if (name === "br") this.builder.breakByTag(inCell);
    else this.builder.breakLine(traits.spaced ? 1 : 0, inCell && name !== "table");
  }
}
