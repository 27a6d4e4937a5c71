import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");

/** What each room may import, apart from itself and lib/errors.ts. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  "lib/filing": [],
  "lib/index": ["lib/filing"],
  "lib/store": ["lib/index"],
  "lib/search": ["lib/index", "lib/filing"],
  "lib/catalog": ["lib/index", "lib/store"],
  "lib/ingest": ["lib/filing", "lib/index", "lib/store", "lib/catalog"],
  "lib/http": ["lib/search", "lib/filing", "lib/index"],
  // The page knows the shape of requests and answers, and nothing else.
  "lib/page": ["lib/http", "lib/search"],
  lib: [],
  functions: [
    "lib",
    "lib/filing",
    "lib/index",
    "lib/store",
    "lib/search",
    "lib/catalog",
    "lib/ingest",
    "lib/http",
  ],
};

const PURE_ROOMS = ["lib/filing", "lib/index", "lib/search"];
/** Computation on bytes that Node happens to ship; anything else of node: is I/O or a clock. */
const PURE_NODE_MODULES = ["node:zlib", "node:crypto"];
const MAX_LINES = 400;

const folders = ["functions", "lib", "infra", "test"];
const files = folders.flatMap((folder) => sourceFiles(join(root, folder)));
const sources = files.map((path) => ({
  path: relative(root, path),
  room: roomOf(relative(root, path)),
  text: readFileSync(path, "utf8"),
}));

describe("imports", () => {
  it("go one way between rooms", () => {
    const wrong = sources.flatMap(({ path, room, text }) => {
      const allowed = ALLOWED[room];
      if (allowed === undefined) return [];
      return relativeImports(path, text)
        .filter((target) => roomOf(target) !== room && target !== "lib/errors.ts")
        .filter((target) => !allowed.includes(roomOf(target)))
        .map((target) => `${path} imports ${target}`);
    });

    expect(wrong).toStrictEqual([]);
  });

  it("take types alone into the page, whose bundle would grow by anything else", () => {
    const wrong = sources
      .filter(({ room }) => room === "lib/page")
      .filter(({ text }) => /^import (?!type\b)[^;]*from "\.\.\//m.test(text))
      .map(({ path }) => path);

    expect(wrong).toStrictEqual([]);
  });

  it("keep pure rooms free of I/O", () => {
    const wrong = sources
      .filter(({ room }) => PURE_ROOMS.includes(room))
      .flatMap(({ path, text }) =>
        importsOf(text)
          .filter((name) => name.startsWith("node:") && !PURE_NODE_MODULES.includes(name))
          .map((name) => `${path} imports ${name}`),
      );

    expect(wrong).toStrictEqual([]);
  });

  it("keep the S3 client in one file", () => {
    const users = sources
      .filter(({ path }) => !path.startsWith("test/"))
      .filter(({ text }) => importsOf(text).some((name) => name.startsWith("@aws-sdk/client-s3")))
      .map(({ path }) => path);

    expect(users).toStrictEqual(["lib/store/s3-object-store.ts"]);
  });
});

describe("pure rooms", () => {
  it("read no clock, no randomness and no environment", () => {
    const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bprocess\./;
    const wrong = sources
      .filter(({ room }) => PURE_ROOMS.includes(room))
      .filter(({ text }) => impure.test(text))
      .map(({ path }) => path);

    expect(wrong).toStrictEqual([]);
  });
});

describe("process.env", () => {
  it("is read in functions and lib/config.ts alone", () => {
    const wrong = sources
      .filter(({ path }) => !path.startsWith("functions/") && !path.startsWith("test/"))
      .filter(({ path, text }) => path !== "lib/config.ts" && text.includes("process.env"))
      .map(({ path }) => path);

    expect(wrong).toStrictEqual([]);
  });
});

describe("source files", () => {
  it(`stay within ${MAX_LINES} lines`, () => {
    const long = sources
      .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
      .filter(({ lines }) => lines > MAX_LINES);

    expect(long).toStrictEqual([]);
  });

  it("have names that say what they hold", () => {
    const vague = /(^|\/)(utils?|helpers?|common|types|misc|index)\.tsx?$/;
    const wrong = sources.map(({ path }) => path).filter((path) => vague.test(path));

    expect(wrong).toStrictEqual([]);
  });
});

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function roomOf(path: string): string {
  const [top, second, third] = path.split("/");
  if (top !== "lib" || third === undefined) return top ?? "";
  return `${top}/${second}`;
}

function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g)].map(
    (match) => match[1] ?? "",
  );
}

function relativeImports(path: string, text: string): string[] {
  return importsOf(text)
    .filter((name) => name.startsWith("."))
    .map((name) => relative(root, resolve(root, dirname(path), name)));
}
