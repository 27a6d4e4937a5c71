import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { announcement } from "./announcement.ts";
import { FilingView } from "./filing-view.tsx";
import { NavigationContext } from "./navigation-context.ts";
import { PageFooter } from "./page-footer.tsx";
import { PageHeader } from "./page-header.tsx";
import { isStart, type PageState } from "./page-state.ts";
import { ResultsScreen } from "./results-screen.tsx";
import { StartScreen } from "./start-screen.tsx";
import { type FilingLoad, useFiling } from "./use-filing.ts";
import { useKeyboard } from "./use-keyboard.ts";
import { type Navigation, rememberedScroll, usePageState } from "./use-page-state.ts";
import { type Search, useSearch } from "./use-search.ts";

/** The whole page: one header, and under it the start page, results or a filing. */
export function SearchPage() {
  const navigation = usePageState();
  const { state, arrival } = navigation;
  const search = useSearch(state, arrival);
  const load = useFiling(state);
  const screen = screenOf(state);
  useKeyboard(() => {
    if (state.filing !== null) navigation.leaveFiling();
  });
  useTitle(state, load);
  useScroll(navigation, search);

  return (
    <NavigationContext.Provider value={navigation}>
      <div class="page" data-screen={screen}>
        <a class="skip-link" href="#content">
          Skip to content
        </a>
        <PageHeader isStart={screen === "start"} />
        <Progress isActive={screen === "filing" ? isPending(load) : search.isLoading} />
        <main id="content" tabIndex={-1}>
          {screen === "start" && <StartScreen search={search} />}
          {screen === "results" && <ResultsScreen search={search} />}
          {screen === "filing" && <FilingView load={load} />}
        </main>
        <PageFooter />
        <p class="visually-hidden" role="status">
          {announcement(state, search, load)}
        </p>
      </div>
    </NavigationContext.Provider>
  );
}

function screenOf(state: PageState): "start" | "results" | "filing" {
  if (state.filing !== null) return "filing";
  return isStart(state) ? "start" : "results";
}

function isPending(load: FilingLoad): boolean {
  return load.filing === null && load.problem === null;
}

function Progress({ isActive }: { readonly isActive: boolean }) {
  return <div class="progress" data-active={isActive} aria-hidden="true" />;
}

function useTitle(state: PageState, { filing }: FilingLoad): void {
  useEffect(() => {
    const subject =
      state.filing === null
        ? state.query
        : [filing?.company, filing?.form].filter((part) => part).join(" ");
    document.title = subject === "" ? "Filedex: search SEC filings" : `${subject} - Filedex`;
  }, [state, filing]);
}

/** New screens begin at their top; a history entry gone back to, where it was left. */
function useScroll({ state, arrival }: Navigation, search: Search): void {
  const openedFiling = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (arrival === "navigate" && location.hash === "") scrollTo(0, 0);
  }, [state]);
  useLayoutEffect(() => {
    if (state.filing !== null) {
      openedFiling.current = state.filing;
      return;
    }
    if (search.isLoading) return;
    const opened = openedFiling.current;
    openedFiling.current = null;
    if (arrival === "navigate" || arrival === "refine") return;
    scrollTo(0, rememberedScroll());
    if (opened === null) return;
    document.getElementById(`hit-${opened}`)?.querySelector("a")?.focus({ preventScroll: true });
  }, [state, search.isLoading]);
}
