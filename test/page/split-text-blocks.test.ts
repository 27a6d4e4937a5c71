import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitTextBlocks } from "../../lib/page/split-text-blocks.ts";

describe("splitTextBlocks", () => {
  it("joins the lines of a paragraph that were broken because they were full", () => {
    const text = [
      "On April 8, 2003, the Company dismissed its independent accountants.",
      "The decision was approved by the Board of Directors of the Company and",
      "its Audit Committee.",
    ].join("\n");

    expect(splitTextBlocks(text)).toStrictEqual([
      {
        kind: "prose",
        start: 0,
        text:
          "On April 8, 2003, the Company dismissed its independent accountants. " +
          "The decision was approved by the Board of Directors of the Company and " +
          "its Audit Committee.",
      },
    ]);
  });

  it("joins a first line that its indent has kept from being full", () => {
    const text = [
      "In addition, each option to purchase shares of Common Stock",
      "outstanding at the effective time of the merger was assumed by Acme and will",
      "be treated as an option to purchase that number of shares.",
    ].join("\n");

    expect(splitTextBlocks(text)[0]?.text).toBe(text.replaceAll("\n", " "));
  });

  it("joins a ragged line whose sentence goes on with a small letter", () => {
    const text = [
      "Revenues and net income of Acme and its subsidiaries for",
      "the month ended July 31, 1996, were some $8.0 million. In our opinion all of these",
      "adjustments are normal.",
    ].join("\n");

    expect(splitTextBlocks(text)[0]?.text).toBe(text.replaceAll("\n", " "));
  });

  it("keeps a line apart that ends what it says before it is full", () => {
    const text = [
      "The financial statements that are filed with this report are:",
      "the balance sheets and the statements of operations of the acquired company",
    ].join("\n");

    expect(splitTextBlocks(text)[0]?.text).toBe(text);
  });

  it("takes each line that no terminal broke for a paragraph of its own", () => {
    const sold = `The Company sold its mill. ${"It had been closed for years. ".repeat(4)}`.trim();
    const short = "Nothing else was sold.";
    const address = "1 Mill Road\nDover, Delaware";
    const text = [sold, sold, short, sold, address].join("\n");

    const blocks = splitTextBlocks(text);

    expect(blocks.map((block) => block.text)).toStrictEqual([sold, sold, short, sold, address]);
    expect(blocks.every(({ start, text: shown }) => text.startsWith(shown, start))).toBe(true);
  });

  it("keeps short lines apart", () => {
    expect(splitTextBlocks("Judi Irving\nChief Executive Officer")).toStrictEqual([
      { kind: "prose", start: 0, text: "Judi Irving\nChief Executive Officer" },
    ]);
  });

  it("keeps the rows of a table apart that lost its columns", () => {
    const rows = [
      "Net revenues $2,613 $2,395 $218 9% $9,567 $8,979 $588 7%",
      "Earnings per diluted share from operations $(2.51)* $5.31* $(7.82)",
      "Income from continuing operations before taxes 2,597 5,948 (8,545)",
    ].join("\n");

    expect(splitTextBlocks(rows)).toStrictEqual([{ kind: "prose", start: 0, text: rows }]);
  });

  it("keeps the items of a list apart", () => {
    const list = [
      "(a) Financial statements of the businesses that were acquired.",
      "(b) Pro forma financial information on the acquired businesses",
    ].join("\n");

    expect(splitTextBlocks(list)[0]?.text).toBe(list);
  });

  it("leaves a table as it was drawn, across empty lines", () => {
    const table =
      "            2003     2002\n          ------   ------\n\nRevenue   $  120   $   98";

    expect(splitTextBlocks(`Results:\n\n${table}\n\nEnd.`)).toStrictEqual([
      { kind: "prose", start: 0, text: "Results:" },
      { kind: "drawing", start: 10, text: table },
      { kind: "prose", start: 12 + table.length, text: "End." },
    ]);
  });

  it("takes rows of parted cells with figures for a table, with a short line between them", () => {
    const table = "Revenue\u2003$120\u2003$98\nOther:\nGain\u20033\u20034";

    expect(splitTextBlocks(`In millions\n${table}\nThe company will hold a call.`)).toStrictEqual([
      { kind: "prose", start: 0, text: "In millions" },
      { kind: "table", start: 12, text: table },
      { kind: "prose", start: 13 + table.length, text: "The company will hold a call." },
    ]);
  });

  it("takes cells without figures, and a row alone, for lines", () => {
    const boxes = "☐\u2003Written communications\n☐\u2003Soliciting material";

    expect(splitTextBlocks(boxes)).toStrictEqual([{ kind: "prose", start: 0, text: boxes }]);
    expect(splitTextBlocks("Gain\u20033")[0]?.kind).toBe("prose");
  });

  it("takes the double spaces of justified text for prose", () => {
    expect(splitTextBlocks("Pursuant  to the requirements")[0]?.kind).toBe("prose");
  });

  it("keeps every visible character in its place, for any text", () => {
    const line = fc.string({
      unit: fc.constantFrom("a", "1", " ", "   ", "\t", "-----", ".", "\u2003"),
    });
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join("\n");
        const shown = new Array<string>(text.length).fill(" ");
        for (const block of splitTextBlocks(text)) {
          shown.splice(block.start, block.text.length, ...block.text.split(""));
        }

        expect(shown.join("").replace(/\s/g, " ")).toBe(text.replace(/\s/g, " "));
      }),
    );
  });
});
