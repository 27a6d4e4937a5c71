import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { findAccessFaults } from "./access-faults.ts";
import { setUpPage, totalOf } from "./page-fixture.ts";

const { open } = setUpPage();
const SCREENS = [
  ["the start page", ""],
  ["results", "?q=concern&item=4.01&sort=filed"],
  ["many results", "?q=resigned"],
  ["no results", "?q=nothing+at+all&year=2003"],
  ["a refused search", "?q=concern&filed_from=2012-01-01&filed_to=2004-01-01"],
  ["a filing", "?q=concern&filing=0000950124-19-000003"],
] as const;

/** The landmarks of the page, in the order they are met. */
function landmarksOf(page: Page): Promise<string[]> {
  return page
    .locator("body")
    .ariaSnapshot()
    .then(
      (tree) =>
        tree.match(/(?<=^\s*- )(banner|search|main|contentinfo|complementary|navigation)\b/gm) ??
        [],
    );
}

describe("assistive technology", () => {
  it.each(SCREENS)("finds names, order and references in %s", async (_name, search) => {
    const page = await open(search);
    await page.locator(".loading").waitFor({ state: "detached" });

    expect(await page.evaluate(findAccessFaults)).toStrictEqual([]);
  });

  it("finds its way by landmarks", async () => {
    const page = await open("?q=concern");
    await totalOf(page);
    expect(await landmarksOf(page)).toStrictEqual([
      "banner",
      "search",
      "main",
      "complementary",
      "contentinfo",
    ]);

    await page.goto(page.url().replace("?", "?filing=0000950124-19-000003&"));
    await page.locator("#filing-title").waitFor();
    expect(await landmarksOf(page)).toStrictEqual([
      "banner",
      "search",
      "main",
      "navigation",
      "contentinfo",
    ]);
  });

  it("hears of a result as an article named by its company", async () => {
    const page = await open("?q=gamma");
    await totalOf(page);

    const result = page.getByRole("article", { name: /^Orchard Street Pharmaceuticals/ });
    expect(await result.getByRole("list", { name: "Items" }).getByRole("listitem").count()).toBe(2);
    expect(await result.getByRole("heading", { level: 4 }).count()).toBeGreaterThan(0);
  });

  it("hears of counts with the values they belong to", async () => {
    const page = await open("?q=concern");
    await totalOf(page);

    await page.getByRole("checkbox", { name: "8-K 3 filings", exact: true }).check();

    expect(await totalOf(page)).toBe("3 filings");
  });

  it("hears what came of a search, and nothing while it runs", async () => {
    const page = await open("?q=resigned");
    await totalOf(page);
    const status = page.getByRole("status");
    expect(await status.textContent()).toBe("40 filings, 20 shown");
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route("**/search?q=concern&**", async (route) => {
      await held;
      await route.continue();
    });

    await page.getByLabel("Search filings").fill("concern");
    await page.locator('.results[aria-busy="true"]').waitFor();
    expect(await status.textContent()).toBe("");
    release();

    expect(await totalOf(page)).toBe("3 filings");
    expect(await status.textContent()).toBe("3 filings");
  });

  it("can do without motion", async () => {
    const page = await open("?q=resigned", { reducedMotion: "reduce" });
    await totalOf(page);
    await page.route("**/search?**", () => {});

    await page.getByLabel("Search filings").fill("concern");
    await page.locator('.progress[data-active="true"]').waitFor({ state: "attached" });

    const animations = await page.evaluate(() => document.getAnimations().length);
    expect(animations).toBe(0);
  });
});
