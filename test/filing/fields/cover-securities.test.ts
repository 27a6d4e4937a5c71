import { describe, expect, it } from "vitest";
import { SourceText } from "../../../lib/filing/container/source-text.ts";
import { readCoverGrid } from "../../../lib/filing/fields/cover-grid.ts";
import { readSecurities } from "../../../lib/filing/fields/cover-securities.ts";
import { readDocument } from "../../../lib/filing/text/read-document.ts";

function securitiesOf(...rows: readonly (readonly string[])[]): string[] {
  const table = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`);
  const text = `<html><body><p>Securities registered pursuant to Section 12(b) of the Act:</p>
<table>${table.join("\n")}</table><p>Emerging growth company ☐</p><p>Item 8.01 Other Events</p></body></html>`;
  const securities = readSecurities(readCoverGrid(readDocument(SourceText.ofFile(text)).lines));
  return securities.map(({ title, symbol, exchange }) => `${title} | ${symbol} | ${exchange}`);
}

const heading = [
  "Title of each class",
  "Trading Symbol(s)",
  "Name of each exchange on which registered",
];

describe("readSecurities", () => {
  it("reads a row for each class", () => {
    expect(
      securitiesOf(
        heading,
        ["Common Stock, $0.01 par value", "NWP", "New York Stock Exchange"],
        ["2.25% Notes due 2030", "NWP30A", "The Nasdaq Stock Market LLC"],
        ["6% Preferred Stock, Series E", "NWP PrE", "NYSE American"],
      ),
    ).toEqual([
      "Common Stock, $0.01 par value | NWP | NYSE",
      "2.25% Notes due 2030 | NWP30A | NASDAQ",
      "6% Preferred Stock, Series E | NWP PrE | NYSEAMER",
    ]);
  });

  it("reads cells that break over lines", () => {
    expect(
      securitiesOf(
        [
          "Title of<br>each class",
          "Trading<br>Symbol(s)",
          "Name of each exchange<br>on which registered",
        ],
        ["Common Stock,<br>no par value", "NWP", "The Nasdaq Stock<br>Market LLC"],
        ["Warrants", "NWPW", "The Nasdaq Stock<br>Market LLC"],
      ),
    ).toEqual(["Common Stock, no par value | NWP | NASDAQ", "Warrants | NWPW | NASDAQ"]);
  });

  it("takes quotes off a symbol and knows when there is none", () => {
    expect(
      securitiesOf(
        heading,
        ["Common Stock", "“NWP”", "NYSE"],
        ["Purchase Rights", "N/A", "New York Stock Exchange"],
      ),
    ).toEqual(["Common Stock | NWP | NYSE", "Purchase Rights | null | NYSE"]);
  });

  it("names a class again that a second exchange lists", () => {
    expect(
      securitiesOf(heading, ["Common Stock", "NWP", "NYSE"], ["", "NWP", "NYSE Chicago"]),
    ).toEqual(["Common Stock | NWP | NYSE", "Common Stock | NWP | CHX"]);
  });

  it("finds values above labels in brackets", () => {
    expect(
      securitiesOf(
        ["Common Stock", "NWP", "NYSE"],
        heading.map((label) => `(${label})`),
      ),
    ).toEqual(["Common Stock | NWP | NYSE"]);
  });

  it("is empty when the table says none", () => {
    expect(securitiesOf(heading, ["None", "N/A", "N/A"])).toEqual([]);
    expect(securitiesOf(["None"])).toEqual([]);
  });
});
