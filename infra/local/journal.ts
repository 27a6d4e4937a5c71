/**
 * A journal: the one durable file behind the local S3 server and the local queue.
 *
 * State is the fold of its records; the file holds the records, one per line, oldest first:
 *
 *     6f1c09aa {"format":"filedex-journal","version":1}
 *     9d3e71b0 {"op":"send","id":"...","body":"..."}
 *     └─ CRC-32 of the JSON text, eight hex digits
 *
 * A record is committed when its line is on the disk. Records that arrive while the disk is busy
 * go out together in the next write, so a hundred racing writers share one fsync. A process that
 * dies during a write leaves an unfinished line at the end, which the next start cuts off: nobody
 * was told that it was committed. A damaged line with whole lines after it is not a crash but a
 * broken disk, and refuses to open.
 *
 * Replaced and removed things leave dead records behind. When they outnumber the live ones the
 * journal is written anew from a snapshot of the state and renamed over the old one.
 */
import { type FileHandle, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";
import { FiledexError } from "../../lib/errors.ts";

/** Below this many records a rewrite saves nothing worth its fsyncs. */
const MIN_RECORDS_TO_COMPACT = 20_000;

/** Lines joined into one write; bounds the memory a burst of writers takes. */
const MAX_BATCH_RECORDS = 1_000;

const HEADER = { format: "filedex-journal", version: 1 };

export interface JournalOptions<Item> {
  readonly path: string;
  /** Checks a stored value; throws when it is no record. */
  readonly parse: (value: unknown) => Item;
  /** Folds one record into the state: at opening for each stored one, later for each committed one. */
  readonly apply: (record: Item) => void;
  /** Records that rebuild the present state. */
  readonly snapshot: () => Iterable<Item>;
}

export interface Journal<Item> {
  /** Commits a record and applies it; rejects with `unavailable` when it could not be stored. */
  append(record: Item): Promise<void>;
  /** Waits for what is under way and closes the file. */
  close(): Promise<void>;
}

interface Pending<Item> {
  readonly record: Item;
  readonly line: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface OpenFile {
  handle: FileHandle;
  sizeBytes: number;
  recordCount: number;
}

/** Opens a journal, making the file when there is none, and applies every record in it. */
export async function openJournal<Item>(options: JournalOptions<Item>): Promise<Journal<Item>> {
  await mkdir(dirname(options.path), { recursive: true });
  await rm(temporaryPath(options.path), { force: true });
  let file = await openFile(options);
  let waiting: Pending<Item>[] = [];
  let flushing: Promise<void> | null = null;
  let failure: unknown = null;
  let compactAt = MIN_RECORDS_TO_COMPACT;

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MAX_BATCH_RECORDS);
      waiting = waiting.slice(MAX_BATCH_RECORDS);
      await commit(batch);
      if (file.recordCount >= compactAt) {
        await compact();
      }
    }
    flushing = null;
  }

  async function commit(batch: readonly Pending<Item>[]): Promise<void> {
    try {
      if (failure !== null) {
        throw failure;
      }
      await writeLines(file, batch.map((pending) => pending.line).join(""));
      file.recordCount += batch.length;
    } catch (error) {
      failure = await recoverFrom(error, file);
      const cause = error;
      for (const pending of batch) {
        pending.reject(
          new FiledexError("unavailable", `cannot write journal: path=\`${options.path}\``, {
            cause,
          }),
        );
      }
      return;
    }
    for (const pending of batch) {
      options.apply(pending.record);
      pending.resolve();
    }
  }

  async function compact(): Promise<void> {
    try {
      file = await rewrite(options, file);
    } catch (error) {
      // The old file is whole and still open; only its size is not what it could be.
      process.emitWarning(`cannot compact journal: path=\`${options.path}\`, cause=\`${error}\``);
    }
    compactAt = Math.max(MIN_RECORDS_TO_COMPACT, 2 * file.recordCount);
  }

  return {
    append(record) {
      return new Promise((resolve, reject) => {
        waiting.push({ record, line: formatLine(record), resolve, reject });
        flushing ??= flush();
      });
    },
    async close() {
      while (flushing !== null) {
        await flushing;
      }
      await file.handle.close();
    },
  };
}

/** Makes a directory's entries durable; a new file is lost with its name otherwise. */
export async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openFile<Item>(options: JournalOptions<Item>): Promise<OpenFile> {
  const stored = await readIfPresent(options.path);
  if (stored === null) {
    return create(options.path, []);
  }
  const { recordCount, sizeBytes } = replay(stored, options);
  const handle = await open(options.path, "r+");
  await handle.truncate(sizeBytes);
  const file = { handle, sizeBytes, recordCount };
  return recordCount >= MIN_RECORDS_TO_COMPACT ? rewrite(options, file) : file;
}

async function readIfPresent(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return null;
    }
    throw error;
  }
}

/** Applies every whole line; answers how many there were and where the last one ends. */
function replay<Item>(
  stored: Buffer,
  options: JournalOptions<Item>,
): { recordCount: number; sizeBytes: number } {
  let start = 0;
  let lineNumber = 0;
  let damagedAt: number | null = null;
  for (let end = stored.indexOf(10); end >= 0; end = stored.indexOf(10, start)) {
    const value = parseLine(stored.subarray(start, end));
    if (value === null) {
      damagedAt ??= start;
    } else if (damagedAt !== null) {
      throw new FiledexError(
        "corrupt",
        `journal is damaged: path=\`${options.path}\`, offset=\`${damagedAt}\``,
      );
    } else if (lineNumber === 0) {
      checkHeader(value, options.path);
      lineNumber++;
    } else {
      options.apply(parseRecord(value, options));
      lineNumber++;
    }
    start = end + 1;
  }
  if (lineNumber === 0) {
    // A journal gets its name only when its first line is on the disk.
    throw notJournal(options.path);
  }
  return { recordCount: lineNumber - 1, sizeBytes: damagedAt ?? start };
}

function parseLine(line: Buffer): unknown {
  const json = line.subarray(9);
  if (line.length < 10 || line.toString("latin1", 0, 8) !== formatChecksum(json)) {
    return null;
  }
  return JSON.parse(json.toString("utf8"));
}

function parseRecord<Item>(value: unknown, options: JournalOptions<Item>): Item {
  try {
    return options.parse(value);
  } catch (cause) {
    throw new FiledexError(
      "corrupt",
      `journal holds an unknown record: path=\`${options.path}\`, record=\`${JSON.stringify(value).slice(0, 200)}\``,
      { cause },
    );
  }
}

function checkHeader(value: unknown, path: string): void {
  if (JSON.stringify(value) !== JSON.stringify(HEADER)) {
    throw notJournal(path);
  }
}

function notJournal(path: string): FiledexError {
  return new FiledexError("corrupt", `file is no journal of this version: path=\`${path}\``);
}

function formatLine(value: unknown): string {
  const json = JSON.stringify(value);
  return `${formatChecksum(json)} ${json}\n`;
}

function formatChecksum(json: string | Buffer): string {
  return crc32(json).toString(16).padStart(8, "0");
}

async function writeLines(file: OpenFile, lines: string): Promise<void> {
  const bytes = Buffer.from(lines);
  let written = 0;
  while (written < bytes.length) {
    const result = await file.handle.write(
      bytes,
      written,
      bytes.length - written,
      file.sizeBytes + written,
    );
    written += result.bytesWritten;
  }
  await file.handle.datasync();
  file.sizeBytes += bytes.length;
}

/**
 * Cuts off what a failed write left behind; answers null when the journal can go on. A failed
 * fsync cannot be mended: the kernel may have dropped the pages it could not write.
 */
async function recoverFrom(error: unknown, file: OpenFile): Promise<unknown> {
  try {
    await file.handle.truncate(file.sizeBytes);
    await file.handle.datasync();
    return null;
  } catch {
    return error;
  }
}

async function rewrite<Item>(options: JournalOptions<Item>, old: OpenFile): Promise<OpenFile> {
  const file = await create(options.path, options.snapshot());
  await old.handle.close();
  return file;
}

/** Writes a new journal beside the old one, then renames it over it. */
async function create<Item>(path: string, records: Iterable<Item>): Promise<OpenFile> {
  const temporary = temporaryPath(path);
  const handle = await open(temporary, "w");
  const file: OpenFile = { handle, sizeBytes: 0, recordCount: 0 };
  try {
    let lines = [formatLine(HEADER)];
    // The snapshot is taken before the first wait: nothing may be applied in the middle of it.
    for (const record of [...records]) {
      lines.push(formatLine(record));
      file.recordCount++;
      if (lines.length >= MAX_BATCH_RECORDS) {
        await writeLines(file, lines.join(""));
        lines = [];
      }
    }
    await writeLines(file, lines.join(""));
    await rename(temporary, path);
    await syncDirectory(dirname(path));
    return file;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function temporaryPath(path: string): string {
  return `${path}.tmp`;
}
