/**
 * Which of the six shapes a file has.
 *
 *     -----BEGIN PRIVACY-ENHANCED MESSAGE-----   pem          wrapper around a submission
 *     <SEC-DOCUMENT>  <IMS-DOCUMENT>             submission   complete submission text file
 *     <SUBMISSION>                               feed         EDGAR feed file (.nc)
 *     <SEC-HEADER>  <IMS-HEADER>                 header-only  .hdr.sgml
 *     <DOCUMENT>                                 documents    documents without a header
 *     anything else                              naked        one main document
 */
import type { ContainerShape } from "../filing.ts";

/** A root tag stands at the very start; this leaves room for blank lines and a crawler's notes. */
const ROOT_SEARCH_CHARS = 4096;

const ROOTS: readonly (readonly [RegExp, ContainerShape])[] = [
  [/^-----BEGIN PRIVACY-ENHANCED MESSAGE-----/i, "pem"],
  [/^<(?:SEC|IMS)-DOCUMENT>/i, "submission"],
  [/^<SUBMISSION>/i, "feed"],
  [/^<(?:SEC|IMS)-HEADER>/i, "header-only"],
  [/^<DOCUMENT>/i, "documents"],
];

export interface ContainerRoot {
  readonly shape: ContainerShape;
  /** Where the root tag stands; 0 for naked documents. */
  readonly start: number;
}

/** Finds the tag that wraps the file; markup before it makes the file a naked document. */
export function findContainerRoot(text: string): ContainerRoot {
  let lineStart = 0;
  while (lineStart < Math.min(text.length, ROOT_SEARCH_CHARS)) {
    const lineEnd = text.indexOf("\n", lineStart);
    const line = text.slice(
      lineStart,
      Math.min(lineStart + 80, lineEnd < 0 ? text.length : lineEnd),
    );
    const indent = line.length - line.trimStart().length;
    const shape = ROOTS.find(([pattern]) => pattern.test(line.trimStart()))?.[1];
    if (shape) return { shape, start: lineStart + indent };
    if (line.trimStart().startsWith("<") || lineEnd < 0) break;
    lineStart = lineEnd + 1;
  }
  return { shape: "naked", start: 0 };
}
