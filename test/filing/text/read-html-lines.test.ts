import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SourceText } from "../../../lib/filing/container/source-text.ts";
import { maxLines } from "../../../lib/filing/text/line-limit.ts";
import { readHtmlLines } from "../../../lib/filing/text/read-html-lines.ts";

function textsOf(html: string): string[] {
  return readHtmlLines(SourceText.ofFile(html)).lines.map((line) => line.text);
}

describe("readHtmlLines", () => {
  it("breaks lines at blocks and joins inline elements without a space", () => {
    expect(textsOf("<p>B<span>USINESS</span> of<br>Acme</p><div>next</div>")).toEqual([
      "BUSINESS of",
      "Acme",
      "next",
    ]);
  });

  it("shows white space of the source as one space", () => {
    expect(textsOf("<p>Item\n   5.\t\tOther\r\nEvents </p>")).toEqual(["Item 5. Other Events"]);
  });

  it("leaves out what is not shown", () => {
    const html = `<html><head><title>t</title><style>s</style><script>x < y</script></head>
      <body><!-- c --><div style="display: none">hidden</div><ix:header><ix:hidden>h</ix:hidden>
      </ix:header><p>shown</p></body></html>`;
    expect(textsOf(html)).toEqual(["shown"]);
  });

  it("reads numeric references 128-159 as windows-1252", () => {
    expect(textsOf("<p>the Company&#146;s &#147;plan&#148; &#150; A&amp;B&#133;</p>")).toEqual([
      "the Company\u2019s \u201cplan\u201d \u2013 A&B\u2026",
    ]);
  });

  it("folds odd spaces and drops soft hyphens and zero-width characters", () => {
    expect(textsOf("<p>Item&nbsp;8.01&#8201;Oth&shy;er\u200b Ev&#65279;ents</p>")).toEqual([
      "Item 8.01 Other Events",
    ]);
  });

  it("parts cells by tabs while each of them has one line", () => {
    expect(
      textsOf("<table><tr><td><p>Item 5.02</p></td><td> </td><td>Departure</td></tr></table>"),
    ).toEqual(["Item 5.02\tDeparture"]);
  });

  it("reads cells one after another when one of them has several lines", () => {
    const html =
      "<table><tr><td>Delaware<br>(State)</td><td>0-15223<br>(File Number)</td></tr></table>";
    expect(textsOf(html)).toEqual(["Delaware", "(State)", "0-15223", "(File Number)"]);
  });

  it("keeps lines and columns of preformatted text", () => {
    expect(textsOf("<pre>\nItem 5.   Other\n    (a) x\n</pre>")).toEqual([
      "Item 5.   Other",
      "    (a) x",
    ]);
  });

  it("says of each line whether it is bold, centred, a link within the document, in a table", () => {
    const { lines } = readHtmlLines(
      SourceText.ofFile(
        `<p align="center"><b>TITLE</b></p><p><b>part</b> bold</p>
         <p style="text-align:center;font-weight:700">styled</p>
         <p><a href="#x">entry</a></p><p><a href="http://x">web</a></p>
         <table><tr><td>cell</td></tr></table><table><tr><td>cell</td></tr></table>`,
      ),
    );
    expect(lines.map(({ bold, centered, link, table }) => [bold, centered, link, table])).toEqual([
      [true, true, false, 0],
      [false, false, false, 0],
      [true, true, false, 0],
      [false, false, true, 0],
      [false, false, false, 0],
      [false, false, false, 1],
      [false, false, false, 2],
    ]);
  });

  it("ends the reach of unclosed and crossed elements as browsers do", () => {
    const { lines } = readHtmlLines(
      SourceText.ofFile("<p><b>bold<p>plain</b><table><tr><td></b></p>cell<td>next</table>after"),
    );
    expect(lines.map(({ text, bold }) => [text, bold])).toEqual([
      ["bold", true],
      ["plain", false],
      ["cell\tnext", false],
      ["after", false],
    ]);
  });

  it("drops page numbers and running heads at page breaks", () => {
    const page = (text: string, number: number): string =>
      `<p>ACME CORPORATION</p><p>${text}</p><p>- ${number} -</p><p style="page-break-before:always"></p>`;
    expect(
      textsOf(`<p>cover</p><hr style="page-break-after:always">${page("one", 2)}${page("two", 3)}`),
    ).toEqual(["cover", "one", "two"]);
  });

  it("gathers facts of inline XBRL, hidden and nested ones too", () => {
    const { facts, contextMembers, lines } = readHtmlLines(
      SourceText.ofFile(`<?xml version="1.0"?><html><body><div style="display:none"><ix:header>
        <ix:hidden><ix:nonNumeric name="dei:EntityCentralIndexKey" contextRef="c1">0000000001</ix:nonNumeric></ix:hidden>
        <ix:resources><xbrli:context id="c2"><xbrli:entity><xbrli:segment>
          <xbrldi:explicitMember dimension="us-gaap:StatementClassOfStockAxis">us-gaap:CommonClassAMember</xbrldi:explicitMember>
        </xbrli:segment></xbrli:entity></xbrli:context></ix:resources></ix:header></div>
        <p><ix:nonNumeric name="dei:EntityAddressCityOrTown" contextRef="c1" format="f"><ix:nonNumeric
          name="dei:Inner" contextRef="c2">Spring</ix:nonNumeric><b>dale</b>,</ix:nonNumeric></p></body></html>`),
    );
    expect(facts).toEqual([
      { name: "dei:EntityCentralIndexKey", contextRef: "c1", format: null, text: "0000000001" },
      { name: "dei:Inner", contextRef: "c2", format: null, text: "Spring" },
      { name: "dei:EntityAddressCityOrTown", contextRef: "c1", format: "f", text: "Springdale," },
    ]);
    expect(contextMembers).toEqual(new Map([["c2", ["us-gaap:CommonClassAMember"]]]));
    expect(lines.map((line) => line.text)).toEqual(["Springdale,"]);
  });

  it("reads a fact to the end of its continuations, and its lines once, where they stand", () => {
    const { facts, lines } = readHtmlLines(
      SourceText.ofFile(`<html><body>
        <p>One. <ix:nonNumeric name="dei:Text" contextRef="c1" continuedAt="k1">The registrant
          <ix:exclude>page 2</ix:exclude></ix:nonNumeric></p>
        <ix:continuation id="k2"><p>a plant</p> <p>in Reno.</p></ix:continuation>
        <ix:continuation id="k1" continuedAt="k2"> has <b>opened </b></ix:continuation>
        <p><ix:nonNumeric name="dei:Loop" contextRef="c1" continuedAt="k3">a</ix:nonNumeric>
        <ix:continuation id="k3" continuedAt="k3">b</ix:continuation></p></body></html>`),
    );
    expect(facts[0]?.text).toBe("The registrant has opened a plant in Reno.");
    expect(facts[1]?.text).toMatch(/^ab+$/);
    expect(lines.map((line) => line.text)).toEqual([
      "One. The registrant page 2",
      "a plant",
      "in Reno.",
      "has opened",
      "a b",
    ]);
  });

  it("places each line at its first and last printed character", () => {
    const html = "<p> &nbsp;<b> Item&nbsp;5 </b>&#160; </p>";
    const [line] = readHtmlLines(SourceText.ofFile(html)).lines;
    expect(html.slice(line?.start, line?.end)).toBe("Item&nbsp;5");
  });

  const piece = fc.oneof(
    fc.constantFrom("<p>", "</p>", "<b>", "</b>", "<td>", "</td>", "<tr>", "<table>", "</table>"),
    fc.constantFrom("<br>", "<div>", "</div>", "<pre>", "</pre>", "<hr>", "&nbsp;", " ", "\n", "<"),
    fc.stringMatching(/^[a-z]{1,6}$/),
  );

  it("shows every word once, in order and in its place, for any mixture of tags", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const html = pieces.join(" ");
        const { lines } = readHtmlLines(SourceText.ofFile(html));
        const words = pieces.filter((each) => /^[a-z]+$/.test(each));
        const shown = lines.flatMap((line) => line.text.match(/[a-z]+/g) ?? []);
        expect(shown).toEqual(words);
        let end = 0;
        for (const line of lines) {
          expect(line.start).toBeGreaterThanOrEqual(end);
          end = line.end;
          const source = html.slice(line.start, line.end).replace(/<[^<>]*>|&nbsp;/g, " ");
          expect(source.match(/[a-z]+/g)).toEqual(line.text.match(/[a-z]+/g));
        }
      }),
    );
  });

  const character = fc.constantFrom(..."<>&;#/!-='\"ap0 \n\t\0\u00a0\u200b\u2009\ud800\udc00");

  it("has a bounded number of lines, none of them empty, for any text", () => {
    fc.assert(
      fc.property(fc.array(character, { maxLength: 200 }), (characters) => {
        const text = characters.join("");
        const { lines } = readHtmlLines(SourceText.ofFile(`<html>${text}`));
        expect(lines.length).toBeLessThanOrEqual(maxLines(text.length));
        for (const line of lines) expect(line.text.trim()).not.toBe("");
      }),
    );
  });
});
