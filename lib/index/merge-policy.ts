/**
 * Which neighbouring segments to merge: a base-4 counter, as in a log-structured merge tree.
 *
 * Each segment has a level: 0 when ingest wrote it, and for a merged one so that at least 4^level
 * commits went into it. Neighbours of level L or less are merged as soon as their commits could
 * fill a segment of level L + 1:
 *
 *     levels   2 1 1 1 0 0 0      a commit arrives
 *              2 1 1 1 0 0 0 0    4 x 4^0 >= 4^1: merge
 *              2 1 1 1 1          4 x 4^1 >= 4^2: merge
 *              2 2
 *
 * Every merge raises the level of all bytes in it, and a level cannot exceed log4 of the commits.
 * So a byte is written at most 1 + log4(commits) times, and at most 3 segments of each level stay,
 * whatever the sizes. Bursts are merged many at a time, which only lowers both.
 *
 * Only neighbours are merged, since a later segment hides filings of an earlier one. A segment of
 * half the largest size is full: it is not merged again and bounds the runs beside it. The merge
 * that fills it may be one of two or three, which its run of four or more pays for.
 *
 * A segment that is merged seldom, or never again, keeps what newer ones hide in it. Once that is
 * half of its filings, it is written anew without them. A rewrite keeps no more filings than it
 * drops, and a filing is dropped once: all rewrites together write no more than was committed.
 */
export interface SegmentInfo {
  readonly sizeBytes: number;
  readonly level: number;
}

/** Segments [start, end) to merge into one of the given level. */
export interface MergePlan {
  readonly start: number;
  readonly end: number;
  readonly level: number;
}

export interface MergeLimits {
  /** The sum of the merged segments' sizes; the merger holds them in memory. */
  readonly maxMergedBytes: number;
  /** Segments opened at once by one merge. */
  readonly maxMergedSegments: number;
}

/** What newer segments may hide in a segment, and do. */
export interface HiddenInfo extends SegmentInfo {
  readonly filings: number;
  readonly hiddenFilings: number;
}

/** At half, a rewrite writes as many filings as it drops; the base of the bound above. */
const MAX_HIDDEN_SHARE = 0.5;

/** Fewer neighbours are not worth writing their bytes again; the base of the bounds above. */
const FAN_IN = 4;

/**
 * Plans merges that can run at once, since none overlaps another; empty when nothing is to do.
 * `isBoundary(n)` forbids merges of segment n - 1 with segment n.
 */
export function planMerges(
  segments: readonly SegmentInfo[],
  limits: MergeLimits,
  isBoundary: (ordinal: number) => boolean = () => false,
): MergePlan[] {
  const plans: MergePlan[] = [];
  const taken = new Set<number>();
  const maxLevel = Math.max(0, ...segments.map(({ level }) => level));
  for (let level = 0; level <= maxLevel; level++) {
    const fits = (n: number) =>
      !taken.has(n) && levelOf(segments, n) <= level && !isFull(segments, n, limits);
    for (let start = 0; start < segments.length; start++) {
      if (!fits(start)) continue;
      let end = start + 1;
      while (end < segments.length && fits(end) && !isBoundary(end)) end++;
      for (const plan of planRun(segments, { start, end, level }, limits)) {
        plans.push(plan);
        for (let n = plan.start; n < plan.end; n++) taken.add(n);
      }
      start = end - 1;
    }
  }
  return plans.sort((left, right) => left.start - right.start);
}

/** Plans the rewrite that drops most; null when no segment hides enough to be worth one. */
export function planRewrite(
  segments: readonly HiddenInfo[],
  limits: MergeLimits,
): MergePlan | null {
  const share = ({ filings, hiddenFilings }: HiddenInfo) => hiddenFilings / Math.max(1, filings);
  let best: MergePlan | null = null;
  let mostBytes = 0;
  for (const [start, segment] of segments.entries()) {
    const hiddenBytes = share(segment) * segment.sizeBytes;
    const isSmallEnough = segment.sizeBytes - hiddenBytes <= limits.maxMergedBytes;
    if (share(segment) < MAX_HIDDEN_SHARE || !isSmallEnough || hiddenBytes <= mostBytes) continue;
    best = { start, end: start + 1, level: segment.level };
    mostBytes = hiddenBytes;
  }
  return best;
}

/**
 * Returns the oldest segment in which newer ones could hide enough for a rewrite, going by what is
 * in them; null when there is none, so that nothing has to be read to know it.
 */
export function findRewritable(
  segments: readonly { readonly filings: number; readonly removedKeys: number }[],
): number | null {
  let newerKeys = 0;
  let oldest: number | null = null;
  for (let n = segments.length - 1; n >= 0; n--) {
    const { filings = 0, removedKeys = 0 } = segments[n] ?? {};
    if (filings > 0 && newerKeys >= MAX_HIDDEN_SHARE * filings) oldest = n;
    newerKeys += filings + removedKeys;
  }
  return oldest;
}

/** Cuts a run of neighbours, none above `run.level`, into merges within the limits. */
function planRun(
  segments: readonly SegmentInfo[],
  run: MergePlan,
  limits: MergeLimits,
): MergePlan[] {
  if (commitsIn(segments, run) < FAN_IN ** (run.level + 1)) return [];
  const plans: MergePlan[] = [];
  let start = run.start;
  let sizeBytes = 0;
  for (let end = run.start; end <= run.end; end++) {
    const nextBytes = segments[end]?.sizeBytes ?? 0;
    const isLast = end === run.end;
    const isCapped = sizeBytes + nextBytes > limits.maxMergedBytes;
    if (isLast || isCapped || end - start === limits.maxMergedSegments) {
      const part = { start, end, level: run.level };
      const commits = commitsIn(segments, part);
      // A part that the size limit cut fills a segment for good; any other must raise the level.
      const isWorthIt = commits >= FAN_IN ** (run.level + 1) || (isCapped && !isLast);
      if (isWorthIt && end - start > 1) {
        plans.push({ start, end, level: Math.floor(log4(commits)) });
      }
      start = end;
      sizeBytes = 0;
    }
    sizeBytes += nextBytes;
  }
  return plans;
}

/** Returns the least number of commits that can have made the given segments. */
function commitsIn(segments: readonly SegmentInfo[], { start, end }: MergePlan): number {
  return segments.slice(start, end).reduce((sum, { level }) => sum + FAN_IN ** level, 0);
}

function levelOf(segments: readonly SegmentInfo[], ordinal: number): number {
  return segments[ordinal]?.level ?? 0;
}

function isFull(segments: readonly SegmentInfo[], ordinal: number, limits: MergeLimits): boolean {
  return (segments[ordinal]?.sizeBytes ?? 0) * 2 >= limits.maxMergedBytes;
}

function log4(value: number): number {
  return Math.log2(value) / 2;
}
