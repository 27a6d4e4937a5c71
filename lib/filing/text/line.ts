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
