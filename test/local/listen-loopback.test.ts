import { createServer, type Server } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { listenLoopback } from "../../infra/local/listen-loopback.ts";

function makeServer(): Server {
  return createServer((socket) => socket.end());
}

describe("listenLoopback", () => {
  it("listens on a free port of this machine", async () => {
    const server = makeServer();
    const listener = await listenLoopback(server, 0);
    onTestFinished(() => listener.close());
    expect(server.address()).toMatchObject({ address: "127.0.0.1", port: listener.port });
  });

  it("frees the port when it is closed", async () => {
    const first = await listenLoopback(makeServer(), 0);
    await first.close();
    const second = await listenLoopback(makeServer(), first.port);
    await second.close();
    expect(second.port).toBe(first.port);
  });

  it("is unavailable on a port in use", async () => {
    const first = await listenLoopback(makeServer(), 0);
    onTestFinished(() => first.close());
    await expect(listenLoopback(makeServer(), first.port)).rejects.toMatchObject({
      kind: "unavailable",
      cause: { code: "EADDRINUSE", port: first.port },
    });
  });
});
