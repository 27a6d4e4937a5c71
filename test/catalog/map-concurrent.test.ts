import { describe, expect, it } from "vitest";
import { mapConcurrent } from "../../lib/catalog/map-concurrent.ts";

describe("mapConcurrent", () => {
  it("returns the answers in the items' order", async () => {
    const answers = await mapConcurrent([3, 1, 2], 2, async (item) => item * 10);

    expect(answers).toStrictEqual([30, 10, 20]);
  });

  it("makes no more calls at once than there are lanes", async () => {
    let open = 0;
    let most = 0;
    await mapConcurrent(Array.from({ length: 20 }), 3, async () => {
      most = Math.max(most, ++open);
      await Promise.resolve();
      open--;
    });

    expect(most).toBe(3);
  });

  it("rejects with the first failure and begins no call after it", async () => {
    const begun: number[] = [];
    const failing = mapConcurrent([1, 2, 3, 4, 5, 6], 2, async (item) => {
      begun.push(item);
      if (item === 2) throw new Error("two");
    });

    await expect(failing).rejects.toThrow("two");
    expect(begun.length).toBeLessThan(6);
  });
});
