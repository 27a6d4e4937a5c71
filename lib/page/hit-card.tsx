import { FilingDates, FormBadge, ItemChips } from "./filing-facts.tsx";
import { Icon } from "./icon.tsx";
import { useNavigation } from "./navigation-context.ts";
import { PageLink } from "./page-link.tsx";
import type { Hit, HitSection } from "./search-answer.ts";
import { sectionLabel } from "./section-label.ts";
import { Snippet } from "./snippet.tsx";

/** One filing among the results, with the sections that match best. */
export function HitCard({ hit }: { readonly hit: Hit }) {
  const { state } = useNavigation();
  const titleId = `hit-${hit.id}`;
  return (
    <article class="hit" aria-labelledby={titleId}>
      <div class="hit-head">
        <h3 id={titleId} class="hit-title">
          <PageLink to={{ ...state, filing: hit.id }} isResult>
            {hit.company ?? "Unnamed company"}
          </PageLink>
        </h3>
        <FormBadge form={hit.form} amendment={hit.amendment} />
        <FilingDates filed_at={hit.filed_at} report_date={hit.report_date} />
      </div>
      {hit.matched_name !== null && <p class="hit-alias">Found as {hit.matched_name}</p>}
      <ItemChips items={hit.items} />
      {hit.sections.map((section) => (
        <HitPassage key={section.index} hit={hit} section={section} />
      ))}
      <p class="hit-source">
        <span class="identifier">{hit.accession ?? hit.key}</span>
        {hit.url !== null && <EdgarLink url={hit.url} of={hit.company} />}
      </p>
    </article>
  );
}

/** The link to the filing's page at the SEC. */
export function EdgarLink({ url, of }: { readonly url: string; readonly of: string | null }) {
  return (
    <a class="edgar-link" href={url} rel="noreferrer">
      EDGAR <Icon name="external" />
      {of !== null && <span class="visually-hidden">, filing of {of}</span>}
    </a>
  );
}

function HitPassage({ hit, section }: { readonly hit: Hit; readonly section: HitSection }) {
  const { state } = useNavigation();
  const { place, title } = sectionLabel(section, hit.items);
  return (
    <section class="passage">
      <h4 class="passage-label">
        <PageLink to={{ ...state, filing: hit.id }} hash={`#section-${section.index}`}>
          <b>{place}</b> {title}
        </PageLink>
      </h4>
      <Snippet {...section.snippet} />
    </section>
  );
}
