import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const root = resolve(import.meta.dirname, "..");
const manifest = z
  .looseObject({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));

const documents = execFileSync("git", ["ls-files", "*.md"], { cwd: root, encoding: "utf8" })
  .trim()
  .split("\n")
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

describe("documents", () => {
  it("link to files that exist", () => {
    const dead = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .map((match) => match[1] ?? "")
        .filter((target) => !existsSync(resolve(root, dirname(path), target)))
        .map((target) => `${path} -> ${target}`),
    );

    expect(dead).toStrictEqual([]);
  });

  it("name files that exist", () => {
    const dead = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/`((?:lib|functions|infra|test|docs)\/[\w./-]+)`/g)]
        .map((match) => match[1] ?? "")
        .filter((name) => !existsSync(join(root, name)))
        .map((name) => `${path} -> ${name}`),
    );

    expect(dead).toStrictEqual([]);
  });

  it("name npm scripts that exist", () => {
    const unknown = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)]
        .map((match) => match[1] ?? "")
        .filter((script) => manifest.scripts[script] === undefined)
        .map((script) => `${path} -> npm run ${script}`),
    );

    expect(unknown).toStrictEqual([]);
  });

  it("keep ARCHITECTURE.md within 300 lines", () => {
    const architecture = documents.find(({ path }) => path === "ARCHITECTURE.md");

    expect(architecture?.text.split("\n").length).toBeLessThanOrEqual(301);
  });
});
