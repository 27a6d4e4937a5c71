/**
 * Finds texts of lower contrast than given (WCAG 2.2, 1.4.3); to be run within the page, so it
 * stands on nothing outside itself. Backgrounds are looked for up the tree and must be opaque.
 */
export function findFaintTexts(minContrast: number): string[] {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

  function toRgba(color: string): number[] {
    if (canvas === null) return [];
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  }

  function luminance(color: string): number {
    const [red = 0, green = 0, blue = 0] = toRgba(color).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function groundOf(element: Element | null): string {
    if (element === null) return "white";
    const { backgroundColor } = getComputedStyle(element);
    const isOpaque = toRgba(backgroundColor)[3] === 255;
    return isOpaque ? backgroundColor : groundOf(element.parentElement);
  }

  const faint: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? "";
    if (element === null || text === "" || !element.checkVisibility()) continue;
    if (element.closest(".visually-hidden, .skip-link, script, noscript") !== null) continue;
    const [light, dark] = [
      luminance(getComputedStyle(element).color),
      luminance(groundOf(element)),
    ].sort((a, b) => b - a);
    const contrast = ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
    if (contrast < minContrast) faint.push(`${contrast.toFixed(2)} ${text.slice(0, 40)}`);
  }
  return faint;
}
