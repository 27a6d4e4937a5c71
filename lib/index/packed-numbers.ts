/**
 * Columns of unsigned numbers: one byte with the width in bytes (1, 2 or 4), then the numbers in
 * that width, lowest byte first. 1, 2, 300 is `02 0100 0200 2C01`.
 */
import { FiledexError } from "../errors.ts";

/** Encodes numbers below 2^32 in the smallest width that holds them all. */
export function encodeNumbers(values: ArrayLike<number>): Uint8Array {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, values[i] ?? 0);
  const width = largest < 0x100 ? 1 : largest < 0x10000 ? 2 : 4;
  const bytes = new Uint8Array(1 + values.length * width);
  bytes[0] = width;
  let at = 1;
  for (let i = 0; i < values.length; i++) {
    let rest = values[i] ?? 0;
    for (let k = 0; k < width; k++) {
      bytes[at++] = rest & 255;
      rest >>>= 8;
    }
  }
  return bytes;
}

/** Decodes what encodeNumbers wrote. */
export function decodeNumbers(bytes: Uint8Array): Uint32Array {
  const width = bytes[0] ?? 0;
  if (width !== 1 && width !== 2 && width !== 4) {
    throw new FiledexError("corrupt", `column has a wrong width: width=\`${width}\``);
  }
  const count = Math.floor((bytes.length - 1) / width);
  // Copied to begin at a multiple of the width, and viewed as every platform of Node has numbers:
  // whole arrays are converted at once, which a process just begun is slow to do number by number.
  const { buffer } = new Uint8Array(bytes.subarray(1, 1 + count * width));
  if (width === 4) return new Uint32Array(buffer);
  return new Uint32Array(width === 2 ? new Uint16Array(buffer) : new Uint8Array(buffer));
}
