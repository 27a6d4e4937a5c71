/**
 * Locks by name, first come first served. A shared holder lets other shared ones in; an exclusive
 * one is alone. Writers of one key take turns; deleting a bucket waits for the writes in it.
 */
export interface Locks {
  /** Runs an action while no other holder of the name runs. */
  exclusive<T>(name: string, action: () => Promise<T>): Promise<T>;
  /** Runs an action while no exclusive holder of the name runs. */
  shared<T>(name: string, action: () => Promise<T>): Promise<T>;
}

interface Turn {
  readonly shared: boolean;
  readonly start: () => void;
}

interface Queue {
  running: number;
  readonly waiting: Turn[];
}

/** Creates a set of locks; a name costs memory only while it is held. */
export function createLocks(): Locks {
  const queues = new Map<string, Queue>();
  const exclusiveNames = new Set<string>();

  function admit(name: string, queue: Queue): void {
    for (;;) {
      const next = queue.waiting[0];
      if (next === undefined) {
        if (queue.running === 0) {
          queues.delete(name);
        }
        return;
      }
      if (queue.running > 0 && (exclusiveNames.has(name) || !next.shared)) {
        return;
      }
      queue.waiting.shift();
      queue.running++;
      if (!next.shared) {
        exclusiveNames.add(name);
      }
      next.start();
    }
  }

  async function run<T>(name: string, shared: boolean, action: () => Promise<T>): Promise<T> {
    const queue = queues.get(name) ?? { running: 0, waiting: [] };
    queues.set(name, queue);
    await new Promise<void>((start) => {
      queue.waiting.push({ shared, start });
      admit(name, queue);
    });
    try {
      return await action();
    } finally {
      queue.running--;
      exclusiveNames.delete(name);
      admit(name, queue);
    }
  }

  return {
    exclusive: (name, action) => run(name, false, action),
    shared: (name, action) => run(name, true, action),
  };
}
