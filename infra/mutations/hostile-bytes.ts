/**
 * Hostile files that are no UTF-8: what decoding and inflating could stumble over.
 */
import { gzipSync } from "node:zlib";
import { repeatPiece } from "./hostile-texts.ts";

const COVER = "FORM 8-K\r\nItem 5. Other Events\r\n";
const LINE = "The company announced r\u00e9sults.\r\n";

/** A name and what makes a file of about `sizeBytes`. */
export type HostileBytes = readonly [name: string, make: (sizeBytes: number) => Uint8Array];

/** Files that are held to the time of ordinary text. */
export const HOSTILE_BYTES: readonly HostileBytes[] = [
  ["odd UTF-16", (sizeBytes) => encodeOdd(sizeBytes, true)],
  ["odd UTF-16 big-endian", (sizeBytes) => encodeOdd(sizeBytes, false)],
];

/** UTF-16 with its mark, cut within its last character. */
function encodeOdd(sizeBytes: number, littleEndian: boolean): Uint8Array {
  const lines = Math.floor(sizeBytes / 2 / LINE.length);
  const text = `\ufeff${COVER}${LINE.repeat(lines)}`;
  const view = new DataView(new ArrayBuffer(text.length * 2 - 1));
  for (let at = 0; at < text.length - 1; at++) {
    view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  }
  view.setUint8(view.byteLength - 1, 0);
  return new Uint8Array(view.buffer);
}

const MEMBER_BYTES = 50_000_000;

/** Makes a gzip file of many members, a thousandth of the size that it inflates to. */
export function gzipBlanks(inflatedBytes: number): Uint8Array {
  const start = gzipSync(new TextEncoder().encode(COVER));
  const member = gzipSync(repeatPiece("", " ", MEMBER_BYTES));
  const count = Math.ceil(inflatedBytes / MEMBER_BYTES);
  const bytes = new Uint8Array(start.length + count * member.length);
  bytes.set(start);
  for (let at = start.length; at < bytes.length; at += member.length) bytes.set(member, at);
  return bytes;
}
