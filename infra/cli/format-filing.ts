import type { FilingSummary, ParseFailure } from "./parse-command.ts";

const LABEL_WIDTH = 12;

/** Lays a parsed filing out for reading in a terminal: one field per line, lists below. */
export function formatFiling(outcome: FilingSummary | ParseFailure): string {
  if ("error" in outcome) return `${outcome.path}\n${field("not read", outcome.error)}\n`;
  const lines = [
    outcome.path,
    field("company", outcome.company),
    field("form", outcome.form),
    field("accession", outcome.accession),
    field("CIK", outcome.cik),
    field("filed", outcome.filedAt),
    field("event", outcome.reportDate),
    field("shape", outcome.shape),
    ...list("items", outcome.items, ({ code, current, title, source }) => {
      const now = current && current !== code ? ` (now ${current})` : "";
      return `${code}${now}  ${title}  [${source}]`;
    }),
    ...list("remarks", itemRemarks(outcome), (text) => text),
    ...list("sections", outcome.sections, ({ kind, codes, subparagraphs, title, chars }) => {
      const letters = subparagraphs.map((letter) => `(${letter})`).join("");
      return `${[kind, ...codes].join(" ")}${letters}  ${title}  ${chars} characters`;
    }),
    ...list("exhibits", outcome.exhibits, ({ number, description }) => {
      return `${number}  ${description ?? ""}`.trimEnd();
    }),
    ...list("signed by", outcome.signatories, ({ name, title, signedAt }) => {
      return [name, title, signedAt].filter((part) => part !== null).join(", ");
    }),
    ...list("warnings", outcome.warnings, ({ code, message }) => `${code}: ${message}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** What is known of the items apart from their codes. */
function itemRemarks({ headerItemCount, furnished, maybeEarnings }: FilingSummary): string[] {
  return [
    ...(headerItemCount === null ? [] : [`${headerItemCount} items in the header`]),
    ...(furnished ? ["furnished, not filed"] : []),
    ...(maybeEarnings ? ["maybe earnings"] : []),
  ];
}

function field(label: string, value: string | null): string {
  return `  ${label.padEnd(LABEL_WIDTH)}${value ?? "-"}`;
}

function list<T>(label: string, entries: readonly T[], format: (entry: T) => string): string[] {
  return entries.map((entry, index) => field(index === 0 ? label : "", format(entry)));
}
