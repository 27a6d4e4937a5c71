/**
 * Lets a bundle load Node's own modules when it first uses something of them.
 *
 *     import { hash } from "node:crypto"       as ES modules have it: node:crypto is loaded at once,
 *                                              and every one of its exports is read, by which it
 *                                              loads WebCrypto, whether or not the program uses it
 *     get hash() { return crypto().hash }      what stands in the bundle instead
 *
 * A new process spends up to a quarter of its first answer on modules that it has no use for.
 */
import { builtinModules } from "node:module";
import type { Plugin } from "esbuild";

const NAMESPACE = "builtin";

export const lazyBuiltins: Plugin = {
  name: "lazy-builtins",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^[a-z][\w:/]*$/ }, ({ path, kind }) => {
      const isBuiltin = path.startsWith("node:") || builtinModules.includes(path);
      return isBuiltin && kind === "import-statement" ? { path, namespace: NAMESPACE } : undefined;
    });
    onLoad({ filter: /./, namespace: NAMESPACE }, ({ path }) => ({ contents: lazyModule(path) }));
  },
};

/** Returns a CommonJS module with the exports of one of Node's. */
function lazyModule(path: string): string {
  const names = Object.keys(process.getBuiltinModule(path) ?? {});
  return `
    let loaded;
    for (const name of ${JSON.stringify(names)}) {
      const get = () => (loaded ??= process.getBuiltinModule(${JSON.stringify(path)}))[name];
      Object.defineProperty(exports, name, { enumerable: true, get });
    }`;
}
