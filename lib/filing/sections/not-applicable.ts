const NOTHING =
  "(?:not\\s+(?:applicable|required|relevant)|none|n\\s?[/.]\\s?a\\b|inapplicable|(?:intentionally\\s+)?omitted|nothing|reserved|does\\s+not\\s+apply|no\\s+(?:events?|changes?|response|information|items?|disclosures?))";
const MORE =
  "(?:\\s+(?:to\\s+(?:report|be\\s+reported|this\\s+(?:filing|report|registrant|form))|at\\s+this\\s+time|(?:is\\s+)?(?:required|reported|applicable)))?";
const NOT_APPLICABLE = new RegExp(
  `^\\W*(?:this\\s+item\\s+(?:is\\s+)?)?${NOTHING}${MORE}${MORE}\\W*$`,
  "i",
);
const ENDS_NOT_APPLICABLE =
  /\b(?:not\s+applicable|not\s+required|inapplicable|none|reserved|omitted|n\s?\/\s?a)\W*$/i;

/** A phrase of this kind is short. */
const MAX_PHRASE_CHARACTERS = 80;
/** What may stand below "None." and still say nothing: a page number, a running head. */
const MAX_FURNITURE_CHARACTERS = 80;

/** Tells whether a text says no more than that there is nothing to report. */
export function isNotApplicable(text: string): boolean {
  const newline = text.indexOf("\n");
  const first = newline < 0 ? text : text.slice(0, newline);
  if (first.length > MAX_PHRASE_CHARACTERS) return false;
  if (text.length > first.length + MAX_FURNITURE_CHARACTERS) return false;
  return NOT_APPLICABLE.test(first) && !/[a-z]{3}.*[.:;]/.test(text.slice(first.length));
}

/** Tells whether a title ends by saying so: "Bankruptcy or Receivership - None". */
export function endsNotApplicable(title: string): boolean {
  return ENDS_NOT_APPLICABLE.test(title.slice(-MAX_PHRASE_CHARACTERS));
}
