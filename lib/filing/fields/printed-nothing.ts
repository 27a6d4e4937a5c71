const NOTHING =
  /^\W*(?:n\W{0,2}a|none|not\s+applicable|nil|same(?:\s+as\s+above)?|no\s+changes?|unchanged|not\s+changed|applied\s+for|pending|inapplicable|not\s+available|not\s+assigned|to\s+be\s+applied\s+for|no\s+trading\s+symbol)?\W*$/i;

/** Tells whether a printed value only says that there is none: "N/A", "Not Applicable", a rule. */
export function isNothing(text: string): boolean {
  return NOTHING.test(text.slice(0, 80)) && text.trim().length <= 80;
}
