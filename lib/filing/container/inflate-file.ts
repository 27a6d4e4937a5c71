/**
 * Files kept as .gz. node:zlib's synchronous call computes on memory alone, so the room stays free
 * of I/O; its output limit keeps a small hostile file from filling the memory.
 */
import { gunzipSync } from "node:zlib";
import { FiledexError } from "../../errors.ts";

/** Tells whether the bytes begin as a gzip member does (RFC 1952). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

/** Inflates a gzip'd file; throws "invalid" when it is damaged or inflates past `limitBytes`. */
export function inflateFile(bytes: Uint8Array, limitBytes: number): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: limitBytes });
  } catch (cause) {
    throw new FiledexError("invalid", reasonOf(cause, limitBytes), { cause });
  }
}

function reasonOf(cause: unknown, limitBytes: number): string {
  const isTooLarge =
    cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE";
  return isTooLarge
    ? `file is too large when inflated from gzip, limit=\`${limitBytes}\``
    : "gzip data is damaged";
}
