import { createServer, type Server } from "node:net";
import { FiledexError } from "../../lib/errors.ts";

const IPV4 = "127.0.0.1";
const IPV6 = "::1";

export interface LoopbackListener {
  readonly port: number;
  /** Takes no further connections. */
  close(): Promise<void>;
}

/**
 * Lets a server listen on this machine alone: on 127.0.0.1, and on ::1 where there is one, since
 * `localhost` may mean either. Port 0 is any free one. Throws `unavailable`, with the system's
 * error as its cause, when the port is in use.
 */
export async function listenLoopback(server: Server, port: number): Promise<LoopbackListener> {
  const bound = await listen(server, port, IPV4);
  const second = createServer((socket) => server.emit("connection", socket));
  try {
    await listen(second, bound, IPV6);
  } catch (error) {
    // Without IPv6, 127.0.0.1 is all there is. On a port that was not asked for, it is enough.
    const matters = port !== 0 && isPortInUse(error);
    if (!matters) return { port: bound, close: () => closeServer(server) };
    await closeServer(server);
    throw error;
  }
  return {
    port: bound,
    close: async () => {
      await Promise.all([closeServer(server), closeServer(second)]);
    },
  };
}

function isPortInUse(error: unknown): boolean {
  if (!(error instanceof FiledexError)) return false;
  const { cause } = error;
  return cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE";
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => {
      const target = `host=\`${host}\`, port=\`${port}\``;
      reject(new FiledexError("unavailable", `cannot listen: ${target}`, { cause }));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
