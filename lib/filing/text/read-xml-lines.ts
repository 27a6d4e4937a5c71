/**
 * Renders the XML forms (3, 4, 5, 13F, D, N-PORT, ATS-N ...) as text: one line for a field, its name in
 * words before its value, and a heading for a group of fields.
 *
 *     <reportingOwner>                         Reporting owner
 *       <rptOwnerName>DOE JANE</rptOwnerName>  Reporting owner name: DOE JANE
 *       <transactionDate>
 *         <value>2024-03-01</value>            Transaction date: 2024-03-01
 *       </transactionDate>
 *       <transactionCode>P</transactionCode>   Transaction code: P (open market or private purchase)
 */
import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import type { SourceText } from "../container/source-text.ts";
import { collapseSpaces, firstVisible, lastVisible } from "./characters.ts";
import { type DocumentText, type Line, type LineLooks, PackedLine } from "./line.ts";
import { maxLines } from "./line-limit.ts";
import { codesOf } from "./ownership-codes.ts";
import { TextPieces } from "./text-pieces.ts";

/** No form nests deeper; what lies deeper is read as if it lay here. */
const MAX_DEPTH = 256;
/** Names of elements that only hold a value; the field is named by the element around them. */
const FOOTNOTE_NAME = "footnoteid";
const VALUE_NAMES = new Set(["value", FOOTNOTE_NAME]);

/** Reads the lines of an XML form in one pass. */
export function readXmlLines(source: SourceText): DocumentText {
  const reader = new XmlReader(source);
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: true }, reader);
  tokenizer.write(source.text);
  tokenizer.end();
  reader.finish();
  return { lines: reader.lines, facts: [], contextMembers: new Map() };
}

interface OpenElement {
  name: ElementName;
  id: string;
  /** Its heading was written, or is not needed because it is a field. */
  headed: boolean;
}

const FIELD: LineLooks = {
  blanksBefore: 0,
  link: false,
  table: 0,
  bold: false,
  centered: false,
  tidy: false,
};
const HEADING: LineLooks = { ...FIELD, blanksBefore: 1, bold: true };

class XmlReader implements TokenizerCallbacks {
  readonly lines: Line[] = [];
  private readonly source: SourceText;
  /** Elements at `depth` and beyond wait for their next use. */
  private readonly open: OpenElement[] = [];
  private depth = 0;
  private readonly names = new ElementNames();
  private overflow = 0;
  private tagStart = 0;
  private name: ElementName = this.names.find("");
  private id = "";
  private attribute = "";
  private readonly value = new TextPieces();
  private start = -1;
  private end = -1;
  private readonly maxLines: number;
  /** What does not fit into the lines that a document may have. */
  private readonly rest = new TextPieces();
  private restEnd = 1;

  constructor(source: SourceText) {
    this.source = source;
    this.maxLines = maxLines(source.text.length);
  }

  ontext(start: number, end: number): void {
    this.addText(this.source.text.slice(start, end), start, end);
  }

  ontextentity(codePoint: number, end: number): void {
    const start = this.source.text.lastIndexOf("&", end - 1);
    this.addText(String.fromCodePoint(codePoint), start, end);
  }

  oncdata(start: number, end: number): void {
    this.ontext(start, end);
  }

  onopentagname(start: number, end: number): void {
    this.flush();
    this.tagStart = start;
    this.name = this.names.find(this.source.text.slice(start, end));
    this.id = "";
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.source.text.slice(start, end);
  }

  onattribdata(start: number, end: number): void {
    if (this.attribute.toLowerCase() === "id") this.id += this.source.text.slice(start, end);
  }

  onopentagend(): void {
    if (this.depth >= MAX_DEPTH) {
      this.overflow++;
      return;
    }
    const element = this.open[this.depth++];
    if (element === undefined) this.open.push({ name: this.name, id: this.id, headed: false });
    else {
      element.name = this.name;
      element.id = this.id;
      element.headed = false;
    }
  }

  onselfclosingtag(end: number): void {
    if (!this.name.isFootnote || this.id === "") return;
    this.value.add(`[${this.id}]`);
    this.start = this.tagStart;
    this.end = end;
    this.flush();
  }

  onclosetag(): void {
    this.flush();
    if (this.overflow > 0) this.overflow--;
    else if (this.depth > 0) this.depth--;
  }

  // Nothing of these is shown.
  onattribentity(): void {}
  onattribend(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  finish(): void {
    this.flush();
    const last = this.lines.at(-1);
    if (this.rest.isEmpty || last === undefined) return;
    const end = this.source.offsetAt(this.restEnd - 1) + 1;
    const text = last.text + this.rest.take();
    this.lines[this.lines.length - 1] = new PackedLine(text, last.start, end, last);
  }

  /** Writes the value that was gathered as a field of the element that is open. */
  flush(): void {
    if (this.value.isEmpty) return;
    const value = collapseSpaces(this.value.take()).trim();
    const { start, end } = this;
    this.start = -1;
    if (value === "" || start < 0) return;
    const depth = this.fieldDepth();
    this.writeHeadings(depth, start);
    const field = depth < 0 ? undefined : this.open[depth];
    const label = field === undefined ? "" : `${field.id || field.name.words}: `;
    const meaning = field?.name.codes?.get(value);
    this.write(`${label}${value}${meaning === undefined ? "" : ` (${meaning})`}`, start, end);
  }

  private addText(text: string, start: number, end: number): void {
    const first = firstVisible(text);
    if (first < 0) {
      if (!this.value.isEmpty) this.value.add(" ");
      return;
    }
    if (this.start < 0) this.start = Math.min(start + first, end - 1);
    this.end = Math.max(this.start + 1, end - (text.length - lastVisible(text)));
    this.value.add(text);
  }

  private fieldDepth(): number {
    const top = this.depth - 1;
    const around = this.open[top - 1];
    // A value among other fields, as of a holding in 13F tables, is a field itself.
    return around && !around.headed && this.open[top]?.name.holdsValue ? top - 1 : top;
  }

  /** Writes the heading of the innermost group, unless a field of it was written before. */
  private writeHeadings(depth: number, at: number): void {
    const group = this.open[depth - 1];
    if (depth < 2 || group === undefined || group.headed) return;
    // Around an element that is headed, all are.
    for (let outer = depth - 1; outer >= 0; outer--) {
      const element = this.open[outer];
      if (element === undefined || element.headed) break;
      element.headed = true;
    }
    this.write(group.name.words, at, at + 1);
  }

  private write(text: string, start: number, end: number): void {
    if (this.lines.length >= this.maxLines) {
      this.rest.add(` ${text}`);
      this.restEnd = end;
      return;
    }
    const heading = !text.includes(": ");
    const from = this.source.offsetAt(start);
    const to = this.source.offsetAt(end - 1) + 1;
    this.lines.push(new PackedLine(text, from, to, heading ? HEADING : FIELD));
  }
}

/** Abbreviations of EDGAR's schemas that a reader would not search for. */
const SPELT_OUT: ReadonlyMap<string, string> = new Map([
  ["rpt", "reporting"],
  ["addr", "address"],
  ["amt", "amount"],
  ["desc", "description"],
  ["shrs", "shares"],
  ["ssh", "shares or"],
  ["prn", "principal"],
  ["prnamt", "principal amount"],
  ["form13", "form 13f"],
  ["ffile", "file"],
]);
const MAX_NAME_CHARACTERS = 100;
const MAX_KNOWN_NAMES = 5_000;

/** What the name of an element says, found once for all elements of that name. */
interface ElementName {
  /** "rptOwnerName" is "Reporting owner name". */
  readonly words: string;
  readonly holdsValue: boolean;
  readonly isFootnote: boolean;
  /** Meanings of its values, if they are codes. */
  readonly codes: ReadonlyMap<string, string> | undefined;
}

class ElementNames {
  private readonly known = new Map<string, ElementName>();

  /** Finds a name as printed, with or without a prefix. */
  find(printed: string): ElementName {
    const known = this.known.get(printed);
    if (known !== undefined) return known;
    const local = printed.slice(printed.indexOf(":") + 1);
    const folded = local.toLowerCase();
    const name = {
      words: putInWords(local),
      holdsValue: VALUE_NAMES.has(folded),
      isFootnote: folded === FOOTNOTE_NAME,
      codes: codesOf(local),
    };
    if (this.known.size < MAX_KNOWN_NAMES) this.known.set(printed, name);
    return name;
  }
}

function putInWords(name: string): string {
  const words = name
    .slice(0, MAX_NAME_CHARACTERS)
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .toLowerCase()
    .split(" ")
    .map((word) => SPELT_OUT.get(word) ?? word)
    .join(" ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
