/**
 * Bytes of an EDGAR file to Filings, one for each submission in it, which is nearly always one.
 *
 *     bytes ─inflate─decode─▶ text ─containers─▶ header + documents ─▶ parties, form, dates
 *                                                 └─▶ main document: lines ─▶ cover, sections, items,
 *                                                     │                       signatories, exhibit list
 *                                                     ├─▶ exhibits: one section each
 *                                                     └─▶ attachments: recorded
 */
import { FiledexError } from "../errors.ts";
import type { Container } from "./container/container.ts";
import { openContainers } from "./container/container.ts";
import { decodeText } from "./container/decode-text.ts";
import { readAttachment } from "./container/document-content.ts";
import { assignRoles } from "./container/document-roles.ts";
import { type FileNameFields, readFileName } from "./container/file-name.ts";
import { type FilingHeader, parseHeader } from "./container/header.ts";
import { inflateFile, isGzip } from "./container/inflate-file.ts";
import { refuseNonFiling, refuseUnmarked } from "./container/non-filing.ts";
import { SourceText } from "./container/source-text.ts";
import { parseFormType } from "./fields/form-type.ts";
import type { Filing, TextEncoding, Warning } from "./filing.ts";
import { assembleFiling } from "./filing-assembly.ts";
import { uniteCopies } from "./unite-copies.ts";

/**
 * The largest file that is read: EDGAR itself takes no submission above 200 MB, and parsing takes
 * about six times the size of such a file in memory, seven where its text goes beyond Latin-1.
 */
export const MAX_FILING_BYTES = 200_000_000;

export interface ParseFilingOptions {
  /** Path or object key the file was stored under; the least trusted source of fields. */
  readonly path?: string;
}

/** What a file holds. */
export interface ParsedFile {
  /** In the order of the file, at least one; no two with the same accession number. */
  readonly filings: readonly Filing[];
  /** Submissions of the file that are not among them. */
  readonly refused: readonly RefusedSubmission[];
  readonly submissionCount: number;
}

export interface RefusedSubmission {
  /** Which one of the file, counted from 1. */
  readonly ordinal: number;
  /** What reading it threw: of kind "invalid", anything else being a fault of the parser. */
  readonly error: unknown;
}

/**
 * Parses the submissions of a file, each on its own: one that cannot be read costs no other.
 * Damage leads to warnings; throws "invalid" for what holds no filing at all: empty or binary
 * files, error and index pages, files above MAX_FILING_BYTES or with too many submissions.
 */
export function parseFilings(bytes: Uint8Array, options: ParseFilingOptions = {}): ParsedFile {
  const path = options.path ?? null;
  const { text, encoding } = decodeText(limitSize(bytes));
  refuseNonFiling(text, path);
  const containers = openContainers(SourceText.ofFile(text));
  // The name of a file with several submissions cannot tell which of them it means.
  const fileName = readFileName(containers.length === 1 ? (path ?? "") : "");
  const filings: Filing[] = [];
  const refused: RefusedSubmission[] = [];
  for (const [index, container] of containers.entries()) {
    try {
      filings.push(readContainer(container, { text, encoding, fileName }));
    } catch (error) {
      refused.push({ ordinal: index + 1, error });
    }
  }
  if (filings.length === 0) throw refused[0]?.error;
  return { filings: uniteCopies(filings), refused, submissionCount: containers.length };
}

/** Parses a file that holds one submission; throws "invalid" for more, else as parseFilings does. */
export function parseFiling(bytes: Uint8Array, options: ParseFilingOptions = {}): Filing {
  const { filings, refused } = parseFilings(bytes, options);
  const [filing] = filings;
  if (filing && filings.length + refused.length === 1) return filing;
  const count = filings.length + refused.length;
  throw new FiledexError("invalid", `file holds several submissions, count=\`${count}\``);
}

function limitSize(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) throw new FiledexError("invalid", "file is empty");
  if (bytes.length > MAX_FILING_BYTES) {
    throw new FiledexError(
      "invalid",
      `file is too large, size=\`${bytes.length}\` limit=\`${MAX_FILING_BYTES}\``,
    );
  }
  return isGzip(bytes) ? inflateFile(bytes, MAX_FILING_BYTES) : bytes;
}

/** What a container does not tell of itself. */
interface ContainingFile {
  readonly text: string;
  readonly encoding: TextEncoding;
  readonly fileName: FileNameFields;
}

function readContainer(container: Container, { text, encoding, fileName }: ContainingFile): Filing {
  const header = container.header ? parseHeader(container.header.text) : null;
  if (!header && container.documents.length === 0) {
    throw new FiledexError("invalid", "submission has neither header nor documents");
  }
  const roles = assignRoles(container.documents, header?.form ?? typedForm(container));
  const attachments = roles.attachments.map(readAttachment);
  const filing = assembleFiling({
    shape: container.shape,
    encoding,
    header,
    roles,
    fileName,
    attachments: attachments.map(({ attachment }) => attachment),
    warnings: [
      ...containerWarnings(container, header),
      ...attachments.flatMap(({ warning }) => (warning ? [warning] : [])),
    ],
  });
  const isKnown = filing.form !== null || filing.accession !== null || filing.items.length > 0;
  if (container.shape === "naked" && !isKnown) refuseUnmarked(text);
  return filing;
}

/** Without a header, the type of the first document is the form. */
function typedForm(container: Container): string | null {
  return parseFormType(container.documents[0]?.type ?? "");
}

function containerWarnings(container: Container, header: FilingHeader | null): Warning[] {
  const warnings: Warning[] = [];
  if (container.documents.length === 0) {
    warnings.push({ code: "header-only", message: "file holds a header without documents" });
  }
  if (header?.malformed) {
    warnings.push({ code: "malformed-header", message: "header has closing tags between labels" });
  }
  if (container.header && !header) {
    warnings.push({ code: "malformed-header", message: "header holds no value" });
  }
  if (container.capped) {
    warnings.push({ code: "truncated", message: "submission holds more documents than are read" });
  }
  const cut = container.documents.find((document) => document.truncated);
  if (cut) {
    const name = cut.filename ?? cut.type ?? "";
    warnings.push({ code: "truncated", message: `document has no end, name=\`${name}\`` });
  }
  return warnings;
}
