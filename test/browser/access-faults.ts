/**
 * Finds what keeps assistive technology from making sense of the page: names that are missing,
 * headings that skip a level, references to nothing. To be run within the page, so it stands on
 * nothing outside itself.
 */
export function findAccessFaults(): string[] {
  const all = [...document.querySelectorAll("body *")];
  const brief = (element: Element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 90);

  function nameOf(element: Element): string {
    const labelledBy = element.getAttribute("aria-labelledby")?.split(" ") ?? [];
    const label = labelledBy.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLSelectElement
        ? [...(element.labels ?? [])].map((one) => one.textContent ?? "").join(" ")
        : (element.textContent ?? "");
    return (element.getAttribute("aria-label") ?? (label || labels)).trim();
  }

  const unnamed = all
    .filter((element) => element.matches("a[href], button, input, select, summary, nav, fieldset"))
    .filter((element) => nameOf(element) === "")
    .map((element) => `has no name: ${brief(element)}`);

  const dangling = all.flatMap((element) =>
    ["aria-labelledby", "aria-controls", "aria-describedby", "for"]
      .flatMap((name) => element.getAttribute(name)?.split(" ") ?? [])
      .filter((id) => document.getElementById(id) === null)
      .map((id) => `refers to no element ${id}: ${brief(element)}`),
  );

  const ids = all.map((element) => element.id).filter((id) => id !== "");
  const doubled = ids.filter((id, n) => ids.indexOf(id) !== n).map((id) => `id twice: ${id}`);

  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) =>
    Number(heading.tagName.slice(1)),
  );
  const skipped = levels
    .filter((level, n) => level > (levels[n - 1] ?? 0) + 1)
    .map((level) => `heading of level ${level} skips one`);
  const titles = levels.filter((level) => level === 1).length;

  const misplaced = [...document.querySelectorAll("ul > *, ol > *")]
    .filter((child) => child.tagName !== "LI")
    .map((child) => `is no list item: ${brief(child)}`);

  const hidden = [...document.querySelectorAll("[aria-hidden=true]")]
    .flatMap((element) => [...element.querySelectorAll("a[href], button, input, select")])
    .map((element) => `is hidden and can be reached: ${brief(element)}`);

  const ordered = [...document.querySelectorAll("[tabindex]")]
    .filter((element) => Number(element.getAttribute("tabindex")) > 0)
    .map((element) => `jumps the queue of the Tab key: ${brief(element)}`);

  return [
    ...unnamed,
    ...dangling,
    ...doubled,
    ...skipped,
    ...(titles === 1 ? [] : [`has ${titles} headings of level 1`]),
    ...misplaced,
    ...hidden,
    ...ordered,
    ...(document.documentElement.lang === "" ? ["has no language"] : []),
    ...(document.title === "" ? ["has no title"] : []),
  ];
}
