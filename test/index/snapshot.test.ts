import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSnapshot, type Snapshot } from "../../lib/index/snapshot.ts";
import { segmentInputs } from "../support/arbitrary-filings.ts";
import { indexedFiling, openInput, openSnapshot } from "../support/index-filings.ts";
import { visibleFilingsOf } from "../support/read-visible.ts";
import { visibleFilings } from "../support/visible-filings.ts";

const filing = (key: string, id = `k-${key}`, etag = "1") => indexedFiling({ key, id, etag });

describe("createSnapshot", () => {
  it("counts nothing without segments", async () => {
    const snapshot = await createSnapshot({ version: 0, updatedAt: null, segments: [] });

    expect(snapshot.filingCount).toBe(0);
    expect(await snapshot.findFiling("k-a")).toBeNull();
  });

  it("hides filings that a newer segment replaces or removes", async () => {
    const snapshot = await openSnapshot([
      { filings: [filing("a"), filing("b"), filing("c")] },
      { filings: [filing("a", "k-a", "2")], removedKeys: ["c", "z"] },
    ]);

    expect(snapshot.filingCount).toBe(2);
    expect(snapshot.sectionCount).toBe(2);
    expect([0, 1, 2].map((ordinal) => snapshot.isVisible(0, ordinal))).toStrictEqual([
      false,
      true,
      false,
    ]);
    expect(await etagOf(snapshot, "k-a")).toBe("2");
    expect(await etagOf(snapshot, "k-c")).toBeNull();
  });

  it("shows a key again that is filed after its removal", async () => {
    const snapshot = await openSnapshot([
      { filings: [filing("a")] },
      { removedKeys: ["a"] },
      { filings: [filing("a", "k-a", "3")] },
    ]);

    expect(snapshot.filingCount).toBe(1);
    expect(await etagOf(snapshot, "k-a")).toBe("3");
  });

  it("shows of several filings with one id the one committed last", async () => {
    const id = "0000000001-03-000001";
    const snapshot = await openSnapshot([
      { filings: [filing("a", id, "1"), filing("b", id, "2")] },
      { filings: [filing("c", id, "3")] },
    ]);

    expect(snapshot.filingCount).toBe(1);
    expect(await etagOf(snapshot, id)).toBe("3");
  });

  it("brings a shadowed filing back when the key before it is removed", async () => {
    const id = "0000000001-03-000001";
    const snapshot = await openSnapshot([
      { filings: [filing("a", id, "1"), filing("b", id, "2")] },
      { removedKeys: ["b"] },
    ]);

    expect(snapshot.filingCount).toBe(1);
    expect(await etagOf(snapshot, id)).toBe("1");
  });

  it("shows all filings of one key in one segment, until a newer one holds the key", async () => {
    const inputs = [
      { filings: [filing("a", "k-1"), filing("b"), filing("a", "k-2"), filing("a", "k-3")] },
      { filings: [filing("a", "k-3", "2"), filing("a", "k-4", "2")] },
      { removedKeys: ["a"] },
    ];
    const shownIds = async (count: number) => {
      const snapshot = await openSnapshot(inputs.slice(0, count));
      const ids = await Promise.all(
        ["k-1", "k-2", "k-3", "k-4"].map(async (id) => ((await snapshot.findFiling(id)) ? id : "")),
      );
      return { count: snapshot.filingCount, ids: ids.filter((id) => id !== "") };
    };

    expect(await shownIds(1)).toStrictEqual({ count: 4, ids: ["k-1", "k-2", "k-3"] });
    expect(await shownIds(2)).toStrictEqual({ count: 3, ids: ["k-3", "k-4"] });
    expect(await shownIds(3)).toStrictEqual({ count: 1, ids: [] });
  });

  it("hides and shows what counting key by key does, for any segments", async () => {
    await fc.assert(
      fc.asyncProperty(segmentInputs, async (inputs) => {
        const visible = await visibleFilingsOf(await openSnapshot(inputs));

        const expected = visibleFilings(inputs).map(({ filing: { key, etag, id } }) => {
          return { key, etag, id };
        });
        expect(visible).toStrictEqual(expected);
      }),
      { numRuns: 100 },
    );
  }, 30_000);

  it("does not take ids for each other that share a fingerprint's shape", async () => {
    const segment = await openInput({ filings: [filing("a", "some id"), filing("b", "other id")] });
    const snapshot = await createSnapshot({ version: 1, updatedAt: null, segments: [segment] });

    expect((await snapshot.findFiling("other id"))?.ordinal).toBe(1);
    expect(await snapshot.findFiling("third id")).toBeNull();
  });
});

async function etagOf(snapshot: Snapshot, id: string): Promise<string | null> {
  const found = await snapshot.findFiling(id);
  return found === null ? null : (await found.segment.readFiling(found.ordinal)).etag;
}
