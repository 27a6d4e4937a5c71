import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLocks } from "../../../infra/local/s3/locks.ts";

const request = fc.record({ name: fc.constantFrom("a", "b"), isShared: fc.boolean() });

describe("createLocks", () => {
  it("leaves an exclusive holder alone for any order of requests", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 30 }), async (requests) => {
        const locks = createLocks();
        const held = { a: { shared: 0, exclusive: 0 }, b: { shared: 0, exclusive: 0 } };
        let finished = 0;

        await Promise.all(
          requests.map(({ name, isShared }) => {
            const run = isShared ? locks.shared : locks.exclusive;
            return run(name, async () => {
              const holders = held[name === "a" ? "a" : "b"];
              const kind = isShared ? "shared" : "exclusive";
              holders[kind]++;
              expect(holders.exclusive).toBeLessThanOrEqual(1);
              expect(holders.exclusive === 0 || holders.shared === 0).toBe(true);
              await setImmediate();
              holders[kind]--;
              finished++;
            });
          }),
        );

        expect(finished).toBe(requests.length);
      }),
    );
  });

  it("goes on after a holder that failed", async () => {
    const locks = createLocks();
    const failing = locks.exclusive("a", () => Promise.reject(new Error("no")));

    await expect(failing).rejects.toThrow("no");
    expect(await locks.exclusive("a", async () => "yes")).toBe("yes");
  });
});
