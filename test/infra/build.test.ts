import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { assertSize, buildPage } from "../../infra/build.ts";

/** esbuild starts a process, on a machine that may be busy. */
const BUILD_TIMEOUT_MS = 60_000;

describe("buildPage", { timeout: BUILD_TIMEOUT_MS }, () => {
  let page = "";
  beforeAll(async () => {
    page = await buildPage();
  }, BUILD_TIMEOUT_MS);

  it("allows exactly the style and the script within", () => {
    const [style = "", script = ""] = [
      /<style>(.*?)<\/style>/s.exec(page)?.[1],
      /<script type="module">(.*?)<\/script>/s.exec(page)?.[1],
    ];

    expect(style.length).toBeGreaterThan(1_000);
    expect(script.length).toBeGreaterThan(10_000);
    expect(page).toContain(`style-src '${hashOf(style)}'`);
    expect(page).toContain(`script-src '${hashOf(script)}'`);
    expect(page).toContain("default-src 'none'");
  });

  it("is whole: nothing is left to fill in, and nothing to fetch", () => {
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toMatch(/<\/html>\s*$/);
    expect(page).not.toMatch(/%policy%|\/\* page (style|script) \*\//);
    expect(page).not.toMatch(/(src|href)="?https?:|@import|url\(\s*["']?https?:/);
  });

  it("comes out the same every time", async () => {
    expect(await buildPage()).toBe(page);
  });
});

describe("assertSize", () => {
  it("takes a bundle of the size of its budget and refuses a larger one", () => {
    expect(() => assertSize("query.mjs", 1_000, 1_000)).not.toThrow();
    expect(() => assertSize("query.mjs", 1_001, 1_000)).toThrow(
      "bundle is over its budget: bundle=`query.mjs`, size=`1001`, budget=`1000`",
    );
  });
});

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
