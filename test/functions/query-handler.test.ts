import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createQueryHandler } from "../../functions/query-handler.ts";
import { FiledexError } from "../../lib/errors.ts";
import { filingResponseSchema } from "../../lib/http/filing-response.ts";
import { searchResponseSchema } from "../../lib/http/search-response.ts";
import apiGatewayEvent from "../events/http/api-gateway-v2.json" with { type: "json" };
import functionUrlEvent from "../events/http/function-url.json" with { type: "json" };
import { makeFiling } from "../support/indexed-filing.ts";
import { openMemorySnapshot } from "../support/memory-snapshot.ts";

const snapshot = await openMemorySnapshot([
  [
    makeFiling(1, { "4": "Its ability to continue as a going concern is in doubt." }),
    makeFiling(2, { "8.01": "A merger." }),
    makeFiling(3, { "5.02": "A merger, and then the chairman left." }),
  ],
]);

function createHandler(answer = async () => snapshot) {
  const logged: unknown[] = [];
  const log = (message: string, fields: Readonly<Record<string, unknown>>) => {
    logged.push([message, fields]);
  };
  const handler = createQueryHandler({
    read: async (work) => await work(await answer()),
    rejections: async () => ({ rejections: [], next: null }),
    now: () => 0,
    page: "<!doctype html>",
    log: { info: log, warn: log, error: log },
  });
  return { handler, logged };
}

describe("createQueryHandler", () => {
  it("answers an event of API Gateway's HTTP API", async () => {
    const answer = await createHandler().handler(apiGatewayEvent);

    expect(answer).toMatchObject({
      statusCode: 200,
      isBase64Encoded: false,
      headers: { "content-type": "application/json; charset=utf-8" },
    });
    const { hits } = searchResponseSchema.parse(JSON.parse(answer.body));
    expect(hits.map(({ id }) => id).toSorted()).toStrictEqual([
      "0000900000-03-000001",
      "0000900000-03-000002",
    ]);
  });

  it("answers an event of a function URL", async () => {
    const answer = await createHandler().handler(functionUrlEvent);

    expect(answer.statusCode).toBe(200);
    expect(filingResponseSchema.parse(JSON.parse(answer.body)).id).toBe("0000900000-03-000001");
  });

  it("compresses, in base64, for clients that can read it", async () => {
    const headers = { ...apiGatewayEvent.headers, "accept-encoding": "gzip" };
    const answer = await createHandler().handler({ ...apiGatewayEvent, headers });
    const body = gunzipSync(Buffer.from(answer.body, "base64")).toString();

    expect(answer).toMatchObject({
      isBase64Encoded: true,
      headers: { "content-encoding": "gzip", vary: "Accept-Encoding" },
    });
    expect(searchResponseSchema.parse(JSON.parse(body)).total).toBe(2);
  });

  it("answers problems as text", async () => {
    const event = { ...apiGatewayEvent, rawQueryString: "limit=x" };
    const answer = await createHandler().handler(event);

    expect(answer).toMatchObject({
      statusCode: 400,
      isBase64Encoded: false,
      headers: { "content-type": "application/problem+json; charset=utf-8" },
    });
    expect(JSON.parse(answer.body)).toMatchObject({ instance: "/search?limit=x" });
  });

  it("ignores the body of a request", async () => {
    const answer = await createHandler().handler({ ...apiGatewayEvent, body: "{}" });

    expect(answer.statusCode).toBe(200);
  });

  it.each([undefined, {}, { Records: [] }, { ...apiGatewayEvent, requestContext: {} }])(
    "refuses an event that is no HTTP request",
    async (event) => {
      await expect(createHandler().handler(event)).rejects.toThrow("event is no HTTP request");
    },
  );

  it("answers 304 without a body", async () => {
    const { handler } = createHandler();
    const first = await handler(apiGatewayEvent);
    const headers = { ...apiGatewayEvent.headers, "if-none-match": first.headers?.["etag"] ?? "" };
    const second = await handler({ ...apiGatewayEvent, headers });

    expect(second).toMatchObject({ statusCode: 304, body: "" });
  });

  it("logs its own failures with the request", async () => {
    const failure = new FiledexError("corrupt", "checksum differs");
    const { handler, logged } = createHandler(async () => {
      throw failure;
    });
    const answer = await handler(functionUrlEvent);

    expect(answer.statusCode).toBe(500);
    expect(logged).toStrictEqual([
      [
        "request failed",
        {
          method: "GET",
          url: expect.stringMatching(/\/filings\/0000900000-03-000001$/),
          error: failure,
        },
      ],
    ]);
  });
});
