import { describe, expect, it } from "vitest";
import type { Field } from "../../../lib/index/schema.ts";
import { matchedName } from "../../../lib/search/show/matched-name.ts";
import { makeFiling } from "../../support/indexed-filing.ts";

const { filing } = makeFiling(
  1,
  {},
  {
    company: "Innovative Clinical Solutions, Ltd.",
    names: ["Innovative Clinical Solutions, Ltd.", "CLINICAL TRIALS INC", "PhyMatrix Corp", "PHMX"],
  },
);

function found(match: Record<string, Field[]>, company: readonly string[] = []): string | null {
  const section = {
    ordinal: 0,
    score: 1,
    terms: Object.keys(match),
    queryTerms: [],
    match: new Map(Object.entries(match)),
  };
  return matchedName(filing, [section], {
    company: company.map((name) => ({ name, exact: false })),
  });
}

describe("matchedName", () => {
  it("says nothing when the name shown has the words", () => {
    expect(found({ clinical: ["company", "text"] })).toBeNull();
    expect(found({}, ["Innovative Clin"])).toBeNull();
  });

  it("says nothing of words that matched in the text", () => {
    expect(found({ phymatrix: ["text"] })).toBeNull();
  });

  it("names the former name or ticker that explains the words", () => {
    expect(found({ phymatrix: ["company"] })).toBe("PhyMatrix Corp");
    expect(found({ phmx: ["company"] })).toBe("PHMX");
    expect(found({}, ["clinical trials"])).toBe("CLINICAL TRIALS INC");
    expect(found({}, ["phyma"])).toBe("PhyMatrix Corp");
  });

  it("says nothing of other companies' names in the filter", () => {
    expect(found({}, ["Globex"])).toBeNull();
  });
});
