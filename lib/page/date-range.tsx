import { useNavigation } from "./navigation-context.ts";

/** The first and last filing date to include; either may stay open. */
export function DateRange() {
  const { state, refine } = useNavigation();
  const { filedFrom, filedTo } = state;
  return (
    <fieldset class="facet date-range">
      <legend>Filed between</legend>
      <label>
        <span>From</span>
        <input
          type="date"
          value={filedFrom}
          max={filedTo || undefined}
          onChange={(event) => refine({ ...state, filedFrom: event.currentTarget.value })}
        />
      </label>
      <label>
        <span>To</span>
        <input
          type="date"
          value={filedTo}
          min={filedFrom || undefined}
          onChange={(event) => refine({ ...state, filedTo: event.currentTarget.value })}
        />
      </label>
    </fieldset>
  );
}
