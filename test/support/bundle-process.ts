/**
 * The part of Lambda's runtime that a bundle sees, in a process of its own:
 * `fork("bundle-process.ts", [bundle])` loads the bundle; each message is an event for its handler.
 */
import { pathToFileURL } from "node:url";

const [bundle = ""] = process.argv.slice(2);
const { handler } = await import(pathToFileURL(bundle).href);
const context = { getRemainingTimeInMillis: () => 300_000 };

process.on("message", async (event) => {
  try {
    process.send?.({ result: await handler(event, context) });
  } catch (error) {
    process.send?.({ error: String(error) });
  }
});
process.send?.({ result: "ready" });
