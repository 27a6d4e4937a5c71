import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateFilings } from "../../infra/samples/generate-filings.ts";
import { SAMPLE_SEED, SAMPLE_SPECS } from "../../infra/samples/sample-set.ts";
import { writeFiling } from "../../infra/samples/write-filing.ts";
import type { Filing } from "../../lib/filing/filing.ts";
import { type ParsedFile, parseFiling, parseFilings } from "../../lib/filing/parse-filing.ts";
import { formatSubmission } from "../support/submission.ts";

const decoder = new TextDecoder("windows-1252");
const parse = (text: string, path?: string): ParsedFile =>
  parseFilings(new TextEncoder().encode(text), path === undefined ? {} : { path });
const accessionsOf = ({ filings }: ParsedFile) => filings.map(({ accession }) => accession?.value);

/** A submission whose accession number ends in the given digit. */
const submission = (n: number, text = `Bell ${n} was cast.`): string =>
  decoder.decode(formatSubmission({ accession: accession(n), text }));
const accession = (n: number) => `0000900001-03-${String(n).padStart(6, "0")}`;
const headerOf = (text: string) => text.slice(text.indexOf("<SEC-HEADER>"), text.indexOf("<DOC"));
const wrap = (text: string): string =>
  `-----BEGIN PRIVACY-ENHANCED MESSAGE-----\nProc-Type: 2001,MIC-CLEAR\n\n${text.replaceAll("\n-", "\n- -")}-----END PRIVACY-ENHANCED MESSAGE-----\n`;
const cutMail = wrap(submission(1)).split("SIGN")[0] ?? "";
/** Where the filings of two accession numbers apart are told by their text. */
const bellsOf = ({ filings }: ParsedFile) =>
  filings.map(({ sections }) => sections.map(({ text }) => /Bell \d/.exec(text)?.[0]).join(""));

describe("parseFilings", () => {
  it("makes a filing of each submission, in the order of the file", () => {
    const file = parse(submission(1) + submission(2) + submission(3));

    expect(file).toMatchObject({ refused: [], submissionCount: 3 });
    expect(accessionsOf(file)).toStrictEqual([1, 2, 3].map(accession));
    expect(bellsOf(file)).toStrictEqual(["Bell 1", "Bell 2", "Bell 3"]);
  });

  it.each([
    ["without a line feed between them", submission(1).trimEnd() + submission(2)],
    ["in mail wrappers one after another", wrap(submission(1)) + wrap(submission(2))],
    ["in one mail wrapper", wrap(submission(1) + submission(2))],
    ["the first of them in a mail wrapper", wrap(submission(1)).trimEnd() + submission(2)],
    ["the second of them in a mail wrapper", submission(1).trimEnd() + wrap(submission(2))],
    ["behind notes of a crawler", `saved 2003-04-09\n\n${submission(1)}\n\n${submission(2)}`],
    ["the first of them cut off in its mail wrapper", cutMail + submission(2)],
    ["the first of them cut off", submission(1).split("SIGN")[0] + submission(2)],
    ["the first of them cut off within a tag", submission(1).split("EXT>\n</")[0] + submission(2)],
  ])("reads submissions %s", (_, text) => {
    expect(accessionsOf(parse(text))).toStrictEqual([accession(1), accession(2)]);
    expect(bellsOf(parse(text))).toStrictEqual(["Bell 1", "Bell 2"]);
  });

  it("does not take a submission for wrapped that follows a cut off mail wrapper", () => {
    const { filings } = parse(cutMail + submission(2, "A list:\n- -one\n- -two"));

    expect(filings.map(({ shape }) => shape)).toStrictEqual(["pem", "submission"]);
    expect(filings[1]?.sections.map(({ text }) => text).join()).toContain("- -two");
  });

  it("takes a bare header behind a submission for one of its own", () => {
    const file = parse(submission(1) + headerOf(submission(2)) + submission(3));

    expect(file.filings.map(({ shape }) => shape)).toStrictEqual([
      "submission",
      "header-only",
      "submission",
    ]);
  });

  it.each([
    ["a root tag", "\n<SEC-DOCUMENT>\n"],
    ["the beginning of a submission", `\n${headerOf(submission(2))}`],
    ["a whole submission", `\n${submission(2)}`],
    ["a mail wrapper", `\n${wrap(submission(2))}`],
  ])("leaves %s alone that a document quotes", (_, quoted) => {
    const file = parse(submission(1, `Our file begins so:${quoted}and so on.`) + submission(3));

    expect(accessionsOf(file)).toStrictEqual([accession(1), accession(3)]);
  });

  it("leaves a root tag alone that a document quotes and is cut off after", () => {
    const cut = submission(1, "Our file begins with\n<SEC-DOCUMENT>\nand so on").split(" on\n")[0];

    expect(accessionsOf(parse(cut + submission(2)))).toStrictEqual([accession(1), accession(2)]);
  });

  it("keeps the last of several copies and says so", () => {
    const file = parse(submission(1) + submission(2) + submission(1, "Bell 3 was cast."));

    expect(bellsOf(file)).toStrictEqual(["Bell 2", "Bell 3"]);
    expect(file.submissionCount).toBe(3);
    expect(file.filings.at(-1)?.warnings).toStrictEqual([
      {
        code: "repeated-submission",
        message:
          "file holds this submission several times, the most complete copy is read, count=`2`",
      },
    ]);
  });

  it("prefers a whole copy to one that was cut off, and that to a bare header", () => {
    const cut = submission(1, "Bell 2 was cast.").split("SIGNATURES")[0] ?? "";
    const header = headerOf(submission(1));

    expect(bellsOf(parse(submission(1) + cut + header))).toStrictEqual(["Bell 1"]);
    expect(bellsOf(parse(cut + header))).toStrictEqual(["Bell 2"]);
  });

  it("reads the others when one cannot be read, and says which", () => {
    const file = parse(`${wrap(submission(1))}${wrap("")}${wrap(submission(2))}`);

    expect(accessionsOf(file)).toStrictEqual([accession(1), accession(2)]);
    expect(file).toMatchObject({
      refused: [{ ordinal: 2, error: { kind: "invalid" } }],
      submissionCount: 3,
    });
  });

  it("refuses a file with too many submissions as invalid", () => {
    const error = expect.objectContaining({
      kind: "invalid",
      message: "file holds too many submissions, limit=`1000`",
    });
    expect(() => parse(submission(1).repeat(1001))).toThrow(error);
  });

  it("does not give the name of a file to several submissions", () => {
    const bare =
      "<SUBMISSION>\n<TYPE>8-K\n<DOCUMENT>\n<TYPE>8-K\n<TEXT>\nBell.\n</TEXT>\n</DOCUMENT>\n";
    const path = `${accession(7)}.txt`;

    expect(accessionsOf(parse(bare, path))).toStrictEqual([accession(7)]);
    expect(accessionsOf(parse(bare + bare, path))).toStrictEqual([undefined, undefined]);
  });

  it("gives for any submissions glued together what each gives alone, further on in the file", () => {
    const texts = [...generateFilings({ seed: 11, count: 60 }), ...samples()]
      .filter(({ expected }) => !["naked", "documents"].includes(expected.shape))
      .map(({ bytes }) => decoder.decode(bytes));
    const glue = fc.constantFrom("", "\n", "\n\n\n");
    fc.assert(
      fc.property(fc.shuffledSubarray(texts, { minLength: 1, maxLength: 6 }), glue, (some, gap) => {
        const file = parse(some.join(gap));

        expect(file.refused).toStrictEqual([]);
        let start = 0;
        const alone = some.map((text) => {
          const filing = shiftSections(parse(text).filings[0], start);
          start += text.length + gap.length;
          return filing;
        });
        expect(file.filings).toStrictEqual(alone);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe("parseFiling", () => {
  it("refuses a file with several submissions", () => {
    const bytes = new TextEncoder().encode(submission(1) + submission(2));

    expect(() => parseFiling(bytes)).toThrow("file holds several submissions, count=`2`");
  });
});

function samples() {
  return SAMPLE_SPECS.map((spec, ordinal) => writeFiling(spec, SAMPLE_SEED, ordinal + 1_000));
}

function shiftSections(filing: Filing | undefined, by: number): unknown {
  const shift = ({ start, end }: { start: number; end: number }) => ({
    start: start + by,
    end: end + by,
  });
  return { ...filing, sections: filing?.sections.map((one) => ({ ...one, ...shift(one) })) };
}
