import { describe, expect, it } from "vitest";
import { FiledexError } from "../../lib/errors.ts";
import { problemSchema } from "../../lib/http/problem.ts";
import { statsResponseSchema } from "../../lib/http/stats-route.ts";
import { makeFiling } from "../support/indexed-filing.ts";
import { openMemorySnapshot } from "../support/memory-snapshot.ts";
import { serveSnapshot } from "../support/serve-filings.ts";

const snapshot = await openMemorySnapshot([
  [makeFiling(1, { "8.01": "A." })],
  [makeFiling(1, { "8.01": "B." }), makeFiling(2, { "8.01": "C.", "9.01": "D." })],
]);
const logo = {
  key: "logo.gif",
  etag: "abc",
  sizeBytes: 9120,
  reason: "no filing",
  rejectedAt: "2026-01-15T09:30:00.000Z",
};
const asked: unknown[] = [];
const server = serveSnapshot(async () => snapshot, {
  rejections: async (page) => {
    asked.push(page);
    return { rejections: [logo], next: "more" };
  },
});

describe("GET /stats", () => {
  it("lists segments and rejected objects", async () => {
    const response = await server.get("/stats?limit=5&cursor=abc");

    expect(statsResponseSchema.parse(await response.json())).toStrictEqual({
      index: { version: 2, filings: 2, sections: 3, updated_at: "2026-01-15T09:30:00.000Z" },
      size_bytes: snapshot.segments.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      segments: [
        { name: "segment-2-0", filings: 1, sections: 1, removed_keys: 0 },
        { name: "segment-2-1", filings: 2, sections: 3, removed_keys: 0 },
      ].map((segment) => ({ ...segment, size_bytes: expect.any(Number) })),
      rejected: {
        objects: [
          {
            key: "logo.gif",
            etag: "abc",
            size_bytes: 9120,
            reason: "no filing",
            rejected_at: "2026-01-15T09:30:00.000Z",
          },
        ],
        next: "more",
      },
    });
    expect(asked).toStrictEqual([{ limit: 5, cursor: "abc" }]);
  });

  it("names a cursor that is none, and nothing of the store behind it", async () => {
    const strict = serveSnapshot(async () => snapshot, {
      rejections: async () => {
        throw new FiledexError("invalid", "list failed");
      },
    });
    const response = await strict.get("/stats?cursor=abc");

    expect(response.status).toBe(400);
    expect(problemSchema.parse(await response.json()).detail).toBe(
      "cursor must be the `rejected.next` of an earlier answer",
    );
  });

  it("refuses what it does not know", async () => {
    expect((await server.get("/stats?limit=0")).status).toBe(400);
    expect((await server.get("/stats?q=x")).status).toBe(400);
  });
});
