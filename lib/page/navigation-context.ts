import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { START_STATE } from "./page-state.ts";
import type { Navigation } from "./use-page-state.ts";

/** Lets any part of the page read its state and go to another. */
export const NavigationContext = createContext<Navigation>({
  state: START_STATE,
  arrival: "load",
  navigate: () => {},
  refine: () => {},
  leaveFiling: () => {},
  retype: () => {},
});

/** Returns the state of the page, and the ways to others. */
export function useNavigation(): Navigation {
  return useContext(NavigationContext);
}
