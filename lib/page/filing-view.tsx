import { useEffect } from "preact/hooks";
import type { FilingResponse } from "../http/filing-response.ts";
import { FilingDetails } from "./filing-details.tsx";
import { FilingDates, FormBadge, ItemChips } from "./filing-facts.tsx";
import { FilingSection } from "./filing-section.tsx";
import { EdgarLink } from "./hit-card.tsx";
import { Icon } from "./icon.tsx";
import { LoadingScreen } from "./loading-screen.tsx";
import { useNavigation } from "./navigation-context.ts";
import { isStart } from "./page-state.ts";
import { ProblemNotice } from "./problem-notice.tsx";
import { SameEvent } from "./same-event.tsx";
import { sectionLabel } from "./section-label.ts";
import type { FilingLoad } from "./use-filing.ts";
import { addressOf } from "./use-page-state.ts";

interface FilingViewProps {
  readonly load: FilingLoad & { readonly retry: () => void };
}

/** One filing: what is known about it, and its sections with their text. */
export function FilingView({ load }: FilingViewProps) {
  const { filing, problem, retry } = load;
  return (
    <div class="filing-view">
      <BackLink />
      {problem !== null && <ProblemNotice problem={problem} retry={retry} />}
      {problem === null && filing === null && <LoadingScreen />}
      {filing !== null && <FilingPage filing={filing} />}
    </div>
  );
}

function BackLink() {
  const { state, leaveFiling } = useNavigation();
  const to = { ...state, filing: null };
  const goBack = (event: Event) => {
    event.preventDefault();
    leaveFiling();
  };
  return (
    <a class="back-link" href={addressOf(to)} onClick={goBack}>
      <Icon name="back" /> {isStart(to) ? "Start page" : "Results"}
    </a>
  );
}

function FilingPage({ filing }: { readonly filing: FilingResponse }) {
  useEffect(() => {
    const target = location.hash === "" ? null : document.getElementById(location.hash.slice(1));
    if (target !== null) target.scrollIntoView();
    (target ?? document.getElementById("filing-title"))?.focus({ preventScroll: target !== null });
  }, [filing]);

  return (
    <article aria-labelledby="filing-title">
      <header class="filing-head">
        <div class="hit-head">
          <h1 id="filing-title" tabIndex={-1}>
            {filing.company ?? "Unnamed company"}
          </h1>
          <FormBadge form={filing.form} amendment={filing.amendment} />
          <FilingDates filed_at={filing.filed_at} report_date={filing.report_date} />
        </div>
        <ItemChips items={filing.items} />
        <SameEvent filing={filing} />
        <p class="filing-links">
          {filing.url !== null && <EdgarLink url={filing.url} of={null} />}
          <a href={`filings/${encodeURIComponent(filing.id)}`}>JSON</a>
        </p>
      </header>
      <div class="filing-columns">
        <div class="filing-side">
          <SectionList filing={filing} />
          <FilingDetails filing={filing} />
        </div>
        <div class="filing-text">
          {filing.sections.map((section, index) => (
            <FilingSection key={index} section={section} index={index} items={filing.items} />
          ))}
        </div>
      </div>
    </article>
  );
}

function SectionList({ filing }: { readonly filing: FilingResponse }) {
  if (filing.sections.length < 2) return null;
  return (
    <nav class="section-list" aria-labelledby="section-list-title">
      <h2 id="section-list-title">Sections</h2>
      <ol>
        {filing.sections.map((section, index) => {
          const { place, title } = sectionLabel(section, filing.items);
          return (
            <li key={index}>
              <a href={`#section-${index}`}>
                <b>{place}</b> {title}
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
