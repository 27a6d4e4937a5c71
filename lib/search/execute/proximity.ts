/**
 * Where words stand in a field: phrases, and phrases near each other.
 *
 * The occurrences of an item are the positions at which its words follow each other. Items are
 * near when a window from the start of the first to the end of the last of them is at most
 * `distance` longer than they are together:
 *
 *     change  in  certifying  accountant       NEAR(change, accountant; 2): window of 4, items of
 *        0     1      2           3            1 + 1, two others: near
 *
 * An item that is asked for twice must occur twice. Time is linear in the number of occurrences.
 */

/** Ascending positions; the first `count` are meant. */
export interface Positions {
  values: Uint32Array;
  count: number;
}

/** A word of a phrase. */
export interface PhraseWord {
  /** Words of the phrase before it. */
  readonly offset: number;
  readonly read: () => Positions;
}

/**
 * Leaves in `out` the positions at which the words of a phrase follow each other. Words are read in
 * the order given, and no more of them once nothing is left: rare ones should come first.
 */
export function followPhrase(words: readonly PhraseWord[], out: Positions): void {
  const [first, ...others] = words;
  out.count = 0;
  if (first === undefined) return;
  copyStarts(first.read(), first.offset, out);
  for (const { offset, read } of others) {
    if (out.count === 0) return;
    keepFollowed(out, read(), offset);
  }
}

function copyStarts({ values, count }: Positions, offset: number, out: Positions): void {
  if (out.values.length < count) out.values = new Uint32Array(count * 2);
  for (let i = 0; i < count; i++) {
    const start = (values[i] ?? 0) - offset;
    if (start >= 0) out.values[out.count++] = start;
  }
}

/** Keeps the starts from which the word stands `offset` positions on. */
function keepFollowed(starts: Positions, { values, count }: Positions, offset: number): void {
  let kept = 0;
  let at = 0;
  for (let i = 0; i < starts.count; i++) {
    const start = starts.values[i] ?? 0;
    while (at < count && (values[at] ?? 0) < start + offset) at++;
    if (at === count) break;
    if (values[at] === start + offset) starts.values[kept++] = start;
  }
  starts.count = kept;
}

/** Tells whether the items, of given lengths, stand in one window in the order given. */
export function areNearInOrder(
  items: readonly Positions[],
  lengths: readonly number[],
  distance: number,
): boolean {
  const [first, ...others] = items;
  if (first === undefined) return false;
  const room = sum(lengths) + distance;
  const cursors = others.map(() => 0);
  for (let i = 0; i < first.count; i++) {
    const start = first.values[i] ?? 0;
    let end = start + (lengths[0] ?? 0);
    for (const [k, item] of others.entries()) {
      end = advance(item, cursors, k, end) + (lengths[k + 1] ?? 0);
    }
    if (end === Number.POSITIVE_INFINITY) return false;
    if (end - start <= room) return true;
  }
  return false;
}

/** Tells whether the items, of given lengths and each needed `times` over, stand in one window. */
export function areNear(
  items: readonly Positions[],
  lengths: readonly number[],
  times: readonly number[],
  distance: number,
): boolean {
  const room = distance + sum(lengths.map((length, k) => length * (times[k] ?? 1)));
  const cursors = items.map(() => 0);
  for (let start = earliest(items, cursors); start >= 0; start = earliest(items, cursors)) {
    let near = true;
    for (let k = 0; k < items.length; k++) {
      // The cursor stands at the first occurrence within the window.
      const last = (cursors[k] ?? 0) + (times[k] ?? 1) - 1;
      const { values, count } = items[k] ?? NOWHERE;
      if (last >= count) return false;
      if ((values[last] ?? 0) + (lengths[k] ?? 0) - start > room) near = false;
    }
    if (near) return true;
    for (let k = 0; k < items.length; k++) advance(items[k] ?? NOWHERE, cursors, k, start + 1);
  }
  return false;
}

const NOWHERE: Positions = { values: new Uint32Array(0), count: 0 };

/** Moves cursor `k` to the first position that is at least `from`; Infinity if there is none. */
function advance(item: Positions, cursors: number[], k: number, from: number): number {
  const { values, count } = item;
  let at = cursors[k] ?? 0;
  while (at < count && (values[at] ?? 0) < from) at++;
  cursors[k] = at;
  return at < count ? (values[at] ?? 0) : Number.POSITIVE_INFINITY;
}

/** Returns the first position at which a cursor stands; -1 when all are at their ends. */
function earliest(items: readonly Positions[], cursors: readonly number[]): number {
  let least = -1;
  for (let k = 0; k < items.length; k++) {
    const { values, count } = items[k] ?? NOWHERE;
    const at = cursors[k] ?? 0;
    if (at >= count) continue;
    const position = values[at] ?? 0;
    if (least < 0 || position < least) least = position;
  }
  return least;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
