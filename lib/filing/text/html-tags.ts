/** What the tags of HTML do to the text, looked up once per tag. */
export interface TagTraits {
  /** Has no end tag. */
  readonly empty: boolean;
  /** Begins and ends a line; `spaced` ones are set apart by a blank line. */
  readonly block: boolean;
  readonly spaced: boolean;
  readonly bold: boolean;
  /** Its text is not part of what one reads. */
  readonly hidden: boolean;
  /** End tags of text elements within do not reach out of it. */
  readonly scope: boolean;
  /** Its own end tag does not reach out of the table around it. */
  readonly tablePart: boolean;
  /** Names of open elements that its start tag ends. */
  readonly closes: readonly string[];
  /** It changes the state of the text within, even without a style. */
  readonly changesState: boolean;
}

const EMPTY = words("area base br col embed hr img input link meta param source track wbr page");
const SPACED = words("p h1 h2 h3 h4 h5 h6 table ul ol dl blockquote pre hr");
const BLOCKS = words(
  "div li dt dd center address body html form fieldset article section header footer main nav aside caption thead tbody tfoot tr option figure figcaption document text",
);
const BOLD = words("b strong th h1 h2 h3 h4 h5 h6");
const HIDDEN = words("script style title ix:header ix:hidden noscript template");
const CHANGES_STATE = new Set([...BOLD, ...HIDDEN, ...words("center a pre table td")]);

const SCOPES = words("table td th caption");
const TABLE_PARTS = words("tr td th thead tbody tfoot caption");
/** A start tag of these ends an open paragraph. */
const CLOSES_PARAGRAPH = words(
  "p div table ul ol dl h1 h2 h3 h4 h5 h6 hr pre center blockquote form address",
);
const CLOSES: ReadonlyMap<string, readonly string[]> = new Map([
  ["li", ["li"]],
  ["dt", ["dt", "dd"]],
  ["dd", ["dt", "dd"]],
  ["td", ["td", "th"]],
  ["th", ["td", "th"]],
  ["tr", ["tr"]],
  ["tbody", ["tbody", "thead"]],
  ["tfoot", ["tbody", "thead"]],
]);

const PLAIN_TAG = traitsOf("");
const TRAITS: ReadonlyMap<string, TagTraits> = new Map(
  [...EMPTY, ...SPACED, ...BLOCKS, ...CHANGES_STATE, ...TABLE_PARTS].map((name) => [
    name,
    traitsOf(name),
  ]),
);

/** Returns the traits of a tag by its name in lower case. */
export function tagTraits(name: string): TagTraits {
  return TRAITS.get(name) ?? PLAIN_TAG;
}

function traitsOf(name: string): TagTraits {
  return {
    empty: EMPTY.has(name),
    block: SPACED.has(name) || BLOCKS.has(name),
    spaced: SPACED.has(name),
    bold: BOLD.has(name),
    hidden: HIDDEN.has(name),
    scope: SCOPES.has(name),
    tablePart: TABLE_PARTS.has(name),
    closes: [...(CLOSES_PARAGRAPH.has(name) ? ["p"] : []), ...(CLOSES.get(name) ?? [])],
    changesState: CHANGES_STATE.has(name),
  };
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}
