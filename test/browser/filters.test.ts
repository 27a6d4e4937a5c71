import { describe, expect, it } from "vitest";
import { companiesOf, searchOf, setUpPage, shownText, totalOf } from "./page-fixture.ts";

const { open } = setUpPage();

describe("facets", () => {
  it("count filings per company, item, form and year", async () => {
    const page = await open("?q=concern");
    await totalOf(page);

    const groups = await page.locator(".facet legend").allTextContents();
    expect(groups).toStrictEqual(["Company", "Item", "Form", "Year", "Filed between"]);
    const items = await page.getByRole("group", { name: "Item" }).locator("label").allInnerTexts();
    expect(items).toHaveLength(2);
    expect(items[0]).toMatch(/^4\.01 Changes in Registrant's Certifying Accountant\s+3/);
    expect(items[1]).toMatch(/^9\.01 Financial Statements and Exhibits\s+1/);
    const years = await page.getByRole("group", { name: "Year" }).locator("label").allInnerTexts();
    expect(years.map((text) => text.slice(0, 4))).toStrictEqual(["2015", "2011", "2003"]);
  });

  it("take several values, and go on offering the others", async () => {
    const page = await open("?q=resigned");
    await totalOf(page);

    await page.getByRole("checkbox", { name: /Alder Industries/ }).check();
    await page.waitForURL("**/?q=resigned&cik=0007000000");
    expect(await totalOf(page)).toBe("5 filings");
    await page.getByRole("checkbox", { name: /Birch Industries/ }).check();
    await page.waitForURL("**/?q=resigned&cik=0007000000&cik=0007000001");

    expect(await totalOf(page)).toBe("10 filings");
    expect(new Set(await companiesOf(page))).toStrictEqual(
      new Set(["Alder Industries", "Birch Industries"]),
    );
    expect(await page.getByRole("checkbox", { name: /Cedar Industries/ }).isChecked()).toBe(false);
  });

  it("filter by name where a company has no CIK", async () => {
    const page = await open("?q=concern");
    await totalOf(page);

    await page.getByRole("checkbox", { name: /Sons/ }).check();

    expect(await totalOf(page)).toBe("1 filing");
    expect(searchOf(page)).toContain("company=<img");
  });

  it("leave the reader where they are on the page", async () => {
    const page = await open("?q=resigned", { viewport: { width: 1280, height: 400 } });
    await totalOf(page);
    const box = page.getByRole("group", { name: "Form" }).getByRole("checkbox").last();
    await box.scrollIntoViewIfNeeded();
    await page.waitForFunction(() => scrollY > 0);

    const before = await page.evaluate(() => scrollY);
    await box.check();
    await page.waitForURL("**/?q=resigned&form=8-K");
    await totalOf(page);

    expect(await page.evaluate(() => scrollY)).toBe(before);
  });

  it("find years that are no neighbours", async () => {
    const page = await open("?q=concern&year=2003&year=2015");

    expect(await totalOf(page)).toBe("2 filings");
  });

  it("show a few values first and all of them on demand", async () => {
    const page = await open("?q=resigned");
    await totalOf(page);
    const companies = page.getByRole("group", { name: "Company" }).getByRole("checkbox");
    expect(await companies.count()).toBe(7);

    await page.getByRole("button", { name: "Show 1 more for company" }).click();
    expect(await companies.count()).toBe(8);
    await page.getByRole("button", { name: "Show fewer for company" }).click();
    expect(await companies.count()).toBe(7);
  });

  it("count amendments with their form", async () => {
    const page = await open("?q=concern&form=8-K");

    expect(await totalOf(page)).toBe("3 filings");
    const forms = await page.getByRole("group", { name: "Form" }).locator("label").allInnerTexts();
    expect(forms.map((text) => text.replace(/\s+/g, " "))).toStrictEqual([
      "8-K 3 filings",
      "8-K/A 1 filing",
    ]);
  });
});

describe("the dates of filing", () => {
  it("narrow the search from both ends", async () => {
    const page = await open("?q=concern");
    await totalOf(page);

    await page.getByLabel("From").fill("2004-01-01");
    await page.waitForURL("**/?q=concern&filed_from=2004-01-01");
    await page.getByLabel("To", { exact: true }).fill("2012-12-31");
    await page.waitForURL("**/?q=concern&filed_from=2004-01-01&filed_to=2012-12-31");

    expect(await totalOf(page)).toBe("1 filing");
    expect(await shownText(page.getByRole("button", { name: /Remove filter Filed/ }))).toBe(
      "Filed Jan 1, 2004 to Dec 31, 2012",
    );
  });

  it("say what is wrong with a range that ends before it begins", async () => {
    const page = await open("?q=concern&filed_from=2012-01-01&filed_to=2004-01-01");

    await page.getByRole("alert").waitFor();
    expect(await shownText(page.getByRole("alert"))).toMatch(/This search cannot be run/);
    expect(await shownText(page.getByRole("alert"))).toMatch(/The first filing date is after/);
  });
});

describe("the chips of chosen filters", () => {
  it("are taken away one by one or all at once", async () => {
    const page = await open("?q=resigned&item=5.02&year=2004&form=8-K&filed_to=2010-01-01");
    await totalOf(page);

    await page.getByRole("button", { name: "Remove filter Item 5.02" }).click();
    await page.waitForURL("**/?q=resigned&form=8-K&year=2004&filed_to=2010-01-01");
    await page.getByRole("button", { name: "Clear all" }).click();
    await page.waitForURL("**/?q=resigned");

    expect(await totalOf(page)).toBe("40 filings");
    expect(await page.getByRole("button", { name: /^Remove filter/ }).count()).toBe(0);
  });

  it("are joined by a filing's own items", async () => {
    const page = await open("?q=gamma");
    await totalOf(page);

    await page
      .locator(".hit")
      .getByRole("link", { name: /Item 2\.02/ })
      .first()
      .click();

    await page.waitForURL("**/?q=gamma&item=2.02");
    expect(await totalOf(page)).toBe("1 filing");
  });
});
