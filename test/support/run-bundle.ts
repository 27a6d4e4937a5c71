import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export interface RunningBundle {
  /** Hands an event to the handler; rejects with what it threw. */
  invoke(event: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

type Environment = Readonly<Record<string, string>>;

/** Starts a bundle in a process that has nothing but the given environment. */
export async function runBundle(path: string, environment: Environment): Promise<RunningBundle> {
  const child = fork(join(import.meta.dirname, "bundle-process.ts"), [path], {
    env: { ...environment },
    execArgv: [],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  await nextAnswer(child);
  return {
    invoke: async (event) => {
      const answer = nextAnswer(child);
      child.send(structuredClone(event) as object);
      return await answer;
    },
    stop: async () => {
      const exited = once(child, "exit");
      child.disconnect();
      child.kill();
      await exited;
    },
  };
}

async function nextAnswer(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  const complaints: string[] = [];
  child.stderr?.on("data", (chunk) => complaints.push(String(chunk)));
  const died = once(child, "exit", { signal: ended.signal }).then(([code]) => {
    throw new Error(`the bundle ended with ${code}: ${complaints.join("")}`);
  });
  const answered = once(child, "message", { signal: ended.signal });
  try {
    const [answer] = await Promise.race([answered, died]);
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.result;
  } finally {
    ended.abort();
    await Promise.allSettled([died, answered]);
  }
}
