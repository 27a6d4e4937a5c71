/**
 * Changes a long text by its character codes, a piece at a time. A pattern that matches every few
 * characters costs hundreds of nanoseconds and some sixty bytes for each match; this costs a few
 * nanoseconds for each character, and memory for one piece.
 *
 *     text ──4 096 characters──▶ codes ──change in place──▶ fewer codes ──▶ piece of the new text
 */

/** Drops or replaces some of the first `length` codes in place, and returns how many are left. */
export type ChangeCodes = (codes: Uint8Array | Uint16Array, length: number, at: number) => number;

/** Few enough to be the arguments of one call, which costs more for each when they are more. */
const PIECE_CHARACTERS = 4_096;

/**
 * Returns the text with its codes changed, piece by piece.
 *
 * @param keep a mark that no piece may end within
 */
export function rewriteCodes(text: string, change: ChangeCodes, keep = ""): string {
  const pieces: string[] = [];
  const bytes = new Uint8Array(PIECE_CHARACTERS);
  const units = new Uint16Array(PIECE_CHARACTERS);
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  for (let at = 0; at < text.length; ) {
    const piece = text.slice(at, pieceEnd(text, at, keep));
    const { read, written } = encoder.encodeInto(piece, bytes);
    // As many bytes as characters: all of them are ASCII.
    if (read === piece.length && written === piece.length) {
      pieces.push(decoder.decode(bytes.subarray(0, change(bytes, piece.length, at))));
    } else pieces.push(rewriteUnits(piece, units, (length) => change(units, length, at)));
    at += piece.length;
  }
  return pieces.join("");
}

function rewriteUnits(
  piece: string,
  units: Uint16Array,
  change: (length: number) => number,
): string {
  for (let index = 0; index < piece.length; index++) units[index] = piece.charCodeAt(index);
  const length = change(piece.length);
  return Reflect.apply(String.fromCharCode, null, units.subarray(0, length));
}

function pieceEnd(text: string, at: number, keep: string): number {
  const end = Math.min(text.length, at + PIECE_CHARACTERS);
  for (let start = end - 1; start > end - keep.length && start > at; start--) {
    if (text.startsWith(keep, start)) return start;
  }
  return end;
}
