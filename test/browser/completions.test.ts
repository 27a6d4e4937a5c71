import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { findAccessFaults } from "./access-faults.ts";
import { findFaintTexts } from "./faint-texts.ts";
import { setUpPage, totalOf } from "./page-fixture.ts";

const { open } = setUpPage();

/** Types into the query box and waits for what it offers. */
async function typeUntilOffered(page: Page, text: string): Promise<void> {
  await page.getByLabel("Search filings").pressSequentially(text);
  await page.getByRole("listbox").waitFor();
}

function offeredTexts(page: Page): Promise<string[]> {
  return page.locator(".completion").allTextContents();
}

function activeOption(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const id = document.activeElement?.getAttribute("aria-activedescendant") ?? "";
    return document.getElementById(id)?.textContent ?? null;
  });
}

describe("completions of a query", () => {
  it("are offered while words are typed, words before companies", async () => {
    const page = await open();

    await typeUntilOffered(page, "chief exec");
    expect(await offeredTexts(page)).toStrictEqual(["chief executive"]);
    await page.getByLabel("Search filings").fill("");
    await typeUntilOffered(page, "ald");

    await page.getByRole("option", { name: "Alder Industries company, 5 filings" }).waitFor();
    expect(await offeredTexts(page)).toStrictEqual(["alder", "Alder Industriescompany, 5 filings"]);
  });

  it("are gone through by arrows and chosen by Enter, with the box in focus", async () => {
    const page = await open();
    await typeUntilOffered(page, "ald");
    expect(await activeOption(page)).toBe(null);

    await page.keyboard.press("ArrowDown");
    expect(await activeOption(page)).toBe("alder");
    await page.keyboard.press("ArrowUp");
    expect(await activeOption(page)).toBe(null);
    await page.keyboard.press("ArrowUp");
    expect(await activeOption(page)).toMatch(/^Alder Industries/);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");

    await page.waitForURL("**/?q=alder");
    expect(await page.getByLabel("Search filings").inputValue()).toBe("alder");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("query");
    expect(await page.getByRole("listbox").count()).toBe(0);
  });

  it("make a company a filter, and leave the rest of the query", async () => {
    const page = await open("?q=resigned");
    await page.getByLabel("Search filings").press("End");
    await typeUntilOffered(page, " OR ald");

    await page.getByRole("option", { name: /^Alder Industries/ }).click();

    await page.waitForURL("**/?q=resigned&cik=0007000000");
    expect(await totalOf(page)).toBe("5 filings");
    expect(await page.getByRole("button", { name: /^Remove filter Alder/ }).count()).toBe(1);
  });

  it("go by Escape, Enter and a look elsewhere, and come with the next letter", async () => {
    const page = await open();
    const list = page.getByRole("listbox");
    await typeUntilOffered(page, "chief exec");

    await page.keyboard.press("Escape");
    expect(await list.count()).toBe(0);
    expect(await page.getByLabel("Search filings").inputValue()).toBe("chief exec");
    await typeUntilOffered(page, "u");
    await page.keyboard.press("Enter");
    expect(await list.count()).toBe(0);
    await typeUntilOffered(page, "t");
    await page.keyboard.press("Tab");
    expect(await list.count()).toBe(0);
  });

  it("let the arrows go to the results when none are offered", async () => {
    const page = await open();
    await page.getByLabel("Search filings").fill("concern");
    expect(await totalOf(page)).toBe("3 filings");

    await page.keyboard.press("ArrowDown");

    const focused = await page.evaluate(() =>
      document.activeElement?.hasAttribute("data-result-link"),
    );
    expect(focused).toBe(true);
  });

  it("are asked for once for letters typed in one go, and not again for the same words", async () => {
    const page = await open();
    const asked: string[] = [];
    page.on("request", (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname === "/suggest") asked.push(searchParams.get("q") ?? "");
    });
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    const box = page.getByLabel("Search filings");

    await box.pressSequentially("chief exec");
    await page.clock.runFor(1_000);
    await page.getByRole("listbox").waitFor();
    await box.press("u");
    await box.press("Backspace");
    await page.clock.runFor(1_000);

    expect(asked).toStrictEqual(["chief exec"]);
  });

  it("never empty the list between two letters that it goes on to fit", async () => {
    const page = await open();
    await typeUntilOffered(page, "chief exec");
    await page.route("**/suggest?**", () => {});

    await page.keyboard.press("u");

    expect(await offeredTexts(page)).toStrictEqual(["chief executive"]);
  });

  it("are not missed when they cannot be had", async () => {
    const page = await open();
    await page.route("**/suggest?**", (route) => route.fulfill({ status: 503 }));
    const failed = page.waitForResponse("**/suggest?**");

    await page.getByLabel("Search filings").pressSequentially("resign");
    await failed;

    await page.getByText("No filings match").first().waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  it.each(["light", "dark"] as const)("can be read and found in %s", async (colorScheme) => {
    const page = await open("", { colorScheme });
    await typeUntilOffered(page, "ald");
    await page.keyboard.press("ArrowDown");

    expect(await page.evaluate(findAccessFaults)).toStrictEqual([]);
    expect(await page.evaluate(findFaintTexts, 4.5)).toStrictEqual([]);
  });

  it("fit a phone, and can be hit by a finger", async () => {
    const phone = { viewport: { width: 320, height: 700 }, hasTouch: true, isMobile: true };
    const page = await open("?q=concern", phone);
    await page.getByLabel("Search filings").fill("");
    await typeUntilOffered(page, "ald");

    for (const option of await page.locator(".completion").all()) {
      const box = await option.boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(36);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
    }
    await page.getByRole("option", { name: /^Alder Industries/ }).tap();
    await page.waitForURL("**/?cik=0007000000");
  });
});
