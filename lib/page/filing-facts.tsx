import { EXHIBITS_ITEM } from "./facet-options.ts";
import { formatDate } from "./format-value.ts";
import { useNavigation } from "./navigation-context.ts";
import { PageLink } from "./page-link.tsx";
import { toggleFilter } from "./page-state.ts";
import type { Hit, HitItem } from "./search-answer.ts";
import { itemLabel } from "./section-label.ts";

/** The form type as a badge; amendments stand out. */
export function FormBadge({ form, amendment }: Pick<Hit, "form" | "amendment">) {
  if (form === null) return null;
  return (
    <span class="form-badge" data-amendment={amendment}>
      {form}
      {amendment && <span class="visually-hidden"> (amendment)</span>}
    </span>
  );
}

/** When a filing was filed and what day it reports on, as far as either is known. */
export function FilingDates({ filed_at, report_date }: Pick<Hit, "filed_at" | "report_date">) {
  if (filed_at === null && report_date === null) {
    return <p class="filing-dates">Date not stated</p>;
  }
  return (
    <p class="filing-dates">
      {filed_at !== null && (
        <span>
          Filed <time dateTime={filed_at}>{formatDate(filed_at)}</time>
        </span>
      )}
      {report_date !== null && (
        <span>
          Event <time dateTime={report_date}>{formatDate(report_date)}</time>
        </span>
      )}
    </p>
  );
}

/** The items a filing reports, exhibits last; each narrows the search to its item. */
export function ItemChips({ items }: { readonly items: readonly HitItem[] }) {
  if (items.length === 0) return null;
  const isLast = ({ current }: HitItem) => Number(current === EXHIBITS_ITEM);
  return (
    <ul class="item-chips" aria-label="Items">
      {items
        .toSorted((a, b) => isLast(a) - isLast(b))
        .map((item) => (
          <li key={item.code}>
            <ItemChip item={item} />
          </li>
        ))}
    </ul>
  );
}

function ItemChip({ item }: { readonly item: HitItem }) {
  const { state } = useNavigation();
  const { current, title } = item;
  const text = (
    <>
      <b>{itemLabel(item)}</b> <span>{title}</span>
    </>
  );
  const isChosen = current !== null && state.filters.item.includes(current);
  if (current === null || isChosen) {
    return (
      <span class="item-chip" data-chosen={isChosen} title={title}>
        {text}
      </span>
    );
  }
  const to = { ...toggleFilter(state, "item", current), filing: null };
  return (
    <PageLink to={to} class="item-chip" title={`Only filings with item ${current}: ${title}`}>
      {text}
    </PageLink>
  );
}
