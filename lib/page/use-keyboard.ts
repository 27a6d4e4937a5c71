/**
 * Keys that work all over the page:
 *
 *     /              to the query box
 *     Down           from the query box to the first result
 *     Down, Up       from result to result, and back up to the query box
 *     Escape         from a result to the query box; out of a filing to the results
 *
 * While the query box offers completions, arrows and Escape are theirs: search-box.tsx.
 */
import { useEffect } from "preact/hooks";
import { SEARCH_BOX_ID } from "./search-box.tsx";

/** Listens for the page's keys; `leave` is what Escape does outside of results and the box. */
export function useKeyboard(leave: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const handled = handleKey(event.key, leave);
      if (handled) event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [leave]);
}

function handleKey(key: string, leave: () => void): boolean {
  const focused = document.activeElement;
  const isInBox = focused?.id === SEARCH_BOX_ID;
  const results = [...document.querySelectorAll("[data-result-link]")];
  const position = focused === null ? -1 : results.indexOf(focused);
  if (key === "/" && !isEditing(focused)) return focusBox();
  if (key === "ArrowDown" && (isInBox || position >= 0)) return focusAt(results, position + 1);
  if (key === "ArrowUp" && position === 0) return focusBox();
  if (key === "ArrowUp" && position > 0) return focusAt(results, position - 1);
  if (key !== "Escape" || isInBox) return false;
  if (position >= 0) return focusBox();
  leave();
  return true;
}

function focusAt(results: readonly Element[], position: number): boolean {
  const result = results[position];
  if (!(result instanceof HTMLElement)) return false;
  result.focus();
  return true;
}

function focusBox(): boolean {
  const box = document.getElementById(SEARCH_BOX_ID);
  box?.focus();
  if (box instanceof HTMLInputElement) box.select();
  return true;
}

function isEditing(element: Element | null): boolean {
  return element instanceof HTMLElement && element.matches("input, select, textarea");
}
