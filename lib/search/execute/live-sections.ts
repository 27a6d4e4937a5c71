import { FIELDS } from "../../index/schema.ts";
import type { Snapshot } from "../../index/snapshot.ts";
import { fullBits, type SectionBits } from "./section-bits.ts";

const liveBySnapshot = new WeakMap<Snapshot, Promise<SectionBits | null>[]>();
const lengthsBySnapshot = new WeakMap<Snapshot, Promise<LengthFacts>>();

/** How long fields are, by field id. */
export interface LengthFacts {
  /** Over the visible sections. */
  readonly means: readonly number[];
  /** No section has a longer field. */
  readonly longest: readonly number[];
}

/** Returns the sections of a segment's visible filings; null when all are visible. */
export function liveSections(snapshot: Snapshot, segment: number): Promise<SectionBits | null> {
  let known = liveBySnapshot.get(snapshot);
  if (known === undefined) {
    known = snapshot.segments.map((_, i) => findLiveSections(snapshot, i));
    for (const made of known) made.catch(() => liveBySnapshot.delete(snapshot));
    liveBySnapshot.set(snapshot, known);
  }
  return known[segment] ?? Promise.resolve(null);
}

/** Returns how long the fields are in a snapshot. */
export function lengthFacts(snapshot: Snapshot): Promise<LengthFacts> {
  let known = lengthsBySnapshot.get(snapshot);
  if (known === undefined) {
    known = findLengthFacts(snapshot);
    known.catch(() => lengthsBySnapshot.delete(snapshot));
    lengthsBySnapshot.set(snapshot, known);
  }
  return known;
}

async function findLiveSections(snapshot: Snapshot, i: number): Promise<SectionBits | null> {
  const invisible = snapshot.invisible[i];
  const segment = snapshot.segments[i];
  if (segment === undefined || invisible === undefined || invisible.length === 0) return null;
  const starts = await segment.sectionStarts();
  const live = fullBits(segment.sectionCount);
  for (const filing of invisible) {
    const end = starts[filing + 1] ?? 0;
    for (let section = starts[filing] ?? 0; section < end; section++) {
      live[section >>> 5] = (live[section >>> 5] ?? 0) & ~(1 << (section & 31));
    }
  }
  return live;
}

async function findLengthFacts(snapshot: Snapshot): Promise<LengthFacts> {
  const [means, longest] = await Promise.all([findMeanLengths(snapshot), findLongest(snapshot)]);
  return { means, longest };
}

function findLongest({ segments }: Snapshot): Promise<number[]> {
  return Promise.all(
    FIELDS.map(async (field) => {
      let longest = 0;
      for (const segment of segments) {
        longest = Math.max(longest, largestOf(await segment.lengths(field)));
      }
      return longest;
    }),
  );
}

/** Runs in the first query of a process, in which an iterator would cost more than the query. */
function largestOf(values: Uint32Array): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value > largest) largest = value;
  }
  return largest;
}

async function findMeanLengths(snapshot: Snapshot): Promise<number[]> {
  const sums = FIELDS.map((_, field) => {
    return snapshot.segments.reduce((sum, { counts }) => sum + (counts.lengthSums[field] ?? 0), 0);
  });
  for (const [i, segment] of snapshot.segments.entries()) {
    const invisible = snapshot.invisible[i] ?? new Uint32Array(0);
    if (invisible.length === 0) continue;
    const starts = await segment.sectionStarts();
    for (const [field, name] of FIELDS.entries()) {
      const lengths = await segment.lengths(name);
      for (const filing of invisible) {
        for (let s = starts[filing] ?? 0; s < (starts[filing + 1] ?? 0); s++) {
          sums[field] = (sums[field] ?? 0) - (lengths[s] ?? 0);
        }
      }
    }
  }
  return sums.map((sum) => sum / Math.max(snapshot.sectionCount, 1));
}
