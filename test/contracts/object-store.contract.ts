import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ObjectStore } from "../../lib/store/object-store.ts";

export interface ObjectStoreContract {
  /** Named in the report. */
  readonly driver: string;
  /** Opens a store that no other test uses. */
  readonly create: () => Promise<ObjectStore>;
  readonly close?: () => Promise<void>;
}

/** As many as hammered real servers for a paper on their races; AWS serves 15 writes a second. */
const RACERS = 50;
/** Beyond Latin, beyond the basic plane, and the characters that URLs and XML treat specially. */
const ODD_KEYS = [
  "a b+c%2Bd&e=f?.txt",
  "ünïcode/日本/𝄞.txt",
  "quotes\"'<>&amp;.txt",
  "//double//slash/",
  "~!@$*()_-;:,.txt",
];

/** What XML cannot hold; moto, for one, has no route to keys with line breaks. */
const UNPRINTABLE_KEYS = ["tab\t", "bell\u0007"];

/** Holds a driver to the promises of lib/store/object-store.ts. */
export function testObjectStore({ driver, create, close }: ObjectStoreContract): void {
  describe(`an object store: ${driver}`, () => {
    let store: ObjectStore;
    let keys = 0;
    const freshKey = () => `contract/${++keys}.bin`;

    beforeAll(async () => {
      store = await create();
    });
    afterAll(async () => {
      await close?.();
    });

    describe("get", () => {
      it("returns what was put, with its ETag, size, time and metadata", async () => {
        const key = freshKey();
        const written = await store.put(key, bytes("hello"), { metadata: { origin: "test" } });

        const object = await store.get(key);

        expect(text(object.body)).toBe("hello");
        expect(object.etag).toBe(written.etag);
        expect(object.etag).not.toContain('"');
        expect(object.sizeBytes).toBe(5);
        expect(object.lastModified).toBeInstanceOf(Date);
        expect(object.metadata).toStrictEqual({ origin: "test" });
      });

      it("returns an empty object", async () => {
        const key = freshKey();
        await store.put(key, bytes(""));

        expect(await store.get(key)).toMatchObject({ sizeBytes: 0, body: new Uint8Array() });
      });

      it.each(ODD_KEYS)("returns the object under %s", async (key) => {
        await store.put(key, bytes(key));

        expect(text((await store.get(key)).body)).toBe(key);
        expect((await store.head(key))?.sizeBytes).toBe(bytes(key).byteLength);
      });

      it("returns bytes unchanged, whatever they are", async () => {
        const key = freshKey();
        const body = Uint8Array.from({ length: 300_000 }, (_, n) => (n * 131 + (n >> 8)) % 256);
        await store.put(key, body);

        expect(Buffer.compare((await store.get(key)).body, body)).toBe(0);
      });

      it("rejects a key that does not exist as not-found", async () => {
        await expect(store.get("contract/none")).rejects.toMatchObject({ kind: "not-found" });
      });

      it("returns a range, clamped to the end of the object, beside the whole size", async () => {
        const key = freshKey();
        await store.put(key, bytes("0123456789"));

        const middle = await store.get(key, { range: { start: 2, end: 5 } });
        const tail = await store.get(key, { range: { start: 8, end: 99 } });

        expect(text(middle.body)).toBe("234");
        expect(text(tail.body)).toBe("89");
        expect([middle.sizeBytes, tail.sizeBytes]).toStrictEqual([10, 10]);
      });

      it("rejects a range that is empty or outside of the object as invalid", async () => {
        const key = freshKey();
        await store.put(key, bytes("0123456789"));

        for (const range of [
          { start: 10, end: 12 },
          { start: 4, end: 4 },
        ]) {
          await expect(store.get(key, { range })).rejects.toMatchObject({ kind: "invalid" });
        }
      });

      it("leaves the body of an object above maxBytes unread", async () => {
        const key = freshKey();
        await store.put(key, bytes("0123456789"));

        const within = await store.get(key, { maxBytes: 10 });
        const above = await store.get(key, { maxBytes: 9 });

        expect(within.body.byteLength).toBe(10);
        expect(above).toMatchObject({ body: new Uint8Array(), sizeBytes: 10, etag: within.etag });
      });

      it("rejects as conflict when ifMatch names another version", async () => {
        const key = freshKey();
        const { etag } = await store.put(key, bytes("one"));
        await store.put(key, bytes("two"));

        await expect(store.get(key, { ifMatch: etag })).rejects.toMatchObject({ kind: "conflict" });
      });
    });

    describe("getIfChanged", () => {
      it("returns null while the ETag is the same and the object once it differs", async () => {
        const key = freshKey();
        const { etag } = await store.put(key, bytes("one"));

        expect(await store.getIfChanged(key, etag)).toBeNull();

        await store.put(key, bytes("two"));

        expect(text((await store.getIfChanged(key, etag))?.body)).toBe("two");
      });

      it("rejects a key that does not exist as not-found", async () => {
        await expect(store.getIfChanged("contract/none", "0")).rejects.toMatchObject({
          kind: "not-found",
        });
      });
    });

    describe("head", () => {
      it("describes an object as get does", async () => {
        const key = freshKey();
        await store.put(key, bytes("hello"), { metadata: { origin: "test" } });
        const { body: _, ...head } = await store.get(key);

        expect(await store.head(key)).toStrictEqual(head);
      });

      it("returns null for a key that does not exist", async () => {
        expect(await store.head("contract/none")).toBeNull();
      });
    });

    describe("put", () => {
      it("changes the ETag with the content", async () => {
        const key = freshKey();
        const one = await store.put(key, bytes("one"));
        const two = await store.put(key, bytes("two"));

        expect(two.etag).not.toBe(one.etag);
      });
    });

    describe("putStreamIfAbsent", () => {
      it("creates an object of chunks of any size, with its metadata", async () => {
        const key = freshKey();
        const chunks = [1, 9 * 2 ** 20, 0, 300].map((size, n) => {
          return new Uint8Array(Buffer.alloc(size, `${n} of some chunks, `));
        });

        const written = await store.putStreamIfAbsent(key, stream(chunks), {
          contentType: "application/octet-stream",
          metadata: { origin: "test" },
        });

        const object = await store.get(key);
        expect(Buffer.compare(object.body, Buffer.concat(chunks))).toBe(0);
        expect(object.metadata).toStrictEqual({ origin: "test" });
        expect(written).toMatchObject({ etag: object.etag, sizeBytes: object.sizeBytes });
      }, 30_000);

      it("rejects as conflict when the key exists, and leaves the object alone", async () => {
        const key = freshKey();
        await store.put(key, bytes("one"));

        await expect(store.putStreamIfAbsent(key, stream([bytes("two")]))).rejects.toMatchObject({
          kind: "conflict",
        });
        expect(text((await store.get(key)).body)).toBe("one");
      });

      it("creates nothing when the chunks fail", async () => {
        const key = freshKey();
        const broken = stream([new Uint8Array(9 * 2 ** 20)], new Error("no more"));

        await expect(store.putStreamIfAbsent(key, broken)).rejects.toThrow("no more");
        expect(await store.head(key)).toBeNull();
      });
    });

    describe("putIfAbsent", () => {
      it("creates once, then rejects as conflict and leaves the object alone", async () => {
        const key = freshKey();
        await store.putIfAbsent(key, bytes("one"));

        await expect(store.putIfAbsent(key, bytes("two"))).rejects.toMatchObject({
          kind: "conflict",
        });
        expect(text((await store.get(key)).body)).toBe("one");
      });

      it("creates again after a delete", async () => {
        const key = freshKey();
        await store.putIfAbsent(key, bytes("one"));
        await store.delete(key);
        await store.putIfAbsent(key, bytes("two"));

        expect(text((await store.get(key)).body)).toBe("two");
      });

      it(`lets one of ${RACERS} racing writers win`, async () => {
        const key = freshKey();

        const results = await Promise.allSettled(racers((body) => store.putIfAbsent(key, body)));

        await expectOneWinner(store, key, results);
      });
    });

    describe("putIfMatch", () => {
      it("replaces the version it names and no other", async () => {
        const key = freshKey();
        const one = await store.put(key, bytes("one"));
        const two = await store.putIfMatch(key, bytes("two"), one.etag);

        await expect(store.putIfMatch(key, bytes("three"), one.etag)).rejects.toMatchObject({
          kind: "conflict",
        });
        expect(await store.get(key)).toMatchObject({ body: bytes("two"), etag: two.etag });
      });

      it("rejects as conflict when the key is gone", async () => {
        const key = freshKey();
        const { etag } = await store.put(key, bytes("one"));
        await store.delete(key);

        await expect(store.putIfMatch(key, bytes("two"), etag)).rejects.toMatchObject({
          kind: "conflict",
        });
      });

      it(`lets one of ${RACERS} racing writers win`, async () => {
        const key = freshKey();
        const { etag } = await store.put(key, bytes("start"));

        const results = await Promise.allSettled(
          racers((body) => store.putIfMatch(key, body, etag)),
        );

        await expectOneWinner(store, key, results);
      });
    });

    describe("delete", () => {
      it("removes an object, and succeeds when there is none", async () => {
        const key = freshKey();
        await store.put(key, bytes("one"));

        await store.delete(key);
        await store.delete(key);

        expect(await store.head(key)).toBeNull();
      });
    });

    describe("list", () => {
      it("lists the keys under a prefix by their UTF-8 bytes, page by page", async () => {
        // U+FF5E sorts after U+1D11E in UTF-16 and before it in UTF-8.
        const names = ["a", "a/b", "b", "ä", "～", "𝄞"].map((name) => `listing/${name}`);
        for (const name of names.toReversed()) await store.put(name, bytes(name));
        await store.put("listings", bytes("outside"));

        const listed: string[] = [];
        let cursor: string | null = null;
        do {
          const page = await store.list({
            prefix: "listing/",
            limit: 4,
            ...(cursor === null ? {} : { cursor }),
          });
          expect(page.objects.length).toBeLessThanOrEqual(4);
          listed.push(...page.objects.map(({ key }) => key));
          cursor = page.next;
        } while (cursor !== null);

        expect(listed).toStrictEqual(names);
      });

      it("lists every key as it was written", async () => {
        const names = [...ODD_KEYS, ...UNPRINTABLE_KEYS].map((name) => `odd/${name}`);
        for (const name of names) await store.put(name, bytes(name));

        const { objects } = await store.list({ prefix: "odd/" });

        expect(objects.map(({ key }) => key).sort()).toStrictEqual(names.sort());
      });

      it("lists only keys after startAfter", async () => {
        for (const name of ["a", "b", "c"]) await store.put(`after/${name}`, bytes(name));

        const { objects } = await store.list({ prefix: "after/", startAfter: "after/a" });

        expect(objects.map(({ key }) => key)).toStrictEqual(["after/b", "after/c"]);
      });

      it("gives each object's ETag, size and time", async () => {
        const { etag } = await store.put("listed/one", bytes("one"));

        const { objects, next } = await store.list({ prefix: "listed/" });

        expect(objects).toStrictEqual([
          { key: "listed/one", etag, sizeBytes: 3, lastModified: expect.any(Date) },
        ]);
        expect(next).toBeNull();
      });
    });
  });
}

function racers(write: (body: Uint8Array) => Promise<unknown>): Promise<unknown>[] {
  return Array.from({ length: RACERS }, (_, n) => write(bytes(`writer ${n}`)));
}

async function expectOneWinner(
  store: ObjectStore,
  key: string,
  results: readonly PromiseSettledResult<unknown>[],
): Promise<void> {
  const winners = results.flatMap(({ status }, n) => (status === "fulfilled" ? [n] : []));
  const losers = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));

  expect(winners).toHaveLength(1);
  // Ceph 16 answers some lost races with 500, which is as good: nothing was written.
  expect(losers.every(({ kind }) => kind === "conflict" || kind === "unavailable")).toBe(true);
  expect(text((await store.get(key)).body)).toBe(`writer ${winners[0]}`);
}

async function* stream(chunks: readonly Uint8Array[], failure?: Error) {
  yield* chunks;
  if (failure !== undefined) throw failure;
}

function bytes(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

function text(body: Uint8Array | undefined): string | undefined {
  return body === undefined ? undefined : new TextDecoder().decode(body);
}
