import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadFilings } from "../../infra/local/load-filings.ts";
import { SAMPLE_SPECS } from "../../infra/samples/sample-set.ts";
import { readRejections } from "../../lib/ingest/rejection.ts";
import { formatSubmission } from "../support/submission.ts";
import { makeDataDir, openStack } from "./open-stack.ts";

const SAMPLES = new URL("../../infra/samples/filings/", import.meta.url);
const sample = (name: string): Buffer => readFileSync(new URL(name, SAMPLES));
const COUNT = SAMPLE_SPECS.length;
const quiet = { start: () => {}, update: () => {}, stop: () => {} };

/** Each test starts a server and writes to disk, on a machine that may be busy. */
const TIMEOUT_MS = 60_000;

describe("the local stack", { timeout: TIMEOUT_MS }, () => {
  it("makes an uploaded filing searchable, replaces it and removes it", async () => {
    const stack = await openStack();
    await stack.upload("news.txt", sample("2003-naked-regulation-fd.txt"));
    const found = await stack.search({ q: '"press release"' });
    expect(found.total).toBe(1);
    expect(found.hits[0]).toMatchObject({ key: "news.txt", form: "8-K", filed_at: null });

    await stack.upload("news.txt", sample("1997-pem-regulation-s.txt"));
    expect((await stack.search({ q: '"press release"' })).total).toBe(0);
    const replaced = await stack.search({ item: "3.02" });
    expect(replaced.hits.map(({ key }) => key)).toEqual(["news.txt"]);

    await stack.remove("news.txt");
    expect((await stack.search({})).total).toBe(0);
  });

  it("takes keys with blanks, plus signs, percent signs and other alphabets", async () => {
    const stack = await openStack();
    const key = "my filings/a+b 100% \u00e9\u4e2d.txt";
    const path = key.split("/").map(encodeURIComponent).join("/");
    await stack.upload(path, sample("1997-pem-regulation-s.txt"));
    expect((await stack.search({})).hits.map((hit) => hit.key)).toEqual([key]);
    await stack.remove(path);
    expect((await stack.search({})).total).toBe(0);
  });

  it("finds the same accession number uploaded under two keys once", async () => {
    const stack = await openStack();
    await stack.upload("one.txt", sample("1997-pem-regulation-s.txt"));
    await stack.upload("two.txt", sample("1997-pem-regulation-s.txt"));
    expect((await stack.search({})).hits.map(({ key }) => key)).toEqual(["two.txt"]);
    await stack.remove("two.txt");
    expect((await stack.search({})).hits.map(({ key }) => key)).toEqual(["one.txt"]);
  });

  it("finds every submission in a file, and none of them once the file is replaced or gone", async () => {
    const stack = await openStack();
    const shown = async (parameters: Record<string, string>) => {
      const { total, hits } = await stack.search(parameters);
      return { total, found: hits.map(({ accession, key }) => `${key} ${accession}`).sort() };
    };
    const one = { accession: "0000900001-03-000001", text: "The foundry cast a bell." };
    const two = { accession: "0000900001-03-000002", text: "The foundry cast an anchor." };
    const three = { accession: "0000900001-03-000003", text: "The foundry cast an anvil." };
    const both = Buffer.concat([formatSubmission(one), formatSubmission(two)]);

    await stack.upload("two.txt", both);
    expect(await shown({ q: "bell" })).toEqual({ total: 1, found: [`two.txt ${one.accession}`] });
    expect(await shown({ q: "anchor" })).toEqual({ total: 1, found: [`two.txt ${two.accession}`] });
    const whole = await fetch(`${stack.url}/filings/${two.accession}`);
    expect(await whole.json()).toMatchObject({ accession: two.accession, key: "two.txt" });

    await stack.upload("two.txt", formatSubmission(three));
    expect(await shown({})).toEqual({ total: 1, found: [`two.txt ${three.accession}`] });
    await stack.upload("two.txt", both);
    expect((await shown({ q: "foundry" })).total).toBe(2);
    await stack.remove("two.txt");
    expect(await shown({})).toEqual({ total: 0, found: [] });
  });

  it("keeps the reason why an object is no filing, until it is one", async () => {
    const stack = await openStack();
    await stack.upload("page.html", "<html><body>404 Not Found</body></html>");
    const { rejections } = await readRejections(stack.index, { limit: 10 });
    expect(rejections.map(({ key }) => key)).toEqual(["page.html"]);
    expect(rejections[0]?.reason).not.toBe("");
    await stack.upload("page.html", sample("2003-naked-code-of-ethics.htm"));
    expect((await readRejections(stack.index, { limit: 10 })).rejections).toEqual([]);
    expect((await stack.search({})).total).toBe(1);
  });

  it("loads the samples, and finds filings of both numberings by today's codes", async () => {
    const stack = await openStack();
    const report = await loadFilings(stack, SAMPLES.pathname, quiet);
    expect(report).toMatchObject({ found: COUNT, indexed: COUNT, unchanged: 0, rejected: [] });
    const auditors = await stack.search({ item: "4.01", facets: "item,form,year,company" });
    const numbers = auditors.hits.flatMap((hit) => hit.items.map(({ code }) => code));
    expect(numbers).toContain("4");
    expect(numbers).toContain("4.01");
    expect(auditors.facets.item?.find(({ value }) => value === "4.01")?.count).toBe(auditors.total);
    expect((await stack.search({ q: "going concern", item: "4.01" })).total).toBeGreaterThan(0);
    expect((await stack.search({ company: "kellhurst" })).total).toBe(2);
  });

  it("sends nothing again that is there already", async () => {
    const stack = await openStack();
    await loadFilings(stack, SAMPLES.pathname, quiet);
    const before = (await stack.search({})).index.version;
    const again = await loadFilings(stack, SAMPLES.pathname, quiet);
    expect(again).toMatchObject({ found: COUNT, indexed: COUNT, unchanged: COUNT });
    expect((await stack.search({})).index.version).toBe(before);
  });

  it("keeps everything across a restart", async () => {
    const dataDir = makeDataDir();
    const first = await openStack(dataDir);
    await first.upload("kept.txt", sample("1997-pem-regulation-s.txt"));
    const before = await first.search({});
    await first.close();
    const second = await openStack(dataDir);
    const after = await second.search({});
    expect({ ...after, took_ms: 0 }).toEqual({ ...before, took_ms: 0 });
    await second.remove("kept.txt");
    expect((await second.search({})).total).toBe(0);
  });

  it("refuses a second start on the same folder", async () => {
    const stack = await openStack();
    await expect(openStack(stack.dataDir)).rejects.toMatchObject({ kind: "unavailable" });
  });
});
