import { describe, expect, it } from "vitest";
import type { ManifestRow } from "../../../infra/accuracy/manifest-rows.ts";
import { createItemTallies, measureItems } from "../../../infra/accuracy/measure-items.ts";
import type { Filing } from "../../../lib/filing/filing.ts";
import { parseFiling } from "../../../lib/filing/parse-filing.ts";

const text = `<SEC-HEADER>0000900001-99-000012.hdr.sgml : 19990823
ACCESSION NUMBER:\t\t0000900001-99-000012
CONFORMED SUBMISSION TYPE:\t8-K
ITEM INFORMATION:
FILED AS OF DATE:\t\t19990823
</SEC-HEADER>
<DOCUMENT>
<TYPE>8-K
<TEXT>
ITEM 5.  OTHER EVENTS

The pumps are in Duluth.

ITEM 7.  EXHIBITS

(c) None but the pumps.
</TEXT>
</DOCUMENT>
`;
const filing: Filing = parseFiling(new TextEncoder().encode(text));

function rowWith(itemCodes: readonly string[]): ManifestRow {
  return {
    path: "a.txt",
    form: "8-K",
    company: "",
    cik: "",
    accession: "",
    filingDate: "",
    period: "",
    itemLabels: "",
    itemCodes,
    truthKind: "header",
  };
}

describe("measureItems", () => {
  it("compares what the whole file and what its main document say with the row's items", () => {
    const tallies = createItemTallies();
    measureItems(tallies, rowWith(["7", "5"]), { filing, alone: filing });
    measureItems(tallies, rowWith(["5"]), { filing, alone: null });
    expect(tallies.united).toMatchObject({ count: 2, equal: 1 });
    expect(tallies.alone).toMatchObject({ count: 1, equal: 1 });
    expect(tallies.united.mismatches).toEqual([
      { path: "a.txt", read: "5,7", truth: "5", reviewed: null },
    ]);
  });

  it("compares the number of items with that of a header without labels", () => {
    const tallies = createItemTallies();
    measureItems(tallies, rowWith([]), { filing, alone: null });
    expect(tallies.declared.mismatches).toMatchObject([{ read: "2: 5,7", truth: "1" }]);
    expect(tallies.united.count).toBe(0);
  });
});
