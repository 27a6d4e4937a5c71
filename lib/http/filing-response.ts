/** What GET /filings/{id} answers: the stored filing with the text of its sections. */
import { z } from "@hono/zod-openapi";
import type { FilingRecord, SectionRecord } from "../index/filing-record.ts";
import { findMatchingTerms } from "../search/show/find-matching-terms.ts";
import { findMarks } from "../search/show/highlight.ts";
import type { HighlightPlan } from "../search/show/highlight-plan.ts";
import { formatEdgarUrl } from "./edgar-url.ts";
import { filingHead, highlightsSchema, itemSchema, sectionKindSchema } from "./search-response.ts";
import { cutTitle } from "./section-title.ts";

const filingSectionSchema = z
  .strictObject({
    kind: sectionKindSchema,
    codes: z.array(z.string()),
    title: z.string(),
    exhibit: z.string().nullable(),
    text: z.string().openapi({
      description: "Lines as in the filing; an em space, U+2003, parts the cells of a table's row.",
    }),
    highlights: highlightsSchema.openapi({
      description: "Matches of `q` as [start, end) in UTF-16 code units of `text`.",
    }),
    truncated: z.boolean().openapi({ description: "Whether `text` was cut to bound the answer." }),
  })
  .openapi("Section");

export const filingResponseSchema = z
  .strictObject({
    ...filingHead,
    ciks: z.array(z.string()).openapi({ description: "Every filer's and subject's." }),
    names: z.array(z.string()).openapi({ description: "Names, former names and tickers." }),
    tickers: z.array(z.string()),
    root_form: z.string().nullable().openapi({ example: "8-K" }),
    state: z.string().nullable().openapi({ description: "EDGAR code of incorporation." }),
    sic: z.string().nullable(),
    items: z.array(
      itemSchema.extend({
        source: z.string().openapi({ description: "Where the item was read.", example: "body" }),
      }),
    ),
    exhibits: z.array(z.strictObject({ number: z.string(), description: z.string().nullable() })),
    signatories: z.array(z.strictObject({ name: z.string(), title: z.string().nullable() })),
    warnings: z.array(z.string()),
    index: z.strictObject({ version: z.int().min(0) }),
    sections: z.array(filingSectionSchema),
  })
  .openapi("Filing");

export type FilingResponse = z.infer<typeof filingResponseSchema>;
type FilingSection = z.infer<typeof filingSectionSchema>;

/**
 * Lambda refuses answers over 6 MB, counted after the body has been made a JSON string once more.
 * The rest is for everything that is not section text.
 */
export const MAX_TEXT_BYTES = 5_000_000;

/** In a section, and in all: more marks than anyone will step through; they bound the answer. */
const MAX_SECTION_HIGHLIGHTS = 500;
const MAX_HIGHLIGHTS = 5_000;

/** A filing as stored, and what is to be marked in it. */
export interface FilingContent {
  readonly filing: FilingRecord;
  readonly sections: readonly SectionRecord[];
  readonly highlights: HighlightPlan;
  /** Of the index. */
  readonly version: number;
}

/** Returns the answer for a stored filing; texts are cut so that all together fit MAX_TEXT_BYTES. */
export function formatFiling(content: FilingContent): FilingResponse {
  const { filing, sections, highlights, version } = content;
  return {
    id: filing.id,
    accession: filing.accession,
    company: filing.company,
    ciks: [...filing.ciks],
    names: [...filing.names],
    tickers: [...filing.tickers],
    form: filing.form,
    root_form: filing.rootForm,
    amendment: filing.amendment,
    filed_at: filing.filedAt,
    report_date: filing.reportDate,
    state: filing.state,
    sic: filing.sic,
    items: filing.items.map(({ code, current, title, source }) => ({
      code,
      current,
      title,
      source,
    })),
    exhibits: filing.exhibits.map(({ number, description }) => ({ number, description })),
    signatories: filing.signatories.map(({ name, title }) => ({ name, title })),
    warnings: [...filing.warnings],
    key: filing.key,
    url: formatEdgarUrl(filing),
    index: { version },
    sections: formatSections(sections, highlights),
  };
}

function formatSections(
  sections: readonly SectionRecord[],
  highlights: HighlightPlan,
): FilingSection[] {
  let budgetBytes = MAX_TEXT_BYTES;
  let budgetHighlights = MAX_HIGHLIGHTS;
  return sections.map((section) => {
    const { text, sizeBytes } = cutText(section.text, budgetBytes);
    budgetBytes -= sizeBytes;
    const marks = highlightText(text, highlights).slice(0, budgetHighlights);
    budgetHighlights -= marks.length;
    return {
      kind: section.kind,
      codes: [...section.codes],
      title: cutTitle(section.title),
      exhibit: section.exhibitNumber,
      text,
      highlights: marks,
      truncated: text.length < section.text.length,
    };
  });
}

function highlightText(text: string, plan: HighlightPlan): [number, number][] {
  if (plan.words.length === 0 && plan.phrases.length === 0) return [];
  const marks = findMarks(text, plan, findMatchingTerms(text, plan));
  return marks.slice(0, MAX_SECTION_HIGHLIGHTS).map(({ start, end }) => [start, end]);
}

/** Returns the longest beginning that takes at most the given bytes in a Lambda's answer. */
function cutText(text: string, budgetBytes: number): { text: string; sizeBytes: number } {
  let sizeBytes = 0;
  let end = 0;
  for (const character of text) {
    const size = escapedSize(character);
    if (sizeBytes + size > budgetBytes) break;
    sizeBytes += size;
    end += character.length;
  }
  return { text: text.slice(0, end), sizeBytes };
}

/** UTF-8 bytes of a character in a JSON string that is itself quoted in JSON: `"` is `\\\"`. */
function escapedSize(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (character === '"' || character === "\\") return 4;
  if (character === "\n" || character === "\t" || character === "\r") return 3;
  if (code < 0x20 || (code >= 0xd800 && code <= 0xdfff)) return "\\\\u0000".length;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
