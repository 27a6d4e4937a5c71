import { describe, expect, it } from "vitest";
import { type ConsoleLog, createConsoleLog } from "../../infra/local/console-log.ts";

function open(): { log: ConsoleLog; lines: string[] } {
  const lines: string[] = [];
  return { log: createConsoleLog((line) => lines.push(line)), lines };
}

describe("createConsoleLog", () => {
  it("is silent about uploads until it is asked to tell them", () => {
    const { log, lines } = open();
    log.info("filing indexed", { key: "a.txt", id: "k-1" });
    log.tellUploads();
    log.info("filing indexed", { key: "b.txt", id: "k-2" });
    log.warn("object rejected", { key: "c.gif", reason: "no filing" });
    log.info("filing removed", { key: "b.txt" });
    expect(lines).toEqual(["indexed b.txt", "rejected c.gif: no filing", "removed b.txt"]);
  });

  it("prints errors with their causes", () => {
    const { log, lines } = open();
    const error = new Error("cannot read", { cause: new Error("disk is full") });
    log.error("request failed", { url: "/search", error });
    expect(lines).toEqual([
      "error: request failed url=`/search` error=`cannot read: disk is full`",
    ]);
  });

  it("keeps the work of the background to itself", () => {
    const { log, lines } = open();
    log.info("compacted", { merges: 1 });
    expect(lines).toEqual([]);
  });
});
