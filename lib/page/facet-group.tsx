import { useState } from "preact/hooks";
import type { FacetOption } from "./facet-options.ts";
import { formatCount } from "./format-value.ts";
import { useNavigation } from "./navigation-context.ts";
import { toggleFilter } from "./page-state.ts";

/** Values shown before the reader asks for all of them. */
const FIRST_VALUES = 7;

interface FacetGroupProps {
  readonly title: string;
  readonly options: readonly FacetOption[];
}

/** The values of one facet as check boxes, each with the number of filings that have it. */
export function FacetGroup({ title, options }: FacetGroupProps) {
  const [showsAll, setShowsAll] = useState(false);
  if (options.length === 0) return null;
  const shown = options.filter(
    (option, index) => showsAll || index < FIRST_VALUES || option.isChosen,
  );
  const hiddenCount = options.length - shown.length;
  return (
    <fieldset class="facet">
      <legend>{title}</legend>
      <ul>
        {shown.map((option) => (
          <li key={`${option.filter}=${option.value}`}>
            <FacetCheckbox option={option} />
          </li>
        ))}
      </ul>
      {(hiddenCount > 0 || showsAll) && options.length > FIRST_VALUES && (
        <button
          type="button"
          class="text-button"
          aria-expanded={showsAll}
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll ? "Show fewer" : `Show ${formatCount(hiddenCount)} more`}
          <span class="visually-hidden"> for {title.toLowerCase()}</span>
        </button>
      )}
    </fieldset>
  );
}

function FacetCheckbox({ option }: { readonly option: FacetOption }) {
  const { state, refine } = useNavigation();
  const { filter, value, code, label, count, isChosen } = option;
  return (
    <label class="facet-value">
      <input
        type="checkbox"
        checked={isChosen}
        onChange={() => refine(toggleFilter(state, filter, value))}
      />
      <span class="facet-label" title={label}>
        {code !== null && <b>{code}</b>} {label}
      </span>
      <span class="facet-count">
        {formatCount(count)}
        <span class="visually-hidden"> {count === 1 ? "filing" : "filings"}</span>
      </span>
    </label>
  );
}
