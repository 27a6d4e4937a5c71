import { describe, expect, it } from "vitest";
import { setUpPage, shownText, totalOf } from "./page-fixture.ts";

const { open } = setUpPage();

describe("a search that finds nothing", () => {
  it("says so and offers to search without the filters", async () => {
    const page = await open("?q=resigned&item=4.01");
    await page.getByRole("heading", { name: "No filings match “resigned”" }).waitFor();
    expect(await page.getByRole("status").textContent()).toBe("No filings match");

    await page.getByRole("link", { name: "Search without the filters" }).click();

    await page.waitForURL("**/?q=resigned");
    expect(await totalOf(page)).toBe("40 filings");
  });
});

describe("a search that fails", () => {
  it("says what to change when the query is refused", async () => {
    const page = await open(`?q=${"a".repeat(3_000)}`);

    await page.getByRole("alert").waitFor();
    expect(await shownText(page.getByRole("alert"))).toMatch(/The query must be at most/);
    expect(await page.getByRole("button", { name: "Try again" }).count()).toBe(0);
  });

  it("can be tried again when the server broke", async () => {
    const page = await open("?q=resigned");
    await totalOf(page);
    await page.route("**/search?**", (route) => route.fulfill({ status: 500, body: "oh" }));
    await page.getByLabel("Search filings").fill("concern");
    await page.getByRole("heading", { name: "The search failed" }).waitFor();

    await page.unroute("**/search?**");
    await page.getByRole("button", { name: "Try again" }).click();

    await page.locator(".hit").first().waitFor();
    expect(await totalOf(page)).toBe("3 filings");
  });

  it("can be tried again when the network was gone", async () => {
    const page = await open("?q=resigned");
    await totalOf(page);
    await page.context().setOffline(true);
    await page.getByLabel("Search filings").fill("concern");
    await page.getByRole("heading", { name: "The index cannot be reached" }).waitFor();

    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Try again" }).click();

    await page.locator(".hit").first().waitFor();
    expect(await totalOf(page)).toBe("3 filings");
  });

  it("keeps the results there are when the next ones fail", async () => {
    const page = await open("?q=resigned");
    await totalOf(page);
    await page.route("**/search?**cursor=**", (route) => route.abort());

    await page.getByRole("button", { name: "Show more filings" }).click();

    await page.getByRole("alert").waitFor();
    expect(await page.locator(".hit").count()).toBe(20);
    await page.unroute("**/search?**cursor=**");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".hits > li:nth-child(40)").waitFor();
  });
});
