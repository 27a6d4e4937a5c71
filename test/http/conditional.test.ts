import { describe, expect, it } from "vitest";
import { formatEtag, isUnchanged } from "../../lib/http/conditional.ts";

const state = { version: 12, updatedAt: "2026-01-15T09:30:00.000Z" };
const url = "http://localhost/search?q=a&limit=2";
const etag = formatEtag(state, url);

describe("formatEtag", () => {
  it("is weak and names the version of the index", () => {
    expect(etag).toMatch(/^W\/"v12-[\w-]{16}"$/);
  });

  it("is the same for parameters in another order, on any host", () => {
    expect(formatEtag(state, "https://example.com/search?limit=2&q=a")).toBe(etag);
  });

  it.each([
    [{ ...state, version: 13 }, url],
    [{ ...state, updatedAt: null }, url],
    [state, "http://localhost/search?q=b&limit=2"],
    [state, "http://localhost/suggest?q=a&limit=2"],
  ])("differs for another index, request or resource", (otherState, otherUrl) => {
    expect(formatEtag(otherState, otherUrl)).not.toBe(etag);
  });
});

describe("isUnchanged", () => {
  it.each([etag, etag.slice("W/".length), `"x", ${etag}`, ` ${etag} ,"y"`, "*"])(
    "finds the answer among %s",
    (header) => {
      expect(isUnchanged(header, etag)).toBe(true);
    },
  );

  it.each([undefined, "", '"x"', 'W/"v12-x"'])("finds another answer in %s", (header) => {
    expect(isUnchanged(header, etag)).toBe(false);
  });
});
