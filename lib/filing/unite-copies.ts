import type { Filing } from "./filing.ts";

/**
 * Keeps one filing of those with the same accession number: the most complete copy, and of equally
 * complete ones the last, as if they had been uploaded one after the other. A warning tells how
 * many there were.
 */
export function uniteCopies(filings: readonly Filing[]): Filing[] {
  const copies = Map.groupBy(filings, (filing) => filing.accession?.value ?? filing);
  const chosen = new Map([...copies.values()].map((same) => [chooseCopy(same), same.length]));
  return filings.flatMap((filing) => {
    const count = chosen.get(filing) ?? 0;
    if (count === 0) return [];
    return count === 1 ? [filing] : [withCount(filing, count)];
  });
}

function chooseCopy(copies: readonly Filing[]): Filing | undefined {
  const rank = Math.max(...copies.map(rankOf));
  return copies.findLast((copy) => rankOf(copy) === rank);
}

/** A header alone says least, and what was cut off less than what is whole. */
function rankOf({ warnings }: Filing): number {
  if (warnings.some(({ code }) => code === "header-only")) return 0;
  return warnings.some(({ code }) => code === "truncated") ? 1 : 2;
}

function withCount(filing: Filing, count: number): Filing {
  const message = `file holds this submission several times, the most complete copy is read, count=\`${count}\``;
  return { ...filing, warnings: [...filing.warnings, { code: "repeated-submission", message }] };
}
