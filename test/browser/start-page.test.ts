import { describe, expect, it } from "vitest";
import { companiesOf, searchOf, setUpPage, totalOf } from "./page-fixture.ts";

const { open, url } = setUpPage();

describe("the start page", () => {
  it("shows the newest filings and the items they report, with their counts", async () => {
    const page = await open();

    await page.getByRole("heading", { name: "Newest filings" }).waitFor();

    const newest = await companiesOf(page);
    expect(newest).toHaveLength(8);
    expect(newest[0]).toBe("Hazel Industries");
    const items = await page.locator(".reported-item").allInnerTexts();
    expect(items[0]).toMatch(/^5\.02\s+Departure of Directors or Certain Officers;[^\d]+40/);
    expect(items.at(-1)).toMatch(/^9\.01/);
    expect(await page.locator(".index-facts").textContent()).toMatch(
      /^44 filings with 88 searchable sections, last updated Nov 2[23], 2026/,
    );
  });

  it("leads to every example", async () => {
    const page = await open();
    const examples = await page.locator(".example").all();
    expect(examples.length).toBeGreaterThan(3);

    for (const example of examples) {
      const link = await example.getAttribute("href");
      const found = await fetch(`${url()}search${link}`);
      expect(found.status, link ?? "").toBe(200);
    }
    await page.getByRole("link", { name: /Auditors who left/ }).click();

    expect(await totalOf(page)).toBe("3 filings");
    expect(searchOf(page)).toBe('?q="going concern"&item=4.01');
  });

  it("explains what can be typed, in words that the search takes", async () => {
    const page = await open();

    await page.getByText("What can be typed").click();

    const typed = await page.locator(".search-tips code").allTextContents();
    expect(typed).toContain("auditor NEAR(10) resigned");
    for (const query of typed) {
      const answer = await fetch(`${url()}search?${new URLSearchParams({ q: query })}`);
      const { hints } = await answer.json();
      const misread = hints.filter((hint: { message: string }) => !/^includes /.test(hint.message));
      expect(misread, query).toStrictEqual([]);
    }
  });

  it("is found again as it was after a look at a filing", async () => {
    const page = await open();
    const newest = page.getByRole("link", { name: "Hazel Industries" });
    await newest.first().click();
    await page.locator("#filing-title").waitFor();

    await page.getByRole("link", { name: "Start page", exact: true }).click();

    await page.getByRole("heading", { name: "Newest filings" }).waitFor();
    expect(await newest.first().evaluate((link) => link === document.activeElement)).toBe(true);
  });

  it("leads to the filings of an item", async () => {
    const page = await open();

    await page.locator(".reported-item").first().click();

    expect(await totalOf(page)).toBe("40 filings");
    expect(searchOf(page)).toBe("?item=5.02");
  });

  it("asks nobody but its own server for anything", async () => {
    const page = await open();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));

    await page.reload();
    await page.getByRole("heading", { name: "Newest filings" }).waitFor();

    const foreign = asked.filter(
      (address) => !address.startsWith(url()) && !/^data:/.test(address),
    );
    expect(foreign).toStrictEqual([]);
    expect(asked.length).toBeGreaterThan(1);
  });
});

describe("the start page of an empty index", () => {
  const empty = setUpPage([]);

  it("says how to fill it", async () => {
    const page = await empty.open();

    await page.getByRole("heading", { name: "The index is empty" }).waitFor();
    expect(await page.locator(".newest").count()).toBe(0);
  });

  it("shows the first filings as soon as there are any", async () => {
    const page = await empty.open();
    await page.getByRole("heading", { name: "The index is empty" }).waitFor();

    await page.route("**/search?**", async (route) => {
      const { search } = new URL(route.request().url());
      const filled = await fetch(`${url()}search${search}`);
      await route.fulfill({ contentType: "application/json", body: await filled.text() });
    });

    await page.getByRole("heading", { name: "Newest filings" }).waitFor();
  });
});
