/**
 * The manifest: which segments are live. `manifest.json`, the only object that is ever replaced.
 *
 *     {
 *       "format": 1,
 *       "version": 42,                          + 1 with each commit
 *       "updatedAt": "2026-11-22T12:00:00.000Z",
 *       "recentCommits": ["01K9…A", "01K9…B"],  oldest first; the last one made this version
 *       "segments": [                           oldest first: a later segment hides an earlier one
 *         {
 *           "key": "segments/01K9…B.seg",
 *           "filings": 10, "sections": 31, "removedKeys": 0, "sizeBytes": 48213,
 *           "level": 0,                         merges it went through (merge-policy.ts)
 *           "since": 42,                        the first version whose filings it holds
 *           "createdAt": "2026-11-22T11:59:59.412Z"
 *         }
 *       ],
 *       "rebuild": null                         or {"id": "01K9…C", "base": 40, "after": "a/b.txt",
 *     }                                          "segments": […]}: see rebuild-index.ts
 *
 * Readers read every format up to FORMAT and refuse later ones; writers write FORMAT. A field is
 * never added within a format: an older writer would drop it with its next commit.
 */
import { z } from "zod";
import { FiledexError } from "../errors.ts";
import { parseSegmentKey } from "../store/object-keys.ts";
import { isUlid } from "./ulid.ts";

const FORMAT = 1;

export interface Manifest {
  /** 0 before the first commit. */
  readonly version: number;
  /** ISO time of the last commit; null before the first. */
  readonly updatedAt: string | null;
  /** Ids of the latest commits, oldest first, as far back as a commit can still be undecided. */
  readonly recentCommits: readonly string[];
  /** Oldest first. */
  readonly segments: readonly SegmentEntry[];
  /** The rebuild under way. */
  readonly rebuild: Rebuild | null;
}

export interface SegmentEntry {
  readonly key: string;
  readonly filings: number;
  readonly sections: number;
  readonly removedKeys: number;
  readonly sizeBytes: number;
  readonly level: number;
  readonly since: number;
  readonly createdAt: string;
}

/** A new index in the making: what will take the place of all segments up to a version. */
export interface Rebuild {
  readonly id: string;
  /** Segments with `since` above this version are newer than what the rebuild reads, and stay. */
  readonly base: number;
  /** The last key of the filings bucket that is in the new segments; null before the first. */
  readonly after: string | null;
  readonly segments: readonly SegmentEntry[];
}

/** What a bucket without a manifest holds. */
export const EMPTY_MANIFEST: Manifest = {
  version: 0,
  updatedAt: null,
  recentCommits: [],
  segments: [],
  rebuild: null,
};

const count = z.int().nonnegative();
const ulid = z.string().refine(isUlid, "not a ULID");

const storedSegments = z
  .array(
    z.strictObject({
      key: z.string().refine((key) => parseSegmentKey(key) !== null, "not a segment's key"),
      filings: count,
      sections: count,
      removedKeys: count,
      sizeBytes: z.int().positive(),
      level: count,
      since: count,
      createdAt: z.iso.datetime(),
    }),
  )
  .refine((segments) => new Set(segments.map(({ key }) => key)).size === segments.length, {
    error: "a segment is listed twice",
  });

const storedManifest = z.strictObject({
  format: z.literal(FORMAT),
  version: z.int().positive(),
  updatedAt: z.iso.datetime(),
  recentCommits: z.array(ulid).nonempty(),
  segments: storedSegments,
  rebuild: z
    .strictObject({
      id: ulid,
      base: count,
      after: z.string().nullable(),
      segments: storedSegments,
    })
    .nullable(),
});

/** Encodes a manifest as the JSON of the newest format. */
export function encodeManifest(manifest: Manifest): Uint8Array {
  const stored = { format: FORMAT, ...manifest };
  const checked = storedManifest.safeParse(stored);
  if (!checked.success) throw new FiledexError("corrupt", describe("encode", checked.error));
  return new TextEncoder().encode(`${JSON.stringify(checked.data)}\n`);
}

/** Decodes a manifest; `corrupt` when it is none, or of a format later than this program's. */
export function decodeManifest(bytes: Uint8Array): Manifest {
  const stored = parseJson(bytes);
  const format = formatOf(stored);
  if (format !== null && format > FORMAT) {
    throw new FiledexError(
      "corrupt",
      `manifest was written by a later version of filedex: format=\`${format}\`, readable=\`${FORMAT}\``,
    );
  }
  const checked = storedManifest.safeParse(stored);
  if (!checked.success) throw new FiledexError("corrupt", describe("decode", checked.error));
  const { format: _, ...manifest } = checked.data;
  return manifest;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new FiledexError("corrupt", "cannot decode manifest: it is not JSON", { cause });
  }
}

function formatOf(stored: unknown): number | null {
  if (typeof stored !== "object" || stored === null || !("format" in stored)) return null;
  return typeof stored.format === "number" ? stored.format : null;
}

function describe(act: "encode" | "decode", error: z.ZodError): string {
  const issue = error.issues[0];
  return `cannot ${act} manifest: path=\`${issue?.path.join(".") ?? ""}\`, problem=\`${issue?.message ?? ""}\``;
}
