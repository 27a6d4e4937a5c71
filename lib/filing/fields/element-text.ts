import { decodeReferences } from "../text/character-references.ts";

/** Names, titles and dates of signers and companies; EDGAR takes names of 150 characters. */
const MAX_VALUE_CHARS = 200;

/** Returns the text of the first element of a name, whatever its prefix; null for none or empty. */
export function findElementText(xml: string, name: string): string | null {
  const open = new RegExp(`<(?:\\w{1,20}:)?${name}>`).exec(xml);
  if (!open) return null;
  const start = open.index + open[0].length;
  const content = xml.slice(start, start + MAX_VALUE_CHARS);
  const end = Math.max(0, content.indexOf("<"));
  return decodeReferences(content.slice(0, end)).trim() || null;
}
