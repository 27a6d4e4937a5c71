import { describe, expect, it } from "vitest";
import {
  parseSegmentKey,
  parseTriesKey,
  rejectedKey,
  segmentKey,
  triesKey,
} from "../../lib/store/object-keys.ts";

describe("parseSegmentKey", () => {
  it("returns the id that segmentKey was given", () => {
    expect(parseSegmentKey(segmentKey("01K9"))).toBe("01K9");
  });

  it.each(["manifest.json", "segments/", "segments/.seg", "segments/a/b.seg", "segments/a.txt"])(
    "returns null for %s",
    (key) => {
      expect(parseSegmentKey(key)).toBeNull();
    },
  );
});

describe("parseTriesKey", () => {
  it("returns the id that triesKey was given", () => {
    expect(parseTriesKey(triesKey("01K9"))).toBe("01K9");
  });

  it.each(["segments/01K9.seg", "tries/", "tries/.txt", "tries/a/b.txt", "tries/a.seg"])(
    "returns null for %s",
    (key) => {
      expect(parseTriesKey(key)).toBeNull();
    },
  );
});

describe("rejectedKey", () => {
  it("gives every key of the filings bucket a record of its own", () => {
    expect(rejectedKey("a/b.txt")).toMatch(/^rejected\/[0-9a-f]{32}\.json$/);
    expect(rejectedKey("a/b.txt")).not.toBe(rejectedKey("a/c.txt"));
  });
});
