/**
 * The filings that come with Filedex: every container, era and item of Form 8-K at least once.
 * The files under filings/ are made from this list by `npm run -s generate -- --samples`.
 */
import type { FilingSpec } from "./filing-spec.ts";
import { DOTTED, TAGGED } from "./new-sample-specs.ts";
import { EARLY_2000S, NINETIES } from "./old-sample-specs.ts";

/** Any number would do; another one makes other samples. */
export const SAMPLE_SEED = 20_030_408;

export const SAMPLE_SPECS: readonly FilingSpec[] = [
  ...NINETIES,
  ...EARLY_2000S,
  ...DOTTED,
  ...TAGGED,
];
