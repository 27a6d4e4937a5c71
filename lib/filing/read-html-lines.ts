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
import { InlineFacts } from "./inline-facts.ts";
import type { DocumentText } from "./line.ts";
import type { SourceText } from "./source-text.ts";

/** Elements without an end tag. */
const VOID = new Set(
  "area base br col embed hr img input link meta param source track wbr page".split(" "),
);
/** Block elements that are set apart by space. */
const SPACED = new Set("p h1 h2 h3 h4 h5 h6 table ul ol dl blockquote pre hr title".split(" "));
/** Block elements without space of their own. */
const BLOCKS = new Set(
  "div li dt dd center address body html form fieldset article section header footer main nav aside caption thead tbody tfoot figure figcaption option document text".split(
    " ",
  ),
);
const BOLD = new Set("b strong th h1 h2 h3 h4 h5 h6".split(" "));
/** Elements whose text is not part of what one reads. */
const HIDDEN = new Set("script style title ix:header ix:hidden noscript template".split(" "));
const WANTED_ATTRIBUTES = new Set("style align href id name contextref format".split(" "));
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
    this.attributes.clear();
  }

  onattribname(start: number, end: number): void {
    const name = this.text.slice(start, end).toLowerCase();
    this.attribute = WANTED_ATTRIBUTES.has(name) ? name : null;
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
    this.openElement(VOID.has(this.tag));
  }

  onselfclosingtag(): void {
    this.openElement(true);
  }

  onclosetag(start: number, end: number): void {
    const name = this.text.slice(start, end).toLowerCase();
    if (name === "p" || name === "br") this.separate(name);
    this.closeElement(name);
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

  private openElement(closed: boolean): void {
    const name = this.tag;
    this.stack.closeImplied(name);
    const style = this.styles.read(this.attributes.get("style") ?? "");
    this.separate(name);
    if (style.breaksPage || name === "page") this.builder.endPage();
    if (closed) return;
    this.inline.openElement(name, this.attributes);
    this.stack.open(name, this.stateWithin(name, style));
    if (name === "tr") this.builder.startRow();
    if (name === "td" || name === "th") this.builder.startCell();
  }

  private stateWithin(name: string, style: HtmlStyle): TextState {
    const outer = this.stack.state;
    const align = this.attributes.get("align")?.toLowerCase();
    const centered = style.centered ?? (align === undefined ? null : align === "center");
    return {
      bold: style.bold ?? (outer.bold || BOLD.has(name)),
      centered: name === "center" || (centered ?? outer.centered),
      hidden: outer.hidden || style.hidden || HIDDEN.has(name),
      linked:
        outer.linked || (name === "a" && this.attributes.get("href")?.startsWith("#") === true),
      preformatted: outer.preformatted || name === "pre",
      table: name === "table" ? ++this.tables : outer.table,
      inCell: name === "td" || name === "th" || (outer.inCell && name !== "table"),
    };
  }

  private closeElement(name: string): void {
    this.inline.closeElement(name);
    if (name === "td" || name === "th") this.builder.endCell();
    this.stack.close(name);
    if (name === "table") this.builder.endTable(this.stack.state.inCell);
    else if (name !== "p" && name !== "br") this.separate(name);
  }

  /** Ends the line where a block element begins or ends. */
  private separate(name: string): void {
    const { inCell, hidden } = this.stack.state;
    if (hidden) return;
    if (name === "br") this.builder.breakByTag(inCell);
    else if (SPACED.has(name)) this.builder.breakLine(1, inCell && name !== "table");
    else if (BLOCKS.has(name) || name === "tr") this.builder.breakLine(0, inCell);
  }
}
