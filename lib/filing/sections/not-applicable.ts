/**
 * Phrases by which filers say that they report nothing under an item: a beginning that denies, and
 * behind it words of the form alone.
 *
 *     Not applicable.    There are no events to report at this time.    [Removed and Reserved]
 *     Not applicable to the extent that the plant was sold.             reports something
 */
const BEGINNING =
  "(?:(?:this\\s+)?items?\\s+(?:is\\s+)?|there\\s+(?:is|are|was|were|have\\s+been)\\s+|the\\s+(?:registrant|company)\\s+has\\s+)?";
const DENIAL =
  "(?:not[\\s-]+(?:presently\\s+|currently\\s+)?(?:applicable|appl?\\b|required|relevant|reported|reportable|involved)|non-?applicable|none|nil|n\\s?[/.]\\s?a\\b|inapplicable|(?:intentionally\\s+)?omitted|nothing|deleted|(?:removed\\s+and\\s+)?reserved|does\\s+not\\s+apply|no\\s+(?:material\\s+|reportable\\s+)?(?:events?|changes?|response|information|items?|disclosures?|reports?))";
const FORM_WORDS =
  "(?:\\s+(?:to|be|is|are|made|for|under|at|this|time|filing|report|registrant|form|item|reported|required|applicable|reportable)){0,9}";
const NOT_APPLICABLE = new RegExp(`^\\W*${BEGINNING}${DENIAL}${FORM_WORDS}\\W*$`, "i");
const ENDS_NOT_APPLICABLE =
  /\b(?:not\s+applicable|not\s+required|inapplicable|none|reserved|omitted|n\s?\/\s?a)\W*$/i;

/** "Items 4-6.", "Items 1, 2, 3, 4, 6 and 8", "Item 1-Item 4" */
const ITEM_NUMBERS =
  "items?\\s{1,4}\\d{1,2}(?:\\.\\d{2})?\\b(?:\\s?(?:,|&|and|through|thru|to|-{1,2}|\u2013)\\s?(?:and\\s)?(?:items?\\s)?\\d{1,2}(?:\\.\\d{2})?\\b){0,12}";
const LEFT_OUT =
  "(?:\\s(?:and|are|is|have|has|been|therefore|hence|not|included|omitted|from|because|they|applicable|in|to|at|of|the|this|time|filing|report|form|8-k|registrant|company)){0,14}";
const ITEMS_DENIED = new RegExp(
  `^\\W{0,8}${ITEM_NUMBERS}[\\s.:;,-]{0,6}(?:(?:are|is|were)\\s)?(?:${DENIAL}|not\\sincluded)${LEFT_OUT}\\W{0,4}$`,
  "i",
);
/** The longest names all items and runs over two lines. */
const MAX_ITEMS_DENIED_CHARACTERS = 200;

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

/** Returns a line of a title without such an ending: "Accountant        Not applicable". */
export function withoutDenial(title: string): string {
  const start = Math.max(0, title.length - MAX_PHRASE_CHARACTERS);
  return title.slice(0, start) + title.slice(start).replace(ENDS_NOT_APPLICABLE, "");
}

/** Tells whether a title ends by saying so: "Bankruptcy or Receivership - None". */
export function endsNotApplicable(title: string): boolean {
  return ENDS_NOT_APPLICABLE.test(title.slice(-MAX_PHRASE_CHARACTERS));
}

/** Tells whether a text says of several items at once that they have nothing: "Items 4-6. None." */
export function deniesItems(text: string): boolean {
  const phrase = text.replace(/\s+/g, " ").trim();
  return phrase.length <= MAX_ITEMS_DENIED_CHARACTERS && ITEMS_DENIED.test(phrase);
}
