import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { findFaintTexts } from "./faint-texts.ts";
import { setUpPage, shownText, totalOf } from "./page-fixture.ts";

const { open } = setUpPage();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const SCREENS = [
  ["the start page", ""],
  ["results", "?q=concern&item=4.01&sort=filed"],
  ["no results", "?q=nothing+at+all&year=2003"],
  ["a filing", "?q=concern&filing=0000950124-19-000003"],
] as const;

async function settle(page: Page): Promise<void> {
  await page.locator(".loading").waitFor({ state: "detached" });
}

/** What reaches beyond the right edge of a window of a width, and is not cut off or scrolled. */
function overhangOf(page: Page, width: number): Promise<string[]> {
  return page.evaluate((edge) => {
    const isClipped = (element: Element) =>
      element.closest(".visually-hidden, .skip-link, pre, .progress, option") !== null;
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > edge + 0.5)
      .filter((element) => element.checkVisibility() && !isClipped(element))
      .map((element) => element.outerHTML.slice(0, 80));
  }, width);
}

describe("the look", () => {
  const schemes = SCREENS.flatMap(([name, search]) => [
    { name, search, colorScheme: "light" as const },
    { name, search, colorScheme: "dark" as const },
  ]);

  it.each(schemes)(
    "keeps the text of $name readable in $colorScheme",
    async ({ search, colorScheme }) => {
      const page = await open(search, { colorScheme });
      await settle(page);

      expect(await page.evaluate(findFaintTexts, 4.5)).toStrictEqual([]);
    },
  );

  it("is dark where the reader's system is", async () => {
    const grounds = [];
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await open("", { colorScheme });
      grounds.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
    }

    expect(grounds).toStrictEqual(["rgb(255, 255, 255)", "rgb(18, 21, 26)"]);
  });

  it("leaves everything but the filings out of print", async () => {
    const page = await open("?q=concern");
    await totalOf(page);

    await page.emulateMedia({ media: "print" });

    expect(await page.locator(".facet-panel").isVisible()).toBe(false);
    expect(await page.locator(".page-header").isVisible()).toBe(false);
    expect(await page.locator(".snippet").first().isVisible()).toBe(true);
    const title = await page.getByRole("heading", { level: 1 }).boundingBox();
    expect(title?.height).toBeGreaterThan(20);
  });
});

describe("a phone", () => {
  it.each(SCREENS)("shows %s without scrolling sideways", async (_name, search) => {
    for (const width of [320, 390]) {
      const page = await open(search, { ...PHONE, viewport: { width, height: 700 } });
      await settle(page);
      expect(await overhangOf(page, width), `${width}`).toStrictEqual([]);
    }
  });

  it("folds the filters away behind a button that counts them", async () => {
    const page = await open("?q=concern&item=4.01&year=2003", PHONE);
    await totalOf(page);
    const toggle = page.getByRole("button", { name: /^Filters \d/ });
    expect(await shownText(toggle)).toMatch(/Filters\s*2/);
    expect(await page.getByRole("group", { name: "Year" }).isVisible()).toBe(false);

    await toggle.tap();

    expect(await toggle.getAttribute("aria-expanded")).toBe("true");
    await page.getByRole("checkbox", { name: /^2011/ }).check();
    expect(await totalOf(page)).toBe("2 filings");
    expect(await page.getByRole("group", { name: "Year" }).isVisible()).toBe(true);
    await toggle.tap();
    expect(await page.getByRole("group", { name: "Year" }).isVisible()).toBe(false);
  });

  it("has targets that a finger can hit", async () => {
    const page = await open("?q=concern&item=4.01", PHONE);
    await totalOf(page);
    await page.getByRole("button", { name: /Filters/ }).tap();

    const small = await page.evaluate(() =>
      [...document.querySelectorAll("button, select, .facet-value, input[type=date]")]
        .filter((element) => element.checkVisibility())
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        // WCAG 2.2, 2.5.8: 24 by 24 pixels.
        .filter(({ box }) => box.width < 24 || box.height < 24)
        .map(({ element }) => element.outerHTML.slice(0, 80)),
    );
    expect(small).toStrictEqual([]);
  });
});
