import { describe, expect, it } from "vitest";
import { findSymbols } from "../../../lib/filing/fields/text-symbols.ts";

describe("findSymbols", () => {
  it("finds the symbol behind the registrant's name", () => {
    const text = "DULUTH -- Northwind Pumps, Inc. (Nasdaq: NWP) today announced";
    expect(findSymbols([text], "NORTHWIND PUMPS, INC.")).toEqual([
      { title: null, symbol: "NWP", exchange: "NASDAQ", source: "text" },
    ]);
  });

  it("leaves out the symbols of others", () => {
    const text = "Northwind Pumps and Southwind Valves Corp. (NYSE: SWV) agreed";
    expect(findSymbols([text], "Northwind Pumps, Inc.")).toEqual([]);
  });

  it("lists a symbol once", () => {
    const text = "Northwind (OTCBB: NWPP.OB) said";
    expect(findSymbols([text, text], "Northwind Pumps, Inc.").map(({ symbol }) => symbol)).toEqual([
      "NWPP.OB",
    ]);
  });

  it("finds none without a name", () => {
    expect(findSymbols(["Northwind (NYSE: NWP)"], "")).toEqual([]);
  });
});
