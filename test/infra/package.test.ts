import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FUNCTIONS, type FunctionName, MAX_BUNDLE_BYTES } from "../../infra/build.ts";
import { startS3Server } from "../../infra/local/s3/server.ts";
import {
  findValidatorFaults,
  PACKAGE_FOLDER,
  packageAll,
  TEMPLATE_PATH,
} from "../../infra/package.ts";
import { readZip } from "../support/read-zip.ts";
import { type RunningBundle, runBundle } from "../support/run-bundle.ts";

/** Bundling, packaging, and starting processes and the validator take time on a busy machine. */
const PACKAGE_TIMEOUT_MS = 120_000;
const SAMPLE = "../../infra/samples/filings/1997-pem-auditor-resigns.txt";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "filedex-package-"));
  await packageAll();
}, PACKAGE_TIMEOUT_MS);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("packageAll", () => {
  it("puts each function alone into its archive, the page beside query", async () => {
    const names = await Promise.all(
      FUNCTIONS.map(async (name) => [...(await readArchive(name)).keys()].sort()),
    );

    expect(names).toStrictEqual([
      ["dist/ingest.mjs"],
      ["dist/page.html", "dist/query.mjs"],
      ["dist/compact.mjs"],
    ]);
  });

  it.each(FUNCTIONS)("keeps the bundle of %s within its budget", async (name) => {
    const bundle = (await readArchive(name)).get(`dist/${name}.mjs`);

    expect(bundle?.length).toBeLessThanOrEqual(MAX_BUNDLE_BYTES[name]);
  });

  it("writes into the template what the functions ask of their environment", async () => {
    const template = JSON.parse(await readFile(TEMPLATE_PATH, "utf8"));
    const variablesOf = (id: string) =>
      Object.keys(template.Resources[id].Properties.Environment.Variables)
        .filter((name) => name.startsWith("FILEDEX_"))
        .sort();

    expect(variablesOf("IngestLambdaFunction")).toStrictEqual([
      "FILEDEX_FILINGS_BUCKET",
      "FILEDEX_INDEX_BUCKET",
    ]);
    expect(variablesOf("QueryLambdaFunction")).toStrictEqual(["FILEDEX_INDEX_BUCKET"]);
    expect(variablesOf("CompactLambdaFunction")).toStrictEqual(["FILEDEX_INDEX_BUCKET"]);
  });
});

describe("findValidatorFaults", () => {
  it(
    "finds a reference to nothing",
    async () => {
      const template = JSON.parse(await readFile(TEMPLATE_PATH, "utf8"));
      template.Outputs.SearchUrl.Value = { Ref: "NoSuchResource" };
      const path = join(folder, "broken.json");
      await writeFile(path, JSON.stringify(template));

      expect(findValidatorFaults(path).join()).toContain("NoSuchResource");
    },
    PACKAGE_TIMEOUT_MS,
  );
});

describe("the packaged functions", { timeout: PACKAGE_TIMEOUT_MS }, () => {
  const running: RunningBundle[] = [];
  let s3: Awaited<ReturnType<typeof startS3Server>> | undefined;
  beforeAll(async () => {
    const buckets = ["filings", "index"];
    s3 = await startS3Server({ dataDir: join(folder, "s3"), port: 0, buckets });
  });
  afterAll(async () => {
    await Promise.all(running.map((bundle) => bundle.stop()));
    await s3?.close();
  });

  /** Unpacks a function as Lambda does and starts it with the variables of the template. */
  async function start(name: FunctionName): Promise<RunningBundle> {
    const root = join(folder, name);
    for (const [path, bytes] of await readArchive(name)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), bytes);
    }
    const bundle = await runBundle(join(root, "dist", `${name}.mjs`), {
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "any",
      AWS_SECRET_ACCESS_KEY: "any",
      FILEDEX_INDEX_BUCKET: "index",
      ...(name === "ingest" ? { FILEDEX_FILINGS_BUCKET: "filings" } : {}),
      FILEDEX_S3_ENDPOINT: s3?.url ?? "",
    });
    running.push(bundle);
    return bundle;
  }

  it("index an upload, merge it and find it", async () => {
    const body = await readFile(join(import.meta.dirname, SAMPLE));
    await fetch(`${s3?.url}/filings/a%20filing.txt`, { method: "PUT", body });
    const [ingest, query, compact] = [
      await start("ingest"),
      await start("query"),
      await start("compact"),
    ];

    const ingested = await ingest.invoke(queueEvent("a+filing.txt"));
    const compacted = await compact.invoke({});
    const found = await query.invoke(httpEvent("/search", "q=independent+accountants&facets=item"));

    expect(ingested).toStrictEqual({ batchItemFailures: [] });
    expect(compacted).toMatchObject({ isDone: true });
    expect(found).toMatchObject({ statusCode: 200 });
    const answer = JSON.parse((found as { body: string }).body);
    expect(answer).toMatchObject({ total: 1, hits: [{ key: "a filing.txt", form: "8-K" }] });
    expect(answer.facets.item[0].value).toBe("4.01");
  });

  it("serve the page that was built", async () => {
    const query = await start("query");

    const answer = await query.invoke(httpEvent("/", ""));

    const page = await readFile(join(folder, "query/dist/page.html"), "utf8");
    expect(answer).toMatchObject({
      statusCode: 200,
      headers: { "content-type": "text/html; charset=UTF-8" },
      body: page,
      isBase64Encoded: false,
    });
  });

  it("refuse to start without their settings", async () => {
    const path = join(folder, "query/dist/query.mjs");

    await expect(runBundle(path, {})).rejects.toThrow("FILEDEX_INDEX_BUCKET");
  });
});

function readArchiveBytes(name: FunctionName): Promise<Buffer> {
  return readFile(join(PACKAGE_FOLDER, `${name}.zip`));
}

async function readArchive(name: FunctionName): Promise<Map<string, Buffer>> {
  return readZip(await readArchiveBytes(name));
}

function queueEvent(key: string): unknown {
  const s3 = { bucket: { name: "filings" }, object: { key } };
  const record = { eventVersion: "2.1", eventSource: "aws:s3", eventName: "ObjectCreated:Put", s3 };
  return { Records: [{ messageId: "m-1", body: JSON.stringify({ Records: [record] }) }] };
}

function httpEvent(rawPath: string, rawQueryString: string): unknown {
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString,
    headers: { host: "abc123.execute-api.us-east-1.amazonaws.com" },
    requestContext: {
      domainName: "abc123.execute-api.us-east-1.amazonaws.com",
      http: { method: "GET", path: rawPath, protocol: "HTTP/1.1", sourceIp: "192.0.2.1" },
      stage: "$default",
    },
    isBase64Encoded: false,
  };
}
