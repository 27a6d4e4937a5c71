import { useState } from "preact/hooks";
import { type Completion, findOpenWords, listCompletions } from "./completions.ts";
import { useSuggestions } from "./use-suggestions.ts";

export interface Completions {
  /** None while the list is closed. */
  readonly options: readonly Completion[];
  /** The option that Enter would choose. */
  readonly active: Completion | null;
  readonly open: () => void;
  readonly close: () => void;
  /** Makes the next option active, or the one before; past either end, none. */
  readonly move: (step: 1 | -1) => void;
}

/** Offers completions of a query from when the list is opened until it is closed. */
export function useCompletions(query: string): Completions {
  const [isOpen, setIsOpen] = useState(false);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const words = isOpen ? findOpenWords(query) : null;
  const answer = useSuggestions(words?.words ?? null);
  const options = words === null || answer === null ? [] : listCompletions(words, answer);
  const active = options.find(({ key }) => key === activeKey) ?? null;
  const show = (isShown: boolean) => {
    setIsOpen(isShown);
    setActiveKey(null);
  };
  return {
    options,
    active,
    open: () => show(true),
    close: () => show(false),
    move: (step) => {
      // The place before the first and after the last option is the query box.
      const places = [null, ...options.map(({ key }) => key)];
      const place = places.indexOf(active?.key ?? null) + step;
      setActiveKey(places.at(place % places.length) ?? null);
    },
  };
}
