import { type CommitDeps, commit, type ManifestChange, readManifest } from "../catalog/commit.ts";
import type { Manifest } from "../catalog/manifest.ts";
import { writeSegment } from "../catalog/write-segment.ts";
import { FiledexError } from "../errors.ts";
import { memoryByteSource } from "../index/byte-source.ts";
import { fromMiniSearch } from "../index/import-mini-search.ts";
import { openSegment } from "../index/segment-reader.ts";

export interface ImportReport {
  readonly filings: number;
  readonly sections: number;
}

/**
 * Makes plain MiniSearch JSON the first segment of an index. `invalid` when the index is not empty,
 * as what is imported has no text and must not hide filings that have, and when the JSON is no
 * MiniSearch index of our fields.
 */
export async function importIndex(deps: CommitDeps, json: string): Promise<ImportReport> {
  if (!isEmpty((await readManifest(deps.store)).manifest)) throw notEmpty();
  const bytes = fromMiniSearch(json);
  const startedAt = deps.clock.now();
  const { counts } = await openSegment(memoryByteSource("imported segment", bytes));
  const segment = {
    key: await writeSegment(deps, bytes),
    filings: counts.filings,
    sections: counts.sections,
    removedKeys: counts.removedKeys,
    sizeBytes: bytes.byteLength,
    level: 0,
    createdAt: new Date(startedAt).toISOString(),
  };
  const rebase = (manifest: Manifest): ManifestChange | null => {
    if (!isEmpty(manifest)) return null;
    return { segments: [{ ...segment, since: manifest.version + 1 }] };
  };
  if ((await commit(deps, { startedAt, rebase })) === null) throw notEmpty();
  return { filings: counts.filings, sections: counts.sections };
}

function isEmpty({ segments, rebuild }: Manifest): boolean {
  return segments.length === 0 && rebuild === null;
}

function notEmpty(): FiledexError {
  return new FiledexError("invalid", "the index is not empty; import into one of its own");
}
