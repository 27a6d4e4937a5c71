/**
 * Names of registrants. EDGAR's conformed names carry suffixes that belong to EDGAR, not to the
 * company: `MORTON INTERNATIONAL INC /IN/`, `RITE AID CORP \DE\`, `NVIDIA CORP/DE`, `ACME CORP /`.
 */

/** Returns a conformed name without EDGAR's suffixes; the name itself when nothing else is left. */
export function displayConformedName(name: string): string {
  const display = name
    .replace(/\s*[/\\](?:[A-Z0-9]{2,4}|ADV|NEW)[/\\]?(?:\s*[/\\][A-Z0-9]{2,4}[/\\]?)*\s*$/i, "")
    .replace(/[\s/\\]+$/, "")
    .trim();
  return display === "" ? name.trim() : display;
}

/** Cuts what covers print around a name: rules, quotes, commas, footnote marks. */
export function cleanPrintedName(text: string): string {
  return text
    .replace(/[\s\u00a0]+/g, " ")
    .replace(/^[\s_=*,;:.–—-]+/, "")
    .replace(/[\s_=*,;:–—-]+$/, "")
    .replace(/^["“](.*)["”]$/, "$1")
    .replace(/\s+([,.])/g, "$1")
    .trim();
}
