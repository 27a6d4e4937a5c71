import { styleText } from "node:util";
import type { HitResponse, SearchResponse } from "../../lib/http/search-response.ts";

/** Lays out results for a terminal; matches are bold when standard output is one. */
export function formatResults(response: SearchResponse): string {
  const { total, took_ms, hits, hints } = response;
  const shown = hits.length < total ? `, ${hits.length} shown` : "";
  const noun = total === 1 ? "filing" : "filings";
  const head = `${total} ${noun}${shown} (${took_ms} ms)\n`;
  const notes = hints.map(({ message }) => `note: ${message}\n`);
  return [head, ...notes, ...hits.map((hit) => `\n${formatHit(hit)}`)].join("");
}

function formatHit(hit: HitResponse): string {
  const filed = hit.filed_at === null ? null : `filed ${hit.filed_at}`;
  const event = hit.report_date === null ? null : `event ${hit.report_date}`;
  const name = styleText("bold", hit.company ?? "(unknown company)");
  const found = hit.matched_name === null ? null : `found as ${hit.matched_name}`;
  const head = [name, found, hit.form, filed, event].filter((part) => part !== null).join(" · ");
  const items = hit.items.map(formatItem);
  const lines = [head, `  ${hit.id}  ${hit.url ?? hit.key}`, ...items.map((item) => `  ${item}`)];
  for (const { codes, title, exhibit, snippet } of hit.sections) {
    const label =
      exhibit === null ? codes.map((code) => `Item ${code}`).join(", ") : `EX-${exhibit}`;
    lines.push(`    ${[label, title].filter((part) => part !== "").join(" · ")}`);
    lines.push(`      ${formatSnippet(snippet)}`);
  }
  return `${lines.join("\n")}\n`;
}

function formatItem({ code, current, title }: HitResponse["items"][number]): string {
  const now = current === null || current === code ? "" : ` (now ${current})`;
  return `Item ${code}${now}  ${title}`;
}

function formatSnippet({ text, highlights }: HitResponse["sections"][number]["snippet"]): string {
  let shown = "";
  let at = 0;
  for (const [start, end] of highlights) {
    shown += text.slice(at, start) + styleText("bold", text.slice(start, end));
    at = end;
  }
  return shown + text.slice(at);
}
