/**
 * The Range header (RFC 9110 §14) as S3 takes it: one range of bytes. A header that is no such
 * range, or names several, is ignored and the whole object is sent.
 *
 *     bytes=0-4  -> [0, 5)     bytes=5-  -> [5, size)     bytes=-3  -> [size - 3, size)
 */
export interface ByteRange {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** Resolves a Range header against a size; null without a usable range. */
export function resolveRange(
  header: string | undefined,
  sizeBytes: number,
): ByteRange | "unsatisfiable" | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "");
  const [, first = "", last = ""] = match ?? [];
  if (match === null || (first === "" && last === "")) {
    return null;
  }
  if (first === "") {
    const length = Math.min(Number(last), sizeBytes);
    return length === 0 ? "unsatisfiable" : { start: sizeBytes - length, end: sizeBytes };
  }
  const start = Number(first);
  if (last !== "" && Number(last) < start) {
    return null;
  }
  if (start >= sizeBytes) {
    return "unsatisfiable";
  }
  return { start, end: last === "" ? sizeBytes : Math.min(Number(last) + 1, sizeBytes) };
}
