import { describe, expect, it } from "vitest";
import { systemClock } from "../../lib/catalog/clock.ts";
import { type CommitDeps, commit, readManifest } from "../../lib/catalog/commit.ts";
import type { Manifest } from "../../lib/catalog/manifest.ts";
import { writeSegment } from "../../lib/catalog/write-segment.ts";
import { SEGMENT_PREFIX } from "../../lib/store/object-keys.ts";
import type { ObjectStore } from "../../lib/store/object-store.ts";

export interface RacingWritersContract {
  /** Named in the report. */
  readonly driver: string;
  /** Opens an empty index bucket. */
  readonly create: () => Promise<ObjectStore>;
  /** Share of the protocol's waits that is waited; servers on this machine answer at once. */
  readonly patience: number;
}

const WRITERS = 20;
const COMMITS_EACH = 5;
/** A hundred commits in a row, most of them after some lost races. */
const TIMEOUT_MS = 110_000;

/** Holds a server to what the commit protocol needs of it, with writers that all want to be first. */
export function testRacingWriters({ driver, create, patience }: RacingWritersContract): void {
  describe(`commit, by ${WRITERS} writers at once: ${driver}`, () => {
    it("loses no commit and makes none twice", { timeout: TIMEOUT_MS }, async () => {
      const store = await create();
      const sleep = (durationMs: number) => systemClock.sleep(durationMs * patience);
      const deps = { store, clock: { ...systemClock, sleep } };
      const committed = await Promise.all(
        Array.from({ length: WRITERS }, (_, n) => commitInTurn(deps, n)),
      );

      const { manifest } = await readManifest(store);
      const live = manifest.segments.map(({ key }) => key);
      const { objects } = await store.list({ prefix: SEGMENT_PREFIX });
      expect(manifest.version).toBe(WRITERS * COMMITS_EACH);
      expect(live.toSorted()).toStrictEqual(committed.flat().sort());
      expect(objects.map(({ key }) => key)).toStrictEqual(live.toSorted());
      // The commits of one writer stand in the order it made them.
      for (const keys of committed) {
        expect(live.filter((key) => keys.includes(key))).toStrictEqual(keys);
      }
    });
  });
}

async function commitInTurn(deps: CommitDeps, writer: number): Promise<string[]> {
  const keys: string[] = [];
  for (let n = 0; n < COMMITS_EACH; n++) {
    const startedAt = systemClock.now();
    const bytes = new TextEncoder().encode(`writer ${writer}, commit ${n}`);
    const key = await writeSegment(deps, bytes);
    const segment = {
      key,
      filings: 1,
      sections: 1,
      removedKeys: 0,
      sizeBytes: bytes.byteLength,
      level: 0,
      createdAt: new Date(startedAt).toISOString(),
    };
    const rebase = ({ segments, version }: Manifest) => ({
      segments: [...segments, { ...segment, since: version + 1 }],
    });
    await commit(deps, { startedAt, rebase });
    keys.push(key);
  }
  return keys;
}
