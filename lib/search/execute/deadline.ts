import { FiledexError } from "../../errors.ts";

/** Throws `unavailable` when the caller's time is up. */
export function assertInTime(isExpired: () => boolean): void {
  if (isExpired()) throw new FiledexError("unavailable", "query ran out of time");
}
