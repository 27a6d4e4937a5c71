/**
 * Keeps, of the marks that answer operands of NEAR, those that stand near each other:
 *
 *     war NEAR(2) russia     … war … war against Russia …      war: left out, war, Russia: kept
 *
 * Of the windows that end at a mark, the shortest has the latest mark of each other operand; in
 * order, the latest of those that end before the next operand begins.
 */

/** Which clauses are to be near each other; see NearQuery. */
export interface NearGroup {
  readonly clauses: readonly number[];
  readonly distance: number;
  readonly ordered: boolean;
}

/** What is known of a mark: its clause, its first token, and the one after its last. */
export interface TokenMark {
  readonly clause: number;
  readonly firstToken: number;
  readonly tokenEnd: number;
}

/** Returns the marks, in order, without those that a group does not find near each other. */
export function keepNear<M extends TokenMark>(
  marks: readonly M[],
  groups: readonly NearGroup[],
): M[] {
  if (groups.length === 0) return [...marks];
  const kept = new Set<M>();
  for (const { clauses, distance, ordered } of groups) {
    const find = ordered ? findInOrder : findTogether;
    for (const mark of find(marks, clauses, distance)) kept.add(mark);
  }
  const grouped = new Set(groups.flatMap(({ clauses }) => clauses));
  return marks.filter((mark) => !grouped.has(mark.clause) || kept.has(mark));
}

function findTogether<M extends TokenMark>(
  marks: readonly M[],
  clauses: readonly number[],
  distance: number,
): M[] {
  const latest = new Map<number, M>();
  return marks.flatMap((mark) => {
    if (!clauses.includes(mark.clause)) return [];
    latest.set(mark.clause, mark);
    const window = [...latest.values()];
    return window.length === clauses.length && areNear(window, distance) ? window : [];
  });
}

function findInOrder<M extends TokenMark>(
  marks: readonly M[],
  clauses: readonly number[],
  distance: number,
): M[] {
  // The chain at i has marks of the first i + 1 operands and begins as late as it can.
  const chains: M[][] = [];
  return marks.flatMap((mark) => {
    const place = clauses.indexOf(mark.clause);
    const before = place === 0 ? [] : chains[place - 1];
    if (place < 0 || before === undefined) return [];
    if ((before.at(-1)?.tokenEnd ?? 0) > mark.firstToken) return [];
    const chain = [...before, mark];
    chains[place] = chain;
    return chain.length === clauses.length && areNear(chain, distance) ? chain : [];
  });
}

/** Tells whether at most `distance` other tokens stand between the marks. */
function areNear(marks: readonly TokenMark[], distance: number): boolean {
  const start = Math.min(...marks.map(({ firstToken }) => firstToken));
  const end = Math.max(...marks.map(({ tokenEnd }) => tokenEnd));
  const own = marks.reduce((sum, mark) => sum + mark.tokenEnd - mark.firstToken, 0);
  return end - start - own <= distance;
}
