/** What a container is built from. */
import type { HeaderStyle } from "../filing-spec.ts";
import type { Report } from "../report.ts";

export interface SubmissionParts {
  /** `0000950124-00-003635` */
  readonly accession: string;
  readonly report: Report;
  readonly header: HeaderStyle;
  readonly documents: readonly SubmissionDocument[];
  /** Times, film numbers and the like are told from each other by this number. */
  readonly serial: number;
}

export interface SubmissionDocument {
  /** `8-K`, `EX-99.1`, `GRAPHIC` */
  readonly type: string;
  readonly filename: string;
  readonly description: string;
  /** What stands between the TEXT tags. */
  readonly text: string;
}

/** File names were added to documents in the middle of 2000. */
const FILENAMES_SINCE = "2000-06-01";

/** Formats a document block with its tags. */
export function formatDocument(
  document: SubmissionDocument,
  sequence: number,
  filedAt: string,
): string {
  return [
    "<DOCUMENT>",
    `<TYPE>${document.type}`,
    `<SEQUENCE>${sequence}`,
    ...(filedAt >= FILENAMES_SINCE ? [`<FILENAME>${document.filename}`] : []),
    `<DESCRIPTION>${document.description}`,
    "<TEXT>",
    document.text,
    "</TEXT>",
    "</DOCUMENT>",
  ].join("\n");
}

/** Formats all documents, numbered from 1. */
export function formatDocuments(parts: SubmissionParts): string {
  return parts.documents
    .map((document, index) => formatDocument(document, index + 1, parts.report.filedAt))
    .join("\n");
}
