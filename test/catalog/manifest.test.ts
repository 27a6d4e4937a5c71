import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodeManifest,
  EMPTY_MANIFEST,
  encodeManifest,
  type Manifest,
} from "../../lib/catalog/manifest.ts";
import { segmentKey } from "../../lib/store/object-keys.ts";

const FROZEN = new URL("../formats/manifest/v1.json", import.meta.url);

const FROZEN_MANIFEST: Manifest = {
  version: 42,
  updatedAt: "2026-01-02T03:04:05.678Z",
  recentCommits: ["01KDYCDVXW0123456789ABCDEF", "01KDYCDW00ZYXWVTSRQPNMKJHG"],
  segments: [
    {
      key: "segments/01KDYCDVXW00000000000000AA.seg",
      filings: 10,
      sections: 31,
      removedKeys: 2,
      sizeBytes: 48213,
      level: 1,
      since: 40,
      createdAt: "2026-01-02T03:04:00.000Z",
    },
  ],
  rebuild: { id: "01KDYCDVXW00000000000000BB", base: 41, after: "a/b.txt", segments: [] },
};

function encodeText(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

const ulid = fc.stringMatching(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
const time = fc
  .date({ min: new Date(0), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString());
const PLAIN = { noNullPrototype: true } as const;
const segments = fc.uniqueArray(
  fc.record(
    {
      key: ulid.map(segmentKey),
      filings: fc.nat(),
      sections: fc.nat(),
      removedKeys: fc.nat(),
      sizeBytes: fc.integer({ min: 1 }),
      level: fc.nat(),
      since: fc.nat(),
      createdAt: time,
    },
    PLAIN,
  ),
  { selector: ({ key }) => key },
);
const after = fc.option(fc.string({ unit: "grapheme" }));
const manifests: fc.Arbitrary<Manifest> = fc.record(
  {
    version: fc.integer({ min: 1 }),
    updatedAt: time,
    recentCommits: fc.array(ulid, { minLength: 1, maxLength: 5 }),
    segments,
    rebuild: fc.option(fc.record({ id: ulid, base: fc.nat(), after, segments }, PLAIN)),
  },
  PLAIN,
);

describe("decodeManifest", () => {
  it("reads a manifest of format 1 as it was written", () => {
    expect(decodeManifest(readFileSync(FROZEN))).toStrictEqual(FROZEN_MANIFEST);
  });

  it("returns what encodeManifest was given for any manifest", () => {
    fc.assert(
      fc.property(manifests, (manifest) => {
        expect(decodeManifest(encodeManifest(manifest))).toStrictEqual(manifest);
      }),
    );
  });

  it("refuses a later format by name", () => {
    const later = encodeText('{"format":2,"version":"unheard of"}');

    expect(() => decodeManifest(later)).toThrow(
      "manifest was written by a later version of filedex: format=`2`, readable=`1`",
    );
  });

  it.each([
    ["what is not JSON", "{"],
    ["what is not UTF-8", "\ud800"],
    ["JSON that is no object", "[]"],
    ["an object without a format", "{}"],
    ["a segment under a foreign key", readFrozen().replace("segments/", "other/")],
    ["a missing field", readFrozen().replace('"level":1,', "")],
    ["an unknown field", readFrozen().replace('"level":1,', '"level":1,"colour":"red",')],
  ])("refuses %s as corrupt", (_, content) => {
    expect(() => decodeManifest(encodeText(content))).toThrow(
      expect.objectContaining({ kind: "corrupt" }),
    );
  });
});

describe("encodeManifest", () => {
  it("writes format 1 byte for byte as ever", () => {
    expect(new TextDecoder().decode(encodeManifest(FROZEN_MANIFEST))).toBe(readFrozen());
  });

  it("refuses to list a segment twice", () => {
    const [segment] = FROZEN_MANIFEST.segments;
    const twice = { ...FROZEN_MANIFEST, segments: [segment!, segment!] };

    expect(() => encodeManifest(twice)).toThrow("a segment is listed twice");
  });

  it("refuses the empty manifest, which no commit makes", () => {
    expect(() => encodeManifest(EMPTY_MANIFEST)).toThrow("cannot encode manifest");
  });
});

function readFrozen(): string {
  return readFileSync(FROZEN, "utf8");
}
