import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutParts, uploadParts } from "../../lib/store/multipart-upload.ts";

describe("cutParts", () => {
  it("yields the same bytes in parts of one size, the last one shorter, for any chunks", async () => {
    const chunk = fc.uint8Array({ maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(chunk), fc.integer({ min: 1, max: 20 }), async (chunks, size) => {
        const parts: Uint8Array[] = [];
        for await (const part of cutParts(stream(chunks), size)) parts.push(part);

        expect(Buffer.compare(Buffer.concat(parts), Buffer.concat(chunks))).toBe(0);
        expect(parts.slice(0, -1).every(({ length }) => length === size)).toBe(true);
        expect(parts.every(({ length }) => length > 0 && length <= size)).toBe(true);
      }),
    );
  });
});

describe("uploadParts", () => {
  it("sends the parts in order and completes with their receipts", async () => {
    const { calls, requests } = recordRequests();

    const uploaded = await uploadParts(requests, stream([Uint8Array.of(1, 2), Uint8Array.of(3)]));

    expect(uploaded).toStrictEqual({ etag: "etag", sizeBytes: 3 });
    expect(calls).toStrictEqual(["create", "part 1 of 2", "part 2 of 1", "complete 1,2"]);
  });

  it.each(["part 2 of 1", "complete 1,2"])("aborts when this fails: %s", async (failing) => {
    const { calls, requests } = recordRequests(failing);

    const upload = uploadParts(requests, stream([Uint8Array.of(1, 2), Uint8Array.of(3)]));

    await expect(upload).rejects.toThrow(`failed: ${failing}`);
    expect(calls.at(-1)).toBe("abort");
  });

  it("rejects with the first failure when the abort fails as well", async () => {
    const { requests } = recordRequests("part 1 of 2");
    const abort = () => Promise.reject(new Error("failed: abort"));

    const upload = uploadParts({ ...requests, abort }, stream([Uint8Array.of(1, 2)]));

    await expect(upload).rejects.toThrow("failed: part 1 of 2");
  });
});

function recordRequests(failing = "") {
  const calls: string[] = [];
  const call = <T>(name: string, answer: T): Promise<T> => {
    calls.push(name);
    return name === failing
      ? Promise.reject(new Error(`failed: ${name}`))
      : Promise.resolve(answer);
  };
  const requests = {
    create: () => call("create", "id"),
    sendPart: (_: string, number: number, body: Uint8Array) => {
      return call(`part ${number} of ${body.length}`, number);
    },
    complete: (_: string, receipts: readonly number[]) => call(`complete ${receipts}`, "etag"),
    abort: () => call("abort", undefined),
  };
  return { calls, requests };
}

async function* stream(chunks: readonly Uint8Array[]) {
  yield* chunks;
}
