/**
 * Mistakes that a change of the protocol might make, put between the code and its stores. The
 * simulation has to find each of them; a simulation that finds nothing proves nothing.
 */
import { decodeManifest, encodeManifest } from "../../lib/catalog/manifest.ts";
import { hasKind } from "../../lib/errors.ts";
import { MANIFEST_KEY, TRIES_PREFIX } from "../../lib/store/object-keys.ts";
import type { ObjectStore } from "../../lib/store/object-store.ts";

export interface PlantedBug {
  /** Spoils an invocation's view of the filings bucket. */
  readonly filings?: (store: ObjectStore) => ObjectStore;
  /** Spoils a process's view of the index bucket. */
  readonly index?: (store: ObjectStore) => ObjectStore;
  readonly graceMs?: number;
}

const FORGOTTEN_COMMIT = "00000000000000000000000000";

export const PLANTED_BUGS: Readonly<Record<string, PlantedBug>> = {
  /** A writer whose answer was lost does not find its own commit. */
  "commit id is not checked": {
    index: (store) => ({
      ...store,
      get: async (key, options) => {
        const object = await store.get(key, options);
        if (key !== MANIFEST_KEY) return object;
        const manifest = decodeManifest(object.body);
        return {
          ...object,
          body: encodeManifest({ ...manifest, recentCommits: [FORGOTTEN_COMMIT] }),
        };
      },
    }),
  },
  "garbage is deleted without grace": { graceMs: 0 },
  /** The second look finds what the first one found. */
  "key is not checked after the commit": {
    filings: (store) => {
      const seen = new Map<string, Awaited<ReturnType<ObjectStore["head"]>>>();
      return {
        ...store,
        get: async (key, options) => {
          seen.set(key, null);
          const object = await store.get(key, options);
          seen.set(key, object);
          return object;
        },
        head: async (key) => (seen.has(key) ? (seen.get(key) ?? null) : await store.head(key)),
      };
    },
  },
  "manifest is overwritten without a condition": {
    index: (store) => ({
      ...store,
      putIfAbsent: (key, body, options) =>
        key === MANIFEST_KEY
          ? store.put(key, body, options)
          : store.putIfAbsent(key, body, options),
      putIfMatch: (key, body, _etag, options) => store.put(key, body, options),
    }),
  },
  "lost answer is taken for success": {
    index: (store) => ({
      ...store,
      putIfMatch: async (key, body, etag, options) => {
        try {
          return await store.putIfMatch(key, body, etag, options);
        } catch (error) {
          if (key !== MANIFEST_KEY || !hasKind(error, "unavailable")) throw error;
          return { etag, sizeBytes: body.byteLength, lastModified: null, metadata: {} };
        }
      },
    }),
  },
  /** Whoever dies over an object dies over it again, with everybody in its batch. */
  "try at many objects is not noted": {
    index: (store) => ({
      ...store,
      list: (options) =>
        options?.prefix === TRIES_PREFIX
          ? Promise.resolve({ objects: [], next: null })
          : store.list(options),
    }),
  },
  "reader does not ask whether the index has moved on": {
    index: (store) => ({ ...store, getIfChanged: async () => null }),
  },
};
