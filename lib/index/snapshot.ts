/**
 * One version of the index, opened: its segments, oldest first, and which of their filings count.
 *
 * A filing is hidden when a newer segment holds a filing of the same key or has removed the key;
 * filings of one key in one segment come from one upload, and hide each other never.
 * Of the others, those with one id are one filing found under several keys: only the one committed
 * last is visible, the rest are shadowed (and come back when that key is deleted).
 *
 * Only fingerprints are compared, newer segments' against older ones', never records; the newer
 * segments of an index that is merged are small.
 */
import { idFingerprint, type LookupTable } from "./lookup-table.ts";
import type { Segment } from "./segment-reader.ts";

export interface SnapshotInput {
  readonly version: number;
  readonly updatedAt: string | null;
  /** Oldest first. */
  readonly segments: readonly Segment[];
}

export interface Snapshot {
  readonly version: number;
  readonly updatedAt: string | null;
  readonly segments: readonly Segment[];
  /** Visible filings and their sections. */
  readonly filingCount: number;
  readonly sectionCount: number;
  /** For each segment the filings that do not count, ascending. */
  readonly invisible: readonly Uint32Array[];
  /** Finds the visible filing with this id. */
  findFiling(id: string): Promise<FilingPlace | null>;
  isVisible(segmentIndex: number, ordinal: number): boolean;
}

export interface FilingPlace {
  readonly segment: Segment;
  readonly ordinal: number;
}

/** Opens a snapshot; reads nothing of the segments when there is but one. */
export async function createSnapshot(input: SnapshotInput): Promise<Snapshot> {
  const { segments } = input;
  const hidden = await findHidden(segments);
  await addShadowed(segments, hidden);
  const invisible = hidden.map((ordinals) => Uint32Array.from(ordinals).sort());
  const hiddenSections = await Promise.all(
    segments.map((segment, i) => countSections(segment, invisible[i] ?? NONE)),
  );
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const isVisible = (i: number, ordinal: number) => hidden[i]?.has(ordinal) === false;
  return {
    ...input,
    filingCount: sum(segments.map((segment, i) => segment.filingCount - (hidden[i]?.size ?? 0))),
    sectionCount: sum(segments.map((s, i) => s.sectionCount - (hiddenSections[i] ?? 0))),
    invisible,
    isVisible,
    findFiling: (id) => findFiling(segments, isVisible, id),
  };
}

/**
 * Returns for each segment the filings that a newer one of `segments` replaces or removes; those
 * merely shadowed are not among them.
 */
export async function findHidden(segments: readonly Segment[]): Promise<Set<number>[]> {
  const hidden = segments.map(() => new Set<number>());
  if (segments.length < 2) return hidden;
  const tables = await Promise.all(
    segments.map(async (segment) => ({
      keys: await segment.lookup("keys"),
      removed: await segment.lookup("removed"),
    })),
  );
  for (let newer = 1; newer < tables.length; newer++) {
    for (let older = 0; older < newer; older++) {
      const olderKeys = tables[older]?.keys;
      const found = hidden[older];
      if (!olderKeys || !found) continue;
      for (const table of [tables[newer]?.keys, tables[newer]?.removed]) {
        if (table) addShared(table, olderKeys, found);
      }
    }
  }
  return hidden;
}

/**
 * Adds the ordinals of all older entries whose fingerprint a newer one has. A key may have a
 * thousand filings in each of two segments, and these are not compared with each other.
 */
function addShared(newer: LookupTable, older: LookupTable, found: Set<number>): void {
  const few = newer.count <= older.count ? newer : older;
  for (let i = 0; i < few.count; i++) {
    const fingerprint = { high: few.highs[i] ?? 0, low: few.lows[i] ?? 0 };
    const isRepeated = few.highs[i - 1] === fingerprint.high && few.lows[i - 1] === fingerprint.low;
    if (few === newer) {
      if (!isRepeated) for (const ordinal of older.find(fingerprint)) found.add(ordinal);
    } else if (newer.has(fingerprint)) {
      found.add(older.ordinals[i] ?? 0);
    }
  }
}

const NONE = new Uint32Array(0);

async function addShadowed(segments: readonly Segment[], hidden: Set<number>[]): Promise<void> {
  const shadowed = segments.map(() => new Set<number>());
  await Promise.all(
    segments.map(async (segment, i) => {
      const ordinals = await segment.sameIds();
      if (ordinals.length === 0) return;
      const ids = await segment.lookup("ids");
      for (const ordinal of olderOfSameIds(ids, ordinals, hidden[i] ?? new Set())) {
        shadowed[i]?.add(ordinal);
      }
    }),
  );
  if (segments.length > 1) {
    const tables = await Promise.all(segments.map((segment) => segment.lookup("ids")));
    tables.forEach((newer, i) => {
      tables.slice(0, i).forEach((older, k) => {
        forEachShared(newer, older, (newerOrdinal, olderOrdinal) => {
          if (hidden[i]?.has(newerOrdinal) === false) shadowed[k]?.add(olderOrdinal);
        });
      });
    });
  }
  shadowed.forEach((ordinals, i) => {
    for (const ordinal of ordinals) hidden[i]?.add(ordinal);
  });
}

function olderOfSameIds(
  ids: LookupTable,
  sharing: Uint32Array,
  hidden: ReadonlySet<number>,
): number[] {
  const among = new Set(sharing);
  const older: number[] = [];
  for (let i = 0; i < ids.count; ) {
    let end = i + 1;
    while (ids.highs[end] === ids.highs[i] && ids.lows[end] === ids.lows[i]) end++;
    const group = [...ids.ordinals.subarray(i, end)].filter((ordinal) => {
      return among.has(ordinal) && !hidden.has(ordinal);
    });
    older.push(...group.slice(0, -1));
    i = end;
  }
  return older;
}

/** Calls back with the ordinals of every pair of entries with equal fingerprints. */
function forEachShared(
  left: LookupTable,
  right: LookupTable,
  visit: (leftOrdinal: number, rightOrdinal: number) => void,
): void {
  const [small, large] = left.count <= right.count ? [left, right] : [right, left];
  for (let i = 0; i < small.count; i++) {
    const fingerprint = { high: small.highs[i] ?? 0, low: small.lows[i] ?? 0 };
    const smallOrdinal = small.ordinals[i] ?? 0;
    for (const largeOrdinal of large.find(fingerprint)) {
      if (small === left) visit(smallOrdinal, largeOrdinal);
      else visit(largeOrdinal, smallOrdinal);
    }
  }
}

async function countSections(segment: Segment, filings: Uint32Array): Promise<number> {
  if (filings.length === 0) return 0;
  const starts = await segment.sectionStarts();
  return filings.reduce((sum, f) => sum + (starts[f + 1] ?? 0) - (starts[f] ?? 0), 0);
}

async function findFiling(
  segments: readonly Segment[],
  isVisible: (segmentIndex: number, ordinal: number) => boolean,
  id: string,
): Promise<FilingPlace | null> {
  const fingerprint = idFingerprint(id);
  const tables = await Promise.all(segments.map((segment) => segment.lookup("ids")));
  for (let i = segments.length - 1; i >= 0; i--) {
    const segment = segments[i];
    const ordinal = tables[i]?.find(fingerprint).find((found) => isVisible(i, found));
    if (segment === undefined || ordinal === undefined) continue;
    // Ids of unusual shape are known by a hash only.
    if ((await segment.readFiling(ordinal)).id === id) return { segment, ordinal };
  }
  return null;
}
