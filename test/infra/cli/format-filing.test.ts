import { describe, expect, it } from "vitest";
import { formatFiling } from "../../../infra/cli/format-filing.ts";
import { summarizeFile, summarizeFiling } from "../../../infra/cli/parse-command.ts";
import { parseFiling } from "../../../lib/filing/parse-filing.ts";
import { BROKEN_SUBMISSION, formatSubmission } from "../../support/submission.ts";

const filing = parseFiling(
  new TextEncoder().encode(`FORM 8-K
CURRENT REPORT
Securities Exchange Act of 1934

Date of Report: August 20, 2003

  Northwind Pumps, Inc.
  (Exact name of registrant as specified in its charter)

ITEM 9.  REGULATION FD DISCLOSURE

The pumps are in Duluth.
`),
);

describe("summarizeFiling", () => {
  it("keeps scalar fields plain and sections by their length", () => {
    const summary = summarizeFiling("a.txt", filing);
    expect(summary).toMatchObject({
      path: "a.txt",
      shape: "naked",
      accession: null,
      form: "8-K",
      company: "Northwind Pumps, Inc.",
      reportDate: "2003-08-20",
      items: [{ code: "9", current: "7.01", title: "Regulation FD Disclosure", source: "body" }],
    });
    expect(summary.sections.at(-1)).toEqual({
      kind: "item",
      codes: ["9"],
      subparagraphs: [],
      title: "Regulation FD Disclosure",
      confidence: 1,
      chars: 24,
    });
  });

  it("prints as one line of JSON", () => {
    const line = JSON.stringify(summarizeFiling("a.txt", filing));
    expect(line).not.toContain("\n");
    expect(Object.keys(JSON.parse(line))).toEqual(
      "path shape accession form amendment company cik filedAt reportDate items headerItemCount furnished maybeEarnings sections exhibits signatories warnings".split(
        " ",
      ),
    );
  });
});

describe("summarizeFile", () => {
  it("returns every filing in a file, and then what is none", () => {
    const accessions = ["0000900001-03-000001", "0000900001-03-000002"] as const;
    const one = formatSubmission({ accession: accessions[0] });
    const other = formatSubmission({ accession: accessions[1] });
    const bytes = Buffer.concat([one, BROKEN_SUBMISSION, other]);

    expect(summarizeFile("a.txt", bytes)).toMatchObject([
      { path: "a.txt", accession: accessions[0] },
      { path: "a.txt", accession: accessions[1] },
      {
        path: "a.txt",
        error: "submission 2 of 3: submission has neither header nor documents",
      },
    ]);
  });
});

describe("formatFiling", () => {
  it("lays fields out under the path, a dash for what is unknown", () => {
    const text = formatFiling(summarizeFiling("a.txt", filing));
    expect(text.split("\n")[0]).toBe("a.txt");
    expect(text).toContain("  company     Northwind Pumps, Inc.\n");
    expect(text).toContain("  filed       -\n");
    expect(text).toContain("9 (now 7.01)  Regulation FD Disclosure  [body]");
  });

  it("says why a file was not read", () => {
    expect(formatFiling({ path: "b.txt", error: "file is empty" })).toBe(
      "b.txt\n  not read    file is empty\n",
    );
  });
});
