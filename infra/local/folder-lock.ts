/**
 * Keeps two processes from writing to one data folder, which would tear its journals. The lock is
 * a listening local socket named after the folder: the system drops it with the process, so a
 * killed one leaves nothing that a person would have to clean up.
 */
import { createHash } from "node:crypto";
import { mkdir, realpath, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FiledexError } from "../../lib/errors.ts";

export interface FolderLock {
  release(): Promise<void>;
}

/** Locks a folder, making it when it is not there; throws `unavailable` while another holds it. */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true });
  const path = socketPath(await realpath(folder));
  let server = await tryListen(path);
  if (server === null && !(await isAlive(path))) {
    // The socket file of a process that was killed.
    await rm(path, { force: true });
    server = await tryListen(path);
  }
  if (server === null) {
    throw new FiledexError(
      "unavailable",
      `data folder is in use by another process: path=\`${folder}\``,
    );
  }
  const held = server;
  held.unref();
  return {
    release: () => new Promise((resolve) => held.close(() => resolve())),
  };
}

/** Socket paths may have about 100 characters, so the folder's own path cannot hold it. */
function socketPath(folder: string): string {
  const name = `filedex-${createHash("sha256").update(folder).digest("hex").slice(0, 24)}`;
  return process.platform === "win32" ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

/** Answers null when something has that path. */
function tryListen(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") {
        resolve(null);
      } else {
        reject(error);
      }
    });
    server.listen(path, () => resolve(server));
  });
}

function isAlive(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
