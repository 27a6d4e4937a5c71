import { describe, expect, it } from "vitest";
import { similarQuery } from "../../lib/page/similar-query.ts";

describe("similarQuery", () => {
  it("takes longer words as spelt nearly so, and leaves short ones and numbers", () => {
    expect(similarQuery("microsft")).toBe("microsft~");
    expect(similarQuery(" chief  exective of AMD 2003 ")).toBe("chief~ exective~ of AMD 2003");
  });

  it("offers nothing where no word is long enough", () => {
    expect(similarQuery("4.01")).toBeNull();
    expect(similarQuery("")).toBeNull();
  });

  it("offers nothing for a query with operators", () => {
    for (const query of ['"going concern"', "microsft~", "item:4.01 auditor", "merger OR sale"]) {
      expect(similarQuery(query)).toBeNull();
    }
    expect(similarQuery("merger -agreement")).toBeNull();
  });
});
