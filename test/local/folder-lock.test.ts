import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockFolder } from "../../infra/local/folder-lock.ts";

const MODULE = join(import.meta.dirname, "../../infra/local/folder-lock.ts");

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "filedex-lock-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe("lockFolder", () => {
  it("refuses a folder that is locked, until it is released", async () => {
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(/data folder is in use/);

    await lock.release();

    await (await lockFolder(folder)).release();
  });

  it("knows a folder by any of its names", async () => {
    const lock = await lockFolder(folder);

    await expect(lockFolder(join(folder, "x", ".."))).rejects.toThrow(/data folder is in use/);
    await lock.release();
  });

  it("locks one folder beside another", async () => {
    const lock = await lockFolder(folder);

    await (await lockFolder(join(folder, "inner"))).release();
    await lock.release();
  });

  it("takes over from a process that was killed", { timeout: 30_000 }, async () => {
    const script = `import { lockFolder } from ${JSON.stringify(MODULE)};
      await lockFolder(${JSON.stringify(folder)});
      console.log("locked");
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script]);
    await once(child.stdout, "data");
    await expect(lockFolder(folder)).rejects.toThrow(/data folder is in use/);
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;

    await (await lockFolder(folder)).release();
  });
});
