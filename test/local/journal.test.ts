import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Journal, openJournal } from "../../infra/local/journal.ts";

const change = z.object({ key: z.string(), value: z.string().nullable() });
type Change = z.infer<typeof change>;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "filedex-journal-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe("openJournal", { timeout: 30_000 }, () => {
  it("gives back every committed record in order", async () => {
    const first = await openMap();
    await Promise.all([first.set("a", "1"), first.set("b", "2\n"), first.set("a", "3")]);
    await first.close();

    const second = await openMap();

    expect([...second.map]).toStrictEqual([
      ["a", "3"],
      ["b", "2\n"],
    ]);
    await second.close();
  });

  it("applies a record before its append is answered", async () => {
    const map = await openMap();

    await map.set("a", "1");

    expect(map.map.get("a")).toBe("1");
    await map.close();
  });

  it("cuts off an unfinished line, wherever the crash came", async () => {
    const first = await openMap();
    await first.set("a", "1");
    await first.close();
    const path = join(folder, "journal");
    const whole = await readFile(path);
    await first.reopenAndSet("b", "2");
    const longer = await readFile(path);

    for (let size = whole.length; size < longer.length; size++) {
      await writeFile(path, longer.subarray(0, size));
      const map = await openMap();
      expect([...map.map]).toStrictEqual([["a", "1"]]);
      await map.set("c", "3");
      await map.close();
      const again = await openMap();
      expect([...again.map.keys()]).toStrictEqual(["a", "c"]);
      await again.close();
    }
  });

  it("refuses a file with a damaged line in the middle", async () => {
    const map = await openMap();
    await map.set("a", "1");
    await map.set("b", "2");
    await map.close();
    const path = join(folder, "journal");
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace('"value":"1"', '"value":"9"'));

    await expect(openMap()).rejects.toThrow(/journal is damaged/);
  });

  it.each([
    ["another program's file", "hello\n"],
    ["an unfinished first line", "6f1c"],
    ["a journal of another version", lineOf({ format: "filedex-journal", version: 99 })],
  ])("refuses %s and leaves it as it is", async (_, text) => {
    await writeFile(join(folder, "journal"), text);

    await expect(openMap()).rejects.toThrow(/no journal of this version/);
    expect(await readFile(join(folder, "journal"), "utf8")).toBe(text);
  });

  it("refuses a record it does not know", async () => {
    const header = lineOf({ format: "filedex-journal", version: 1 });
    await writeFile(join(folder, "journal"), header + lineOf({ other: 1 }));

    await expect(openMap()).rejects.toThrow(/unknown record: .*record=`\{"other":1\}`/);
  });

  it("shrinks when most of its records are dead", async () => {
    const map = await openMap();
    const value = "x".repeat(100);
    await Promise.all(Array.from({ length: 45_000 }, (_, index) => map.set("k", value + index)));
    await map.set("last", "1");
    await map.close();

    const size = (await readFile(join(folder, "journal"))).length;
    const again = await openMap();

    expect(size).toBeLessThan(30_000 * 150);
    expect([...again.map]).toStrictEqual([
      ["k", `${value}44999`],
      ["last", "1"],
    ]);
    await again.close();
  });

  it("rejects an append to a file that cannot be written", async () => {
    const map = await openMap();
    await map.close();

    await expect(map.set("a", "1")).rejects.toThrow(/cannot write journal/);
  });

  it("holds what a map holds for any changes and restarts", async () => {
    const step = fc.oneof(
      fc.record({ key: fc.constantFrom("a", "b", "c"), value: fc.option(fc.string()) }),
      fc.constant("restart" as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        await rm(join(folder, "journal"), { force: true });
        const model = new Map<string, string>();
        let map = await openMap();
        for (const one of steps) {
          if (one === "restart") {
            await map.close();
            map = await openMap();
          } else if (one.value === null) {
            await map.set(one.key, null);
            model.delete(one.key);
          } else {
            await map.set(one.key, one.value);
            model.set(one.key, one.value);
          }
        }

        expect(new Map(map.map)).toStrictEqual(model);
        await map.close();
      }),
      { numRuns: 30 },
    );
  });
});

function lineOf(value: unknown): string {
  const json = JSON.stringify(value);
  return `${crc32(json).toString(16).padStart(8, "0")} ${json}\n`;
}

/** A map kept by a journal. */
async function openMap() {
  const map = new Map<string, string>();
  const journal: Journal<Change> = await openJournal<Change>({
    path: join(folder, "journal"),
    parse: (value) => change.parse(value),
    apply({ key, value }) {
      if (value === null) {
        map.delete(key);
      } else {
        map.set(key, value);
      }
    },
    *snapshot() {
      for (const [key, value] of map) {
        yield { key, value };
      }
    },
  });
  return {
    map,
    set: (key: string, value: string | null) => journal.append({ key, value }),
    close: () => journal.close(),
    async reopenAndSet(key: string, value: string) {
      const again = await openMap();
      await again.set(key, value);
      await again.close();
    },
  };
}
