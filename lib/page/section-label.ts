import type { HitItem, HitSection } from "./search-answer.ts";

interface LabelledSection extends Pick<HitSection, "kind" | "title" | "exhibit"> {
  readonly codes: readonly string[];
}

/** The number an item goes by: `Item 5.02`, or `Item 6 (now 5.02)` from before August 2004. */
export function itemLabel(item: Pick<HitItem, "code" | "current">): string {
  const { code, current } = item;
  return current === null || current === code ? `Item ${code}` : `Item ${code} (now ${current})`;
}

/** Says which part of a filing a section is, in two pieces: its place and its title. */
export function sectionLabel(
  section: LabelledSection,
  items: readonly Pick<HitItem, "code" | "current">[],
): { readonly place: string; readonly title: string } {
  const { kind, codes, title, exhibit } = section;
  switch (kind) {
    case "item": {
      const labels = codes.map((code) =>
        itemLabel(items.find((item) => item.code === code) ?? { code, current: code }),
      );
      return { place: labels.join(" and ") || "Item", title };
    }
    case "exhibit": {
      const place = exhibit === null ? "Exhibit" : `Exhibit ${exhibit}`;
      return { place, title: title === place || title === exhibit ? "" : title };
    }
    case "cover":
      return { place: "Cover page", title: "" };
    case "explanatory-note":
      return { place: "Explanatory note", title: "" };
    case "body":
      return { place: title || "Text", title: "" };
  }
}
