import { join } from "node:path";
import { build } from "esbuild";
import { lazyBuiltins } from "../lazy-builtins.ts";

/** The module of each engine that is measured, and its name there. */
export const ENGINE_MODULES: Readonly<Record<string, readonly [path: string, name: string]>> = {
  filedex: ["./engines/filedex-engine.ts", "filedexEngine"],
  minisearch: ["./engines/mini-search-engine.ts", "miniSearchEngine"],
  fts5: ["./engines/fts5-engine.ts", "fts5Engine"],
  "fts5-prefix": ["./engines/fts5-engine.ts", "fts5PrefixEngine"],
  flexsearch: ["./engines/flexsearch-engine.ts", "flexsearchEngine"],
  orama: ["./engines/orama-engine.ts", "oramaEngine"],
  lunr: ["./engines/lunr-engine.ts", "lunrEngine"],
};

/** Bundles a program that measures an engine's cold start: functions run bundled, too. */
export async function bundleCold(engine: string, folder: string): Promise<string> {
  const [path, name] = ENGINE_MODULES[engine] ?? [];
  const outfile = join(folder, "cold.mjs");
  const contents =
    `import { ${name} } from "${path}";\nimport { measureCold } from "./measure-cold.ts";\n` +
    `await measureCold(${name});\n`;
  await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: "ts" },
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    target: "node24",
    plugins: [lazyBuiltins],
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    outfile,
  });
  return outfile;
}
