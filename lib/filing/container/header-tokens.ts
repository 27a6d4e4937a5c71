/**
 * Both dialects of a submission header as one stream of blocks and values.
 *
 *     FILED AS OF DATE:⇥20000927        value FILING-DATE 20000927
 *     <PERIOD>20000922<ITEMS>5          value PERIOD 20000922, value ITEMS 5
 *     FILER:  or  <FILER>               open FILER
 *     </FILER>                          close FILER, in the tag dialect and in headers of 2000
 */
import { headerName, isBlock } from "./header-vocabulary.ts";

export interface HeaderToken {
  readonly kind: "open" | "close" | "value";
  /** In the tag dialect. */
  readonly name: string;
  /** Empty for blocks. */
  readonly value: string;
  /** Written as a label, `FILER:`, not as a tag. */
  readonly label: boolean;
}

const LABEL_LINE = /^([A-Z][A-Z0-9 _-]{1,59}):[ \t]*(.*)$/;
const TAG = /<(\/?)([A-Z][A-Z0-9_-]{0,59})>/g;
/** The longest real values are item titles of about 200 characters. */
const MAX_VALUE_CHARS = 1000;
const HEADER_END = /^<\/(?:SEC|IMS)-HEADER>/;

/** Yields the header's tokens up to its closing tag; lines that are neither are left out. */
export function* readHeaderTokens(text: string): Generator<HeaderToken> {
  for (const rawLine of text.split("\n")) {
    // In headers of 2000 the SIC code is split, so that the next line starts with its bracket.
    const line = rawLine.trim().replace(/^\]\s*/, "");
    if (HEADER_END.test(line)) return;
    if (line.startsWith("<")) yield* readTags(line);
    else {
      const label = LABEL_LINE.exec(line);
      if (label) yield labelToken(headerName(label[1] ?? ""), cutValue(label[2] ?? ""));
    }
  }
}

function labelToken(name: string, value: string): HeaderToken {
  if (value === "" && isBlock(name)) return { kind: "open", name, value, label: true };
  return { kind: "value", name, value, label: true };
}

function* readTags(line: string): Generator<HeaderToken> {
  const tags = [...line.matchAll(TAG)];
  for (const [index, tag] of tags.entries()) {
    const name = headerName(tag[2] ?? "");
    const value = cutValue(line.slice(tag.index + tag[0].length, tags[index + 1]?.index));
    if (tag[1] === "/") yield { kind: "close", name, value: "", label: false };
    else if (isBlock(name)) yield { kind: "open", name, value: "", label: false };
    else yield { kind: "value", name, value, label: false };
  }
}

function cutValue(printed: string): string {
  return printed.trim().slice(0, MAX_VALUE_CHARS).trimEnd();
}
