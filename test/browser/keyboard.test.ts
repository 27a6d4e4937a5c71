import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { searchOf, setUpPage, totalOf } from "./page-fixture.ts";

const { open } = setUpPage();

function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.id || (activeElement?.textContent ?? "");
  });
}

describe("the keyboard", () => {
  it("reaches the query box by a slash, which it does not type", async () => {
    const page = await open("?q=concern&sort=filed");
    await totalOf(page);

    await page.keyboard.press("/");

    expect(await focusedText(page)).toBe("query");
    expect(await page.getByLabel("Search filings").inputValue()).toBe("concern");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("/");
    expect(await page.getByLabel("Search filings").inputValue()).toBe("concern/");
  });

  it("goes from the box through the results and back by arrows", async () => {
    const page = await open("?q=concern&sort=report");
    await totalOf(page);
    await page.keyboard.press("/");

    await page.keyboard.press("ArrowDown");
    expect(await focusedText(page)).toBe("Calder Bancorp, Inc.");
    await page.keyboard.press("ArrowDown");
    expect(await focusedText(page)).toBe("Northwind Instruments Corporation");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    expect(await focusedText(page)).toBe("query");
  });

  it("opens a result by Enter, and leaves it by Escape with the result in focus", async () => {
    const page = await open("?q=concern&sort=report");
    await totalOf(page);
    await page.keyboard.press("/");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");

    await page.keyboard.press("Enter");
    await page.locator("#filing-title").waitFor();
    expect(await focusedText(page)).toBe("filing-title");
    await page.keyboard.press("Escape");

    await totalOf(page);
    expect(searchOf(page)).toBe("?q=concern&sort=report");
    expect(await focusedText(page)).toBe("Northwind Instruments Corporation");
    await page.keyboard.press("Escape");
    expect(await focusedText(page)).toBe("query");
  });

  it("empties the box by Escape and then leaves it", async () => {
    const page = await open("?q=concern&form=8-K");
    await totalOf(page);
    await page.keyboard.press("/");

    await page.keyboard.press("Escape");
    await page.waitForURL("**/?form=8-K");
    expect(await focusedText(page)).toBe("query");
    await page.keyboard.press("Escape");
    expect(await focusedText(page)).not.toBe("query");
  });

  it("skips to the content first of all", async () => {
    const page = await open("?q=concern");
    await totalOf(page);

    await page.keyboard.press("Tab");
    expect(await focusedText(page)).toBe("Skip to content");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");

    const isInMain = await page.evaluate(() =>
      document.querySelector("main")?.contains(document.activeElement),
    );
    expect(isInMain).toBe(true);
  });

  it("shows where it is, on every stop of the results", async () => {
    const page = await open("?q=concern&form=8-K");
    await totalOf(page);
    const unseen: string[] = [];

    for (let stop = 0; stop < 40; stop++) {
      await page.keyboard.press("Tab");
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return null;
        // The query box shows its focus on the field around it.
        const shown = element.closest(".search-box-field") ?? element;
        const style = getComputedStyle(shown);
        const isSeen = style.outlineStyle !== "none" || style.boxShadow !== "none";
        return { isSeen, name: element.outerHTML.slice(0, 80) };
      });
      if (focused === null) break;
      if (!focused.isSeen) unseen.push(focused.name);
    }

    expect(unseen).toStrictEqual([]);
  });
});
