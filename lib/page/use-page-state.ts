/**
 * The address bar as the page's state.
 *
 * Choosing something makes a new history entry. Typing makes one for its first change and
 * rewrites that one afterwards, so that Back leaves the words typed and not their letters.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { formatPageState, type PageState, parsePageState } from "./page-state.ts";

/**
 * How the state came about. A state gone back to may be answered from memory; one that refines the
 * state before leaves the reader where they are on the page.
 */
export type Arrival = "load" | "navigate" | "refine" | "back-or-forward";

export interface Navigation {
  readonly state: PageState;
  readonly arrival: Arrival;
  /** Goes to a state as a new history entry; `hash` names the part to scroll to. */
  readonly navigate: (next: PageState, hash?: string) => void;
  /** Goes to a state that a control, which is to stay under the reader's hand, asks for. */
  readonly refine: (next: PageState) => void;
  /** Goes back to the results a filing was opened from. */
  readonly leaveFiling: () => void;
  /** Follows the words as they are typed. */
  readonly retype: (query: string) => void;
}

/** Keeps the page's state in the address and follows the back and forward buttons. */
export function usePageState(): Navigation {
  const [current, setCurrent] = useState(() => ({
    state: parsePageState(location.search),
    arrival: "load" as Arrival,
  }));
  const typing = useRef(false);
  const latest = useRef(current.state);
  latest.current = current.state;

  useEffect(() => {
    history.scrollRestoration = "manual";
    const onPopState = () => {
      typing.current = false;
      setCurrent({ state: parsePageState(location.search), arrival: "back-or-forward" });
    };
    addEventListener("popstate", onPopState);
    addEventListener("scrollend", rememberScroll);
    return () => {
      removeEventListener("popstate", onPopState);
      removeEventListener("scrollend", rememberScroll);
    };
  }, []);

  const push = (state: PageState, arrival: Arrival, hash = "") => {
    typing.current = false;
    const isAfterResults = latest.current.filing === null;
    history.pushState({ scroll: 0, isAfterResults }, "", addressOf(state) + hash);
    setCurrent({ state, arrival });
  };
  return {
    ...current,
    navigate: (next, hash) => push(next, "navigate", hash),
    refine: (next) => push(next, "refine"),
    leaveFiling: () => {
      if (isAfterResults()) history.back();
      else push({ ...latest.current, filing: null }, "navigate");
    },
    retype: (query) => {
      const state = { ...latest.current, query, filing: null };
      if (!typing.current) {
        push(state, "navigate");
        typing.current = true;
        return;
      }
      const entry = { scroll: 0, isAfterResults: isAfterResults() };
      history.replaceState(entry, "", addressOf(state));
      setCurrent({ state, arrival: "navigate" });
    },
  };
}

/** Returns the address of a state, relative to the page. */
export function addressOf(state: PageState): string {
  return formatPageState(state) || location.pathname;
}

/** Tells whether the entry before this one in the history is of this page too, and no filing. */
function isAfterResults(): boolean {
  return savedEntry().isAfterResults === true;
}

/** Returns how far down this history entry was when it was left. */
export function rememberedScroll(): number {
  const { scroll } = savedEntry();
  return typeof scroll === "number" ? scroll : 0;
}

function rememberScroll(): void {
  history.replaceState({ ...savedEntry(), scroll: Math.round(scrollY) }, "");
}

function savedEntry(): { readonly scroll?: unknown; readonly isAfterResults?: unknown } {
  const saved: unknown = history.state;
  return typeof saved === "object" && saved !== null ? saved : {};
}
