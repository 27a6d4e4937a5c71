import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseStateCode } from "../../lib/filing/fields/state-code.ts";
import { parseFiling } from "../../lib/filing/parse-filing.ts";
import { REAL_FILINGS } from "../support/real-filings.ts";

const truths = join(REAL_FILINGS, "e_ground_truth/cover_page_truth");

/** What a person read on the covers of four filings, 2000-2009. */
const cases = readdirSync(truths).map((name) => {
  const accession = basename(name, ".correct_data.json");
  const truth: Record<string, string | null> = JSON.parse(readFileSync(join(truths, name), "utf8"));
  return { accession, truth };
});

function findSubmission(accession: string): Uint8Array {
  const folder = join(REAL_FILINGS, "a_full_submission");
  const name = readdirSync(folder, { recursive: true }).find((path) =>
    path.toString().endsWith(`${accession}.txt`),
  );
  return readFileSync(join(folder, String(name)));
}

describe("parseFiling of covers that a person read too", () => {
  it.each(cases)("reads $accession", ({ accession, truth }) => {
    const { cover } = parseFiling(findSubmission(accession));
    expect(cover.company?.value).toBe(truth["name"]);
    expect(cover.form?.value).toBe(truth["form"]);
    expect(cover.stateOfIncorporation?.value).toBe(
      parseStateCode(truth["state_of_incorporation"] ?? ""),
    );
    expect(cover.fileNumber?.raw).toContain(truth["commission_file_number"]?.replace(/^0-/, ""));
    expect(cover.address?.value).toMatchObject({
      street: truth["address"],
      state: parseStateCode(truth["state"] ?? ""),
      zip: truth["zip"],
    });
    expect(cover.address?.value.city).toContain(truth["city"]);
    // One cover prints an EIN with a digit missing, which is none.
    if (/^\d{2}-\d{7}$/.test(truth["irs_employer_id"] ?? "")) {
      expect(cover.ein?.value).toBe(truth["irs_employer_id"]);
    }
  });
});
