import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { createLoadProgress, formatLoadReport } from "../../infra/local/load-progress.ts";

describe("createLoadProgress", () => {
  it("prints some plain lines where there is no terminal", () => {
    const output = new PassThrough();
    const progress = createLoadProgress(Object.assign(output, { isTTY: false }));
    progress.start(1_000);
    for (let settled = 0; settled <= 1_000; settled++) progress.update(1_000, settled);
    progress.stop();
    const lines = String(output.read()).trimEnd().split("\n");
    expect(lines).toHaveLength(10);
    expect(lines[9]).toBe("  1000/1000 searchable");
  });
});

describe("formatLoadReport", () => {
  it("counts rejections by reason and names some of them", () => {
    const rejected = ["a", "b", "c", "d"].map((key) => ({
      key,
      reason: `no filing: bytes=\`${key}\``,
    }));
    const text = formatLoadReport({
      found: 10,
      unchanged: 2,
      indexed: 6,
      rejected: [...rejected, { key: "e", reason: "file is empty" }],
      durationMs: 1_540,
    });
    expect(text.split("\n")).toEqual([
      "  6 of 10 files are searchable, 2 of them unchanged; 5 rejected (1.5 s)",
      "    4 x no filing (a, b, c, ...)",
      "    1 x file is empty (e)",
    ]);
  });

  it("says so when a folder holds nothing that is named like a filing", () => {
    const report = { found: 0, unchanged: 0, indexed: 0, rejected: [], durationMs: 1 };
    expect(formatLoadReport(report)).toContain("nothing in it is named like a filing");
  });
});
