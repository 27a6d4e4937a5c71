import { PageLink } from "./page-link.tsx";
import { START_STATE } from "./page-state.ts";
import { SearchBox } from "./search-box.tsx";

/** The name and the query box; on the start page they stand large, elsewhere in one line. */
export function PageHeader({ isStart }: { readonly isStart: boolean }) {
  return (
    <header class="page-header">
      <div class="page-header-inner">
        <PageLink to={START_STATE} class="wordmark" label="Filedex, start page">
          <svg class="wordmark-glyph" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path class="glyph-back" d="M6 8h8l3 4h9v14H6z" />
            <path class="glyph-front" d="M4 14h24v13H4z" />
            <path class="glyph-line" d="M9 19h9M9 23h14" />
          </svg>
          <span>Filedex</span>
        </PageLink>
        {isStart && <h1 class="tagline">Full-text search in SEC filings</h1>}
        <SearchBox />
      </div>
    </header>
  );
}
