import { describe, expect, it } from "vitest";
import { isAttachment, readAttachment } from "../../../lib/filing/container/document-content.ts";
import { SourceText } from "../../../lib/filing/container/source-text.ts";
import type { SubmissionDocument } from "../../../lib/filing/container/submission.ts";

const document = (
  type: string,
  content: string,
  filename: string | null = null,
): SubmissionDocument => ({
  type,
  filename,
  description: null,
  sequence: 1,
  content: SourceText.ofFile(content),
  truncated: false,
});

const uuencoded = `\nbegin 644 logo.jpg\nM${"A".repeat(60)}\n#0V%T\n\`\nend\n`;

describe("isAttachment", () => {
  it.each([
    ["GRAPHIC", ""],
    ["ZIP", ""],
    ["EXCEL", ""],
    ["JSON", "{}"],
    ["XML", "<html>viewer</html>"],
    ["EX-101.INS", "<XBRL>"],
    ["EX-27", "<TABLE> <S> <C>\n<ARTICLE> 5"],
    ["EX-99.1", uuencoded],
    ["EX-99.2", `<PDF>\n${uuencoded}`],
    ["EX-99.1", "<XML>\n<?xml version='1.0'?>\n<xbrl xmlns='x'>"],
    ["10-K", "<PAGE>\n<ARTICLE> 5\n<MULTIPLIER> 1,000"],
  ])("records %s beginning %j without reading it", (type, content) => {
    expect(isAttachment(document(type, content))).toBe(true);
  });

  it.each([
    ["8-K", "FORM 8-K"],
    ["8-K", "<XBRL>\n<?xml version='1.0' encoding='ASCII'?>\n<html xmlns:ix='x'>"],
    ["4", "<XML>\n<?xml version='1.0'?>\n<ownershipDocument>"],
    ["EX-99.1", "<html>Press release"],
    ["EX-10.1", "AGREEMENT"],
    ["CORRESP", "Dear Sirs"],
  ])("reads %s beginning %j", (type, content) => {
    expect(isAttachment(document(type, content))).toBe(false);
  });

  it("goes by the file name too", () => {
    expect(isAttachment(document("EX-99.1", "", "slides.pdf"))).toBe(true);
  });
});

describe("readAttachment", () => {
  it("tells the size of what is encoded", () => {
    expect(readAttachment(document("GRAPHIC", uuencoded, "logo.jpg"))).toEqual({
      attachment: { type: "GRAPHIC", filename: "logo.jpg", description: null, sizeBytes: 48 },
      warning: null,
    });
  });

  it("warns of an encoded file that was cut off", () => {
    const { warning } = readAttachment(document("GRAPHIC", uuencoded.slice(0, 60), "logo.jpg"));
    expect(warning?.code).toBe("undecodable-attachment");
  });
});
