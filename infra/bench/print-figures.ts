import type { EngineFigures, IndexFigures, OwnFigures } from "./bench-index.ts";
import type { GoalFigure } from "./index-goals.ts";
import type { Percentiles } from "./percentiles.ts";

/** Prints figures as tables: machine and corpus first, engines by size, then goals. */
export function printFigures(figures: IndexFigures, goals: readonly GoalFigure[]): void {
  console.log(
    Object.entries(figures.machine)
      .map(([name, value]) => `${name} ${value}`)
      .join(", "),
  );
  for (const filings of new Set(figures.engines.map((one) => one.filings))) {
    const engines = figures.engines.filter((one) => one.filings === filings);
    const build = engines[0]?.build;
    console.log(
      `\n${filings} filings, ${build?.sections} sections, ${build?.textMb.toFixed(1)} MB of text`,
    );
    console.table(Object.fromEntries(engines.map((one) => [one.engine, engineRow(one)])));
  }
  for (const { engine, filings, reason } of figures.missing) {
    console.log(`${engine} is not measured at ${filings} filings: ${reason}`);
  }
  for (const own of figures.own) console.table(flat(own));
  if (goals.length > 0) console.table(goals);
}

/** Percentiles within a row would be printed as objects. */
function flat(own: OwnFigures): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(own).map(([name, value]) => {
      const isPercentiles = typeof value === "object" && value !== null && "p50" in value;
      return [name, isPercentiles ? Object.values(value).join(" / ") : value];
    }),
  );
}

function engineRow({ build, cold, warm }: EngineFigures) {
  return {
    "build s": build.cpuSeconds.toFixed(1),
    "size MB": build.sizeMb.toFixed(1),
    "cold ms": cold.firstAnswerMs.toFixed(0),
    "cold MB": cold.peakRssMb.toFixed(0),
    "words p50/p95/p99": threeTimes(warm.words),
    "no fuzzy": threeTimes(warm.exact),
    fuzzy: threeTimes(warm.fuzzy),
    "phrase, NEAR": threeTimes(warm.positional),
    facets: threeTimes(warm.facets),
    "mean hits": warm.meanHits.toFixed(0),
    queries: warm.queries,
    "warm MB": warm.peakRssMb.toFixed(0),
  };
}

function threeTimes(times: Percentiles | null): string {
  if (times === null) return "-";
  return [times.p50, times.p95, times.p99].map((value) => value.toPrecision(3)).join(" / ");
}
