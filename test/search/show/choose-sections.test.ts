import { describe, expect, it } from "vitest";
import type { Filters } from "../../../lib/search/query.ts";
import { chooseSections } from "../../../lib/search/show/choose-sections.ts";
import { makeFiling } from "../../support/indexed-filing.ts";

const LABELS = ["cover", "9.01", "EX-99.1", "4", "8.01"];

function choose(labels: readonly string[], filters: Filters = {}): string[] {
  const { filing, sections } = makeFiling(1, Object.fromEntries(labels.map((l) => [l, "Text."])));
  const shown = chooseSections(filing, sections, filters, 3).map((ordinal) => sections[ordinal]);
  return shown.map((section) => section?.codes[0] ?? section?.exhibitNumber ?? "cover");
}

describe("chooseSections", () => {
  it("prefers the items asked for, by their current codes", () => {
    expect(choose(LABELS, { item: ["4.01"] })).toStrictEqual(["4"]);
    expect(choose(LABELS, { also: { item: ["9.01"] } })).toStrictEqual(["9.01"]);
  });

  it("shows what was reported rather than the cover, exhibits and their list", () => {
    expect(choose(LABELS).toSorted()).toStrictEqual(["4", "8.01"]);
    expect(choose(["cover", "9.01", "EX-99.1"]).toSorted()).toStrictEqual(["9.01", "99.1"]);
    expect(choose(["cover"])).toStrictEqual(["cover"]);
  });

  it("shows no more than the limit, and nothing of a filing without sections", () => {
    expect(choose(["1.01", "2.01", "2.02", "8.01"])).toHaveLength(3);
    expect(choose([])).toStrictEqual([]);
  });
});
