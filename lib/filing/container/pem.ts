/**
 * The privacy-enhanced mail wrapper (RFC 1421) in which EDGAR sent filings from 1993 on.
 *
 *     -----BEGIN PRIVACY-ENHANCED MESSAGE-----
 *     Proc-Type: 2001,MIC-CLEAR
 *     MIC-Info: RSA-MD5,RSA,
 *      …                                          continuation lines start with a space
 *                                                 a blank line ends the headers
 *     <SEC-DOCUMENT>…
 *     - -------------                             lines that begin with - are sent with "- " before
 *     </SEC-DOCUMENT>
 *     -----END PRIVACY-ENHANCED MESSAGE-----
 */
import type { SourceText } from "./source-text.ts";

const PEM_BEGIN = "-----BEGIN PRIVACY-ENHANCED MESSAGE-----";
const PEM_END = "-----END PRIVACY-ENHANCED MESSAGE-----";

/**
 * Returns the message inside the wrapper, un-escaped; `source` starts with PEM_BEGIN, or later in
 * the wrapper when that holds several submissions.
 */
export function unwrapPem(source: SourceText): SourceText {
  const { text } = source;
  const start = text.startsWith(PEM_BEGIN) ? messageStart(text) : 0;
  const endMarker = text.indexOf(`\n${PEM_END}`, Math.max(0, start - 1));
  const end = endMarker < 0 ? text.length : endMarker + 1;
  // The line break before the message is kept for a while, so that its first line is no exception.
  const message = source.slice(Math.max(0, start - 1), end).withoutWithin("\n- -", 1, 3);
  return start > 0 ? message.slice(1) : message;
}

/** Behind the blank line that ends the headers, or at the first tag when that line is missing. */
function messageStart(text: string): number {
  const blank = /\n[ \t]*\n/.exec(text);
  const tag = /\n[ \t]*</.exec(text);
  const afterBlank = blank ? blank.index + blank[0].length : text.length;
  return tag ? Math.min(afterBlank, tag.index + 1) : Math.min(afterBlank, text.length);
}
