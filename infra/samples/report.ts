/** What a filing says, before anything is known of how it looks. */
import type { FictionalCompany } from "./fictional-company.ts";
import type { ItemKind } from "./item-calendar.ts";

export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "table"; readonly rows: readonly (readonly string[])[] };

export interface Report {
  /** `8-K/A` */
  readonly form: string;
  readonly rootForm: string;
  readonly amendmentNumber: number | null;
  /** The first one is the registrant of the cover; the others file with it. */
  readonly registrants: readonly FictionalCompany[];
  /** ISO dates. */
  readonly eventDate: string;
  readonly filedAt: string;
  /** Why it amends an earlier filing. */
  readonly explanatoryNote: string | null;
  readonly items: readonly ReportItem[];
  /** The text of a form without items. */
  readonly body: readonly Block[];
  readonly exhibits: readonly ReportExhibit[];
  readonly signatory: { readonly name: string; readonly title: string };
}

/** Tells letters, which have neither, from forms with a cover page and a signature. */
export function isLetter({ rootForm }: Report): boolean {
  return rootForm === "CORRESP";
}

export interface ReportItem {
  /** Several for a combined heading. */
  readonly kinds: readonly ItemKind[];
  /** `b` of Item 5.02(b). */
  readonly subparagraph: string | null;
  readonly blocks: readonly Block[];
  /** The next item's text is this one's too: two headings above one text. */
  readonly sharesNext: boolean;
  readonly notApplicable: boolean;
}

export interface ReportExhibit {
  /** `99.1` */
  readonly number: string;
  readonly description: string;
  readonly blocks: readonly Block[];
  /** A document of its own, text after the signature, or only listed. */
  readonly attachment: "document" | "pasted" | "listed";
}
