/**
 * Which documents of a submission hold text for readers, and which are only recorded.
 *
 * Recorded only: pictures, archives, spreadsheets, viewer files (TYPE XML: R1.htm, *.js), JSON,
 * XBRL (EX-101.*), financial data schedules of the 1990s (EX-27), and bodies in uuencode:
 *
 *     begin 644 logo.jpg
 *     M_]C_X  02D9)1@ ! @$ 8 !@  #_[0H         M = 45 bytes on this line
 *     `
 *     end
 */
import type { Attachment, Warning } from "../filing.ts";
import type { SubmissionDocument } from "./submission.ts";

const ATTACHMENT_TYPES =
  /^(?:GRAPHIC|ZIP|EXCEL|XLSX?|JSON|XML|PDF|JPG|GIF|EX-10[01]\.[A-Z]{3}|EX-100(?:\..*)?|EX-27(?:\..*)?)$/i;
const BINARY_NAMES = /\.(?:pdf|gif|jpe?g|png|bmp|tiff?|xlsx?|zip|xsd|js|css|json)$/i;
const UUENCODE_BEGIN = /^\s{0,20}(?:<[A-Z]{3,4}>\s{0,20})?begin [0-7]{3,4} \S/i;
const SCHEDULE_BEGIN = /^\s{0,200}(?:<[A-Z]+>[^\n]{0,80}\s{0,20}){0,4}<ARTICLE>/i;
const XBRL_BEGIN =
  /^\s{0,20}(?:<X(?:BR|M)L>\s{0,20})?(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--[^>]{0,200}-->\s{0,20}){0,4}<(?:\w{1,10}:)?(?:xbrl|schema|linkbase)[\s>]/;
/** As much of a document as is looked at to tell what it is. */
const PROBE_CHARS = 2048;

/** Tells whether the document is recorded but not read. */
export function isAttachment(document: SubmissionDocument): boolean {
  const { text } = document.content;
  const probe = text.slice(0, PROBE_CHARS);
  return (
    ATTACHMENT_TYPES.test(document.type ?? "") ||
    BINARY_NAMES.test(document.filename ?? "") ||
    UUENCODE_BEGIN.test(probe) ||
    SCHEDULE_BEGIN.test(probe) ||
    XBRL_BEGIN.test(probe) ||
    /^\s{0,20}(?:<PDF>|%PDF-)/i.test(probe)
  );
}

/** Describes an attachment; a uuencoded one that was cut off gets a warning. */
export function readAttachment(document: SubmissionDocument): {
  readonly attachment: Attachment;
  readonly warning: Warning | null;
} {
  const { text } = document.content;
  const encoded = UUENCODE_BEGIN.test(text.slice(0, PROBE_CHARS)) ? measureUuencoded(text) : null;
  const name = document.filename ?? document.type ?? "unnamed";
  return {
    attachment: {
      type: document.type ?? "",
      filename: document.filename,
      description: document.description,
      sizeBytes: encoded?.sizeBytes ?? text.length,
    },
    warning:
      encoded && !encoded.complete
        ? { code: "undecodable-attachment", message: `uuencoded data has no end, name=\`${name}\`` }
        : null,
  };
}

/** The first character of each line tells how many bytes the line encodes. */
function measureUuencoded(text: string): { sizeBytes: number; complete: boolean } {
  let sizeBytes = 0;
  let lineStart = text.indexOf("\n", text.search(/begin [0-7]/i)) + 1;
  while (lineStart > 0 && lineStart < text.length) {
    if (/^end\s*(?:\n|$|<)/.test(text.slice(lineStart, lineStart + 8))) {
      return { sizeBytes, complete: true };
    }
    sizeBytes += (text.charCodeAt(lineStart) - 32) & 63;
    lineStart = text.indexOf("\n", lineStart) + 1;
  }
  return { sizeBytes, complete: false };
}
