import { describe, expect, it } from "vitest";
import { makeFiling } from "../support/indexed-filing.ts";
import { serveFilings } from "../support/serve-filings.ts";

const server = await serveFilings([makeFiling(1, { "8.01": "Other events." })]);

/** The parts of the document that the tests look at. */
interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly example?: unknown }[];
  readonly responses: Readonly<Record<string, unknown>>;
}
interface OpenApiDocument {
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

const document = JSON.parse(await (await server.get("/openapi.json")).text()) as OpenApiDocument;
const searchParameters = document.paths["/search"]?.get.parameters ?? [];

/** Every object within a JSON value, with the path to it. */
function* walk(value: unknown, path = "#"): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield [path, value as Record<string, unknown>];
  for (const [key, child] of Object.entries(value)) yield* walk(child, `${path}/${key}`);
}

function resolve(reference: string): unknown {
  return reference
    .replace("#/", "")
    .split("/")
    .reduce<unknown>((value, name) => (value as Record<string, unknown>)?.[name], document);
}

describe("GET /openapi.json", () => {
  it("is an OpenAPI 3.1 document with a licence, a server and an operation per path", () => {
    expect(document).toMatchObject({
      openapi: "3.1.0",
      info: { title: "Filedex", license: { identifier: "MIT" } },
      servers: [{ url: "/" }],
    });
    expect(Object.keys(document.paths)).toStrictEqual([
      "/search",
      "/suggest",
      "/filings/{id}",
      "/health",
      "/stats",
    ]);
  });

  it("names and describes every operation, with a success and a client error", () => {
    const operations = Object.values(document.paths).map(({ get }) => get);

    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(5);
    for (const operation of operations) {
      expect(operation).toMatchObject({ summary: expect.any(String), tags: [expect.any(String)] });
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(["200", "400"]));
    }
  });

  it("describes every parameter of a search", () => {
    expect(searchParameters.map(({ name }) => name)).toStrictEqual(
      "q company cik item form state year filed_from filed_to facets sort limit cursor".split(" "),
    );
    for (const parameter of searchParameters) {
      expect(parameter).toMatchObject({
        in: "query",
        required: false,
        description: expect.any(String),
        schema: { type: expect.any(String) },
      });
    }
  });

  it("takes the examples it gives", async () => {
    for (const { name, example } of searchParameters) {
      if (example === undefined) continue;
      const query = new URLSearchParams({ [name]: String(example) });

      expect((await server.get(`/search?${query}`)).status).toBe(200);
    }
  });

  it("refers to nothing that it does not define", () => {
    for (const [path, { $ref }] of walk(document)) {
      if (typeof $ref === "string") expect(resolve($ref), path).toBeDefined();
    }
  });

  it("defines no schema that it does not use", () => {
    const used = [...walk(document)].map(([, { $ref }]) => $ref);

    for (const name of Object.keys(document.components.schemas)) {
      expect(used).toContain(`#/components/schemas/${name}`);
    }
  });

  it("uses no keyword of OpenAPI 3.0 that 3.1 has dropped", () => {
    for (const [path, schema] of walk(document)) {
      expect(schema, path).not.toHaveProperty("nullable");
    }
  });

  it("answers 304 while it is the same", async () => {
    const { headers } = await server.get("/openapi.json");
    const again = await server.get("/openapi.json", {
      headers: { "if-none-match": headers.get("etag") ?? "" },
    });

    expect(again.status).toBe(304);
  });
});
