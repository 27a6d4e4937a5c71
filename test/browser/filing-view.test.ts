import { describe, expect, it } from "vitest";
import { searchOf, setUpPage, shownText, totalOf } from "./page-fixture.ts";

const { open } = setUpPage();
const ORCHARD = "0000950124-19-000003";

describe("the view of a filing", () => {
  it("shows its fields and its sections with their text", async () => {
    const page = await open(`?filing=${ORCHARD}`);
    await page.locator("#filing-title").waitFor();

    expect(await page.locator("h1").textContent()).toBe(
      "Orchard Street Pharmaceuticals Holdings International Corporation",
    );
    expect(await page.locator(".filing-section h2").allTextContents()).toStrictEqual([
      "Cover page ",
      "Item 2.02 Results of Operations and Financial Condition",
      "Item 9.01 Financial Statements and Exhibits",
      "Exhibit 99.1 Press release",
    ]);
    expect(await shownText(page.locator(".filing-details"))).toMatch(
      /Accession number\s+0000950124-19-000003/,
    );
    expect(await shownText(page.locator(".filing-details"))).toMatch(
      /Jo Reed, Chief Executive Officer/,
    );
    expect(await page.title()).toMatch(/^Orchard Street .* 8-K - Filedex$/);
    expect(await page.getByRole("link", { name: "EDGAR" }).getAttribute("href")).toMatch(
      /^https:\/\/www\.sec\.gov\/Archives\/edgar\/data\/1002003\//,
    );
  });

  it("lays tables of parted cells out in columns, and marks words in them", async () => {
    const page = await open(`?q=earnings&filing=${ORCHARD}`);

    const rows = page.locator(".text-table tr");
    expect(await rows.allInnerTexts()).toStrictEqual([
      "\t2019\t2018",
      "Net earnings\t$\u00a012\t$\u00a09",
    ]);
    expect(await rows.locator("mark").allTextContents()).toStrictEqual(["earnings"]);
    const [head, figure] = await Promise.all(
      [0, 1].map((n) => rows.nth(n).locator("td").last().boundingBox()),
    );
    expect(head?.x).toBe(figure?.x);
  });

  it("sets drawn tables in a fixed pitch, as they were drawn", async () => {
    const page = await open(`?filing=${ORCHARD}`);
    await page.locator("pre").waitFor();

    expect(await page.locator("pre").textContent()).toMatch(/^ {27}2019 {8}2018\n/);
    const family = await page.locator("pre").evaluate((pre) => getComputedStyle(pre).fontFamily);
    expect(family).toMatch(/monospace/);
  });

  it("opens at the section of the passage that was chosen", async () => {
    const page = await open("?q=gamma+globulin+rose");
    await totalOf(page);

    await page.getByRole("link", { name: "Exhibit 99.1 Press release" }).click();
    await page.locator(".filing-section").first().waitFor();

    expect(new URL(page.url()).hash).toBe("#section-3");
    await page.waitForFunction(() => document.activeElement?.id === "section-3");
    expect(await page.locator("#section-3 mark").allTextContents()).toStrictEqual([
      "gamma",
      "globulin",
      "rose",
    ]);
  });

  it("opens the cover for those who come for it", async () => {
    const page = await open(`?filing=${ORCHARD}`);
    const cover = page.getByText("Commission file number");
    await page.locator("#filing-title").waitFor();
    expect(await cover.isVisible()).toBe(false);

    await page.getByRole("navigation").getByRole("link", { name: "Cover page" }).click();
    await cover.waitFor();

    const found = await open(`?q=commission+file&filing=${ORCHARD}`);
    await found.getByText("Commission file number").waitFor();
    expect(await found.locator("mark").allTextContents()).toStrictEqual(["Commission", "file"]);
  });

  it("gives the results back as they were left", async () => {
    const page = await open("?q=resigned");
    await totalOf(page);
    await page.getByRole("button", { name: "Show more filings" }).click();
    const last = page.locator(".hits > li:nth-child(38) .hit-title a");
    await last.waitFor();
    await last.scrollIntoViewIfNeeded();
    await page.waitForFunction(() => (history.state?.scroll ?? 0) > 1000);
    const scrolled = await page.evaluate(() => scrollY);

    await last.click();
    await page.locator("#filing-title").waitFor();
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.getByRole("link", { name: "Results", exact: true }).click();

    await last.waitFor();
    expect(searchOf(page)).toBe("?q=resigned");
    await page.waitForFunction((target) => Math.abs(scrollY - target) < 2, scrolled);
    expect(await last.evaluate((link) => link === document.activeElement)).toBe(true);
  });

  it("leads from a shared link to its results", async () => {
    const page = await open(`?q=gamma&filing=${ORCHARD}`);
    await page.locator("#filing-title").waitFor();

    await page.getByRole("link", { name: "Results", exact: true }).click();

    expect(await totalOf(page)).toBe("1 filing");
    expect(searchOf(page)).toBe("?q=gamma");
  });

  it("says when there is no such filing", async () => {
    const page = await open("?filing=0000000000-00-000000");

    await page.getByRole("heading", { name: "There is no such filing" }).waitFor();
  });
});
