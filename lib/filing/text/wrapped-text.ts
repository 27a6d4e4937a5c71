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
const WRAPPERS = new Set("html head title meta body div p page table caption s c fn r".split(" "));
const FOOTNOTE = /^f\d{1,2}$/;
/** HTML that is laid out by nothing else has one of these for each line. */
const BLOCKS = new Set(["div", "p"]);
const MAX_BLOCKS = 2;
/** Text has blank lines between its paragraphs, the source of HTML between its elements at most. */
const BLANK_LINE = /\n[ \t\r]*\n/;
const MIN_PARAGRAPHS = 6;

/** Tells whether the line breaks of an HTML document's source are those of its text. */
export function wrapsText(html: string): boolean {
  const head = html.slice(0, HEAD_CHARACTERS);
  let blocks = 0;
  for (const [, slash, tag = ""] of head.matchAll(TAG)) {
    const name = tag.toLowerCase();
    if (!WRAPPERS.has(name) && !FOOTNOTE.test(name)) return false;
    if (slash === "" && BLOCKS.has(name) && ++blocks > MAX_BLOCKS) return false;
  }
  const paragraphs = head.split(BLANK_LINE).filter((text) => text.trim() !== "");
  return paragraphs.length >= MIN_PARAGRAPHS;
}
