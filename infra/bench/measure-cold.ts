import type { BenchEngine } from "./engines/bench-engine.ts";
import type { BenchQuery } from "./query-mix.ts";

/** Opens an engine and asks one query, in a process that does nothing else; prints JSON. */
export async function measureCold(engine: BenchEngine): Promise<void> {
  const [folder = "", asked = ""] = process.argv.slice(2);
  const query: BenchQuery = JSON.parse(asked);
  const opened = await engine.open(folder);
  const openMs = performance.now();
  await opened.search(query);
  // The clock of performance.now() begins with the process.
  const firstAnswerMs = performance.now();
  const peakRssMb = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ openMs, firstAnswerMs, peakRssMb }));
}
