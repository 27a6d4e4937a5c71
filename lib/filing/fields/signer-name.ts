/**
 * Names and titles as signature blocks print them, together or apart.
 *
 *     Jane Q. Doe, Chief Executive Officer       name, title
 *     Thomas B. Pickens, III                     a generation stays with the name
 *     Senior Vice President and                  titles run over lines
 *     Chief Financial Officer
 */
import { cleanPrintedName } from "./company-name.ts";

const MAX_TITLE_CHARS = 200;

const TITLE_WORD =
  /\b(?:president|chief|officer|secretary|treasurer|director|chairman|chairwoman|chairperson|chair|controller|comptroller|counsel|vice|partner|manager|trustee|member|attorney|principal|executive|senior|ceo|cfo|coo|accounting|assistant|authorized|signatory|general|managing|corporate|interim|acting|evp|svp|vp|agent|administrator|founder|head|attorney-in-fact)\b/i;

const COMPANY_WORD =
  /corporation|company|incorporated|\b(?:inc|corp)\b|\bllc\b|\btrust\b|\b(?:bank|holdings|partnership|association|fund)\b|,\s*(?:its|as)\s/i;
const COMPANY_END =
  /(?:\bL\.?P\.?|\bL\.?L\.?P\.?|\bP\.C\.?|&\s?Co\.?|\bN\.?A\.?|\bL\.L\.C\.?|\bLtd\.?|\bplc|\bPartners)$/i;

/** Tells whether a text names an office rather than a person or company. */
export function hasTitleWord(text: string): boolean {
  return TITLE_WORD.test(text);
}

/** Splits "Jane Q. Doe, Chief Executive Officer", in brackets or not; the title is empty when there is none. */
export function splitNameAndTitle(printed: string): readonly [name: string, title: string] {
  const text = printed.replace(/^\(([^()]*)\)$/, "$1");
  const parts = text.split(/\s*,\s*/);
  const at = parts.findIndex((part, index) => index > 0 && TITLE_WORD.test(part));
  if (at > 0) {
    return [cleanPrintedName(parts.slice(0, at).join(", ")), parts.slice(at).join(", ")];
  }
  const dash = /^(.{3,60}?)\s+(?:--|[-–—])\s+(.*)$/.exec(text);
  if (dash && TITLE_WORD.test(dash[2] ?? "")) {
    return [cleanPrintedName(dash[1] ?? ""), dash[2] ?? ""];
  }
  return [cleanPrintedName(text), ""];
}

/** Tells whether a printed name repeats a signature: its last long word was written too. */
export function isSamePerson(printed: string, signed: string): boolean {
  const words = (text: string): string[] => text.toLowerCase().match(/[a-z]+/g) ?? [];
  const signedWords = new Set(words(signed));
  const own = words(splitNameAndTitle(printed)[0]);
  // "Bo Li" has no long word.
  const last = own.findLast((word) => word.length > 2) ?? own.at(-1);
  return last !== undefined && signedWords.has(last);
}

/** Returns a person's name without brackets and labels; null for anything else. */
export function personName(text: string): string | null {
  const name = text.replace(/^\((.*)\)$/, "$1").replace(/^name\s+of\s+signer\s*:\s*/i, "");
  const words = name.match(/[\p{L}.'’-]+/gu) ?? [];
  if (words.length < 2 || words.length > 8) return null;
  const isCompany = COMPANY_WORD.test(name) || COMPANY_END.test(name);
  return /\d{2}/.test(name) || isCompany ? null : name;
}

/** Joins the lines of a title; null when nothing of one is left. */
export function joinTitle(parts: readonly string[]): string | null {
  const title = parts
    .filter((part) => !/^\(?(?:signature|print(?:ed)? name|type or print.*)\)?$/i.test(part))
    .join(" ")
    .replace(/\s+/g, " ")
    .replace(/^\((.*)\)$/, "$1")
    .replace(/^\W+|[\s,;*_]+$/g, "")
    .slice(0, MAX_TITLE_CHARS);
  return title === "" ? null : title;
}
