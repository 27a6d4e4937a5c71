import { FiledexError } from "../../lib/errors.ts";
import { formatSystemError, isSystemError } from "./system-error.ts";

/**
 * Says on one line why a command failed, and sets the exit code. Anything that is no failure of
 * input, files or servers is a bug, and thrown again.
 */
export function reportFailure(error: unknown): void {
  if (error instanceof FiledexError) console.error(`error: ${error.message}`);
  else if (isSystemError(error)) console.error(`error: ${formatSystemError(error)}`);
  else throw error;
  process.exitCode = 1;
}
