/** Parameters of a URL's query as zod schemas that validate, convert and document themselves. */
import { z } from "@hono/zod-openapi";
import { FiledexError, hasKind } from "../errors.ts";

/** What the OpenAPI document says of a parameter. */
export interface ParameterDocs {
  readonly description: string;
  /** JSON schema of one value. */
  readonly schema: { readonly type: "string" | "integer"; readonly [keyword: string]: unknown };
  readonly example?: string;
}

/** Values are repeated in messages, but not at any length. */
const MAX_QUOTED_LENGTH = 60;

const raw = z.union([z.string(), z.array(z.string())]).optional();

/** Makes a parameter that may be given once; an empty value, as forms send it, counts as absent. */
export function singleParameter<T>(parse: (value: string | undefined) => T, docs: ParameterDocs) {
  const { description, schema, example } = docs;
  return raw
    .transform((value, context) => {
      return convert(context, () => {
        const values = valuesOf(value);
        if (values.length > 1) throw new FiledexError("invalid", "is given more than once");
        return parse(values[0]);
      });
    })
    .openapi({
      type: schema.type,
      param: { description, required: false, schema, ...(example ? { example } : {}) },
    });
}

/** Makes a parameter that may be repeated; empty values are dropped. */
export function listParameter<T>(parse: (values: readonly string[]) => T, docs: ParameterDocs) {
  const { description, schema, example } = docs;
  return raw
    .transform((value, context) => convert(context, () => parse(valuesOf(value))))
    .openapi({
      type: "array",
      param: {
        description,
        required: false,
        style: "form",
        explode: true,
        schema: { type: "array", items: schema },
        ...(example ? { example: [example] } : {}),
      },
    });
}

/** Shows a value in a message, cut when it is long. */
export function quoteValue(value: string): string {
  const cut = value.length > MAX_QUOTED_LENGTH ? `${value.slice(0, MAX_QUOTED_LENGTH)}…` : value;
  return JSON.stringify(cut.toWellFormed());
}

function valuesOf(value: string | readonly string[] | undefined): string[] {
  const values = typeof value === "string" ? [value] : [...(value ?? [])];
  return values.filter((entry) => entry.trim() !== "");
}

function convert<T>(context: z.core.$RefinementCtx, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!hasKind(error, "invalid")) throw error;
    context.issues.push({ code: "custom", message: error.message, input: context.value });
    return z.NEVER;
  }
}
