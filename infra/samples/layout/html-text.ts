/** Plain text to HTML text, in the ways that filing software wrote special characters. */
import type { Characters } from "../filing-spec.ts";

/**
 * Numbers of windows-1252, which word processors put into references although HTML means Unicode
 * there: `&#146;` is an apostrophe.
 */
const WINDOWS_1252: Readonly<Record<string, number>> = {
  "\u2018": 145,
  "\u2019": 146,
  "\u201c": 147,
  "\u201d": 148,
  "\u2013": 150,
  "\u2014": 151,
};

/** Escapes text, sets typographic quotes and dashes, and ties numbers to the words before them. */
export function encodeHtmlText(text: string, characters: Characters): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const tied = setTypography(escaped).replaceAll(
    /\b(Items?|Section|Rule|Exhibit|January|February|March|April|May|June|July|August|September|October|November|December) (?=\d)/g,
    "$1&nbsp;",
  );
  return characters === "windows-1252-references" ? referTo1252(tied) : tied;
}

function setTypography(text: string): string {
  return text
    .replaceAll(/(^|[\s(])"/g, "$1\u201c")
    .replaceAll('"', "\u201d")
    .replaceAll("'", "\u2019")
    .replaceAll(" -- ", "\u2014")
    .replaceAll(" - ", " \u2013 ");
}

function referTo1252(text: string): string {
  return text.replaceAll(/[\u2013-\u201d]/g, (character) => {
    const code = WINDOWS_1252[character];
    return code === undefined ? character : `&#${code};`;
  });
}

/** Encodes a document's text as bytes. */
export function encodeText(text: string, characters: Characters): Uint8Array {
  if (characters !== "windows-1252") return new TextEncoder().encode(text);
  return Uint8Array.from(text, (character) => {
    const code = WINDOWS_1252[character] ?? character.charCodeAt(0);
    if (code > 255) throw new RangeError(`windows-1252 has no character ${character}`);
    return code;
  });
}
