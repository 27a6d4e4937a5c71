import { once } from "node:events";
import { createServer } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { type FunctionsThread, startFunctionsThread } from "../../infra/local/functions-thread.ts";

const NOWHERE = "http://127.0.0.1:9";
const lines: string[] = [];
const log = {
  info: (message: string) => void lines.push(message),
  warn: (message: string) => void lines.push(message),
  error: (message: string) => void lines.push(message),
};

function start(): FunctionsThread {
  const thread = startFunctionsThread(NOWHERE, log);
  onTestFinished(() => thread.close());
  return thread;
}

const record = (body: string) => ({
  messageId: "m1",
  receiptHandle: "r1",
  body,
  attributes: {
    ApproximateReceiveCount: "1",
    SentTimestamp: "0",
    SenderId: "s",
    ApproximateFirstReceiveTimestamp: "0",
  },
  messageAttributes: {},
  md5OfBody: "",
  eventSource: "aws:sqs",
  eventSourceARN: "arn:aws:sqs:us-east-1:000000000000:filings",
  awsRegion: "us-east-1",
});

describe("startFunctionsThread", () => {
  it("answers with the messages that failed, and passes the log on", async () => {
    const answer = await start().ingest({ Records: [record("no JSON")] });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "m1" }] });
    expect(lines).toContain("message is unreadable");
  });

  it("rejects with the error of the function", async () => {
    // There is no S3 server to compact on.
    await expect(start().compact()).rejects.toThrow(/ECONNREFUSED|cannot|failed/);
  });

  it("rejects calls under way when it is closed", async () => {
    const thread = start();
    const call = thread.compact();
    const closed = thread.close();
    await expect(call).rejects.toMatchObject({ kind: "unavailable" });
    await closed;
  });

  it("ends a thread that takes too long, and starts another for the next call", async () => {
    const silent = createServer(() => {});
    silent.listen(0, "127.0.0.1");
    await once(silent, "listening");
    onTestFinished(() => {
      silent.closeAllConnections();
      silent.close();
    });
    const address = silent.address();
    if (address === null || typeof address === "string") throw new Error("no port was given");
    const timeoutsMs = { ingest: 60_000, compact: 100 };
    const thread = startFunctionsThread(`http://127.0.0.1:${address.port}`, log, timeoutsMs);
    onTestFinished(() => thread.close());

    await expect(thread.compact()).rejects.toMatchObject({ kind: "unavailable" });

    const answer = await thread.ingest({ Records: [record("no JSON")] });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "m1" }] });
  });

  it("starts another thread for the next call when one has died", async () => {
    const thread = start();
    await thread.close();
    const answer = await thread.ingest({ Records: [record("no JSON")] });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "m1" }] });
  });
});
