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

/** Leaves in `out` the positions at which each word follows the one before it. */
export function followPhrase(words: readonly Positions[], out: Positions): void {
  const [first, ...others] = words;
  out.count = 0;
  if (first === undefined) return;
  if (out.values.length < first.count) out.values = new Uint32Array(first.count * 2);
  const cursors = others.map(() => 0);
  for (let i = 0; i < first.count; i++) {
    const start = first.values[i] ?? 0;
    if (others.every((word, k) => advance(word, cursors, k, start + k + 1) === start + k + 1)) {
      out.values[out.count++] = start;
    }
  }
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
    for (const [k, item] of items.entries()) {
      // The cursor stands at the first occurrence within the window.
      const last = (cursors[k] ?? 0) + (times[k] ?? 1) - 1;
      if (last >= item.count) return false;
      if ((item.values[last] ?? 0) + (lengths[k] ?? 0) - start > room) near = false;
    }
    if (near) return true;
    items.forEach((item, k) => {
      advance(item, cursors, k, start + 1);
    });
  }
  return false;
}

/** Moves cursor `k` to the first position that is at least `from`; Infinity if there is none. */
function advance(item: Positions, cursors: number[], k: number, from: number): number {
  let at = cursors[k] ?? 0;
  while (at < item.count && (item.values[at] ?? 0) < from) at++;
  cursors[k] = at;
  return at < item.count ? (item.values[at] ?? 0) : Number.POSITIVE_INFINITY;
}

function earliest(items: readonly Positions[], cursors: readonly number[]): number {
  let least = -1;
  items.forEach((item, k) => {
    const at = cursors[k] ?? 0;
    const position = item.values[at] ?? 0;
    if (at < item.count && (least < 0 || position < least)) least = position;
  });
  return least;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
