import type { BenchEngine } from "./engines/bench-engine.ts";
import type { BenchQuery } from "./query-mix.ts";

/** Opens an engine and asks one query, in a process that does nothing else; prints JSON. */
export async function measureCold(engine: BenchEngine): Promise<void> {
  const [folder = "", asked = ""] = process.argv.slice(2);
  const query: BenchQuery = JSON.parse(asked);
  const opened = await engine.open(folder);
  const openMs = sinceStartMs();
  await opened.search(query);
  const firstAnswerMs = sinceStartMs();
  const peakRssMb = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ openMs, firstAnswerMs, peakRssMb }));
}

/** Time since the process began; performance.now() would first load modules that nothing else uses. */
function sinceStartMs(): number {
  return process.uptime() * 1_000;
}
