import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  describeSystemError,
  formatSystemError,
  isSystemError,
} from "../../../infra/cli/system-error.ts";

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

describe("formatSystemError", () => {
  it("names the path once, the caller's where the error has none", async () => {
    const path = join(directory, "none");
    const [missing, folder] = [await refusalOf(path), await refusalOf(directory)];

    expect(isSystemError(missing) && formatSystemError(missing, "other")).toBe(
      `there is no such file or folder: path=\`${path}\``,
    );
    expect(isSystemError(folder) && formatSystemError(folder, "other")).toBe(
      "this is a folder, not a file: path=`other`",
    );
    expect(isSystemError(folder) && formatSystemError(folder)).toBe("this is a folder, not a file");
  });

  it("leaves what it has no plain words for to Node", () => {
    const error = Object.assign(new Error("EXDEV: cross-device link not permitted, rename 'a'"), {
      code: "EXDEV",
      syscall: "rename",
      path: "a",
    });

    expect(formatSystemError(error)).toBe(error.message);
  });
});

describe("isSystemError", () => {
  it("takes a file that Node finds too large for one", () => {
    const error = Object.assign(new Error("no"), { code: "ERR_STRING_TOO_LONG" });

    expect(isSystemError(error)).toBe(true);
  });

  it("tells other errors apart", () => {
    expect(isSystemError(new Error("no"))).toBe(false);
    expect(isSystemError("ENOENT")).toBe(false);
  });
});
