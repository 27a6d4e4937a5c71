import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPage } from "../../infra/build.ts";
import { type Stack, startStack } from "../../infra/local/stack.ts";
import { openBrowser } from "./open-browser.ts";
import { companiesOf, totalOf } from "./page-fixture.ts";

const SAMPLES = join(import.meta.dirname, "../../infra/samples/filings");
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

describe("the page over the local stack", () => {
  let browser: Browser;
  let stack: Stack;
  let dataDir = "";
  beforeAll(async () => {
    browser = await openBrowser();
    dataDir = await mkdtemp(join(tmpdir(), "filedex-page-"));
    const page = await buildPage();
    stack = await startStack({ dataDir, port: 0, s3Port: 0, page, log: quiet });
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it("shows a filing soon after its upload, finds it, opens it and forgets it", async () => {
    const page = await browser.newPage();
    await page.goto(stack.url);
    await page.getByRole("heading", { name: "The index is empty" }).waitFor();

    const address = `${stack.s3Url}/filings/1997.txt`;
    const body = await readFile(join(SAMPLES, "1997-pem-auditor-resigns.txt"));
    await fetch(address, { method: "PUT", body });
    await page.getByRole("heading", { name: "Newest filings" }).waitFor();
    const [company = ""] = await companiesOf(page);
    expect(company).not.toBe("");

    await page.getByLabel("Search filings").fill("independent accountants");
    await page.waitForURL("**/?q=independent+accountants");
    expect(await totalOf(page)).toBe("1 filing");
    expect(await page.locator(".item-chip").first().textContent()).toMatch(/^Item 4 \(now 4\.01\)/);
    await page.getByRole("link", { name: company, exact: true }).click();
    await page.locator("#filing-title").waitFor();
    expect(await page.locator(".filing-section mark").first().textContent()).toMatch(/^indep/i);

    await fetch(address, { method: "DELETE" });
    await stack.settled();
    const reload = async () => {
      await page.goto(`${stack.url}/?q=independent+accountants`);
      return await totalOf(page);
    };
    // A reader may hold the manifest for a second.
    await expect.poll(reload, { timeout: 20_000 }).toBe("0 filings");
  });
});
