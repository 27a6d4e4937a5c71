import type { IngestFigures, IngestMeasurement } from "./bench-ingest.ts";

/** Prints the machine first, then each size, then how they compare with what is aimed at. */
export function printIngest({ machine, measurements, writeAmplification }: IngestFigures): void {
  const facts = Object.entries(machine).map(([name, value]) => `${name} ${value}`);
  console.log(facts.join(", "));
  for (const each of measurements) console.log(formatMeasurement(each));
  const [small] = measurements;
  const large = measurements.at(-1);
  if (small !== undefined && large !== undefined && large !== small) {
    console.log(formatGrowth(small, large));
  }
  for (const { commits, amplification, bound, segments } of writeAmplification) {
    console.log(
      `${commits} commits: each byte written ${amplification.toFixed(2)} times (goal: at most ${bound.toFixed(2)} = 1 + log4), ${segments} segments left`,
    );
  }
}

/** What the larger index makes of each figure. */
function formatGrowth(small: IngestMeasurement, large: IngestMeasurement): string {
  const ratios = {
    CPU: large.cpuMsPerFiling / small.cpuMsPerFiling,
    "time for a filing": small.filingsPerSecond / large.filingsPerSecond,
    "upload to searchable p50": large.searchableMs.p50 / small.searchableMs.p50,
    p99: large.searchableMs.p99 / small.searchableMs.p99,
    requests: large.requestsPerFiling / small.requestsPerFiling,
  };
  const figures = Object.entries(ratios).map(
    ([name, ratio]) => `${name} ${ratio.toFixed(2)} times`,
  );
  return `${small.indexed} to ${large.indexed} filings: ${figures.join(", ")} (goal: at most 1.2)`;
}

function formatMeasurement(each: IngestMeasurement): string {
  const { json, searchableMs, parseMsPerFiling, encodeMsPerFiling } = each;
  return [
    `\n${each.indexed} filings indexed, ${each.uploads} uploaded in ${each.commits} commits:`,
    `  ${each.filingsPerSecond.toFixed(0)} filings/s, ${each.cpuMsPerFiling.toFixed(1)} ms CPU each (alone, parsing takes ${parseMsPerFiling.toFixed(1)} and encoding ${encodeMsPerFiling.toFixed(1)}), ${each.requestsPerFiling.toFixed(2)} S3 requests each`,
    `  upload to searchable p50 ${searchableMs.p50} ms, p99 ${searchableMs.p99} ms`,
    `  load, add and serialize MiniSearch's JSON of ${json.jsonMb.toFixed(0)} MB: ${json.cpuMsPerUpload.toFixed(0)} ms CPU each (${json.uploads} measured), ${(json.cpuMsPerUpload / each.cpuMsPerFiling).toFixed(0)} times as much`,
  ].join("\n");
}
