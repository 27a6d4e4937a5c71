/** Runs a task again and again, never twice at once, until closed. */
export interface RepeatedTask {
  /** Lets the run under way end; none follows. */
  close(): Promise<void>;
}

/** Starts to run a task, each time so long after the last run has ended. The task never rejects. */
export function repeatTask(intervalMs: number, task: () => Promise<void>): RepeatedTask {
  let isClosed = false;
  let running: Promise<void> = Promise.resolve();
  let timer = setTimeout(run, intervalMs);

  function run(): void {
    running = task().then(() => {
      if (!isClosed) timer = setTimeout(run, intervalMs);
    });
  }

  return {
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
