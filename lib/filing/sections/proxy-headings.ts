/**
 * Headings of proxy and information statements, which have no numbered items but proposals, and
 * chapters that every one has:
 *
 *     PROPOSAL NO. 2: RATIFICATION OF AUDITORS      Item 3 - Advisory Vote on Executive Compensation
 *     EXECUTIVE COMPENSATION                        Security Ownership of Certain Beneficial Owners
 *
 * They cut the text even where it is short, since voters look for what they vote on. The table of
 * contents, the notice's agenda and the card name proposals, too, but say nothing of them in sentences.
 */
import type { Line } from "../text/line.ts";
import { endsLikeEntry, hasProse } from "./drop-contents.ts";
import type { LineSpan } from "./segmented-document.ts";
import { headingRank } from "./split-at-headings.ts";

export interface ProxyPart {
  readonly span: LineSpan;
  /** The heading that the part begins with; empty before the first. */
  readonly title: string;
}

const MAX_HEADING_CHARACTERS = 200;
const PROPOSAL =
  /^\W{0,8}(?:(?:stock|share)holder\s)?(?:proposal|item|matter)\s{1,3}(?:(?:no\.?|number|#)\s{0,3})?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|[ivx]{1,4})(?![\w(]|\.\d)/i;
const CHAPTER =
  /^(?:corporate\s+governance|executive\s+(?:officers|compensation)|compensation\s+(?:discussion|committee|tables)|director\s+compensation|compensation\s+of\s+directors|security\s+ownership|beneficial\s+ownership|certain\s+relationships|related[\s-](?:party|person)|audit\s+committee|report\s+of\s+the\s+(?:audit|compensation)|pay\s+versus\s+performance|questions\s+and\s+answers|other\s+(?:matters|business|information)|(?:stock|share)holder\s+proposals|householding|general\s+information|about\s+the\s+(?:annual\s+)?meeting)\b/i;
/** Rank of a line that stands out twice: bold and in capitals, or centred. */
const MIN_CHAPTER_RANK = 2;

/** Cuts a span at proposals and chapters; one part when it has neither. */
export function splitAtProposals(lines: readonly Line[], span: LineSpan): ProxyPart[] {
  const starts: number[] = [];
  for (let at = span.start; at < span.end; at++) {
    const line = lines[at];
    if (line !== undefined && isProxyHeading(line, lines[at + 1])) starts.push(at);
  }
  const parts: ProxyPart[] = [{ span: { start: span.start, end: span.end }, title: "" }];
  for (const [index, start] of starts.entries()) {
    if (!hasProse(lines, start + 1, starts[index + 1] ?? span.end)) continue;
    const heading = readHeading(lines, start);
    const before = parts.pop();
    const from = Math.max(heading.start, span.start);
    if (before !== undefined && before.span.start < from) {
      parts.push({ ...before, span: { start: before.span.start, end: from } });
    }
    parts.push({ span: { start: from, end: span.end }, title: heading.title });
  }
  return parts;
}

function isProxyHeading(line: Line, next: Line | undefined): boolean {
  const { text } = line;
  if (text.length > MAX_HEADING_CHARACTERS || line.link || endsLikeEntry(text)) return false;
  const heading = text.trim();
  const isProposal = PROPOSAL.test(heading);
  if (!isProposal && !CHAPTER.test(heading)) return false;
  return headingRank(line, next) >= (isProposal ? 1 : MIN_CHAPTER_RANK);
}

/** Number and title stand side by side, or one above the other: "PROPOSAL 2", "(Proposal One)". */
function readHeading(lines: readonly Line[], at: number): { start: number; title: string } {
  const text = clean(lines[at]);
  const isBare = (PROPOSAL.exec(text)?.[0].length ?? 0) >= text.replace(/\W+$/, "").length;
  if (isBare && isTitle(lines, at + 1)) {
    return { start: at, title: `${text}: ${clean(lines[at + 1])}` };
  }
  if (isBare && isTitle(lines, at - 1)) {
    return { start: at - 1, title: `${clean(lines[at - 1])} ${text}` };
  }
  const isWrapped = lines[at + 1]?.blanksBefore === 0 && isTitle(lines, at + 1);
  return { start: at, title: isWrapped ? `${text} ${clean(lines[at + 1])}` : text };
}

function isTitle(lines: readonly Line[], at: number): boolean {
  const line = lines[at];
  return line !== undefined && headingRank(line, lines[at + 1]) > 0;
}

function clean(line: Line | undefined): string {
  return line?.text.replace(/\s+/g, " ").trim() ?? "";
}
