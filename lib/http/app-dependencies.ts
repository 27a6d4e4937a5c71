import type { Snapshot } from "../index/snapshot.ts";

/** What the HTTP interface is given, in a Lambda as in the local stack. */
export interface AppDependencies {
  /** The newest state of the index; rejects with `unavailable` when it cannot be read. */
  readonly snapshot: () => Promise<Snapshot>;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
  /** The search page, a whole HTML document. */
  readonly page: string;
  /** Told of every failure that is not the client's, since the answer does not explain it. */
  readonly logError: (error: unknown, request: { method: string; url: string }) => void;
}
