import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { lazyBuiltins } from "../../infra/lazy-builtins.ts";

/** Bundles a program as the functions are, runs it in a process of its own, and parses its output. */
async function runBundled(contents: string): Promise<unknown> {
  const { outputFiles } = await build({
    stdin: { contents },
    bundle: true,
    platform: "node",
    format: "esm",
    plugins: [lazyBuiltins],
    write: false,
  });
  const flags = ["--input-type=module", "--eval", outputFiles[0]?.text ?? ""];
  const { stdout } = await promisify(execFile)(process.execPath, flags);
  return JSON.parse(stdout);
}

describe("lazyBuiltins", () => {
  it("gives what Node's own modules export, by name, as default and as a whole", async () => {
    const output = await runBundled(`
      import { hash } from "node:crypto";
      import path from "path";
      import * as events from "node:events";
      class Emitter extends events.EventEmitter {}
      const digest = hash("sha256", "").slice(0, 8);
      const listeners = new Emitter().listenerCount("any");
      console.log(JSON.stringify({ digest, joined: path.posix.join("a", "b"), listeners }));
    `);

    expect(output).toStrictEqual({ digest: "e3b0c442", joined: "a/b", listeners: 0 });
  });

  it("loads a module when something of it is used, and not before", async () => {
    const output = await runBundled(`
      import { constants } from "node:http2";
      const isLoaded = () => process.moduleLoadList.includes("NativeModule http2");
      const before = isLoaded();
      const use = constants.HTTP_STATUS_OK;
      console.log(JSON.stringify({ before, use, after: isLoaded() }));
    `);

    expect(output).toStrictEqual({ before: false, use: 200, after: true });
  });
});
