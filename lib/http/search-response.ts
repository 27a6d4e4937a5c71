/** What GET /search answers: the one source of its types, its OpenAPI schema and its tests. */
import { z } from "@hono/zod-openapi";

const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .openapi({ format: "date", example: "2003-04-08" });

export const indexSchema = z
  .strictObject({
    version: z.int().min(0).openapi({ description: "Rises with every change of the index." }),
    filings: z.int().min(0),
    sections: z.int().min(0),
    updated_at: z.iso.datetime().nullable(),
  })
  .openapi("Index", { description: "The state of the index that the answer speaks of." });

export const itemSchema = z
  .strictObject({
    code: z.string().openapi({
      description: "As numbered in the filing: 9 before 23 August 2004, 7.01 after.",
      example: "9",
    }),
    current: z.string().nullable().openapi({
      description: "Today's code; null for an item without a successor.",
      example: "7.01",
    }),
    title: z.string().openapi({ example: "Regulation FD Disclosure" }),
  })
  .openapi("Item");

const highlightSchema = z.tuple([z.int().min(0), z.int().min(0)]).openapi({
  // Many tools do not know a tuple's prefixItems yet.
  type: "array",
  items: { type: "integer", minimum: 0 },
  minItems: 2,
  maxItems: 2,
});

export const highlightsSchema = z.array(highlightSchema);

const snippetSchema = z
  .strictObject({
    text: z.string(),
    highlights: highlightsSchema.openapi({
      description:
        "Matches as [start, end) in UTF-16 code units of `text`, in order and not overlapping. A phrase is one match.",
    }),
  })
  .openapi("Snippet");

export const sectionKindSchema = z.enum(["cover", "explanatory-note", "item", "exhibit", "body"]);

const sectionHitSchema = z
  .strictObject({
    index: z
      .int()
      .min(0)
      .openapi({ description: "Place of the section in the `sections` of GET /filings/{id}." }),
    kind: sectionKindSchema,
    codes: z.array(z.string()),
    title: z.string(),
    exhibit: z.string().nullable().openapi({ example: "99.1" }),
    snippet: snippetSchema,
  })
  .openapi("SectionHit");

/** The fields that a hit and a whole filing share. */
export const filingHead = {
  id: z.string().openapi({
    description:
      "The accession number, or `k-` and 20 hex digits for a filing that names none, with `-2` and so on for further ones in the same file.",
    example: "0000950124-00-003635",
  }),
  accession: z.string().nullable(),
  company: z.string().nullable(),
  form: z.string().nullable().openapi({ example: "8-K" }),
  amendment: z.boolean(),
  filed_at: isoDate.nullable(),
  report_date: isoDate.nullable().openapi({ description: "Date of the earliest event reported." }),
  key: z.string().openapi({ description: "The object in the bucket of filings." }),
  url: z.url().nullable().openapi({ description: "The filing on EDGAR, when it can be known." }),
};

const hitSchema = z
  .strictObject({
    ...filingHead,
    matched_name: z.string().nullable().openapi({
      description: "The former name or ticker by which it was found, when `company` is another.",
    }),
    cik: z.string().nullable().openapi({ example: "0000320193" }),
    items: z.array(itemSchema),
    score: z.number(),
    sections: z.array(sectionHitSchema).max(3),
  })
  .openapi("Hit");

const countSchema = z.strictObject({ value: z.string(), count: z.int().min(1) });

const facetsSchema = z
  .strictObject({
    company: z.array(countSchema.extend({ cik: z.string().optional() })).optional(),
    item: z.array(countSchema.extend({ label: z.string() })).optional(),
    form: z.array(countSchema).optional(),
    year: z.array(countSchema).optional(),
    state: z.array(countSchema).optional(),
  })
  .openapi("Facets", {
    description: "Matching filings by value, most frequent first; a facet not asked for is absent.",
  });

const hintSchema = z
  .strictObject({ message: z.string(), start: z.int().min(0), end: z.int().min(0) })
  .openapi("Hint", { description: "How a part of `q`, [start, end), was read." });

export const searchResponseSchema = z
  .strictObject({
    total: z.int().min(0).openapi({ description: "Matching filings, exactly." }),
    took_ms: z.int().min(0),
    index: indexSchema,
    hits: z.array(hitSchema),
    facets: facetsSchema,
    next: z
      .string()
      .nullable()
      .openapi({ description: "The `cursor` of the next page; null on the last." }),
    hints: z.array(hintSchema),
  })
  .openapi("SearchResponse");

export type SearchResponse = z.infer<typeof searchResponseSchema>;
export type HitResponse = z.infer<typeof hitSchema>;
export type IndexResponse = z.infer<typeof indexSchema>;
