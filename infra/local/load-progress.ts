/** Shows how a load gets on: a bar in a terminal, a line now and then elsewhere. */
import { SingleBar } from "cli-progress";
import type { LoadProgress, LoadReport } from "./load-filings.ts";

/** How often a line is printed where there is no terminal. */
const LINES_PER_LOAD = 10;
/** Reasons and examples that are spelled out in a terminal's worth of lines. */
const MAX_REASONS = 12;
const MAX_EXAMPLES = 3;

/** Makes the progress display for an output. */
export function createLoadProgress(
  output: NodeJS.WritableStream & { readonly isTTY?: boolean },
): LoadProgress {
  return output.isTTY ? barProgress(output) : lineProgress(output);
}

function barProgress(stream: NodeJS.WritableStream): LoadProgress {
  const bar = new SingleBar({
    stream,
    format: "  {bar} {value}/{total} searchable, {uploaded} uploaded, {duration_formatted}",
    barCompleteChar: "\u2588",
    barIncompleteChar: "\u2591",
    hideCursor: true,
    // The program's own handlers stop the stack; the bar only has to give the cursor back.
    gracefulExit: false,
  });
  return {
    start: (total) => bar.start(total, 0, { uploaded: 0 }),
    update: (uploaded, settled) => bar.update(settled, { uploaded }),
    stop: () => bar.stop(),
  };
}

function lineProgress(output: NodeJS.WritableStream): LoadProgress {
  let total = 0;
  let printed = 0;
  return {
    start: (count) => {
      total = count;
    },
    update: (_uploaded, settled) => {
      const step = Math.floor((settled * LINES_PER_LOAD) / Math.max(1, total));
      if (step <= printed) return;
      printed = step;
      output.write(`  ${settled}/${total} searchable\n`);
    },
    stop: () => {},
  };
}

/** Sums a load up in a few lines: counts, time, and why files were rejected. */
export function formatLoadReport({
  found,
  unchanged,
  indexed,
  rejected,
  durationMs,
}: LoadReport): string {
  if (found === 0) return "  nothing in it is named like a filing (.txt, .htm, .nc, .xml or .sgml)";
  const seconds = (durationMs / 1_000).toFixed(1);
  const same = unchanged === 0 ? "" : `, ${unchanged} of them unchanged`;
  const summary = `  ${indexed} of ${found} files are searchable${same}; ${rejected.length} rejected (${seconds} s)`;
  return [summary, ...formatRejections(rejected)].join("\n");
}

function formatRejections(rejected: LoadReport["rejected"]): string[] {
  const filesByKind = Map.groupBy(rejected, ({ reason }) => kindOf(reason));
  const reasons = [...filesByKind].sort(([, one], [, other]) => other.length - one.length);
  const lines = reasons.slice(0, MAX_REASONS).map(([kind, files]) => {
    const keys = files.slice(0, MAX_EXAMPLES).map(({ key }) => key);
    const more = files.length > MAX_EXAMPLES ? ", ..." : "";
    return `    ${files.length} x ${kind} (${keys.join(", ")}${more})`;
  });
  return reasons.length > MAX_REASONS ? [...lines, "    ..."] : lines;
}

/** Reasons differ in the values they quote; what is counted is the kind of reason. */
function kindOf(reason: string): string {
  return reason.replaceAll(/,? ?\w+=`[^`]*`/g, "").replace(/:$/, "");
}
