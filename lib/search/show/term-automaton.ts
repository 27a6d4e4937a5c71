/**
 * Finds many sequences of terms in one pass, in time linear in the text whatever the sequences
 * (Aho and Corasick, Efficient string matching, 1975). The alphabet are terms, not characters:
 *
 *     going concern      root ─going─▶ 1 ─concern─▶ 2 (clause 0)
 *     concern                ─concern─▶ 3 (clause 1)
 *
 * Each state falls back to the longest end of what was read that begins a sequence: 2 to 3.
 */
interface State {
  readonly next: Map<string, State>;
  readonly depth: number;
  fallback: State | null;
  /** The clause whose sequence ends here. */
  clause: number | null;
  /** This state or the first one along the fallbacks at which a sequence ends. */
  end: State | null;
}

/** The longest sequence that ends at the term last read: its clause and its number of terms. */
export interface TermMatch {
  readonly clause: number;
  readonly length: number;
}

/** A reader of terms; null is a term that occurs in no sequence. */
export type TermReader = (term: string | null) => TermMatch | null;

export interface TermSequence {
  readonly terms: readonly string[];
  readonly clause: number;
}

/** Builds a function that starts reading a text; of equal sequences the first one counts. */
export function compileSequences(sequences: readonly TermSequence[]): () => TermReader {
  const root = newState(0);
  for (const sequence of sequences) addSequence(root, sequence);
  linkFallbacks(root);
  return () => {
    let state = root;
    return (term) => {
      state = term === null ? root : step(root, state, term);
      const { end } = state;
      if (end === null || end.clause === null) return null;
      return { clause: end.clause, length: end.depth };
    };
  };
}

function newState(depth: number): State {
  return { next: new Map(), depth, fallback: null, clause: null, end: null };
}

function addSequence(root: State, { terms, clause }: TermSequence): void {
  let state = root;
  for (const term of terms) {
    const known = state.next.get(term) ?? newState(state.depth + 1);
    state.next.set(term, known);
    state = known;
  }
  if (state !== root) state.clause ??= clause;
}

/** Breadth first, so that every fallback, being shorter, is linked before it is needed. */
function linkFallbacks(root: State): void {
  const queue: State[] = [root];
  for (const state of queue) {
    for (const [term, child] of state.next) {
      child.fallback = state.fallback === null ? root : step(root, state.fallback, term);
      child.end = child.clause === null ? child.fallback.end : child;
      queue.push(child);
    }
  }
}

function step(root: State, from: State, term: string): State {
  for (let state: State | null = from; state !== null; state = state.fallback) {
    const next = state.next.get(term);
    if (next !== undefined) return next;
  }
  return root;
}
