import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMMIT_DEADLINE_MS, commit, readManifest } from "../../lib/catalog/commit.ts";
import type { Manifest, SegmentEntry } from "../../lib/catalog/manifest.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import { MANIFEST_KEY, segmentKey } from "../../lib/store/object-keys.ts";
import {
  createFaultyObjectStore,
  type Fault,
  NO_FAULT,
  type StoreCall,
  storeError,
} from "../support/faulty-object-store.ts";
import { createTestClock } from "../support/test-clock.ts";

function append(name: string): (manifest: Manifest) => { segments: SegmentEntry[] } {
  return (manifest) => ({
    segments: [
      ...manifest.segments,
      {
        key: segmentKey(name),
        filings: 1,
        sections: 1,
        removedKeys: 0,
        sizeBytes: 1,
        level: 0,
        since: manifest.version + 1,
        createdAt: new Date(0).toISOString(),
      },
    ],
  });
}

function namesIn({ segments }: Manifest): string[] {
  return segments.map(({ key }) => key.slice("segments/".length, -".seg".length));
}

/** Injects one fault per call to replace or create the manifest, then lets calls pass. */
function failWrites(faults: readonly Fault[]): (call: StoreCall) => Fault {
  const rest = [...faults];
  return ({ operation }) => (operation.startsWith("putIf") ? (rest.shift() ?? NO_FAULT) : NO_FAULT);
}

describe("commit", () => {
  it("creates the manifest, then replaces it, one version after the other", async () => {
    const deps = { store: createMemoryObjectStore(), clock: createTestClock() };

    await commit(deps, { startedAt: deps.clock.now(), rebase: append("A") });
    await commit(deps, { startedAt: deps.clock.now(), rebase: append("B") });

    const { manifest } = await readManifest(deps.store);
    expect(manifest.version).toBe(2);
    expect(manifest.recentCommits).toHaveLength(2);
    expect(manifest.updatedAt).toBe("2026-01-01T00:00:00.000Z");
    expect(namesIn(manifest)).toStrictEqual(["A", "B"]);
  });

  it("returns null and writes nothing when the rebase gives up", async () => {
    const deps = { store: createMemoryObjectStore(), clock: createTestClock() };

    expect(await commit(deps, { startedAt: deps.clock.now(), rebase: () => null })).toBeNull();
    expect(await deps.store.head(MANIFEST_KEY)).toBeNull();
  });

  it("rebases onto the commit that came in between", async () => {
    const store = createMemoryObjectStore();
    const clock = createTestClock();
    let isFirst = true;
    const rebase = (manifest: Manifest) => append("A")(manifest);
    const racing = createFaultyObjectStore(store, async ({ operation }) => {
      if (operation === "putIfAbsent" && isFirst) {
        isFirst = false;
        await commit({ store, clock }, { startedAt: clock.now(), rebase: append("B") });
      }
      return NO_FAULT;
    });

    const manifest = await commit({ store: racing, clock }, { startedAt: clock.now(), rebase });

    expect(namesIn(manifest!)).toStrictEqual(["B", "A"]);
    expect(manifest?.version).toBe(2);
  });

  it.each([409, 412, 500, 503, "timeout"] as const)(
    "tries again after %s without an effect",
    async (status) => {
      const decide = failWrites([{ kind: "before", error: storeError(status) }]);
      const store = createFaultyObjectStore(createMemoryObjectStore(), decide);
      const clock = createTestClock();

      const manifest = await commit(
        { store, clock },
        { startedAt: 0 + clock.now(), rebase: append("A") },
      );

      expect(namesIn(manifest!)).toStrictEqual(["A"]);
      expect(clock.sleeps).toHaveLength(1);
    },
  );

  it.each([500, 503, "timeout"] as const)(
    "recognises its own success when the answer is lost by %s",
    async (status) => {
      const decide = failWrites([{ kind: "after", error: storeError(status) }]);
      const store = createFaultyObjectStore(createMemoryObjectStore(), decide);
      const clock = createTestClock();

      await commit({ store, clock }, { startedAt: clock.now(), rebase: append("A") });

      const { manifest } = await readManifest(store);
      expect(manifest.version).toBe(1);
      expect(namesIn(manifest)).toStrictEqual(["A"]);
    },
  );

  it("recognises its own success beneath later commits", async () => {
    const store = createMemoryObjectStore();
    const clock = createTestClock();
    const losing = createFaultyObjectStore(
      store,
      failWrites([{ kind: "after", error: storeError("timeout") }]),
    );
    const slow = {
      ...clock,
      sleep: async (durationMs: number) => {
        await clock.sleep(durationMs);
        await commit({ store, clock }, { startedAt: clock.now(), rebase: append("B") });
      },
    };

    await commit({ store: losing, clock: slow }, { startedAt: clock.now(), rebase: append("A") });

    expect(namesIn((await readManifest(store)).manifest)).toStrictEqual(["A", "B"]);
  });

  it("gives up as unavailable when its deadline has passed, and writes nothing", async () => {
    const deps = { store: createMemoryObjectStore(), clock: createTestClock() };
    const startedAt = deps.clock.now();
    deps.clock.advance(COMMIT_DEADLINE_MS + 1);

    await expect(commit(deps, { startedAt, rebase: append("A") })).rejects.toMatchObject({
      kind: "unavailable",
    });
    expect(await deps.store.head(MANIFEST_KEY)).toBeNull();
  });

  it("looks at the clock only after it has read the manifest that it replaces", async () => {
    const clock = createTestClock();
    const store = createMemoryObjectStore();
    const slow = createFaultyObjectStore(store, ({ operation }) => {
      if (operation === "get") clock.advance(COMMIT_DEADLINE_MS + 1);
      return NO_FAULT;
    });

    const late = commit({ store: slow, clock }, { startedAt: clock.now(), rebase: append("A") });

    await expect(late).rejects.toMatchObject({ kind: "unavailable" });
    expect(await store.head(MANIFEST_KEY)).toBeNull();
  });

  it("gives up as unavailable after a bounded number of tries, waiting longer each time", async () => {
    const error = storeError(503);
    const store = createFaultyObjectStore(createMemoryObjectStore(), () => ({
      kind: "before",
      error,
    }));
    const clock = createTestClock();

    const giveUp = commit({ store, clock }, { startedAt: clock.now(), rebase: append("A") });

    await expect(giveUp).rejects.toMatchObject({ kind: "unavailable", cause: error });
    expect(clock.sleeps.length).toBeLessThan(40);
    expect(Math.max(...clock.sleeps)).toBeLessThanOrEqual(4_000);
  });

  it("forgets commits that can no longer be undecided", async () => {
    const deps = { store: createMemoryObjectStore(), clock: createTestClock() };
    await commit(deps, { startedAt: deps.clock.now(), rebase: append("A") });
    deps.clock.advance(2 * COMMIT_DEADLINE_MS + 1);
    await commit(deps, { startedAt: deps.clock.now(), rebase: append("B") });

    expect((await readManifest(deps.store)).manifest.recentCommits).toHaveLength(1);
  });

  it("loses nothing and repeats nothing for any faults among 20 racing writers", async () => {
    const fault = fc.constantFrom<Fault>(
      ...[NO_FAULT, NO_FAULT, NO_FAULT],
      ...([409, 412, 500, 503, "timeout"] as const).map(
        (status): Fault => ({ kind: "before", error: storeError(status) }),
      ),
      ...([500, 503, "timeout"] as const).map(
        (status): Fault => ({ kind: "after", error: storeError(status) }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fault), async (faults) => {
        const memory = createMemoryObjectStore();
        const store = createFaultyObjectStore(memory, () => faults.next().value ?? NO_FAULT);
        const clock = createTestClock();
        // Time stands still, so that only the number of tries can end a writer.
        const deps = { store, clock: { ...clock, sleep: async () => {} } };
        const names = Array.from({ length: 20 }, (_, n) => `W${n}`);

        const results = await Promise.allSettled(
          names.map((name) => commit(deps, { startedAt: clock.now(), rebase: append(name) })),
        );

        const live = namesIn((await readManifest(memory)).manifest);
        const succeeded = names.filter((_, n) => results[n]?.status === "fulfilled");
        expect(new Set(live).size).toBe(live.length);
        expect(succeeded.filter((name) => !live.includes(name))).toStrictEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
