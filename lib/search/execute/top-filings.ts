/**
 * Keeps the best filings of a stream of them, in typed arrays, without an object for the rest.
 *
 * Filings are ordered by their sort value, the higher the better; equal ones by date, newest
 * first; equal dates by the fingerprint of the id, which is the order of accession numbers; and
 * equal fingerprints by the order in which they were committed.
 */

/** A filing on its way to the page. */
export interface RankedFiling {
  readonly segment: number;
  readonly filing: number;
  readonly value: number;
  readonly day: number;
  readonly high: number;
  readonly low: number;
}

/** Orders filings, the better one first. */
export function compareRanked(left: RankedFiling, right: RankedFiling): number {
  return (
    descending(left.value, right.value) ||
    right.day - left.day ||
    left.high - right.high ||
    left.low - right.low ||
    left.segment - right.segment ||
    left.filing - right.filing
  );
}

/** A binary heap whose root is the worst of the filings kept. */
export class TopFilings {
  /** The sort value below which a filing has no chance. */
  threshold = Number.NEGATIVE_INFINITY;
  /** The day before which one of just that value has none. */
  private thresholdDay = 0;
  readonly limit: number;
  private readonly heap: RankedFiling[] = [];
  private readonly after: RankedFiling | null;

  /** Keeps the `limit` best of those behind `after`. */
  constructor(limit: number, after: RankedFiling | null = null) {
    this.limit = limit;
    this.after = after;
    if (limit === 0) this.threshold = Number.POSITIVE_INFINITY;
  }

  /**
   * Returns one that goes on from here, and leaves this one as it is; so many filings as are wanted
   * must be known to have at least the value `threshold`.
   */
  copy(threshold = this.threshold): TopFilings {
    const copy = new TopFilings(this.limit, this.after);
    copy.heap.push(...this.heap);
    copy.threshold = threshold;
    copy.thresholdDay = threshold === this.threshold ? this.thresholdDay : 0;
    return copy;
  }

  /** Tells whether a filing of such a value and day may be among the best. */
  admits(value: number, day: number): boolean {
    return value > this.threshold || (value === this.threshold && day >= this.thresholdDay);
  }

  /** Offers a filing that is admitted. */
  offer(filing: RankedFiling): void {
    const { heap, after } = this;
    if (after !== null && compareRanked(after, filing) >= 0) return;
    if (heap.length < this.limit) {
      heap.push(filing);
      this.rise(heap.length - 1);
    } else {
      const worst = heap[0];
      if (worst === undefined || compareRanked(filing, worst) >= 0) return;
      heap[0] = filing;
      this.sink();
    }
    if (heap.length < this.limit) return;
    this.threshold = heap[0]?.value ?? this.threshold;
    this.thresholdDay = heap[0]?.day ?? this.thresholdDay;
  }

  /** Returns the filings, best first. */
  sorted(): RankedFiling[] {
    return [...this.heap].sort(compareRanked);
  }

  private rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isWorse(at, parent)) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  private sink(): void {
    const { heap } = this;
    let at = 0;
    while (true) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && this.isWorse(child, worst)) worst = child;
      }
      if (worst === at) return;
      this.swap(at, worst);
      at = worst;
    }
  }

  private swap(left: number, right: number): void {
    const [a, b] = [this.heap[left], this.heap[right]];
    if (a === undefined || b === undefined) return;
    this.heap[left] = b;
    this.heap[right] = a;
  }

  private isWorse(left: number, right: number): boolean {
    const [a, b] = [this.heap[left], this.heap[right]];
    return a !== undefined && b !== undefined && compareRanked(a, b) > 0;
  }
}

/** Unlike subtraction, works for infinite values. */
function descending(left: number, right: number): number {
  return left === right ? 0 : left > right ? -1 : 1;
}
