import { describe, expect, it } from "vitest";
import { createCompactHandler } from "../../functions/compact-handler.ts";
import { readManifest } from "../../lib/catalog/commit.ts";
import { ingestBatch } from "../../lib/ingest/ingest-batch.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import { formatSubmission } from "../support/submission.ts";
import { createTestClock } from "../support/test-clock.ts";

const MINUTE_MS = 60_000;
const SCHEDULED = { source: "aws.events", "detail-type": "Scheduled Event" };

async function openIndex() {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const clock = createTestClock();
  const deps = { filings: createMemoryObjectStore(), store: createMemoryObjectStore(), clock, log };
  for (let n = 0; n < 4; n++) {
    await deps.filings.put(`${n}.txt`, formatSubmission({ accession: `0000900001-03-00000${n}` }));
    await ingestBatch(deps, [`${n}.txt`]);
  }
  return deps;
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

  it("begins no merge that it may not finish in time", async () => {
    const deps = await openIndex();
    const context = { getRemainingTimeInMillis: () => MINUTE_MS };

    const report = await createCompactHandler(deps)(SCHEDULED, context);

    expect(report).toMatchObject({ merges: 0, isDone: false });
  });
});
