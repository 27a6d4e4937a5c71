/**
 * Objects under keys, with the conditional writes that the commit protocol stands on.
 *
 * Every driver keeps these promises (test/contracts/object-store.contract.ts):
 * - A write is atomic: a reader sees the whole old object or the whole new one.
 * - A read after a finished write sees it (S3 has been strongly consistent since December 2020).
 * - ETags are opaque and carry no quotes.
 * - Failures are FiledexErrors: `not-found` (no such key), `conflict` (a precondition failed: 412,
 *   or 409 ConditionalRequestConflict), `unavailable` (anything a retry may mend), `invalid` (the
 *   request itself is refused).
 */
export interface ObjectStore {
  /** Reads an object or a byte range of it; `not-found` when there is none. */
  get(key: string, options?: GetOptions): Promise<StoredObject>;
  /**
   * Reads an object unless its ETag is still `etag`; null when it is unchanged (HTTP 304).
   * `not-found` when there is none.
   */
  getIfChanged(key: string, etag: string): Promise<StoredObject | null>;
  /** Reads an object's ETag, size and metadata; null when there is none. */
  head(key: string): Promise<ObjectHead | null>;
  /** Writes unconditionally. */
  put(key: string, body: Uint8Array, options?: PutOptions): Promise<ObjectHead>;
  /** Creates; `conflict` when the key exists (`If-None-Match: *`). */
  putIfAbsent(key: string, body: Uint8Array, options?: PutOptions): Promise<ObjectHead>;
  /**
   * Creates an object of `chunks` as they come, so that it need not be in memory as a whole;
   * `conflict` when the key exists. Nothing can be read before all of it is written, and nothing
   * is when `chunks` fails. There must be at least one byte.
   */
  putStreamIfAbsent(
    key: string,
    chunks: AsyncIterable<Uint8Array>,
    options?: PutOptions,
  ): Promise<ObjectHead>;
  /** Replaces; `conflict` unless the current ETag is `etag`, or when the key is gone. */
  putIfMatch(
    key: string,
    body: Uint8Array,
    etag: string,
    options?: PutOptions,
  ): Promise<ObjectHead>;
  /** Deletes; deleting what is not there succeeds. */
  delete(key: string): Promise<void>;
  /** Lists one page of keys in ascending UTF-8 byte order. */
  list(options?: ListOptions): Promise<ListPage>;
}

export interface GetOptions {
  /**
   * Bytes [start, end), clamped to the object's end; `invalid` when it is empty or starts beyond
   * the object's last byte. `sizeBytes` of the answer is still the whole object's.
   */
  readonly range?: { readonly start: number; readonly end: number };
  /** `conflict` unless the object still has this ETag. */
  readonly ifMatch?: string;
  /**
   * Leaves the body of a larger object unread: it comes back empty beside the true `sizeBytes`,
   * so that one request tells a caller both what the object is and that it is too large.
   */
  readonly maxBytes?: number;
}

export interface PutOptions {
  readonly contentType?: string;
  /** User metadata; keys in lower case. */
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface ObjectHead {
  readonly etag: string;
  readonly sizeBytes: number;
  readonly lastModified: Date | null;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface StoredObject extends ObjectHead {
  readonly body: Uint8Array;
}

export interface ListOptions {
  readonly prefix?: string;
  /** Only keys after this one. */
  readonly startAfter?: string;
  /** From the `next` of an earlier page. */
  readonly cursor?: string;
  /** At most 1,000, which is S3's page. */
  readonly limit?: number;
}

export interface ListPage {
  readonly objects: readonly ListedObject[];
  /** Pass as `cursor` to go on; null on the last page. */
  readonly next: string | null;
}

export interface ListedObject {
  readonly key: string;
  readonly etag: string;
  readonly sizeBytes: number;
  readonly lastModified: Date | null;
}
