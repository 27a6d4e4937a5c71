import { createHash } from "node:crypto";
import { FiledexError } from "../errors.ts";
import type {
  GetOptions,
  ListOptions,
  ListPage,
  ObjectHead,
  ObjectStore,
  PutOptions,
  StoredObject,
} from "./object-store.ts";

/** S3's largest page. */
const MAX_PAGE_KEYS = 1000;

/**
 * Creates an object store in memory: the reference implementation of the contract, and what tests
 * and the simulation run on. Each operation takes effect in one step, when it is called.
 */
export function createMemoryObjectStore(
  options: { readonly now?: () => number } = {},
): ObjectStore {
  const now = options.now ?? Date.now;
  const objects = new Map<string, StoredObject>();

  function find(key: string): StoredObject {
    const object = objects.get(key);
    if (object === undefined) throw new FiledexError("not-found", `no such object: key=\`${key}\``);
    return object;
  }

  function write(key: string, body: Uint8Array, putOptions: PutOptions = {}): ObjectHead {
    const object: StoredObject = {
      // A copy, so that the writer's later changes to its buffer do not reach the object.
      body: body.slice(),
      etag: createHash("md5").update(body).digest("hex"),
      sizeBytes: body.byteLength,
      lastModified: new Date(now()),
      metadata: { ...putOptions.metadata },
    };
    objects.set(key, object);
    return headOf(object);
  }

  return {
    get: async (key, getOptions = {}) => {
      const object = find(key);
      if (getOptions.ifMatch !== undefined && getOptions.ifMatch !== object.etag) {
        throw preconditionFailed(key);
      }
      return { ...object, body: readBody(key, object, getOptions) };
    },
    getIfChanged: async (key, etag) => {
      const object = find(key);
      return object.etag === etag ? null : { ...object, body: object.body.slice() };
    },
    head: async (key) => {
      const object = objects.get(key);
      return object === undefined ? null : headOf(object);
    },
    put: async (key, body, putOptions) => write(key, body, putOptions),
    putIfAbsent: async (key, body, putOptions) => {
      if (objects.has(key)) throw preconditionFailed(key);
      return write(key, body, putOptions);
    },
    putStreamIfAbsent: async (key, chunks, putOptions) => {
      const pieces: Uint8Array[] = [];
      for await (const chunk of chunks) pieces.push(chunk);
      if (objects.has(key)) throw preconditionFailed(key);
      return write(key, Buffer.concat(pieces), putOptions);
    },
    putIfMatch: async (key, body, etag, putOptions) => {
      if (objects.get(key)?.etag !== etag) throw preconditionFailed(key);
      return write(key, body, putOptions);
    },
    delete: async (key) => {
      objects.delete(key);
    },
    list: async (listOptions) => listPage(objects, listOptions),
  };
}

function readBody(key: string, object: StoredObject, options: GetOptions): Uint8Array {
  const start = options.range?.start ?? 0;
  const end = Math.min(options.range?.end ?? object.sizeBytes, object.sizeBytes);
  if (options.range !== undefined && start >= end) {
    throw new FiledexError(
      "invalid",
      `range is not within the object: key=\`${key}\`, start=\`${start}\`, sizeBytes=\`${object.sizeBytes}\``,
    );
  }
  if (end - start > (options.maxBytes ?? Number.POSITIVE_INFINITY)) return new Uint8Array();
  return object.body.slice(start, end);
}

function listPage(objects: ReadonlyMap<string, StoredObject>, options: ListOptions = {}): ListPage {
  const prefix = options.prefix ?? "";
  const after = options.cursor ?? options.startAfter;
  const limit = Math.min(options.limit ?? MAX_PAGE_KEYS, MAX_PAGE_KEYS);
  const keys = [...objects.keys()]
    .filter((key) => key.startsWith(prefix) && (after === undefined || compareKeys(key, after) > 0))
    .sort(compareKeys);
  const page = keys.slice(0, limit);
  return {
    objects: page.flatMap((key) => {
      const object = objects.get(key);
      if (object === undefined) return [];
      const { etag, sizeBytes, lastModified } = object;
      return [{ key, etag, sizeBytes, lastModified }];
    }),
    next: keys.length > page.length ? (page.at(-1) ?? null) : null,
  };
}

/** Compares keys as S3 lists them: by their UTF-8 bytes, which differs from UTF-16 past U+FFFF. */
function compareKeys(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

function headOf({ etag, sizeBytes, lastModified, metadata }: StoredObject): ObjectHead {
  return { etag, sizeBytes, lastModified, metadata };
}

function preconditionFailed(key: string): FiledexError {
  return new FiledexError("conflict", `precondition failed: key=\`${key}\``);
}
