import { describe, expect, it } from "vitest";
import { createCompactHandler } from "../../functions/compact-handler.ts";
import { readManifest } from "../../lib/catalog/commit.ts";
import { type IngestDeps, ingestBatch } from "../../lib/ingest/ingest-batch.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import { formatSubmission } from "../support/submission.ts";
import { createTestClock } from "../support/test-clock.ts";

const MINUTE_MS = 60_000;
const SCHEDULED = { source: "aws.events", "detail-type": "Scheduled Event" };

async function openIndex() {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const clock = createTestClock();
  const deps = { filings: createMemoryObjectStore(), store: createMemoryObjectStore(), clock, log };
  await ingestFour(deps, 1);
  return deps;
}

/** Makes four segments of a filing each, which is as many as are merged. */
async function ingestFour(deps: IngestDeps, first: number): Promise<void> {
  for (let n = first; n < first + 4; n++) {
    await deps.filings.put(`${n}.txt`, formatSubmission({ accession: `0000900001-03-00000${n}` }));
    await ingestBatch(deps, [`${n}.txt`]);
  }
}

describe("createCompactHandler", () => {
  it("merges segments, then collects garbage", async () => {
    const deps = await openIndex();
    const context = { getRemainingTimeInMillis: () => 15 * MINUTE_MS };
    deps.clock.advance(60 * MINUTE_MS);

    const report = await createCompactHandler(deps)(SCHEDULED, context);

    expect(report).toMatchObject({
      merges: 1,
      isDone: true,
      deletedSegments: 0,
      waitingSegments: 4,
    });
    expect((await readManifest(deps.store)).manifest.segments).toHaveLength(1);
  });

  it("collects garbage although a damaged segment cannot be merged", async () => {
    const deps = await openIndex();
    const context = { getRemainingTimeInMillis: () => 15 * MINUTE_MS };
    const compact = createCompactHandler(deps);
    deps.clock.advance(60 * MINUTE_MS);
    await compact(SCHEDULED, context);
    await ingestFour(deps, 5);
    const { segments } = (await readManifest(deps.store)).manifest;
    await deps.store.put(segments.at(-1)?.key ?? "", new Uint8Array([1, 2, 3]));
    deps.clock.advance(60 * MINUTE_MS);

    await expect(compact(SCHEDULED, context)).rejects.toMatchObject({ kind: "corrupt" });

    const { objects } = await deps.store.list({ prefix: "segments/" });
    expect(objects.map(({ key }) => key).sort()).toEqual(segments.map(({ key }) => key).sort());
  });

  it("begins no merge that it may not finish in time", async () => {
    const deps = await openIndex();
    const context = { getRemainingTimeInMillis: () => MINUTE_MS };

    const report = await createCompactHandler(deps)(SCHEDULED, context);

    expect(report).toMatchObject({ merges: 0, isDone: false });
  });
});
