/**
 * Bundles what is deployed, one file per thing:
 *
 *     dist/ingest.mjs  dist/query.mjs  dist/compact.mjs     the Lambdas, dependencies included
 *     dist/page.html                                        the search page, which query.mjs serves
 *
 * The AWS SDK is bundled although the Lambda runtime has one: so what was tested is what runs.
 * A cold start reads and compiles every byte, so a bundle over its budget fails the build.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { FiledexError } from "../lib/errors.ts";
import { lazyBuiltins } from "./lazy-builtins.ts";

const root = join(import.meta.dirname, "..");
const DIST = join(root, "dist");

export const FUNCTIONS = ["ingest", "query", "compact"] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** About a fifth above today's sizes: growth is to be noticed, not forbidden. */
export const MAX_BUNDLE_BYTES: Readonly<Record<FunctionName, number>> = {
  ingest: 1_130_000,
  query: 1_100_000,
  compact: 920_000,
};
/** The page travels in one response; so small, it is there before its first search is typed. */
const MAX_PAGE_GZIP_BYTES = 26_000;

/** zod carries its error messages in 50 languages, a third of a bundle, and Filedex speaks one. */
const zodWithoutLocales: Plugin = {
  name: "zod-without-locales",
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: "" }));
  },
};

const FUNCTION_OPTIONS: BuildOptions = {
  bundle: true,
  platform: "node",
  target: "node24",
  format: "esm",
  // Prefer the ES modules of packages that have both: they can be shaken.
  mainFields: ["module", "main"],
  minify: true,
  // Stack traces in the log keep their function names.
  keepNames: true,
  legalComments: "eof",
  // Bundled CommonJS packages still ask for Node's own modules with require.
  banner: {
    js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);',
  },
  plugins: [zodWithoutLocales, lazyBuiltins],
  logLevel: "warning",
};

const PAGE_OPTIONS: BuildOptions = {
  bundle: true,
  format: "esm",
  target: ["chrome123", "firefox128", "safari17.5"],
  minify: true,
  legalComments: "none",
  jsx: "automatic",
  jsxImportSource: "preact",
  write: false,
  logLevel: "warning",
};

/** Writes all bundles to dist/ and returns their sizes. Throws when one is over its budget. */
export async function buildAll(): Promise<Record<FunctionName | "page", number>> {
  await rm(DIST, { recursive: true, force: true });
  await mkdir(DIST, { recursive: true });
  const page = await buildPage();
  await writeFile(join(DIST, "page.html"), page);
  const [ingest, query, compact] = await Promise.all([
    buildFunction("ingest"),
    buildFunction("query"),
    buildFunction("compact"),
  ]);
  return { ingest, query, compact, page: Buffer.byteLength(page) };
}

/** Bundles the search page into one HTML text that loads nothing else. */
export async function buildPage(): Promise<string> {
  const [style, script, template] = await Promise.all([
    bundleText("lib/page/styles/search-page.css"),
    bundleText("lib/page/mount-page.tsx"),
    readFile(join(root, "lib/page/search-page.html"), "utf8"),
  ]);
  // An end tag within the script would end it early.
  const safeScript = script.trim().replaceAll("</script", "<\\/script");
  const page = template
    .replace("%policy%", () => contentPolicy(style.trim(), safeScript))
    .replace("/* page style */", () => style.trim())
    .replace("/* page script */", () => safeScript);
  assertSize("page.html, compressed", gzipSync(page).length, MAX_PAGE_GZIP_BYTES);
  return page;
}

async function buildFunction(name: FunctionName): Promise<number> {
  const outfile = join(DIST, `${name}.mjs`);
  const entry = join(root, "functions", `${name}.ts`);
  await build({ ...FUNCTION_OPTIONS, entryPoints: [entry], outfile });
  const { length } = await readFile(outfile);
  assertSize(`${name}.mjs`, length, MAX_BUNDLE_BYTES[name]);
  return length;
}

async function bundleText(path: string): Promise<string> {
  const { outputFiles } = await build({ ...PAGE_OPTIONS, entryPoints: [join(root, path)] });
  return outputFiles?.[0]?.text ?? "";
}

/** Allows the page its own style and script, requests to where it came from, and nothing else. */
function contentPolicy(style: string, script: string): string {
  return [
    "default-src 'none'",
    `style-src '${sourceHash(style)}'`,
    `script-src '${sourceHash(script)}'`,
    "connect-src 'self'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'self'",
  ].join("; ");
}

function sourceHash(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

/** Throws `invalid` when a bundle is larger than its budget. */
export function assertSize(name: string, sizeBytes: number, maxBytes: number): void {
  if (sizeBytes <= maxBytes) return;
  throw new FiledexError(
    "invalid",
    `bundle is over its budget: bundle=\`${name}\`, size=\`${sizeBytes}\`, budget=\`${maxBytes}\``,
  );
}

if (import.meta.main) {
  for (const [name, sizeBytes] of Object.entries(await buildAll())) {
    console.log(`${name.padEnd(8)} ${(sizeBytes / 1000).toFixed(1).padStart(8)} kB`);
  }
}
