import { type CommitDeps, commit, type ManifestChange } from "../catalog/commit.ts";
import type { Manifest, SegmentEntry } from "../catalog/manifest.ts";
import { writeSegment } from "../catalog/write-segment.ts";
import type { SegmentInput } from "../index/segment-writer.ts";

/**
 * Writes the segment that was encoded of an input and commits it as the newest. `startedAt` is when
 * reading the input began, in milliseconds since 1970: what was read too long ago is not committed.
 * Returns the manifest with it; null when the input changes nothing.
 */
export async function appendSegment(
  deps: CommitDeps,
  { input, bytes }: { readonly input: SegmentInput; readonly bytes: Uint8Array },
  startedAt: number,
): Promise<Manifest | null> {
  const createdAt = new Date(deps.clock.now()).toISOString();
  const key = await writeSegment(deps, bytes);
  const rebase = (manifest: Manifest): ManifestChange | null => {
    // Nothing can be hidden in an empty index, unless a rebuild is about to fill it.
    const isIdle = manifest.segments.length === 0 && manifest.rebuild === null;
    if (isIdle && input.filings.length === 0) return null;
    const segment = { ...describeSegment(input, bytes), key, createdAt };
    return { segments: [...manifest.segments, { ...segment, since: manifest.version + 1 }] };
  };
  return await commit(deps, { startedAt, rebase });
}

/** Counts what is in a segment that was made of an input. */
export function describeSegment(
  { filings, removedKeys }: SegmentInput,
  bytes: Uint8Array,
): Pick<SegmentEntry, "filings" | "sections" | "removedKeys" | "sizeBytes" | "level"> {
  return {
    filings: filings.length,
    sections: filings.reduce((sum, { sections }) => sum + sections.length, 0),
    removedKeys: removedKeys.length,
    sizeBytes: bytes.byteLength,
    level: 0,
  };
}
