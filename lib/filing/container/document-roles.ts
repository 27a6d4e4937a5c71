import { exhibitNumberOf } from "../fields/exhibits.ts";
import { rootFormOf } from "../fields/form-type.ts";
import { isAttachment } from "./document-content.ts";
import type { SubmissionDocument } from "./submission.ts";

export interface DocumentRoles {
  /** Null when nothing of the submission can be read. */
  readonly main: SubmissionDocument | null;
  /** Exhibits and letters that are read, in submission order. */
  readonly others: readonly SubmissionDocument[];
  readonly attachments: readonly SubmissionDocument[];
}

/**
 * Tells a submission's main document from the others: the first whose type is the submission's
 * form, else the first in sequence; the text extract of a main document that is a PDF.
 */
export function assignRoles(
  documents: readonly SubmissionDocument[],
  form: string | null,
): DocumentRoles {
  const attachments = documents.filter(isAttachment);
  const readable = documents.filter((document) => !attachments.includes(document));
  const main =
    readable.find((document) => form !== null && sameRoot(document.type, form)) ??
    readable.find((document) => document.type?.toUpperCase() === "TEXT-EXTRACT") ??
    readable.find((document) => document.sequence === 1) ??
    readable.find((document) => exhibitNumberOf(document.type) === null) ??
    null;
  return { main, others: readable.filter((document) => document !== main), attachments };
}

function sameRoot(type: string | null, form: string): boolean {
  return type !== null && rootFormOf(type.toUpperCase()) === rootFormOf(form);
}
