/**
 * What the client uploads. Keys and numbers are so few that filings keep meeting: two keys hold
 * filings with one accession number, and a file with two submissions may hold one of another key.
 *
 *     key     1 submission    2, one of its own    2, one of the next key's    2 and a broken one
 *     a.txt   1               1 11                 11 1                        1 ! 11
 *     b.txt   1               1 12                 12 3                        1 ! 12
 *     c.txt   3               3 13                 13 4                        3 ! 13
 *     d.txt   4               4 14                 14 1                        4 ! 14
 */
import { BROKEN_SUBMISSION, formatSubmission } from "../support/submission.ts";

export const KEYS = ["a.txt", "b.txt", "c.txt", "d.txt"] as const;
export type Key = (typeof KEYS)[number];

/** How many contents of one submission a key may have, before those of several. */
const PLAIN_CONTENTS = 4;
export const CONTENTS = PLAIN_CONTENTS + 3;

/** Makes the same bytes each time, so that an object may come back to an earlier state. */
export function contentOf(key: Key, version: number): Uint8Array {
  const place = KEYS.indexOf(key);
  const own = ownNumber(place);
  const next = ownNumber((place + 1) % KEYS.length);
  const submission = (number: number) => {
    const accession = `0000900001-03-${String(number).padStart(6, "0")}`;
    return formatSubmission({ accession, text: `Bell ${version} of ${key}.` });
  };
  const further = submission(11 + place);
  switch (version - PLAIN_CONTENTS) {
    case 0:
      return Buffer.concat([submission(own), further]);
    case 1:
      return Buffer.concat([further, submission(next)]);
    case 2:
      return Buffer.concat([submission(own), BROKEN_SUBMISSION, further]);
    default:
      return submission(own);
  }
}

function ownNumber(place: number): number {
  return place === 1 ? 1 : place + 1;
}

/** What an object holds, told without the parser. */
export interface Content {
  /** Accession numbers, ascending. */
  readonly ids: readonly string[];
  /** Part of it cannot be read. */
  readonly isBroken: boolean;
}

const BROKEN_TEXT = new TextDecoder().decode(BROKEN_SUBMISSION);

/** Reads what contentOf wrote. */
export function readContent(body: Uint8Array): Content {
  const text = new TextDecoder().decode(body);
  const ids = [...text.matchAll(/^ACCESSION NUMBER:\s+(\S+)/gm)].map(([, id]) => id ?? "");
  return { ids: ids.sort(), isBroken: text.includes(BROKEN_TEXT) };
}
