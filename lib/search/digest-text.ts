import { createHash } from "node:crypto";

/** Enough for no two requests ever to be confused by chance: 96 bits. */
const DIGEST_LENGTH = 16;

/** Returns 16 characters of the base64url alphabet that stand for a text. */
export function digestText(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, DIGEST_LENGTH);
}
