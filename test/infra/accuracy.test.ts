import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";

const PROGRAM = new URL("../../infra/accuracy.ts", import.meta.url).pathname;

describe("npm run -s accuracy", { timeout: 60_000 }, () => {
  it("says on one line which folder has no list of truths", () => {
    const { status, stderr } = spawnSync(process.execPath, [PROGRAM, "--dir", "/nothing/here"], {
      encoding: "utf8",
    });

    expect(status).toBe(1);
    expect(stderr).toBe(
      "error: there is no such file or folder: path=`/nothing/here/MANIFEST.tsv`\n",
    );
  });
});
