import { describe, expect, it } from "vitest";
import { cutOff, rewrapHtml } from "../../../infra/samples/container/damage.ts";

const documentOf = (type: string, text: string) =>
  `<DOCUMENT>\n<TYPE>${type}\n<TEXT>\n${text}\n</TEXT>\n</DOCUMENT>\n`;

describe("rewrapHtml", () => {
  it("breaks one long line after every 1023 characters", () => {
    const html = `<p>\n${"pumps ".repeat(500)}</p>`;
    const lines = rewrapHtml(html).split("\n");
    expect(lines.map(({ length }) => length)).toEqual([1023, 1023, html.length - 2046]);
    expect(lines.join("")).toBe(html.replace("\n", " "));
  });
});

describe("cutOff", () => {
  it("ends within the last document and leaves those before it whole", () => {
    const main = documentOf("8-K", "Item 5. Other Events");
    const cut = cutOff(`${main}${documentOf("EX-99", "x".repeat(100))}`);
    expect(cut.startsWith(main)).toBe(true);
    expect(cut).toMatch(/x{30,60}$/);
  });

  it("leaves the text of an only document whole", () => {
    expect(cutOff(documentOf("8-K", "Item 5. Other Events"))).toMatch(/Other Events$/);
  });
});
