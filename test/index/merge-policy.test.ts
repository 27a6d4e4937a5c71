import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  findRewritable,
  type HiddenInfo,
  type MergePlan,
  planMerges,
  planRewrite,
  type SegmentInfo,
} from "../../lib/index/merge-policy.ts";

const LIMITS = { maxMergedBytes: 1_000_000, maxMergedSegments: 64 };

function levels(...values: number[]): SegmentInfo[] {
  return values.map((level) => ({ level, sizeBytes: 100 * 4 ** level }));
}

/** Does what a compactor does with a plan; what is merged loses nothing. */
function applyPlan(segments: readonly SegmentInfo[], plan: MergePlan): SegmentInfo[] {
  const merged = segments.slice(plan.start, plan.end);
  const sizeBytes = merged.reduce((sum, segment) => sum + segment.sizeBytes, 0);
  return segments.toSpliced(plan.start, merged.length, { sizeBytes, level: plan.level });
}

describe("planMerges", () => {
  it("leaves three neighbours of one level alone", () => {
    expect(planMerges(levels(2, 1, 1, 1, 0, 0, 0), LIMITS)).toStrictEqual([]);
  });

  it("merges four neighbours of one level into the next", () => {
    expect(planMerges(levels(1, 0, 0, 0, 0), LIMITS)).toStrictEqual([
      { start: 1, end: 5, level: 1 },
    ]);
  });

  it("plans several merges at once that do not overlap", () => {
    expect(planMerges(levels(1, 1, 1, 1, 0, 0, 0, 0), LIMITS)).toStrictEqual([
      { start: 0, end: 4, level: 2 },
      { start: 4, end: 8, level: 1 },
    ]);
  });

  it("merges a burst many at a time, into the level that its commits fill", () => {
    const plans = planMerges(levels(...Array.from({ length: 130 }, () => 0)), LIMITS);

    expect(plans).toStrictEqual([
      { start: 0, end: 64, level: 3 },
      { start: 64, end: 128, level: 3 },
    ]);
  });

  it("takes lower neighbours along, which nothing else would ever merge", () => {
    expect(planMerges(levels(1, 0, 1, 0, 1, 1), LIMITS)).toStrictEqual([
      { start: 0, end: 6, level: 2 },
    ]);
  });

  it("leaves full segments alone and never merges across them", () => {
    const full = { level: 0, sizeBytes: LIMITS.maxMergedBytes / 2 };
    const segments = [...levels(0, 0), full, ...levels(0, 0)];

    expect(planMerges(segments, LIMITS)).toStrictEqual([]);
  });

  it("fills segments up to the size limit", () => {
    const segments = Array.from({ length: 5 }, () => ({ level: 0, sizeBytes: 400_000 }));

    expect(planMerges(segments, LIMITS)).toStrictEqual([
      { start: 0, end: 2, level: 0 },
      { start: 2, end: 4, level: 0 },
    ]);
  });

  it("never merges across a boundary", () => {
    const isBoundary = (ordinal: number) => ordinal === 2;

    expect(planMerges(levels(0, 0, 0, 0, 0, 0), LIMITS, isBoundary)).toStrictEqual([
      { start: 2, end: 6, level: 1 },
    ]);
  });

  it("plans merges of neighbours within the limits for any segments", () => {
    const segment = fc.record({
      level: fc.nat({ max: 5 }),
      sizeBytes: fc.integer({ min: 1, max: LIMITS.maxMergedBytes }),
    });
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 200 }), (segments) => {
        let end = 0;
        for (const plan of planMerges(segments, LIMITS)) {
          const merged = segments.slice(plan.start, plan.end);

          expect(plan.start).toBeGreaterThanOrEqual(end);
          expect(merged.length).toBeGreaterThanOrEqual(2);
          expect(merged.length).toBeLessThanOrEqual(LIMITS.maxMergedSegments);
          expect(merged.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)).toBeLessThanOrEqual(
            LIMITS.maxMergedBytes,
          );
          end = plan.end;
        }
      }),
    );
  });

  it("writes a byte at most 1 + log4(commits) times, and keeps few segments, for any commits", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 600 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 40 }), (committed, commitsPerRun) => {
        let segments: SegmentInfo[] = [];
        let writtenBytes = 0;
        for (const [n, sizeBytes] of committed.entries()) {
          segments.push({ level: 0, sizeBytes });
          writtenBytes += sizeBytes;
          if (n % commitsPerRun > 0 && n < committed.length - 1) continue;
          let plan = planMerges(segments, LIMITS)[0];
          while (plan !== undefined) {
            segments = applyPlan(segments, plan);
            writtenBytes += segments[plan.start]?.sizeBytes ?? 0;
            plan = planMerges(segments, LIMITS)[0];
          }
        }

        const committedBytes = committed.reduce((sum, sizeBytes) => sum + sizeBytes, 0);
        const log4 = Math.log2(committed.length) / 2;
        const fullSegments = (2 * committedBytes) / LIMITS.maxMergedBytes;
        expect(writtenBytes / committedBytes).toBeLessThanOrEqual(1 + log4);
        expect(segments.length).toBeLessThanOrEqual(3 * (1 + log4) + 4 * fullSegments);
      }),
    );
  });
});

function hiding(hiddenFilings: number, sizeBytes = 1_000): HiddenInfo {
  return { level: 3, sizeBytes, filings: 100, hiddenFilings };
}

describe("planRewrite", () => {
  it("plans nothing while less than half of each segment is hidden", () => {
    expect(planRewrite([hiding(49), hiding(0)], LIMITS)).toBeNull();
  });

  it("writes the segment anew, on its level, that hides most bytes", () => {
    expect(planRewrite([hiding(50), hiding(60, 9_000), hiding(100)], LIMITS)).toStrictEqual({
      start: 1,
      end: 2,
      level: 3,
    });
  });

  it("rewrites full segments, which are never merged", () => {
    expect(planRewrite([hiding(50, LIMITS.maxMergedBytes)], LIMITS)).not.toBeNull();
  });

  it("leaves a segment alone of which more would stay than a merge may hold", () => {
    expect(planRewrite([hiding(50, 3 * LIMITS.maxMergedBytes)], LIMITS)).toBeNull();
    expect(planRewrite([hiding(100, 3 * LIMITS.maxMergedBytes)], LIMITS)).not.toBeNull();
  });

  it("writes no more filings than it drops, for any order of commits and deletions", () => {
    const commit = fc.record({ filings: fc.integer({ min: 1, max: 20 }), deleted: fc.nat(30) });
    fc.assert(
      fc.property(fc.array(commit, { maxLength: 100 }), (commits) => {
        const segments: HiddenInfo[] = [];
        let committed = 0;
        let rewritten = 0;
        for (const { filings, deleted } of commits) {
          segments.push({ level: 0, sizeBytes: filings, filings, hiddenFilings: 0 });
          committed += filings;
          const victim = segments[deleted % segments.length];
          if (victim === undefined) continue;
          const hiddenFilings = Math.min(victim.filings, victim.hiddenFilings + deleted);
          segments[deleted % segments.length] = { ...victim, hiddenFilings };
          const plan = planRewrite(segments, LIMITS);
          const old = plan && segments[plan.start];
          if (!plan || !old) continue;
          const kept = old.filings - old.hiddenFilings;
          rewritten += kept;
          segments[plan.start] = { ...old, sizeBytes: kept, filings: kept, hiddenFilings: 0 };
        }

        expect(rewritten).toBeLessThanOrEqual(committed);
      }),
    );
  });
});

describe("findRewritable", () => {
  it("finds the oldest segment that newer filings and tombstones could hide half of", () => {
    const large = { filings: 100, removedKeys: 0 };

    expect(findRewritable([large, { filings: 20, removedKeys: 29 }])).toBeNull();
    expect(findRewritable([large, { filings: 20, removedKeys: 30 }])).toBe(0);
    expect(findRewritable([large, large, { filings: 5, removedKeys: 0 }])).toBe(0);
    expect(findRewritable([large, { filings: 40, removedKeys: 0 }, large])).toBe(0);
  });

  it("finds nothing in one segment, nor in one of tombstones alone", () => {
    expect(findRewritable([])).toBeNull();
    expect(findRewritable([{ filings: 9, removedKeys: 9 }])).toBeNull();
    expect(
      findRewritable([
        { filings: 0, removedKeys: 9 },
        { filings: 0, removedKeys: 9 },
      ]),
    ).toBeNull();
  });
});
