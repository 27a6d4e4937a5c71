/**
 * What a parsed filing is. Produced by parseFiling, consumed by lib/index.
 *
 * Nothing here is repaired: a value is what one source said, with the name of that source, and
 * null means that no source said it.
 */

/** How the file wraps its documents; detected in this order. */
export type ContainerShape =
  /** RFC 1421 privacy-enhanced mail around a submission (EDGAR until 2009 and later). */
  | "pem"
  /** Complete submission text file: `<SEC-DOCUMENT>` or `<IMS-DOCUMENT>`. */
  | "submission"
  /** EDGAR feed file: `<SUBMISSION>`, tag dialect (.nc). */
  | "feed"
  /** A header without documents (.hdr.sgml). */
  | "header-only"
  /** `<DOCUMENT>` blocks without a header. */
  | "documents"
  /** A bare main document: ASCII, HTML or inline XBRL. */
  | "naked";

export type TextEncoding = "utf-8" | "windows-1252" | "utf-16le" | "utf-16be";

/** Where a value was read. */
export type Source = "header" | "dei" | "cover" | "signature" | "filename" | "text";

/** A value and the source that said it; `raw` is the printed form when it differs. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: Source;
  readonly raw?: string;
}

export interface Filing {
  readonly shape: ContainerShape;
  readonly encoding: TextEncoding;
  /** Dashed, `0000950124-00-003635`. */
  readonly accession: Sourced<string> | null;
  /** As submitted, `8-K/A`. */
  readonly form: Sourced<string> | null;
  /** The form without its amendment suffix, `8-K`; null when the form is unknown. */
  readonly rootForm: string | null;
  readonly amendment: boolean;
  readonly amendmentNumber: number | null;
  /** ISO date on which the report that this one amends was filed, as the text says. */
  readonly amendedFiledAt: Sourced<string> | null;
  /** The registrant's name for display: dei or cover before header. */
  readonly company: Sourced<string> | null;
  /** Ten digits. */
  readonly cik: Sourced<string> | null;
  /** ISO date. Never copied from the event date. */
  readonly filedAt: Sourced<string> | null;
  /** Local time at EDGAR (America/New_York), `2004-08-24T17:31:02`. */
  readonly acceptedAt: Sourced<string> | null;
  /** ISO date of the (earliest) event, EDGAR's period of report. */
  readonly reportDate: Sourced<string> | null;
  /** Everyone the header names, in header order; empty without a header. */
  readonly parties: readonly Party[];
  readonly cover: Cover;
  readonly items: readonly ItemRef[];
  /** How many items the header declares, with or without a label; null without a header. */
  readonly headerItemCount: number | null;
  /** An item's information is furnished and not filed: Items 2.02 and 7.01, once 12 and 9. */
  readonly furnished: boolean;
  /** An Item 9 from when EDGAR did not yet take Item 12 that seems to report results. */
  readonly maybeEarnings: boolean;
  readonly sections: readonly Section[];
  readonly exhibits: readonly Exhibit[];
  /** Documents that are recorded but never indexed. */
  readonly attachments: readonly Attachment[];
  readonly signatories: readonly Signatory[];
  readonly warnings: readonly Warning[];
}

/** What a party is to the filing, from the block that names it. */
export type PartyRole =
  | "filer"
  | "subject"
  | "filed-by"
  | "reporting-owner"
  | "issuer"
  | "filed-for"
  | "depositor"
  | "securitizer"
  | "underwriter"
  | "issuing-entity"
  | "serial-company";

export interface Party {
  readonly role: PartyRole;
  /** EDGAR's conformed name, as printed. */
  readonly name: string | null;
  /** Ten digits. */
  readonly cik: string | null;
  readonly sic: string | null;
  /** EDGAR state or country code. */
  readonly stateOfIncorporation: string | null;
  /** MMDD. */
  readonly fiscalYearEnd: string | null;
  /** NN-NNNNNNN; null for all zeros. */
  readonly ein: string | null;
  readonly formType: string | null;
  readonly fileNumber: string | null;
  readonly businessAddress: Address | null;
  readonly formerNames: readonly FormerName[];
}

export interface Address {
  readonly street: string | null;
  readonly city: string | null;
  /** EDGAR state or country code. */
  readonly state: string | null;
  readonly zip: string | null;
  readonly phone: string | null;
}

export interface FormerName {
  readonly name: string;
  /** ISO date of the change; null when not given. */
  readonly changedAt: string | null;
}

/** What the cover page of the main document (or its inline XBRL) says, apart from the header. */
export interface Cover {
  readonly company: Sourced<string> | null;
  readonly cik: Sourced<string> | null;
  readonly form: Sourced<string> | null;
  readonly reportDate: Sourced<string> | null;
  /** EDGAR state or country code. */
  readonly stateOfIncorporation: Sourced<string> | null;
  /** `000-15223`. */
  readonly fileNumber: Sourced<string> | null;
  /** NN-NNNNNNN. */
  readonly ein: Sourced<string> | null;
  readonly address: Sourced<Address> | null;
  readonly phone: Sourced<string> | null;
  readonly formerName: Sourced<string> | null;
  readonly securities: readonly Security[];
  readonly boxes: CheckBoxes;
}

/**
 * The check boxes of a cover of Form 8-K, true when ticked; null for a box that the cover does not
 * have. A ticked box on written communications or soliciting material announces a merger.
 */
export interface CheckBoxes {
  /** Written communications under Rule 425 of the Securities Act. */
  readonly writtenCommunications: Sourced<boolean> | null;
  /** Soliciting material under Rule 14a-12 of the Exchange Act. */
  readonly solicitingMaterial: Sourced<boolean> | null;
  /** Communications before a tender offer begins, Rule 14d-2(b). */
  readonly tenderOffer: Sourced<boolean> | null;
  /** The same before an issuer's own tender offer, Rule 13e-4(c). */
  readonly issuerTenderOffer: Sourced<boolean> | null;
  readonly emergingGrowthCompany: Sourced<boolean> | null;
  /** An emerging growth company elected not to use the extended transition period. */
  readonly extendedTransitionDeclined: Sourced<boolean> | null;
}

/** A class of securities registered under section 12(b), or a symbol named in the text. */
export interface Security {
  readonly title: string | null;
  readonly symbol: string | null;
  readonly exchange: string | null;
  readonly source: Source;
}

export type ItemSource = "body" | "header" | "both" | "heading-parenthetical";

/** An item the filing reports. Each code occurs once. */
export interface ItemRef {
  /** As numbered in the filing: `7` or `9.01`. */
  readonly code: string;
  readonly regime: "legacy" | "current";
  /** Today's code for it; null for items without a successor. */
  readonly current: string | null;
  /** Official title of `code`. */
  readonly title: string;
  readonly source: ItemSource;
}

export type SectionKind = "cover" | "explanatory-note" | "item" | "exhibit" | "body";

/**
 * The unit of indexing: one item of the main document, one exhibit, the cover, or other text: a whole
 * body, or what stands below the signature without saying what it is.
 */
export interface Section {
  readonly kind: SectionKind;
  /** Item codes as numbered in the filing; several for a combined heading; empty if not an item. */
  readonly codes: readonly string[];
  /** Letters of sub-paragraphs, `b` of Item 5.02(b). */
  readonly subparagraphs: readonly string[];
  /** Title for display: the official one of the code, or the exhibit's description. */
  readonly title: string;
  /** The title as printed; empty when there was none. */
  readonly titleRaw: string;
  /** Exhibit number, `99.1`; null outside exhibits. */
  readonly exhibitNumber: string | null;
  /** Readable text, lines separated by \n, without the heading. */
  readonly text: string;
  /** Characters [start, end) of the decoded file that the section was read from. */
  readonly start: number;
  readonly end: number;
  /** 1 number and title agree; 0.8 odd title or number; 0.6 bare number; 0.5 title only. */
  readonly confidence: number;
  /** The body says "not applicable"; such a section is neither a facet value nor searched. */
  readonly notApplicable: boolean;
}

export interface Exhibit {
  /** `99.1`, without `EX-`. */
  readonly number: string;
  readonly description: string | null;
  /** The attached document's file name; null when unnamed or not attached. */
  readonly filename: string | null;
  readonly attached: boolean;
}

export interface Attachment {
  readonly type: string;
  readonly filename: string | null;
  readonly description: string | null;
  readonly sizeBytes: number;
}

export interface Signatory {
  readonly name: string;
  readonly title: string | null;
  readonly company: string | null;
  /** ISO date. */
  readonly signedAt: string | null;
}

export type WarningCode =
  | "truncated"
  | "malformed-header"
  | "header-only"
  | "no-items"
  | "title-mismatch"
  | "item-era-mismatch"
  | "repeated-submission"
  | "undecodable-attachment"
  | "section-capped";

/** Something the reader of the filing should know; never the reason to drop it. */
export interface Warning {
  readonly code: WarningCode;
  readonly message: string;
}
