import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeSystemError, isSystemError } from "../../../infra/cli/system-error.ts";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "filedex-system-error-"));
});
afterAll(() => rm(directory, { recursive: true }));

async function refusalOf(path: string): Promise<unknown> {
  return await readFile(path).catch((error: unknown) => error);
}

describe("describeSystemError", () => {
  it("says in plain words that a file is missing, or is a folder", async () => {
    const missing = await refusalOf(join(directory, "none"));
    const folder = await refusalOf(directory);
    expect(isSystemError(missing) && describeSystemError(missing)).toBe(
      "there is no such file or folder",
    );
    expect(isSystemError(folder) && describeSystemError(folder)).toBe(
      "this is a folder, not a file",
    );
  });
});

describe("isSystemError", () => {
  it("tells other errors apart", () => {
    expect(isSystemError(new Error("no"))).toBe(false);
    expect(isSystemError("ENOENT")).toBe(false);
  });
});
