/**
 * Tells whether HTML is nothing but a wrapper around text that was typed as ASCII.
 *
 *     <html><body><div>                    FORM 8-K
 *
 *          Delaware                     0-15223                    95-3280412
 *     (State of Incorporation)   (Commission File Number)    (I.R.S. Employer No.)
 *     </div></body></html>
 *
 * Archives that keep every filing as HTML wrap the older ones so. A browser would run the lines
 * together; they are kept, since columns, headings and signatures are told by them alone.
 */

/** Layout shows from the first page on. */
const HEAD_CHARACTERS = 20_000;
const TAG = /<(\/?)([a-z][\w:]{0,30})/gi;
/** Tags that lay nothing out, and those of ASCII documents. */
const WRAPPERS = new Set("html head title meta body div page table caption s c fn r".split(" "));
const FOOTNOTE = /^f\d{1,2}$/;
/** HTML that is laid out by nothing else has a `div` for each line. */
const MAX_DIVS = 1;
/** The source of HTML has blank lines between its elements at most. */
const BLANK_LINE = /\S[^\n]{0,400}\n[ \t\r]{0,400}\n/g;
const MIN_BLANK_LINES = 5;

/** Tells whether the line breaks of an HTML document's source are those of its text. */
export function wrapsText(html: string): boolean {
  const head = html.slice(0, HEAD_CHARACTERS);
  let divs = 0;
  for (const [, slash, tag = ""] of head.matchAll(TAG)) {
    const name = tag.toLowerCase();
    if (!WRAPPERS.has(name) && !FOOTNOTE.test(name)) return false;
    if (name === "div" && slash === "" && ++divs > MAX_DIVS) return false;
  }
  return (head.match(BLANK_LINE)?.length ?? 0) >= MIN_BLANK_LINES;
}
