import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { FiledexError } from "../../lib/errors.ts";
import { healthResponseSchema } from "../../lib/http/health-route.ts";
import { problemSchema } from "../../lib/http/problem.ts";
import { makeFiling } from "../support/indexed-filing.ts";
import { PAGE, serveFilings, serveSnapshot } from "../support/serve-filings.ts";

const server = await serveFilings([makeFiling(1, { "8.01": "Other events." })]);

describe("createApp", () => {
  it("serves the page at / whatever its parameters", async () => {
    const response = await server.get("/?q=x&page=2");

    expect(await response.text()).toBe(PAGE);
    expect(response.headers.get("content-type")).toBe("text/html; charset=UTF-8");
    expect(response.headers.get("content-security-policy")).toBe("frame-ancestors 'none'");
  });

  it("answers 304 for the page it has sent", async () => {
    const first = await server.get("/");
    const second = await server.get("/", {
      headers: { "if-none-match": first.headers.get("etag") ?? "" },
    });

    expect(second.status).toBe(304);
  });

  it("tells its health", async () => {
    const response = await server.get("/health");

    expect(healthResponseSchema.parse(await response.json())).toMatchObject({
      status: "ok",
      index: { filings: 1 },
    });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("is unhealthy when the index cannot be read", async () => {
    const broken = serveSnapshot(async () => {
      throw new FiledexError("unavailable", "no bucket");
    });

    expect((await broken.get("/health")).status).toBe(503);
  });

  it("explains no failure that it does not know", async () => {
    const broken = serveSnapshot(async () => {
      throw new Error("secret");
    });
    const response = await broken.get("/search");
    const text = await response.text();

    expect(response.status).toBe(500);
    expect(text).not.toContain("secret");
    expect(broken.errors).toHaveLength(1);
  });

  it.each(["/nothing", "/search/x", "/filings", "/filings/"])("has nothing at %s", async (path) => {
    const response = await server.get(path);

    expect(response.status).toBe(404);
    expect(problemSchema.parse(await response.json())).toMatchObject({ instance: path });
  });

  it.each([
    "/",
    "/search?q=x",
    "/filings/0000900000-03-000001",
    "/health",
    "/stats",
    "/openapi.json",
  ])("answers HEAD like GET without a body at %s", async (path) => {
    const get = await server.get(path);
    const head = await server.get(path, { method: "HEAD" });

    expect(head.status).toBe(200);
    expect(await head.text()).toBe("");
    expect([...head.headers]).toStrictEqual([...get.headers]);
  });

  it.each(["/", "/search", "/suggest", "/filings/x", "/health", "/stats", "/openapi.json"])(
    "refuses other methods at %s and lists those there are",
    async (path) => {
      for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
        const response = await server.get(path, { method });

        expect(response.status).toBe(405);
        expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
        expect(problemSchema.parse(await response.json()).title).toBe("Method Not Allowed");
      }
    },
  );

  it("compresses for those who can read it", async () => {
    const plain = await server.get("/openapi.json");
    const gzipped = await server.get("/openapi.json", {
      headers: { "accept-encoding": "br, gzip" },
    });
    const content = gunzipSync(Buffer.from(await gzipped.arrayBuffer())).toString();

    expect(gzipped.headers.get("content-encoding")).toBe("gzip");
    expect(content).toBe(await plain.text());
    expect(plain.headers.get("vary")).toBe("Accept-Encoding");
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(gzipped.headers.get("etag")).toBe(plain.headers.get("etag"));
  });

  it("lets any page ask", async () => {
    const response = await server.get("/search", {
      method: "OPTIONS",
      headers: { origin: "https://example.com", "access-control-request-method": "GET" },
    });

    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("access-control-allow-methods")).toBe("GET,HEAD");
  });
});
