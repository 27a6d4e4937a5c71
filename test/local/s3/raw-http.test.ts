/** What cannot be asked with an HTTP client: requests as bytes on a connection. */
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type S3Server, startS3Server } from "../../../infra/local/s3/server.ts";

let dataDir: string;
let server: S3Server;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "filedex-raw-"));
  server = await startS3Server({ dataDir, port: 0, buckets: ["filings"] });
});

afterAll(async () => {
  await server.close();
  await rm(dataDir, { recursive: true });
});

describe("startS3Server, byte by byte", { timeout: 30_000 }, () => {
  it("tells a waiting client to go on when its body is wanted", async () => {
    const socket = await open();
    socket.write(headOf("PUT /filings/a", ["Content-Length: 5", "Expect: 100-continue"]));
    expect(await readUntil(socket, "\r\n\r\n")).toContain("HTTP/1.1 100 Continue");

    socket.write("hello");

    expect(await readUntil(socket, "\r\n\r\n")).toContain("HTTP/1.1 200 OK");
    socket.destroy();
  });

  it("refuses a waiting client without asking for its body", async () => {
    const socket = await open();

    socket.write(headOf("PUT /nowhere/a", ["Content-Length: 5", "Expect: 100-continue"]));

    const answer = await readUntil(socket, "</Error>");
    expect(answer).toContain("HTTP/1.1 404 Not Found");
    expect(answer).not.toContain("100 Continue");
    socket.destroy();
  });

  it("answers several requests over one connection", async () => {
    const socket = await open();

    for (const name of ["x", "y", "z"]) {
      socket.write(`${headOf(`PUT /filings/${name}`, ["Content-Length: 1"])}${name}`);
      expect(await readUntil(socket, "\r\n\r\n")).toContain("HTTP/1.1 200 OK");
    }
    socket.write(headOf("GET /filings/y"));
    expect(await readUntil(socket, "\r\n\r\ny")).toContain("HTTP/1.1 200 OK");
    socket.destroy();
  });

  it("goes on after a refused body, over the same connection", async () => {
    const socket = await open();
    const body = "x".repeat(500_000);
    socket.write(`${headOf("PUT /nowhere/a", [`Content-Length: ${body.length}`])}${body}`);
    expect(await readUntil(socket, "</Error>")).toContain("NoSuchBucket");

    socket.write(headOf("HEAD /filings"));

    expect(await readUntil(socket, "\r\n\r\n")).toContain("HTTP/1.1 200 OK");
    socket.destroy();
  });

  it("stores nothing of a body that is cut off", async () => {
    const socket = await open();
    socket.write(`${headOf("PUT /filings/cut", ["Content-Length: 100"])}only this`);
    socket.end();
    socket.resume();
    await once(socket, "close");

    expect((await fetch(`${server.url}/filings/cut`)).status).toBe(404);
  });

  it("goes on when a reader goes away in the middle", async () => {
    const body = Buffer.alloc(30_000_000, "b");
    await fetch(`${server.url}/filings/big`, { method: "PUT", body });
    const socket = await open();
    socket.write(headOf("GET /filings/big"));
    await once(socket, "data");
    socket.destroy();

    await fetch(`${server.url}/filings/big`, { method: "DELETE" });

    const got = await fetch(`${server.url}/filings/big`);
    expect(got.status).toBe(404);
  });

  it.each([
    ["a body of unknown length", "Transfer-Encoding: chunked", "0\r\n\r\n", "NotImplemented"],
    ["a body without length", "X: y", "", "MissingContentLength"],
    ["a body of 6 GB", "Content-Length: 6442450944", "", "EntityTooLarge"],
    [
      "a chunked body without its decoded length",
      "Content-Length: 5\r\nx-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER",
      "0\r\n\r\n",
      "MissingContentLength",
    ],
    [
      "a checksum that is none",
      "Content-Length: 0\r\nx-amz-checksum-crc32: zz",
      "",
      "InvalidRequest",
    ],
    [
      "two checksums",
      "Content-Length: 0\r\nx-amz-checksum-crc32: AAAAAA==\r\nx-amz-checksum-crc32c: AAAAAA==",
      "",
      "InvalidRequest",
    ],
    [
      "a checksum announced and not sent",
      "Content-Length: 0\r\nx-amz-sdk-checksum-algorithm: CRC32",
      "",
      "InvalidRequest",
    ],
    [
      "more than 2 KB of metadata",
      `Content-Length: 0\r\nx-amz-meta-a: ${"x".repeat(2_048)}`,
      "",
      "MetadataTooLarge",
    ],
  ])("refuses %s", async (_, headers, body, code) => {
    const socket = await open();

    socket.write(headOf("PUT /filings/refused", headers.split("\r\n")) + body);

    expect(await readUntil(socket, "</Error>")).toContain(`<Code>${code}</Code>`);
    socket.destroy();
  });

  it("verifies a checksum that comes as a trailer", async () => {
    const chunked = (crc32: string) =>
      `9\r\n123456789\r\n0\r\nx-amz-checksum-crc32:${crc32}\r\n\r\n`;
    const put = async (crc32: string) => {
      const body = chunked(crc32);
      const socket = await open();
      socket.write(
        headOf("PUT /filings/trailer", [
          `Content-Length: ${body.length}`,
          "Content-Encoding: aws-chunked,gzip",
          "x-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER",
          "x-amz-decoded-content-length: 9",
          "x-amz-trailer: x-amz-checksum-crc32",
        ]) + body,
      );
      const answer = await readUntil(socket, "\r\n\r\n");
      socket.destroy();
      return answer;
    };

    expect(await put("y/Q5Jw==")).toContain("HTTP/1.1 400 Bad Request");
    expect(await put("y/Q5Jg==")).toContain("x-amz-checksum-crc32: y/Q5Jg==");
    const head = await fetch(`${server.url}/filings/trailer`, { method: "HEAD" });
    expect(head.headers.get("content-encoding")).toBe("gzip");
    expect(head.headers.get("content-length")).toBe("9");
  });

  it("keeps metadata sent as UTF-8 or Latin-1 bytes", async () => {
    const put = async (bytes: Buffer) => {
      const socket = await open();
      const head = headOf("PUT /filings/meta", ["Content-Length: 0", "x-amz-meta-city: @"]);
      const [before = "", after = ""] = head.split("@");
      socket.write(Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]));
      await readUntil(socket, "\r\n\r\n");
      socket.destroy();
      const got = await fetch(`${server.url}/filings/meta`, { method: "HEAD" });
      return got.headers.get("x-amz-meta-city");
    };
    const encoded = `=?UTF-8?B?${Buffer.from("Zürich").toString("base64")}?=`;

    expect(await put(Buffer.from("Zürich", "utf8"))).toBe(encoded);
    expect(await put(Buffer.from("Zürich", "latin1"))).toBe(encoded);
  });
});

async function open(): Promise<Socket> {
  const socket = connect(server.port, "127.0.0.1");
  await once(socket, "connect");
  return socket;
}

function headOf(line: string, headers: readonly string[] = []): string {
  return `${[`${line} HTTP/1.1`, "Host: localhost", ...headers].join("\r\n")}\r\n\r\n`;
}

async function readUntil(socket: Socket, end: string): Promise<string> {
  let text = "";
  const collect = (bytes: Buffer) => {
    text += bytes.toString("latin1");
  };
  socket.on("data", collect);
  await vi.waitUntil(() => text.includes(end), { interval: 2, timeout: 20_000 });
  socket.off("data", collect);
  return text;
}
