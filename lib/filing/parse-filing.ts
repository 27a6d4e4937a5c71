/**
 * Bytes of an EDGAR file to a Filing.
 *
 *     bytes ─inflate─decode─▶ text ─container─▶ header + documents ─▶ parties, form, dates
 *                                                └─▶ main document: lines ─▶ cover, sections, items,
 *                                                    │                       signatories, exhibit list
 *                                                    ├─▶ exhibits: one section each
 *                                                    └─▶ attachments: recorded
 */
import { FiledexError } from "../errors.ts";
import type { Container } from "./container/container.ts";
import { openContainer } from "./container/container.ts";
import { decodeText } from "./container/decode-text.ts";
import { readAttachment } from "./container/document-content.ts";
import { assignRoles } from "./container/document-roles.ts";
import { readFileName } from "./container/file-name.ts";
import { type FilingHeader, parseHeader } from "./container/header.ts";
import { inflateFile, isGzip } from "./container/inflate-file.ts";
import { refuseNonFiling, refuseUnmarked } from "./container/non-filing.ts";
import { SourceText } from "./container/source-text.ts";
import { parseFormType } from "./fields/form-type.ts";
import type { Filing, Warning } from "./filing.ts";
import { assembleFiling } from "./filing-assembly.ts";

/**
 * The largest file that is read: EDGAR itself takes no submission above 200 MB, and parsing takes
 * about six times the size of the file in memory.
 */
export const MAX_FILING_BYTES = 200_000_000;

export interface ParseFilingOptions {
  /** Path or object key the file was stored under; the least trusted source of fields. */
  readonly path?: string;
}

/**
 * Parses one filing. Damage leads to warnings; throws "invalid" for what is no filing: empty or
 * binary files, error and index pages, files above MAX_FILING_BYTES.
 */
export function parseFiling(bytes: Uint8Array, options: ParseFilingOptions = {}): Filing {
  const path = options.path ?? null;
  const { text, encoding } = decodeText(limitSize(bytes));
  refuseNonFiling(text, path);
  const container = openContainer(SourceText.ofFile(text));
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
    fileName: readFileName(path ?? ""),
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

/** Without a header, the type of the first document is the form. */
function typedForm(container: Container): string | null {
  return parseFormType(container.documents[0]?.type ?? "");
}

function containerWarnings(container: Container, header: FilingHeader | null): Warning[] {
  const warnings: Warning[] = [];
  if (container.submissionCount > 1) {
    warnings.push({
      code: "several-submissions",
      message: `file holds several submissions, the first is read, count=\`${container.submissionCount}\``,
    });
  }
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
