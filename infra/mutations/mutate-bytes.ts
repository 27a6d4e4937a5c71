/**
 * Damage as copies, crawls and mail do it, and as an attacker might: bytes changed, cut out,
 * doubled or moved, files cut off, foreign pieces put in. The same seed gives the same damage.
 */

/** Pieces that steer a parser of filings: tags, labels, headings, quotes, odd characters. */
const PIECES = [
  "<DOCUMENT>",
  "</DOCUMENT>",
  "<TEXT>",
  "</TEXT>",
  "<TYPE>EX-99.1\n",
  "<SEC-HEADER>",
  "</SEC-HEADER>",
  "<SEC-DOCUMENT>",
  "<SUBMISSION>",
  "-----BEGIN PRIVACY-ENHANCED MESSAGE-----\n",
  "FILER:\n",
  "ITEM INFORMATION:\t\t\n",
  "<html>",
  "<table>",
  "<td>",
  "</table>",
  "<!--",
  "-->",
  "<ix:header>",
  "&#150;",
  "&#x110000;",
  "&amp",
  "<![CDATA[",
  "\nItem 5. ",
  "\nItem 9.01",
  "SIGNATURES\n",
  "begin 644 a.jpg\n",
  "\n99.1 ",
  "\u0000",
  "\r",
  "\t\t\t",
  "((((",
  "\u00ff\u00fe",
  "(Exact name of registrant as specified in its charter)",
  "Date of Report",
  "/s/ ",
  "<PAGE>",
  "<S><C>",
].map((piece) => new TextEncoder().encode(piece));

/** A small generator of pseudo-random numbers (mulberry32), so that damage can be repeated. */
export function createRandom(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * limit);
  };
}

const MAX_STEPS = 8;

/** Returns a damaged copy of a file. */
export function mutateBytes(bytes: Uint8Array, random: (limit: number) => number): Uint8Array {
  let mutated = bytes;
  for (let steps = 1 + random(MAX_STEPS); steps > 0; steps--) mutated = mutateOnce(mutated, random);
  return mutated;
}

function mutateOnce(bytes: Uint8Array, random: (limit: number) => number): Uint8Array {
  const at = random(bytes.length + 1);
  const until = Math.min(bytes.length, at + random(random(2) === 0 ? 40 : 4000));
  const span = bytes.subarray(at, until);
  const piece = PIECES[random(PIECES.length)] ?? span;
  switch (random(8)) {
    case 0:
      return replaceByte(bytes, at, random(256));
    case 1:
      return join(bytes.subarray(0, at), bytes.subarray(until));
    case 2:
      return join(bytes.subarray(0, until), span, bytes.subarray(until));
    case 3:
      return bytes.subarray(0, at);
    case 4:
      return bytes.subarray(at);
    case 5:
      return join(bytes.subarray(0, at), span.toReversed(), bytes.subarray(until));
    case 6:
      return join(
        bytes.subarray(0, at),
        ...Array<Uint8Array>(random(60)).fill(piece),
        bytes.subarray(at),
      );
    default:
      return join(bytes.subarray(0, at), piece, bytes.subarray(at));
  }
}

function replaceByte(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  if (at < copy.length) copy[at] = value;
  return copy;
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
