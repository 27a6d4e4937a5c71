import { SourceText } from "../../lib/filing/container/source-text.ts";
import { segmentItems } from "../../lib/filing/sections/segment-items.ts";
import type { SegmentedDocument } from "../../lib/filing/sections/segmented-document.ts";
import { readAsciiLines } from "../../lib/filing/text/read-ascii-lines.ts";
import { readHtmlLines } from "../../lib/filing/text/read-html-lines.ts";

/** The text of an item, in prose. */
export const BODY =
  "The registrant announced that it had opened a plant in Reno, Nevada, on that day.";

export const SIGNED = `SIGNATURES

Pursuant to the requirements of the Securities Exchange Act of 1934, the registrant has duly
caused this report to be signed on its behalf by the undersigned.`;

export function segmentAscii(text: string): SegmentedDocument {
  return segmentItems(readAsciiLines(SourceText.ofFile(text)));
}

export function segmentHtml(html: string): SegmentedDocument {
  return segmentItems(readHtmlLines(SourceText.ofFile(`<html><body>${html}</body></html>`)));
}

/** The items that are reported, in document order. */
export function codesOf(segmented: SegmentedDocument): string[] {
  return segmented.items.filter((item) => !item.notApplicable).map((item) => item.code);
}
