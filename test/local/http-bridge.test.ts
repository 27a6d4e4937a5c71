import { afterEach, describe, expect, it } from "vitest";
import {
  type HttpApiEvent,
  type HttpBridge,
  startHttpBridge,
} from "../../infra/local/http-bridge.ts";

const log = { info: () => {}, warn: () => {}, error: () => {} };
const bridges: HttpBridge[] = [];

async function startWith(handler: (event: HttpApiEvent) => Promise<unknown>): Promise<string> {
  const bridge = await startHttpBridge({ port: 0, handler, log });
  bridges.push(bridge);
  return bridge.url;
}

afterEach(async () => {
  for (const bridge of bridges.splice(0)) await bridge.close();
});

describe("startHttpBridge", () => {
  it("hands the path and query over as they were sent", async () => {
    const events: HttpApiEvent[] = [];
    const url = await startWith(async (event) => {
      events.push(event);
      return { statusCode: 200, body: "ok" };
    });
    await fetch(`${url}/filings/a%2Fb?q=a+b&item=4.01&item=5.02`, { headers: { "x-one": "1" } });
    expect(events[0]).toMatchObject({
      version: "2.0",
      rawPath: "/filings/a%2Fb",
      rawQueryString: "q=a+b&item=4.01&item=5.02",
      headers: { "x-one": "1" },
      requestContext: { http: { method: "GET", path: "/filings/a%2Fb" } },
      body: null,
    });
  });

  it("hands a body over in base64", async () => {
    const events: HttpApiEvent[] = [];
    const url = await startWith(async (event) => {
      events.push(event);
      return { statusCode: 204 };
    });
    const response = await fetch(url, { method: "POST", body: "h\u00e9llo" });
    expect(response.status).toBe(204);
    expect(events[0]).toMatchObject({ body: "aMOpbGxv", isBase64Encoded: true });
  });

  it("sends status, headers, cookies and a binary body back", async () => {
    const url = await startWith(async () => ({
      statusCode: 418,
      headers: { "content-type": "image/gif", "x-count": 3 },
      cookies: ["a=1", "b=2"],
      body: "R0lG",
      isBase64Encoded: true,
    }));
    const response = await fetch(url);
    expect(response.status).toBe(418);
    expect(response.headers.get("x-count")).toBe("3");
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(await response.text()).toBe("GIF");
  });

  it("answers 500 without details when the function fails or answers nonsense", async () => {
    const failing = await startWith(async () => {
      throw new Error("secret");
    });
    const nonsense = await startWith(async () => ({ status: 200 }));
    for (const url of [failing, nonsense]) {
      const response = await fetch(url);
      expect(response.status).toBe(500);
      expect(await response.json()).toEqual({ message: "Internal Server Error" });
    }
  });

  it("refuses bodies that Lambda would refuse", async () => {
    const url = await startWith(async () => ({ statusCode: 200 }));
    const response = await fetch(url, { method: "POST", body: "x".repeat(7 * 2 ** 20) });
    expect(response.status).toBe(413);
  });

  it("is unavailable on a port in use", async () => {
    const url = await startWith(async () => ({ statusCode: 200 }));
    const port = Number(new URL(url).port);
    const start = startHttpBridge({ port, handler: async () => ({}), log });
    await expect(start).rejects.toMatchObject({
      kind: "unavailable",
      cause: { code: "EADDRINUSE", port },
    });
  });
});
