/** Where the thread of functions-thread.ts begins: what it runs is loaded through the cache. */
import { enableCompileCache } from "node:module";

enableCompileCache();
await import("./serve-functions.ts");
