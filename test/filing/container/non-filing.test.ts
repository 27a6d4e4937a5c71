import { describe, expect, it } from "vitest";
import { FiledexError } from "../../../lib/errors.ts";
import { refuseNonFiling, refuseUnmarked } from "../../../lib/filing/container/non-filing.ts";

describe("refuseNonFiling", () => {
  it.each([
    ["an empty file", " \n\n", "file is empty"],
    ["a PDF", "%PDF-1.4\n", "file is binary"],
    ["an archive", "PK\u0003\u0004\u0000\u0000", "file is binary"],
    ["a picture", "GIF89a\u0001\u0000", "file is binary"],
    ["control characters", "\u0001\u0002\u0003abc", "file is binary"],
    ["JSON", '{"accession": "0000000001-03-000007"}', "file is JSON"],
    [
      "an S3 error",
      "<?xml version='1.0'?><Error><Code>NoSuchKey</Code></Error>",
      "page is an error message",
    ],
    [
      "a block page",
      "<html><head><title>SEC.gov | Request Rate Threshold Exceeded</title>",
      "page is an error message",
    ],
    [
      "an agent notice",
      "<p>Your Request Originates from an Undeclared Automated Tool</p>",
      "page is an error message",
    ],
    ["a 404 page", "<HTML><TITLE>404 Not Found</TITLE>", "page is an error message"],
    [
      "an index page",
      "<title>EDGAR Filing Documents for 0000000001-03-000007</title>",
      "page is an EDGAR index, not a filing",
    ],
    [
      "a header page",
      "<HTML><HEAD><TITLE>SEC EDGAR Submission 0000000001-03-000007</TITLE>",
      "page is an EDGAR index, not a filing",
    ],
  ])("refuses %s", (_, text, message) => {
    expect(() => refuseNonFiling(text, null)).toThrow(new FiledexError("invalid", message));
  });

  it("refuses by name what no filing is called", () => {
    expect(() => refuseNonFiling("FORM 8-K", "lists/manifest.tsv")).toThrow(/file name/);
  });

  it("accepts text, HTML and submissions", () => {
    for (const text of [
      "FORM 8-K\n",
      "<html><title>8-K</title>",
      "<SEC-DOCUMENT>0000000001-03-000007.txt",
    ]) {
      expect(() => refuseNonFiling(text, "0000000001-03-000007.txt")).not.toThrow();
    }
  });
});

describe("refuseUnmarked", () => {
  it("refuses text that no one would send to the SEC", () => {
    expect(() => refuseUnmarked("Dear Bob, see you on Friday.")).toThrow(/no mark of a filing/);
    expect(() => refuseUnmarked("Notice to the stockholders")).not.toThrow();
  });
});
