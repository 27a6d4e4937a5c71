/** `npm start`: reads the command line before anything large is loaded, so that mistakes show at once. */
import { parseStartOptions } from "./start-options.ts";

const options = parseStartOptions(process.argv);
const { runStack } = await import("./run-stack.ts");
await runStack(options);
