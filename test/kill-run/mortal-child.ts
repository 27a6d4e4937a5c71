import { type ChildProcess, fork } from "node:child_process";
import { flushCompileCache } from "node:module";

export interface MortalChild {
  /** Sends a request and waits for its answer; rejects when the process dies before. */
  call(request: unknown): Promise<unknown>;
  /** Kills the process the hard way; another one takes its place. */
  kill(): void;
  /** Kills the process for good and waits until it is gone. */
  close(): Promise<void>;
}

export interface ChildOptions {
  /** The module to run, in this folder. */
  readonly module: string;
  /** Passed as JSON; see readSettings. */
  readonly settings: unknown;
  /** Where compiled modules are kept: a process that is killed often has to start fast. */
  readonly compileCache: string;
  /** Told when the process ends without having been killed. */
  readonly onCrash: (error: Error) => void;
  /** Answers what the process asks of this one. */
  readonly onRequest?: (request: unknown) => Promise<void>;
}

/** What goes through the pipe, both ways. */
interface Envelope {
  readonly kind: "request" | "answer" | "failure";
  readonly id: number;
  readonly content: unknown;
}

interface Call {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Runs a module in a process of its own, and again whenever it dies. */
export function startChild(options: ChildOptions): MortalChild {
  const calls = new Map<number, Call>();
  let isClosed = false;
  let lastId = 0;
  let child = launch();

  function launch(): ChildProcess {
    const path = new URL(options.module, import.meta.url);
    const env = { ...process.env, NODE_COMPILE_CACHE: options.compileCache };
    const launched = fork(path, [JSON.stringify(options.settings)], { env });
    launched.on("message", (message: Envelope) => void receive(launched, message));
    launched.once("exit", (code) => {
      if (code !== null) {
        isClosed = true;
        options.onCrash(new Error(`${options.module} ended by itself: code=\`${code}\``));
      }
      for (const call of calls.values()) call.reject(new Error("process died"));
      calls.clear();
      if (!isClosed) child = launch();
    });
    return launched;
  }

  async function receive(from: ChildProcess, { kind, id, content }: Envelope): Promise<void> {
    if (kind === "request") {
      await options.onRequest?.(content);
      // Whoever has died since does not need the answer.
      if (from.connected) from.send({ kind: "answer", id, content: null }, () => {});
      return;
    }
    const call = calls.get(id);
    calls.delete(id);
    if (kind === "answer") call?.resolve(content);
    else call?.reject(new Error(String(content)));
  }

  return {
    call: (content) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        calls.set(id, { resolve, reject });
        child.send({ kind: "request", id, content }, (error) => {
          if (error !== null && calls.delete(id)) reject(error);
        });
      }),
    kill: () => void child.kill("SIGKILL"),
    close: async () => {
      isClosed = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await gone;
    },
  };
}

/** In the child: answers the parent's requests. */
export function answerRequests(answer: (request: unknown) => Promise<unknown>): void {
  process.on("message", ({ kind, id, content }: Envelope) => {
    if (kind !== "request") return;
    answer(content).then(
      (answered) => send({ kind: "answer", id, content: answered }),
      (error: unknown) => send({ kind: "failure", id, content: String(error) }),
    );
  });
}

function send(envelope: Envelope): void {
  if (process.connected) process.send?.(envelope, undefined, undefined, () => {});
}

/** In the child: asks the parent and waits until it has done what was asked. */
export function createAsker(): (content: unknown) => Promise<void> {
  const waiting = new Map<number, () => void>();
  let lastId = 0;
  process.on("message", ({ kind, id }: Envelope) => {
    if (kind !== "answer") return;
    waiting.get(id)?.();
    waiting.delete(id);
  });
  return (content) =>
    new Promise((resolve) => {
      const id = ++lastId;
      waiting.set(id, resolve);
      send({ kind: "request", id, content });
    });
}

/** In the child, once its modules are loaded: reads the settings it was started with. */
export function readSettings(): unknown {
  // A child that outlives its parent would go on for ever.
  process.once("disconnect", () => process.exit());
  flushCompileCache();
  return JSON.parse(process.argv[2] ?? "null");
}
