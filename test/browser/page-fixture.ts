import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import type { IndexedFiling } from "../../lib/index/filing-record.ts";
import { fictionalFilings } from "./fictional-filings.ts";
import { openBrowser } from "./open-browser.ts";
import { type ServedApp, serveApp } from "./serve-app.ts";

export interface PageFixture {
  /** Opens the page in a window of its own and waits until it shows something. */
  open(search?: string, options?: BrowserContextOptions): Promise<Page>;
  /** The address of the page, with a slash at its end. */
  url(): string;
}

/** A browser takes its time to start on a busy machine. */
const START_TIMEOUT_MS = 60_000;
const DESKTOP = { width: 1280, height: 900 };

/** Gives the tests of a file a browser and the app; what a test opened is closed after it. */
export function setUpPage(filings: readonly IndexedFiling[] = fictionalFilings()): PageFixture {
  let browser: Browser | undefined;
  let app: ServedApp | undefined;
  beforeAll(async () => {
    browser = await openBrowser();
    app = await serveApp(filings);
  }, START_TIMEOUT_MS);
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    app?.close();
  });
  const url = () => app?.url ?? "";
  return {
    url,
    open: async (search = "", options = {}) => {
      if (browser === undefined) throw new Error("the browser has not been started");
      const context = await browser.newContext({ viewport: DESKTOP, ...options });
      const page = await context.newPage();
      page.on("pageerror", (error) => {
        throw error;
      });
      await page.goto(url() + search);
      await page.locator("main > *").first().waitFor();
      return page;
    },
  };
}

/** The companies of the hits shown, in order. */
export function companiesOf(page: Page): Promise<string[]> {
  return page.locator(".hit-title").allTextContents();
}

/** The number of filings found, as the page says it. */
export async function totalOf(page: Page): Promise<string> {
  await page.locator('.results[aria-busy="false"]').waitFor();
  return (await page.locator(".results-count b").textContent()) ?? "";
}

/** The part of the address that holds the state. */
export function searchOf(page: Page): string {
  return decodeURIComponent(new URL(page.url()).search.replaceAll("+", " "));
}

/** The text of an element as it is laid out. */
export async function shownText(locator: Locator): Promise<string> {
  await locator.waitFor();
  return (await locator.allInnerTexts()).join("\n");
}
