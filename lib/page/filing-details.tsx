import type { ComponentChildren } from "preact";
import type { FilingResponse } from "../http/filing-response.ts";

/** The fields of a filing as a list of terms; what is not known is left out. */
export function FilingDetails({ filing }: { readonly filing: FilingResponse }) {
  // Tickers are searched as names, and have a line of their own here.
  const shown = new Set([filing.company, ...filing.tickers]);
  const otherNames = filing.names.filter((name) => !shown.has(name));
  return (
    <section class="filing-details" aria-labelledby="filing-details-title">
      <h2 id="filing-details-title">Details</h2>
      <dl>
        <Detail term="Accession number">{filing.accession}</Detail>
        <Detail term="CIK">{filing.ciks.join(", ")}</Detail>
        <Detail term="Also named">{otherNames.join(", ")}</Detail>
        <Detail term="Ticker">{filing.tickers.join(", ")}</Detail>
        <Detail term="State of incorporation">{filing.state}</Detail>
        <Detail term="SIC code">{filing.sic}</Detail>
        <Detail term="Exhibits">{listOf(filing.exhibits.map(exhibitText))}</Detail>
        <Detail term="Signed by">{listOf(filing.signatories.map(signatoryText))}</Detail>
        <Detail term="File">{filing.key}</Detail>
        <Detail term="Warnings">{listOf(filing.warnings)}</Detail>
      </dl>
    </section>
  );
}

interface DetailProps {
  readonly term: string;
  readonly children: ComponentChildren;
}

function Detail({ term, children }: DetailProps) {
  if (children === null || children === "") return null;
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function listOf(texts: readonly string[]): ComponentChildren {
  if (texts.length === 0) return null;
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function exhibitText({ number, description }: FilingResponse["exhibits"][number]): string {
  return description === null ? number : `${number} ${description}`;
}

function signatoryText({ name, title }: FilingResponse["signatories"][number]): string {
  return title === null ? name : `${name}, ${title}`;
}
