import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Container, openContainers } from "../../../lib/filing/container/container.ts";
import { findContainerRoot } from "../../../lib/filing/container/container-shape.ts";
import { rejoinLongLines } from "../../../lib/filing/container/long-lines.ts";
import { SourceText } from "../../../lib/filing/container/source-text.ts";

const openAll = (text: string) => openContainers(SourceText.ofFile(text));
const open = (text: string): Container => {
  const [container, ...others] = openAll(text);
  if (!container || others.length > 0) throw new Error(`${others.length + 1} containers`);
  return container;
};

const submission = `<SEC-DOCUMENT>0000000001-03-000007.txt : 20030410
<SEC-HEADER>0000000001-03-000007.hdr.sgml : 20030410
ACCESSION NUMBER:\t\t0000000001-03-000007
</SEC-HEADER>
<DOCUMENT>
<TYPE>8-K
<SEQUENCE>1
<FILENAME>d8k.txt
<DESCRIPTION>CURRENT REPORT
<TEXT>
FORM 8-K
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.1
<SEQUENCE>2
<TEXT>
Press release
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
`;

const pem = (message: string): string => `-----BEGIN PRIVACY-ENHANCED MESSAGE-----
Proc-Type: 2001,MIC-CLEAR
Originator-Key-Asymmetric:
 MFgwCgYEVQgBAQICAf8DSgAwRwJAW2sNKK9AVtBzYZmr6aGjlWyK3XmZv3dTINen

${message}
-----END PRIVACY-ENHANCED MESSAGE-----
`;

describe("findContainerRoot", () => {
  it.each([
    ["-----BEGIN PRIVACY-ENHANCED MESSAGE-----\n", "pem"],
    ["\n\n<SEC-DOCUMENT>0000000001-03-000007.txt", "submission"],
    ["<IMS-DOCUMENT>0000000001-94-000007.txt", "submission"],
    ["<submission>\n", "feed"],
    ["<SEC-HEADER>0000000001-03-000007.hdr.sgml", "header-only"],
    ["<IMS-HEADER>0000000001-94-000007.hdr.sgml", "header-only"],
    ["<DOCUMENT>\n<TYPE>8-K", "documents"],
    ["FORM 8-K\n", "naked"],
    ["<html><body><SEC-DOCUMENT>", "naked"],
    ["<?xml version='1.0'?>\n<DOCUMENT>", "naked"],
    ["", "naked"],
  ])("sees in %j a %s file", (text, shape) => {
    expect(findContainerRoot(text).shape).toBe(shape);
  });
});

describe("openContainers", () => {
  it("reads a bare document that stands in front of a submission as a filing of its own", () => {
    const report = `SECURITIES AND EXCHANGE COMMISSION\nFORM 8-K\n${"The plant opened.\n".repeat(40)}`;
    for (const front of [report, `<html><body>\n${report}</body></html>\n`, report.repeat(9)]) {
      for (const behind of [submission, pem(submission)]) {
        const [bare, wrapped, ...others] = openAll(`${front}${behind}`);
        expect(bare).toMatchObject({ shape: "naked", header: null });
        expect(bare?.documents[0]?.content.text).toBe(front);
        expect(wrapped?.documents.map(({ type }) => type)).toEqual(["8-K", "EX-99.1"]);
        expect(others).toEqual([]);
      }
    }
  });

  it("passes over what a crawler noted in front of a submission", () => {
    expect(open(`Downloaded from the exchange commission\n${submission}`).shape).toBe("submission");
  });

  it("leaves a document that names a submission's tag whole", () => {
    const text =
      "FORM 8-K\n\nThe file begins with <SEC-DOCUMENT> and a number, and\nsays <SEC-HEADER> behind it.";
    expect(open(text).documents[0]?.content.text).toBe(text);
  });

  it("splits header and documents with their tags", () => {
    const { shape, header, documents } = open(submission);
    expect(shape).toBe("submission");
    expect(header?.text).toContain("ACCESSION NUMBER");
    expect(documents.map(({ content: _, ...tags }) => tags)).toEqual([
      {
        type: "8-K",
        sequence: 1,
        filename: "d8k.txt",
        description: "CURRENT REPORT",
        truncated: false,
      },
      { type: "EX-99.1", sequence: 2, filename: null, description: null, truncated: false },
    ]);
    expect(documents[0]?.content.text.trim()).toBe("FORM 8-K");
  });

  it("leads a document's characters back to the file", () => {
    const content = open(submission).documents[1]?.content;
    const at = content?.text.indexOf("Press") ?? -1;
    expect(content?.offsetAt(at)).toBe(submission.indexOf("Press"));
  });

  it("takes off the mail wrapper and its dash escapes", () => {
    const escaped = pem(submission.replace("FORM 8-K\n", "- ------\nFORM 8-K\n- not escaped\n"));
    const { shape, documents } = open(escaped);
    expect(shape).toBe("pem");
    expect(documents[0]?.content.text.trim()).toBe("------\nFORM 8-K\n- not escaped");
    const at = documents[0]?.content.text.indexOf("FORM") ?? -1;
    expect(documents[0]?.content.offsetAt(at)).toBe(escaped.indexOf("FORM"));
  });

  it("reads tags that share a line", () => {
    const { shape, documents } = open(
      "<SUBMISSION>\n<ACCESSION-NUMBER>0000000001-25-000001<TYPE>8-K<DOCUMENT><TYPE>8-K<SEQUENCE>1<FILENAME>a.htm<TEXT><html>Q & A</html></TEXT></DOCUMENT></SUBMISSION>",
    );
    expect(shape).toBe("feed");
    expect(documents[0]).toMatchObject({ type: "8-K", sequence: 1, filename: "a.htm" });
    expect(documents[0]?.content.text).toBe("<html>Q & A</html>");
  });

  it("ends a document that was left open where the next begins, and marks it", () => {
    const { documents } = open(submission.replace("</TEXT>\n</DOCUMENT>\n", ""));
    expect(documents.map(({ truncated }) => truncated)).toEqual([true, false]);
    expect(documents[0]?.content.text.trim()).toBe("FORM 8-K");
  });

  it("marks the document in which a file was cut off", () => {
    const { documents } = open(submission.slice(0, submission.indexOf("release")));
    expect(documents.map(({ truncated }) => truncated)).toEqual([false, true]);
  });

  it("calls a header without documents so, whatever its root", () => {
    expect(open(submission.slice(0, submission.indexOf("<DOCUMENT>"))).shape).toBe("header-only");
  });

  it("calls documents behind a bare header a submission", () => {
    expect(open(submission.slice(submission.indexOf("<SEC-HEADER>"))).shape).toBe("submission");
  });

  it("does not take XML elements for documents", () => {
    const { documents } = open(
      submission.replace("Press release", "<DOCUMENT>\n<row/>\n</document>"),
    );
    expect(documents).toHaveLength(2);
  });

  it("opens any text", () => {
    const pieces = fc.constantFrom(...submission.split("\n"), "<DOCUMENT>", "- --", "x", "");
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (lines) => {
        const text = lines.join("\n");
        for (const { content } of openAll(text).flatMap(({ documents }) => documents)) {
          if (content.text.length > 0) expect(text[content.offsetAt(0)]).toBe(content.text[0]);
        }
      }),
    );
  });
});

describe("rejoinLongLines", () => {
  const rejoin = (text: string): string => rejoinLongLines(SourceText.ofFile(text)).text;

  it("takes out the break behind 1023 characters", () => {
    expect(rejoin(`${"a".repeat(1023)}\nb\nc`)).toBe(`${"a".repeat(1023)}b\nc`);
  });

  it("leaves a text alone that has longer lines, or none so long", () => {
    const longer = `${"a".repeat(1023)}\n${"b".repeat(2000)}`;
    expect(rejoin(longer)).toBe(longer);
    expect(rejoin("a\nb")).toBe("a\nb");
  });
});
