/**
 * What happens to files on their way: copies end early, and EDGAR broke long lines.
 *
 *     <p>Sales of the quar            1023 characters, whatever the word or tag
 *     ter grew by ...
 */

/** EDGAR's own limit for a line of a text document. */
const LINE_CHARS = 1023;
/** What is left of the text of a document that is cut off. */
const KEPT_SHARE = 0.5;

/** Puts HTML on one line, as filing software does, and breaks it where EDGAR did. */
export function rewrapHtml(html: string): string {
  const line = html.replaceAll("\n", " ");
  return line.replace(new RegExp(`.{${LINE_CHARS}}(?=.)`, "g"), "$&\n");
}

/** Cuts a submission in the middle of its last document, or in front of the only one's end. */
export function cutOff(submission: string): string {
  const end = submission.lastIndexOf("\n</TEXT>");
  const start = submission.lastIndexOf("<TEXT>", end);
  if (end < 0 || submission.indexOf("<TEXT>") === start) return submission.slice(0, end);
  return submission.slice(0, start + Math.floor((end - start) * KEPT_SHARE));
}
