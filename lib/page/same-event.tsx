import { useEffect, useState } from "preact/hooks";
import type { FilingResponse } from "../http/filing-response.ts";
import { FilingDates, FormBadge } from "./filing-facts.tsx";
import { useNavigation } from "./navigation-context.ts";
import { PageLink } from "./page-link.tsx";
import type { Hit } from "./search-answer.ts";
import { fetchSameEvent } from "./search-client.ts";

/** The other filings on the same event, as far as there are any: amendments beside the original. */
export function SameEvent({ filing }: { readonly filing: FilingResponse }) {
  const { state } = useNavigation();
  const others = useSameEvent(filing);
  if (others.length === 0) return null;
  return (
    <div class="same-event">
      <h2 id="same-event-title">Also filed on this event</h2>
      <ul aria-labelledby="same-event-title">
        {others.map(({ id, form, amendment, filed_at }) => (
          <li key={id}>
            <PageLink to={{ ...state, filing: id }}>
              <FormBadge form={form} amendment={amendment} />
              <FilingDates filed_at={filed_at} report_date={null} />
            </PageLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Looks for them once the filing is shown; without an answer it is shown as it is. */
function useSameEvent(filing: FilingResponse): readonly Hit[] {
  const [others, setOthers] = useState<readonly Hit[]>([]);
  useEffect(() => {
    const controller = new AbortController();
    setOthers([]);
    fetchSameEvent(filing, controller.signal).then(
      (hits) => {
        if (!controller.signal.aborted) setOthers(hits);
      },
      () => {},
    );
    return () => controller.abort();
  }, [filing]);
  return others;
}
