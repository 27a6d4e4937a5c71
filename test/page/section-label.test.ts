import { describe, expect, it } from "vitest";
import { itemLabel, sectionLabel } from "../../lib/page/section-label.ts";

const section = { kind: "item", codes: [], title: "", exhibit: null } as const;

describe("itemLabel", () => {
  it.each([
    [{ code: "5.02", current: "5.02" }, "Item 5.02"],
    [{ code: "6", current: "5.02" }, "Item 6 (now 5.02)"],
    [{ code: "13", current: null }, "Item 13"],
  ])("names %o", (item, expected) => {
    expect(itemLabel(item)).toBe(expected);
  });
});

describe("sectionLabel", () => {
  it("names an item section by its number and title", () => {
    const label = sectionLabel({ ...section, codes: ["4.01"], title: "Changes in Accountant" }, []);

    expect(label).toStrictEqual({ place: "Item 4.01", title: "Changes in Accountant" });
  });

  it("names a section of several items by all of them, with today's numbers", () => {
    const items = [
      { code: "5", current: "8.01" },
      { code: "7", current: "9.01" },
    ];
    const label = sectionLabel({ ...section, codes: ["5", "7"], title: "Other Events" }, items);

    expect(label).toStrictEqual({
      place: "Item 5 (now 8.01) and Item 7 (now 9.01)",
      title: "Other Events",
    });
  });

  it("names an exhibit by its number and does not repeat it", () => {
    const exhibit = { ...section, kind: "exhibit", exhibit: "99.1" } as const;

    expect(sectionLabel({ ...exhibit, title: "Press release" }, [])).toStrictEqual({
      place: "Exhibit 99.1",
      title: "Press release",
    });
    expect(sectionLabel({ ...exhibit, title: "Exhibit 99.1" }, []).title).toBe("");
  });

  it.each([
    ["cover", "", "Cover page"],
    ["explanatory-note", "", "Explanatory note"],
    ["body", "", "Text"],
    ["body", "Press Release", "Press Release"],
  ] as const)("names a %s titled %j", (kind, title, place) => {
    expect(sectionLabel({ ...section, kind, title }, [])).toStrictEqual({ place, title: "" });
  });
});
