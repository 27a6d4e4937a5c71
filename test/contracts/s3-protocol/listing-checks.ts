import {
  type _Object,
  type CommonPrefix,
  ListObjectsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
} from "@aws-sdk/client-s3";
import { expect } from "vitest";
import { type Check, outcomeOf, put, type S3Target } from "./s3-target.ts";

export const listingChecks: Readonly<Record<string, Check>> = {
  "lists keys in the order of their UTF-8 bytes": async (target) => {
    // In UTF-16, which JavaScript sorts by, the emoji comes before the private-use character.
    const names = ["A", "B", "a", "a!", "a/", "a/b", "ab", "é", "\ue000", "😀"];
    const prefix = await putAll(target, names.toReversed());

    expect(await listNames(target, prefix)).toStrictEqual(names);
  },

  "tells size, ETag and time of each key": async (target) => {
    const prefix = await putAll(target, ["a"]);

    const { Contents } = await target.client.send(
      new ListObjectsV2Command({ Bucket: target.bucket, Prefix: prefix }),
    );

    expect(Contents).toHaveLength(1);
    expect(Contents?.[0]).toMatchObject({ Size: 1, ETag: '"0cc175b9c0f1b6a831c399e269772661"' });
    expect(Contents?.[0]?.LastModified?.getTime()).toBeGreaterThan(1_600_000_000_000);
  },

  "pages through a listing, each key once": async (target) => {
    const names = ["a", "b", "c", "d", "e", "f", "g"];
    const prefix = await putAll(target, names);

    const pages = await listPages(target, { Prefix: prefix, MaxKeys: 3 });

    expect(pages.map((page) => page.names)).toStrictEqual([
      ["a", "b", "c"],
      ["d", "e", "f"],
      ["g"],
    ]);
  },

  "says that a full page is the last one": async (target) => {
    const prefix = await putAll(target, ["a", "b"]);

    const pages = await listPages(target, { Prefix: prefix, MaxKeys: 2 });

    expect(pages).toHaveLength(1);
  },

  "rolls keys up into common prefixes": async (target) => {
    const prefix = await putAll(target, ["a.txt", "docs/1", "docs/2/x", "e.txt", "pics/1"]);

    const [page] = await listPages(target, { Prefix: prefix, Delimiter: "/" });

    expect(page).toStrictEqual({ names: ["a.txt", "e.txt"], prefixes: ["docs/", "pics/"] });
  },

  "pages through keys and common prefixes, each once": async (target) => {
    const prefix = await putAll(target, ["a/1", "a/2", "b", "c/1", "c/2", "d/1", "e"]);

    const pages = await listPages(target, { Prefix: prefix, Delimiter: "/", MaxKeys: 2 });

    expect(pages).toStrictEqual([
      { names: ["b"], prefixes: ["a/"] },
      { names: [], prefixes: ["c/", "d/"] },
      { names: ["e"], prefixes: [] },
    ]);
  },

  "rolls up at delimiters longer than one character": async (target) => {
    const prefix = await putAll(target, ["a--b", "a--c", "a-d"]);

    const [page] = await listPages(target, { Prefix: prefix, Delimiter: "--" });

    expect(page).toStrictEqual({ names: ["a-d"], prefixes: ["a--"] });
  },

  "begins after a key": async (target) => {
    const prefix = await putAll(target, ["a", "b", "c"]);

    const [page] = await listPages(target, { Prefix: prefix, StartAfter: `${prefix}a` });

    expect(page?.names).toStrictEqual(["b", "c"]);
  },

  "counts nothing with max-keys 0": async ({ client, bucket }) => {
    const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, MaxKeys: 0 }));

    expect(page).toMatchObject({ KeyCount: 0, IsTruncated: false });
  },

  "encodes names on request": async (target) => {
    const prefix = await putAll(target, ["ü b+c/1"]);

    const page = await target.client.send(
      new ListObjectsV2Command({ Bucket: target.bucket, Prefix: prefix, EncodingType: "url" }),
    );

    expect(page.EncodingType).toBe("url");
    const encoded = page.Contents?.[0]?.Key ?? "";
    expect(encoded).toMatch(/^[\x21-\x7e]+$/);
    expect(decodeURIComponent(encoded.replaceAll("+", "%20"))).toBe(`${prefix}ü b+c/1`);
  },

  "pages through the first form of listing": async (target) => {
    const prefix = await putAll(target, ["a/1", "a/2", "b", "c/1"]);
    const list = (Marker?: string) =>
      target.client.send(
        new ListObjectsCommand({
          Bucket: target.bucket,
          Prefix: prefix,
          Delimiter: "/",
          MaxKeys: 1,
          ...(Marker === undefined ? {} : { Marker }),
        }),
      );

    const first = await list();
    expect(first.CommonPrefixes?.map((one) => one.Prefix)).toStrictEqual([`${prefix}a/`]);
    expect(first.NextMarker).toBe(`${prefix}a/`);
    const second = await list(first.NextMarker);
    expect(second.Contents?.map((one) => one.Key)).toStrictEqual([`${prefix}b`]);
    const third = await list(second.NextMarker);
    expect(third.CommonPrefixes?.map((one) => one.Prefix)).toStrictEqual([`${prefix}c/`]);
    expect(third.IsTruncated).toBe(false);
  },

  "refuses a continuation token it did not give": async ({ client, bucket }) => {
    const request = client.send(
      new ListObjectsV2Command({ Bucket: bucket, ContinuationToken: "no token!" }),
    );

    expect(await outcomeOf(request)).toBe("400 InvalidArgument");
  },
};

/** Writes objects below a new prefix, which it answers. */
async function putAll(target: S3Target, names: readonly string[]): Promise<string> {
  const prefix = target.newKey("");
  for (const name of names) {
    await put(target, prefix + name, name.slice(0, 1));
  }
  return prefix;
}

async function listNames(target: S3Target, prefix: string): Promise<string[]> {
  const [page] = await listPages(target, { Prefix: prefix });
  return page?.names ?? [];
}

/** Lists page after page; names are told without the prefix. */
async function listPages(
  target: S3Target,
  input: Omit<ListObjectsV2CommandInput, "Bucket"> & { readonly Prefix: string },
): Promise<{ names: string[]; prefixes: string[] }[]> {
  const pages: { names: string[]; prefixes: string[] }[] = [];
  let token: string | undefined;
  do {
    const page = await target.client.send(
      new ListObjectsV2Command({ Bucket: target.bucket, ...input, ContinuationToken: token }),
    );
    const contents: readonly _Object[] = page.Contents ?? [];
    const common: readonly CommonPrefix[] = page.CommonPrefixes ?? [];
    pages.push({
      names: contents.map((one) => one.Key?.slice(input.Prefix.length) ?? ""),
      prefixes: common.map((one) => one.Prefix?.slice(input.Prefix.length) ?? ""),
    });
    token = page.NextContinuationToken;
  } while (token !== undefined);
  return pages;
}
