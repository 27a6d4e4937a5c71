import { memoryByteSource } from "../../lib/index/byte-source.ts";
import type { FilingRecord, IndexedFiling, SectionRecord } from "../../lib/index/filing-record.ts";
import { openSegment, type Segment } from "../../lib/index/segment-reader.ts";
import { encodeSegment, type SegmentInput } from "../../lib/index/segment-writer.ts";
import { createSnapshot, type Snapshot } from "../../lib/index/snapshot.ts";

/** Makes a filing of which only the given parts matter. */
export function indexedFiling(
  filing: Partial<FilingRecord> = {},
  sections: readonly Partial<SectionRecord>[] = [{}],
): IndexedFiling {
  const key = filing.key ?? "filings/1.txt";
  return {
    filing: {
      id: `k-${key}`,
      key,
      etag: "etag",
      accession: null,
      form: "8-K",
      rootForm: "8-K",
      amendment: false,
      company: null,
      ciks: [],
      names: [],
      tickers: [],
      filedAt: null,
      reportDate: null,
      state: null,
      sic: null,
      items: [],
      exhibits: [],
      signatories: [],
      warnings: [],
      ...filing,
    },
    sections: sections.map((section) => ({
      kind: "item",
      codes: [],
      title: "",
      exhibitNumber: null,
      text: "",
      ...section,
    })),
  };
}

/** Encodes and opens one segment. */
export function openInput(input: Partial<SegmentInput>, name = "segment"): Promise<Segment> {
  const bytes = encodeSegment({ filings: [], removedKeys: [], ...input });
  return openSegment(memoryByteSource(name, bytes));
}

/** Opens a snapshot with a segment for each input, oldest first. */
export async function openSnapshot(inputs: readonly Partial<SegmentInput>[]): Promise<Snapshot> {
  const segments = await Promise.all(inputs.map((input, i) => openInput(input, `segment-${i}`)));
  return createSnapshot({ version: 1, updatedAt: null, segments });
}
