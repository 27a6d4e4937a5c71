/** `npm start`: reads the command line before anything large is loaded, so that mistakes show at once. */
import { enableCompileCache } from "node:module";
import { parseStartOptions } from "./start-options.ts";

const options = parseStartOptions(process.argv);
// Halves the time to start from the second time on.
enableCompileCache();
const { runStack } = await import("./run-stack.ts");
await runStack(options);
