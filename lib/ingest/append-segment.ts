import { type CommitDeps, commit, type ManifestChange } from "../catalog/commit.ts";
import type { Manifest } from "../catalog/manifest.ts";
import { writeSegment } from "../catalog/write-segment.ts";
import { encodeSegment, type SegmentInput } from "../index/segment-writer.ts";

/**
 * Makes one segment of the input and commits it as the newest. `startedAt` is when reading the
 * input began, in milliseconds since 1970: what was read too long ago is not committed.
 */
export async function appendSegment(
  deps: CommitDeps,
  input: SegmentInput,
  startedAt: number,
): Promise<void> {
  const bytes = encodeSegment(input);
  const key = await writeSegment(deps, bytes);
  const segment = {
    key,
    filings: input.filings.length,
    sections: input.filings.reduce((sum, { sections }) => sum + sections.length, 0),
    removedKeys: input.removedKeys.length,
    sizeBytes: bytes.byteLength,
    level: 0,
    createdAt: new Date(startedAt).toISOString(),
  };
  const rebase = (manifest: Manifest): ManifestChange | null => {
    // Nothing can be hidden in an empty index, unless a rebuild is about to fill it.
    const isIdle = manifest.segments.length === 0 && manifest.rebuild === null;
    if (isIdle && segment.filings === 0) return null;
    return { segments: [...manifest.segments, { ...segment, since: manifest.version + 1 }] };
  };
  await commit(deps, { startedAt, rebase });
}
