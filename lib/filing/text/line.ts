/**
 * The common ground of ASCII and HTML documents: text as a list of lines.
 * Made by readAsciiLines and readHtmlLines, consumed by everything that looks for headings,
 * cover fields, exhibit lists and signatures.
 */
export interface Line {
  /**
   * ASCII: as printed, so that columns can be compared. HTML: white space collapsed to single
   * spaces, table cells separated by \t. Never empty: blank lines show as `blanksBefore`.
   */
  readonly text: string;
  /** Characters [start, end) of the decoded file. */
  readonly start: number;
  readonly end: number;
  /** Blank lines (ASCII) or block boundaries with vertical space (HTML) before this line. */
  readonly blanksBefore: number;
  /** The whole line is a link within the document, as entries of a table of contents are. */
  readonly link: boolean;
  /** Ordinal of the table the line stands in, from 1; 0 outside tables. */
  readonly table: number;
  /** Every visible character is bold (HTML only). */
  readonly bold: boolean;
  readonly centered: boolean;
  /** It has no blank at either end and no two in a row, so that prose shows it as it is. */
  readonly tidy: boolean;
}

/** What a line says of its looks, small enough to share one number. */
export type LineLooks = Pick<
  Line,
  "blanksBefore" | "link" | "table" | "bold" | "centered" | "tidy"
>;

const MAX_BLANKS = 0xf;
const LINK = 0x10;
const BOLD = 0x20;
const CENTERED = 0x40;
const TIDY = 0x80;
const TABLE_SHIFT = 8;
/** More tables than this count as one; the number stays a small integer of V8. */
const MAX_TABLES = 0x3f_ffff;

/**
 * A line as readers keep it: a document of 200 MB has millions, and looks in fields of their own would
 * take 32 bytes more for each.
 */
export class PackedLine implements Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  private readonly looks: number;

  constructor(text: string, start: number, end: number, looks: LineLooks) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.looks =
      Math.min(looks.blanksBefore, MAX_BLANKS) |
      (looks.link ? LINK : 0) |
      (looks.bold ? BOLD : 0) |
      (looks.centered ? CENTERED : 0) |
      (looks.tidy ? TIDY : 0) |
      (Math.min(looks.table, MAX_TABLES) << TABLE_SHIFT);
  }

  get blanksBefore(): number {
    return this.looks & MAX_BLANKS;
  }

  get link(): boolean {
    return (this.looks & LINK) !== 0;
  }

  get bold(): boolean {
    return (this.looks & BOLD) !== 0;
  }

  get centered(): boolean {
    return (this.looks & CENTERED) !== 0;
  }

  get tidy(): boolean {
    return (this.looks & TIDY) !== 0;
  }

  get table(): number {
    return this.looks >> TABLE_SHIFT;
  }
}

/** A tagged fact of inline XBRL, as printed; nested text joined, white space collapsed. */
export interface InlineFact {
  /** `dei:EntityRegistrantName` */
  readonly name: string;
  readonly contextRef: string;
  /** `ixt-sec:stateprovnameen`; null when untransformed. */
  readonly format: string | null;
  readonly text: string;
}

/** What one pass over a main document or exhibit yields. */
export interface DocumentText {
  readonly lines: readonly Line[];
  /** Empty for ASCII. Includes facts in `ix:header`, whose text is not among the lines. */
  readonly facts: readonly InlineFact[];
  /** Members of each context that has any, by context id: `us-gaap:CommonClassAMember`. */
  readonly contextMembers: ReadonlyMap<string, readonly string[]>;
}
