/** What the caller can do about a failure; every error Filedex throws on purpose has one of these. */
export type ErrorKind =
  /** The input is wrong: mend it, do not retry. */
  | "invalid"
  /** The thing asked for does not exist. */
  | "not-found"
  /** Somebody else won a conditional write: read again, rebase, retry. */
  | "conflict"
  /** A dependency failed for now: retry later. */
  | "unavailable"
  /** Stored bytes do not decode: restore or rebuild them. */
  | "corrupt";

/**
 * An error with a kind to act on and a message for people.
 * Messages are lower case, without a full stop, values last as key=`value`.
 */
export class FiledexError extends Error {
  override readonly name = "FiledexError";
  readonly kind: ErrorKind;

  constructor(kind: ErrorKind, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.kind = kind;
  }
}

/** Tells whether a thrown value is a FiledexError of the given kind. */
export function hasKind(error: unknown, kind: ErrorKind): error is FiledexError {
  return error instanceof FiledexError && error.kind === kind;
}
