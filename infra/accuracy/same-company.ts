/**
 * Whether a cover and a header name the same company. EDGAR's conformed names drop punctuation,
 * abbreviate the corporate form and add suffixes: `AMAZON COM INC` is "Amazon.com, Inc.",
 * `NVIDIA CORP/DE` is "NVIDIA CORPORATION".
 */
import { displayConformedName } from "../../lib/filing/fields/company-name.ts";

const CORPORATE_FORMS = new Set(
  "inc incorporated corp corporation co company companies cos ltd limited llc lp llp plc sa nv ag holdings holding hldgs group grp trust the and of".split(
    " ",
  ),
);

/** Tells whether two printed names differ only in case, punctuation and corporate form. */
export function isSameCompany(printed: string, conformed: string): boolean {
  const one = foldCompany(printed);
  return one !== "" && one === foldCompany(displayConformedName(conformed));
}

function foldCompany(name: string): string {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/[.'’`]/g, "")
    .split(/[^\p{L}\d]+/u);
  return words.filter((word) => !CORPORATE_FORMS.has(word)).join("");
}
