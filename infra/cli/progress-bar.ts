import { SingleBar } from "cli-progress";

export interface ProgressBar {
  update(done: number, total: number): void;
  stop(): void;
}

/** Shows progress as a bar on a terminal, and not at all elsewhere. */
export function createProgressBar(
  unit: string,
  stream: NodeJS.WritableStream & { readonly isTTY?: boolean } = process.stderr,
): ProgressBar {
  if (!stream.isTTY) return { update: () => {}, stop: () => {} };
  const bar = new SingleBar({
    stream,
    format: `  {bar} {value}/{total} ${unit}, {duration_formatted}`,
    barCompleteChar: "\u2588",
    barIncompleteChar: "\u2591",
    hideCursor: true,
  });
  let isStarted = false;
  return {
    update: (done, total) => {
      if (!isStarted) bar.start(total, done);
      isStarted = true;
      bar.setTotal(total);
      bar.update(done);
    },
    stop: () => {
      if (isStarted) bar.stop();
    },
  };
}
