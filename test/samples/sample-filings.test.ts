import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SAMPLE_SEED, SAMPLE_SPECS } from "../../infra/samples/sample-set.ts";
import { type ExpectedFiling, writeFiling } from "../../infra/samples/write-filing.ts";
import { parseFiling } from "../../lib/filing/parse-filing.ts";

const DIRECTORY = new URL("../../infra/samples/filings/", import.meta.url);
const MANIFEST = new URL("../../infra/samples/manifest.json", import.meta.url);
const manifest: readonly ExpectedFiling[] = JSON.parse(readFileSync(MANIFEST, "utf8"));
const generated = SAMPLE_SPECS.map((spec, ordinal) => writeFiling(spec, SAMPLE_SEED, ordinal));

describe("the sample filings", () => {
  it("are what the generator makes", () => {
    expect(readdirSync(DIRECTORY).sort()).toEqual(generated.map(({ name }) => name).sort());
    for (const { name, bytes } of generated) {
      const committed = readFileSync(new URL(name, DIRECTORY));
      expect(committed.equals(bytes), `${name} differs: run npm run -s generate -- --samples`).toBe(
        true,
      );
    }
  });

  it("have a manifest that the generator makes", () => {
    expect(manifest).toEqual(generated.map(({ expected }) => expected));
  });

  it("come in every container shape, layout and item of Form 8-K in use", () => {
    expect(new Set(manifest.map(({ shape }) => shape)).size).toBe(6);
    expect(new Set(SAMPLE_SPECS.map(({ layout }) => layout)).size).toBe(3);
    expect(new Set(manifest.flatMap(({ items }) => items)).size).toBe(12 + 33);
  });

  for (const expected of manifest) {
    it(`parse to what the manifest says: ${expected.path}`, () => {
      const bytes = readFileSync(new URL(expected.path, DIRECTORY));
      expect(summarize(bytes, expected.path)).toEqual(expected);
    });
  }
});

function summarize(bytes: Uint8Array, path: string): ExpectedFiling {
  const filing = parseFiling(bytes, { path });
  return {
    path,
    shape: filing.shape,
    form: filing.form?.value ?? "",
    amendment: filing.amendment,
    company: filing.company?.value ?? "",
    cik: filing.cik?.value ?? null,
    accession: filing.accession?.value ?? null,
    filedAt: filing.filedAt?.value ?? null,
    reportDate: filing.reportDate?.value ?? null,
    items: filing.items.map((item) => item.code),
    exhibits: filing.exhibits.map((exhibit) => exhibit.number),
    signatories: filing.signatories.map((signatory) => signatory.name),
  };
}
