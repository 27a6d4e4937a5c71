/** What a generated filing is to be like; everything that is not given is ordinary. */
import type { ContainerShape } from "../../lib/filing/filing.ts";

export interface FilingSpec {
  /** Path of the file, with extension. */
  readonly path: string;
  readonly shape: ContainerShape;
  readonly layout: Layout;
  /** Which company, and which others file with it. */
  readonly company: number;
  readonly coregistrants: readonly number[];
  readonly form: string;
  readonly amendmentNumber: number | null;
  /** ISO date. */
  readonly eventDate: string;
  /** Business days from event to filing. */
  readonly daysToFile: number;
  /** Codes by heading, in the order they are printed: `[["7"], ["9"]]`, `[["7.01", "8.01"]]`. */
  readonly items: readonly (readonly string[])[];
  /** Codes printed with the remark that they do not apply. */
  readonly notApplicable: readonly string[];
  /** Which of the stories of its topics is told; null for any. */
  readonly wording: number | null;
  readonly headings: HeadingStyle;
  /** The first two headings stand above one text. */
  readonly stacked: boolean;
  /** Sub-paragraph printed with the first heading: Item 5.02(b). */
  readonly subparagraph: string | null;
  /** Headings of the form's sections above those of its items. */
  readonly sectionLines: boolean;
  readonly tableOfContents: boolean;
  readonly pressRelease: "document" | "pasted" | "listed" | "none";
  /** A logo, uuencoded. */
  readonly graphic: boolean;
  readonly cover: CoverStyle;
  readonly justified: boolean;
  readonly characters: Characters;
  readonly lineEnd: "\n" | "\r\n";
  readonly header: HeaderStyle;
  readonly damage: Damage;
}

export type Layout = "ascii" | "html" | "inline-xbrl";

export type HeadingStyle =
  /** `ITEM 7.   FINANCIAL STATEMENTS AND EXHIBITS` */
  | "upper"
  /** `Item 5.  Other Events` */
  | "title"
  /** `ITEM 5 -- OTHER EVENTS` */
  | "dash"
  /** `Item 5: Other Events` */
  | "colon"
  /** `Item No. 4   Changes in ...` */
  | "number"
  /** The title in the next line or paragraph. */
  | "next-line"
  /** The title in the next cell of a table; HTML only. */
  | "next-cell"
  /** A thin space between word and number; HTML only. */
  | "thin-space"
  /** `Item 8.01 Other Events. On March 3 ...` */
  | "run-in"
  /** `ITEM VII.  FINANCIAL STATEMENTS AND EXHIBITS`; items of before 2004 only. */
  | "roman"
  /** `I T E M  5.  OTHER EVENTS` */
  | "letter-spaced";

export type Damage =
  | "none"
  /** The file ends within its last document, behind all that is known of the main one. */
  | "cut"
  /** Lines are broken after 1023 characters, in the middle of words and tags, as EDGAR did. */
  | "rewrapped";

export type CoverStyle = "stacked" | "two-column" | "three-column";

/** How characters outside ASCII are written in HTML. */
export type Characters = "windows-1252-references" | "windows-1252" | "utf-8";

export type HeaderStyle =
  | "sec"
  /** `<IMS-DOCUMENT>`, until 1995. */
  | "ims"
  /** The rendering of mid-2000: paths in the root line, growing indentation, closing tags. */
  | "mid-2000";

/** What has to be said of a filing, and what else may be. */
export type GivenSpec = Pick<FilingSpec, "path" | "company" | "eventDate" | "items"> &
  Partial<FilingSpec>;

/** A typewriter filing, mailed to EDGAR. */
export function specifyAscii(given: GivenSpec): FilingSpec {
  return specifyFiling({ layout: "ascii", headings: "upper", shape: "pem", ...given });
}

/** A filing in HTML. */
export function specifyHtml(given: GivenSpec): FilingSpec {
  return specifyFiling({ layout: "html", ...given });
}

/** A filing with a tagged cover. */
export function specifyInline(given: GivenSpec): FilingSpec {
  return specifyFiling({ layout: "inline-xbrl", characters: "utf-8", ...given });
}

/** Fills in what is ordinary. */
export function specifyFiling(given: GivenSpec): FilingSpec {
  return {
    shape: "submission",
    layout: "html",
    coregistrants: [],
    form: "8-K",
    amendmentNumber: null,
    daysToFile: 2,
    notApplicable: [],
    wording: null,
    headings: "title",
    stacked: false,
    subparagraph: null,
    sectionLines: false,
    tableOfContents: false,
    pressRelease: "none",
    graphic: false,
    cover: "three-column",
    justified: false,
    characters: "windows-1252-references",
    lineEnd: "\n",
    header: "sec",
    damage: "none",
    ...given,
  };
}
