import type { Snapshot } from "../index/snapshot.ts";

/** A page of refused objects, and where the next one begins; null on the last page. */
export interface RejectionPage {
  readonly rejections: readonly {
    readonly key: string;
    readonly etag: string;
    readonly sizeBytes: number;
    readonly reason: string;
    /** ISO time. */
    readonly rejectedAt: string;
  }[];
  readonly next: string | null;
}

/** What the HTTP interface is given, in a Lambda as in the local stack. */
export interface AppDependencies {
  /**
   * Works on the newest state of the index. `work` may be called on an older one at the same time,
   * so it must have no effects. Rejects with `unavailable` when the index cannot be read.
   */
  readonly read: <T>(work: (snapshot: Snapshot) => Promise<T>) => Promise<T>;
  /** Reads a page of the objects that were refused as filings, in no particular order. */
  readonly rejections: (page: {
    readonly limit: number;
    readonly cursor?: string;
  }) => Promise<RejectionPage>;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
  /** The search page, a whole HTML document. */
  readonly page: string;
  /** Told of every failure that is not the client's, since the answer does not explain it. */
  readonly logError: (error: unknown, request: { method: string; url: string }) => void;
}
