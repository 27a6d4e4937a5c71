import { describe, expect, it } from "vitest";
import { HOSTILE_NAME } from "./fictional-filings.ts";
import { companiesOf, searchOf, setUpPage, shownText, totalOf } from "./page-fixture.ts";

const { open } = setUpPage();

describe("the query box", () => {
  it("searches when the reader pauses, and keeps its words in the address", async () => {
    const page = await open();

    await page.getByLabel("Search filings").pressSequentially("gamma globulin");
    await page.waitForURL("**/?q=gamma+globulin");

    expect(await totalOf(page)).toBe("1 filing");
    expect(await page.title()).toBe("gamma globulin - Filedex");
    expect(await page.getByLabel("Search filings").inputValue()).toBe("gamma globulin");
  });

  it("sends one request for words typed in one go", async () => {
    const page = await open("?q=resigned");
    await totalOf(page);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));

    // The page's time stands still while the words are typed.
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);

    await page.getByLabel("Search filings").fill("");
    await page.getByLabel("Search filings").pressSequentially("gamma globulin");
    await page.clock.runFor(1_000);
    await page.waitForURL("**/?q=gamma+globulin");
    await totalOf(page);

    expect(asked.filter((address) => address.includes("/search?"))).toHaveLength(1);
  });

  it("shows the newest search, when an older answer comes late", async () => {
    const page = await open("?q=resigned");
    await totalOf(page);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route("**/search?q=gamma&**", async (route) => {
      await held;
      await route.continue().catch(() => {});
    });

    const box = page.getByLabel("Search filings");
    await box.fill("gamma");
    const aborted = page.waitForEvent("requestfailed");
    await page.waitForRequest("**/search?q=gamma&**");
    await box.fill("going concern");
    await box.press("Enter");

    expect((await aborted).url()).toContain("q=gamma&");
    await page.waitForURL("**/?q=going+concern");
    expect(await totalOf(page)).toBe("3 filings");
    release();
    expect(await companiesOf(page)).toHaveLength(3);
  });

  it("does not bring words back that were left behind by a click", async () => {
    const page = await open("?q=resigned");
    await totalOf(page);
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);

    await page.getByLabel("Search filings").fill("concern");
    await page.getByRole("link", { name: "Filedex, start page" }).click();
    await page.clock.runFor(1_000);

    await page.getByRole("heading", { name: "Newest filings" }).waitFor();
    expect(searchOf(page)).toBe("");
    await page.clock.resume();
    await page.goBack();
    expect(searchOf(page)).toBe("?q=concern");
  });

  it("is emptied by its button", async () => {
    const page = await open("?q=resigned&form=8-K");
    await totalOf(page);

    await page.getByRole("button", { name: "Clear", exact: true }).click();

    await page.waitForURL("**/?form=8-K");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("query");
  });
});

describe("a result", () => {
  it("shows the company, form, dates, items, section and passage", async () => {
    const page = await open("?q=%22going+concern%22&cik=0000101234");
    await totalOf(page);
    const hit = page.locator(".hit");

    expect(await hit.locator(".hit-title").textContent()).toBe("Northwind Instruments Corporation");
    expect(await hit.locator(".form-badge").textContent()).toBe("8-K/A (amendment)");
    expect(await shownText(hit.locator(".filing-dates"))).toMatch(
      /Filed Feb 3, 2011\s+Event Jan 28, 2011/,
    );
    expect(await hit.locator(".item-chip").allInnerTexts()).toStrictEqual([
      "Item 4.01\nChanges in Registrant's Certifying Accountant",
      "Item 9.01\nFinancial Statements and Exhibits",
    ]);
    expect(await hit.locator(".passage-label").first().textContent()).toBe(
      "Item 4.01 Changes in Registrant's Certifying Accountant",
    );
    expect(await hit.locator("mark").allTextContents()).toStrictEqual(["going concern"]);
    expect(await hit.getByRole("link", { name: /EDGAR/ }).getAttribute("href")).toBe(
      "https://www.sec.gov/Archives/edgar/data/101234/000095012419000001/0000950124-19-000001-index.htm",
    );
  });

  it("names exhibits by number and title", async () => {
    const page = await open("?q=gamma+globulin+rose");
    await totalOf(page);

    expect(await page.locator(".passage-label").first().textContent()).toBe(
      "Exhibit 99.1 Press release",
    );
  });

  it("gives a legacy item today's number and says that the search includes it", async () => {
    const page = await open("?item=4.01&year=2003");
    await totalOf(page);

    expect(await shownText(page.locator(".item-chip"))).toMatch(/^Item 4 \(now 4\.01\)/);
    expect(await page.locator(".search-notes").textContent()).toBe(
      "Item 4.01 includes Item 4 of filings before August 23, 2004.",
    );
  });

  it("shows markup in a filing as the characters it is made of", async () => {
    const page = await open("?q=alert+concern");
    await totalOf(page);

    expect(await companiesOf(page)).toStrictEqual([HOSTILE_NAME]);
    expect(await page.locator(".snippet").textContent()).toContain("<script> alert(1) </script>");
    expect(await page.locator(".hit img, .snippet script").count()).toBe(0);
    expect(await page.title()).toBe("alert concern - Filedex");
  });

  it("does without a filing date and a link to EDGAR where they are unknown", async () => {
    const page = await open("?q=alert+concern");
    await totalOf(page);

    expect(await shownText(page.locator(".filing-dates"))).toBe("Event Jul 1, 2015");
    expect(await page.locator(".edgar-link").count()).toBe(0);
  });
});

describe("more results", () => {
  it("come by the button, which leads the keyboard to the first of them", async () => {
    const page = await open("?q=resigned");
    expect(await totalOf(page)).toBe("40 filings");
    expect(await companiesOf(page)).toHaveLength(20);

    await page.getByRole("button", { name: "Show more filings" }).click();
    await page.locator(".hits > li:nth-child(40)").waitFor();

    const links = await page.locator(".hit-title a").evaluateAll((all) =>
      all.map((link) => ({
        href: link.getAttribute("href"),
        isFocused: link === document.activeElement,
      })),
    );
    expect(links.findIndex(({ isFocused }) => isFocused)).toBe(20);
    expect(new Set(links.map(({ href }) => href)).size).toBe(40);
    expect(await page.getByRole("button", { name: "Show more filings" }).count()).toBe(0);
  });

  it("are told of to screen readers", async () => {
    const page = await open("?q=resigned");
    await totalOf(page);
    expect(await page.getByRole("status").textContent()).toBe("40 filings, 20 shown");

    await page.getByRole("button", { name: "Show more filings" }).click();
    await page.locator(".hits > li:nth-child(40)").waitFor();

    expect(await page.getByRole("status").textContent()).toBe("40 filings");
  });
});

describe("the order of results", () => {
  it("is chosen from a menu and kept in the address", async () => {
    const page = await open("?q=going+concern");
    await totalOf(page);

    await page.getByLabel("Sort by").selectOption("Oldest event");
    await page.waitForURL("**/?q=going+concern&sort=report");
    await totalOf(page);

    expect(await companiesOf(page)).toStrictEqual([
      "Calder Bancorp, Inc.",
      "Northwind Instruments Corporation",
      HOSTILE_NAME,
    ]);
  });

  it("offers the best match only to searches with words", async () => {
    const page = await open("?form=8-K");
    await totalOf(page);

    const options = await page.getByLabel("Sort by").locator("option").allTextContents();
    expect(options[0]).toBe("Newest filed");
    expect(options).not.toContain("Best match");
  });
});

describe("the history", () => {
  it("has one entry for words, however they were typed, and follows back and forward", async () => {
    const page = await open();
    await page.getByLabel("Search filings").pressSequentially("going concern", { delay: 60 });
    await page.waitForURL("**/?q=going+concern");
    await totalOf(page);
    await page.getByRole("checkbox", { name: /Calder Bancorp/ }).check();
    await page.waitForURL("**/?q=going+concern&cik=0000330011");
    expect(await totalOf(page)).toBe("1 filing");

    await page.goBack();
    expect(searchOf(page)).toBe("?q=going concern");
    expect(await totalOf(page)).toBe("3 filings");
    await page.goBack();
    await page.getByRole("heading", { name: "Newest filings" }).waitFor();
    const box = page.getByLabel("Search filings");
    await expect.poll(() => box.inputValue()).toBe("");

    await page.goForward();
    await page.goForward();
    expect(await totalOf(page)).toBe("1 filing");
    await expect.poll(() => box.inputValue()).toBe("going concern");
  });

  it("restores a whole search from a link", async () => {
    const page = await open(
      "?q=resigned&cik=0007000000&cik=0007000001&item=5.02&year=2004&year=2005&sort=filed",
    );

    expect(await totalOf(page)).toBe("2 filings");
    const chips = await page.getByRole("button", { name: /^Remove filter/ }).allInnerTexts();
    expect(chips).toStrictEqual([
      "Alder Industries",
      "Birch Industries",
      "Item 5.02",
      "2004",
      "2005",
    ]);
    expect(await page.getByLabel("Sort by").inputValue()).toBe("filed");
  });
});
