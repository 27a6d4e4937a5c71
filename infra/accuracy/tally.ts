/** How often a reading equals its truth, and every file where it does not. */
export interface Tally {
  readonly name: string;
  /** What the figure has to reach, as a share; null when nothing is promised. */
  readonly goal: number | null;
  count: number;
  equal: number;
  readonly mismatches: Mismatch[];
}

export interface Mismatch {
  readonly path: string;
  readonly read: string;
  readonly truth: string;
  /** Why the truth is the wrong side, from the reviewed list; null when the reading is wrong. */
  readonly reviewed: string | null;
}

/** Makes a tally with nothing counted. */
export function createTally(name: string, goal: number | null): Tally {
  return { name, goal, count: 0, equal: 0, mismatches: [] };
}

/** Counts one comparison; a mismatch is kept with both sides. */
export function countComparison(tally: Tally, equal: boolean, mismatch: Mismatch): void {
  tally.count++;
  if (equal) tally.equal++;
  else tally.mismatches.push(mismatch);
}

/** The share of files read right; reviewed mismatches count as right when `reviewed` is set. */
export function shareOf(tally: Tally, options: { readonly reviewed: boolean }): number {
  if (tally.count === 0) return 1;
  const excused = options.reviewed
    ? tally.mismatches.filter((each) => each.reviewed !== null).length
    : 0;
  return (tally.equal + excused) / tally.count;
}

/** Tells whether a promised share is not reached, reviewed mismatches set aside. */
export function missesGoal(tally: Tally): boolean {
  return tally.goal !== null && shareOf(tally, { reviewed: true }) < tally.goal;
}
