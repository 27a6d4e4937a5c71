/**
 * Bytes of objects and upload parts, one file each, under random names:
 *
 *     blobs/3f/3fa4c1...e9     the first two hex digits of the name are the folder
 *
 * A blob is written once, made durable, and only then named by a journal record. Keys never become
 * file names, so no key can leave the data folder or collide on a file system that folds case. A
 * blob that no record names (its writer died) is removed at the next start.
 */
import { randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { syncDirectory } from "../journal.ts";

/** Bytes per read from the disk: large enough for throughput, small enough for many readers. */
const READ_BYTES = 256 * 1024;

export interface BlobWriter {
  readonly id: string;
  write(bytes: Uint8Array): Promise<void>;
  /** Makes the blob durable. */
  finish(): Promise<void>;
  /** Removes the blob, finished or not. */
  discard(): Promise<void>;
}

/** A stretch of bytes: blobs one after the other. */
export interface BlobSpan {
  readonly id: string;
  readonly sizeBytes: number;
}

export interface BlobStore {
  create(): Promise<BlobWriter>;
  /**
   * Reads bytes [start, end) of spans laid end to end. The spans are held from this call on:
   * removing them meanwhile takes effect when the reader has finished.
   */
  read(spans: readonly BlobSpan[], start: number, end: number): AsyncGenerator<Uint8Array>;
  /** Removes blobs once no reader holds them. */
  remove(ids: readonly string[]): Promise<void>;
}

/** Opens a folder of blobs and removes those that `isLive` does not know. */
export async function openBlobStore(
  folder: string,
  isLive: (id: string) => boolean,
): Promise<BlobStore> {
  await prepareFolders(folder);
  await removeOrphans(folder, isLive);
  const readers = new Map<string, number>();
  const doomed = new Set<string>();

  async function release(spans: readonly BlobSpan[]): Promise<void> {
    for (const { id } of spans) {
      const count = (readers.get(id) ?? 0) - 1;
      if (count > 0) {
        readers.set(id, count);
        continue;
      }
      readers.delete(id);
      if (doomed.delete(id)) {
        await rm(blobPath(folder, id), { force: true });
      }
    }
  }

  return {
    create: () => createBlob(folder),
    read(spans, start, end) {
      for (const { id } of spans) {
        readers.set(id, (readers.get(id) ?? 0) + 1);
      }
      return readSpans(spans, start, end);
    },
    async remove(ids) {
      for (const id of ids) {
        if (readers.has(id)) {
          doomed.add(id);
        } else {
          await rm(blobPath(folder, id), { force: true });
        }
      }
    },
  };

  async function* readSpans(
    spans: readonly BlobSpan[],
    start: number,
    end: number,
  ): AsyncGenerator<Uint8Array> {
    try {
      let spanStart = 0;
      for (const span of spans) {
        const from = Math.max(start, spanStart) - spanStart;
        const to = Math.min(end, spanStart + span.sizeBytes) - spanStart;
        if (from < to) {
          yield* readFile(blobPath(folder, span.id), from, to);
        }
        spanStart += span.sizeBytes;
      }
    } finally {
      await release(spans);
    }
  }
}

async function prepareFolders(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const present = new Set(await readdir(folder));
  for (let value = 0; value < 256; value++) {
    const name = value.toString(16).padStart(2, "0");
    if (!present.has(name)) {
      await mkdir(join(folder, name));
    }
  }
  await syncDirectory(folder);
}

async function removeOrphans(folder: string, isLive: (id: string) => boolean): Promise<void> {
  for (const subfolder of await readdir(folder)) {
    for (const name of await readdir(join(folder, subfolder))) {
      if (!isLive(name)) {
        await rm(join(folder, subfolder, name), { force: true });
      }
    }
  }
}

function blobPath(folder: string, id: string): string {
  return join(folder, id.slice(0, 2), id);
}

async function createBlob(folder: string): Promise<BlobWriter> {
  const id = randomBytes(16).toString("hex");
  const path = blobPath(folder, id);
  const handle = await open(path, "wx");
  let isOpen = true;

  async function close(): Promise<void> {
    if (isOpen) {
      isOpen = false;
      await handle.close();
    }
  }

  return {
    id,
    async write(bytes) {
      let written = 0;
      while (written < bytes.length) {
        const result = await handle.write(bytes, written, bytes.length - written);
        written += result.bytesWritten;
      }
    },
    async finish() {
      await handle.datasync();
      await close();
      await syncDirectory(join(folder, id.slice(0, 2)));
    },
    async discard() {
      await close();
      await rm(path, { force: true });
    },
  };
}

async function* readFile(path: string, start: number, end: number): AsyncGenerator<Uint8Array> {
  const handle = await open(path, "r");
  try {
    for (let offset = start; offset < end; ) {
      const bytes = await readAt(handle, offset, Math.min(READ_BYTES, end - offset));
      offset += bytes.length;
      yield bytes;
    }
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafe(length);
  const { bytesRead } = await handle.read(buffer, 0, length, offset);
  if (bytesRead === 0) {
    throw new Error("blob is shorter than its record says");
  }
  return buffer.subarray(0, bytesRead);
}
