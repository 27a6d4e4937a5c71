import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodePosition,
  encodePosition,
  type ListingPosition,
  type ListingQuery,
  walkKeys,
} from "../../../infra/local/s3/key-listing.ts";
import { compareKeys, SortedKeys } from "../../../infra/local/s3/sorted-keys.ts";

/** Keys of few characters, so that prefixes and delimiters meet; also beyond the basic plane. */
const key = fc
  .array(fc.constantFrom("a", "b", "/", "-", "é", "\ue000", "😀"), { minLength: 1, maxLength: 6 })
  .map((characters) => characters.join(""));
/** Characters near the places where UTF-16 and UTF-8 disagree. */
const text = fc
  .array(fc.constantFrom("", "a", "\u007f", "\ud7ff", "\ue000", "\uffff", "\u{10000}", "😀"))
  .map((characters) => characters.join(""));
const keySet = fc.uniqueArray(key, { maxLength: 120 });
const prefix = fc.oneof(fc.constant(""), key);
const delimiter = fc.constantFrom("", "/", "-", "a/", "😀");

describe("compareKeys", () => {
  it("orders as the bytes of UTF-8 do for any strings", () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const expected = Buffer.compare(Buffer.from(left), Buffer.from(right));

        expect(Math.sign(compareKeys(left, right))).toBe(expected);
      }),
    );
  });
});

describe("SortedKeys", () => {
  it("holds what a set holds, in order, for any additions and removals", () => {
    const steps = fc.array(fc.tuple(fc.boolean(), key), { maxLength: 200 });
    fc.assert(
      fc.property(steps, (commands) => {
        const keys = new SortedKeys();
        const model = new Set<string>();
        for (const [isAddition, name] of commands) {
          if (!isAddition) {
            keys.remove(name);
            model.delete(name);
          } else if (!model.has(name)) {
            keys.add(name);
            model.add(name);
          }
        }

        expect(toArray(keys)).toStrictEqual([...model].sort(compareKeys));
        expect(keys.size).toBe(model.size);
      }),
    );
  });
});

describe("walkKeys", () => {
  it("lists what a plain filter over sorted keys lists for any keys", () => {
    fc.assert(
      fc.property(keySet, prefix, delimiter, (names, prefixText, delimiterText) => {
        const query = { prefix: prefixText, delimiter: delimiterText, after: null };

        const walked = [...walkKeys(sortedKeys(names), query, () => true)];

        expect(walked).toStrictEqual(modelOf(names, query));
      }),
    );
  });

  it("lists each entry once over pages of any size", () => {
    const pageSize = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(keySet, delimiter, pageSize, (names, delimiterText, size) => {
        const keys = sortedKeys(names);
        const seen: ListingPosition[] = [];
        let after: ListingPosition | null = null;
        for (;;) {
          const query: ListingQuery = { prefix: "", delimiter: delimiterText, after };
          const page = [...walkKeys(keys, query, () => true)].slice(0, size);
          seen.push(...page);
          const last = page.at(-1);
          if (last === undefined) {
            break;
          }
          after = decodePosition(encodePosition(last));
        }

        expect(seen).toStrictEqual(
          modelOf(names, { prefix: "", delimiter: delimiterText, after: null }),
        );
      }),
    );
  });

  it("leaves out common prefixes of which nothing is listed", () => {
    const keys = sortedKeys(["a/1", "a/2", "b/1"]);
    const query = { prefix: "", delimiter: "/", after: null };

    const walked = [...walkKeys(keys, query, (name) => !name.startsWith("a/"))];

    expect(walked).toStrictEqual([{ kind: "prefix", prefix: "b/" }]);
  });

  it("looks at few keys below a common prefix, however many there are", () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `a/${index}`);
    let lookedAt = 0;
    const query = { prefix: "", delimiter: "/", after: null };

    const walked = [
      ...walkKeys(sortedKeys([...names, "b"]), query, () => {
        lookedAt++;
        return true;
      }),
    ];

    expect(walked).toHaveLength(2);
    expect(lookedAt).toBe(2);
  });
});

describe("decodePosition", () => {
  it("refuses what is no token", () => {
    expect(decodePosition("no token!")).toBeNull();
    expect(decodePosition("")).toBeNull();
    expect(decodePosition(Buffer.from("xyz").toString("base64url"))).toBeNull();
  });
});

function sortedKeys(names: readonly string[]): SortedKeys {
  const keys = new SortedKeys();
  for (const name of names) {
    keys.add(name);
  }
  return keys;
}

function toArray(keys: SortedKeys): string[] {
  return Array.from({ length: keys.size }, (_, index) => keys.at(index) ?? "");
}

function modelOf(names: readonly string[], query: ListingQuery): ListingPosition[] {
  const positions: ListingPosition[] = [];
  const rolled = new Set<string>();
  const listed = names.filter((name) => name.startsWith(query.prefix));
  for (const name of listed.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))) {
    const rest = name.slice(query.prefix.length);
    const end = query.delimiter === "" ? -1 : rest.indexOf(query.delimiter);
    if (end < 0) {
      positions.push({ kind: "key", key: name });
      continue;
    }
    const group = query.prefix + rest.slice(0, end + query.delimiter.length);
    if (!rolled.has(group)) {
      rolled.add(group);
      positions.push({ kind: "prefix", prefix: group });
    }
  }
  return positions;
}
