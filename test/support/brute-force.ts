import { analyze, normalizeName } from "../../lib/index/analyzer.ts";
import type { FilingRecord, IndexedFiling, SectionRecord } from "../../lib/index/filing-record.ts";
import { FIELDS } from "../../lib/index/schema.ts";
import type { Facet, Filters, NearQuery, PhraseQuery, Sort } from "../../lib/search/query.ts";

/** Tells whether a section meets filters, by looking at everything. */
export function meetsFilters(
  filing: FilingRecord,
  section: SectionRecord,
  filters: Filters,
): boolean {
  const { company, cik, item, form, state, year, accession, exhibit } = filters;
  const day = filing.filedAt ?? filing.reportDate;
  const any = <T>(values: readonly T[] | undefined, test: (value: T) => boolean) => {
    return values === undefined || values.length === 0 || values.some(test);
  };
  return (
    any(company, ({ name, exact }) => hasName(filing, name, exact)) &&
    any(cik, (value) => filing.ciks.includes(value)) &&
    any(item, (value) => filing.items.some(({ current }) => current === value)) &&
    any(form, (value) => filing.form === value || filing.rootForm === value) &&
    any(state, (value) => filing.state === value) &&
    any(year, (value) => day?.startsWith(value) === true) &&
    any(accession, (value) => filing.accession === value) &&
    any(exhibit, (value) => section.exhibitNumber === value) &&
    (filters.filedFrom === undefined || (day !== null && day >= filters.filedFrom)) &&
    (filters.filedTo === undefined || (day !== null && day <= filters.filedTo)) &&
    (filters.also === undefined || meetsFilters(filing, section, filters.also)) &&
    !(filters.exclude ?? []).some((excluded) => {
      return asksSomething(excluded) && meetsFilters(filing, section, excluded);
    })
  );
}

/** Counts facet values by looking at every filing. */
export function countFacet(filings: readonly IndexedFiling[], facet: Facet): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { filing } of filings) {
    for (const value of new Set(facetValues(filing, facet))) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return counts;
}

/** Orders filings as hits without scores are. */
export function sortFilings(filings: readonly IndexedFiling[], sort: Sort): IndexedFiling[] {
  const values = new Map(filings.map((one) => [one, sortValue(one.filing, sort)]));
  const sign = sort.startsWith("-") ? -1 : 1;
  return [...filings].sort((left, right) => {
    const [a, b] = [values.get(left) ?? "", values.get(right) ?? ""];
    if (a !== b) return a === "" ? 1 : b === "" ? -1 : a < b ? -sign : sign;
    const [newer, older] = [dayOf(right.filing), dayOf(left.filing)];
    if (newer !== older) return newer < older ? -1 : 1;
    return left.filing.id < right.filing.id ? -1 : 1;
  });
}

/** Tells in which fields of a section a phrase or NEAR holds, trying every combination. */
export function fieldsWhereNear(
  { filing }: IndexedFiling,
  section: SectionRecord,
  query: PhraseQuery | NearQuery,
): string[] {
  const texts: Record<string, readonly string[]> = {
    company: filing.names,
    title: [section.title],
    text: [section.text],
  };
  return (query.fields ?? FIELDS).filter((field) => {
    return (texts[field] ?? []).some((text) => isNear(analyze(text), query));
  });
}

function isNear(tokens: readonly string[], query: PhraseQuery | NearQuery): boolean {
  const items =
    query.kind === "phrase"
      ? [query.texts.flatMap((text) => analyzeStarred(text))]
      : query.texts.map((text) => analyzeStarred(text));
  const asked = items.filter((item) => item.length > 0);
  const total = asked.reduce((sum, item) => sum + item.length, 0);
  const [distance, ordered] = query.kind === "near" ? [query.distance, query.ordered] : [0, true];
  const places = asked.map((item) => occurrences(tokens, item));
  const choose = (k: number, chosen: readonly number[]): boolean => {
    if (k < asked.length) {
      return (places[k] ?? []).some((start) => {
        const before = chosen[k - 1] ?? -1;
        const follows = k === 0 || start >= before + (asked[k - 1]?.length ?? 0);
        if (ordered && !follows) return false;
        const twice = asked.some((item, i) => {
          return i < k && chosen[i] === start && item.join(" ") === asked[k]?.join(" ");
        });
        return !twice && choose(k + 1, [...chosen, start]);
      });
    }
    const end = Math.max(...chosen.map((start, i) => start + (asked[i]?.length ?? 0)));
    return end - Math.min(...chosen) <= total + distance;
  };
  return asked.length > 0 && choose(0, []);
}

function occurrences(tokens: readonly string[], item: readonly string[]): number[] {
  return tokens.flatMap((_, at) => {
    return item.every((word, i) => isMeant(word, tokens[at + i] ?? "")) ? [at] : [];
  });
}

/** The terms of a text, the last with its star. */
function analyzeStarred(text: string): string[] {
  const terms = analyze(text);
  return text.endsWith("*")
    ? terms.map((term, i) => (i < terms.length - 1 ? term : `${term}*`))
    : terms;
}

function isMeant(word: string, token: string): boolean {
  return word.endsWith("*") ? token.startsWith(word.slice(0, -1)) : token === word;
}

function asksSomething(filters: Filters): boolean {
  return Object.values(filters).some((value) => !Array.isArray(value) || value.length > 0);
}

function hasName({ names }: FilingRecord, name: string, exact: boolean): boolean {
  const words = analyze(name);
  if (words.length === 0) return false;
  if (exact) return names.some((one) => normalizeName(one) === words.join(" "));
  const present = names.flatMap((one) => analyze(one));
  return words.every((word, i) => {
    const meant = i < words.length - 1 ? word : `${word}*`;
    return present.some((token) => isMeant(meant, token));
  });
}

function facetValues(filing: FilingRecord, facet: Facet): string[] {
  const one = (value: string | null | undefined) => (value ? [value] : []);
  switch (facet) {
    case "company":
      return one(filing.ciks[0] ?? filing.company);
    case "item":
      return filing.items.map(({ code, current }) => current ?? code);
    case "form":
      return one(filing.form);
    case "state":
      return one(filing.state);
    case "year":
      return one(dayOf(filing).slice(0, 4));
  }
}

function sortValue(filing: FilingRecord, sort: Sort): string {
  if (sort === "relevance") return "";
  if (sort === "company") return normalizeName(filing.company ?? "");
  return (sort.endsWith("filed") ? filing.filedAt : filing.reportDate) ?? "";
}

function dayOf(filing: FilingRecord): string {
  return filing.filedAt ?? filing.reportDate ?? "";
}
