import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeCursor, encodeCursor } from "../../lib/search/cursor.ts";
import type { SortPosition } from "../../lib/search/execute/execution.ts";
import { planSearch } from "../../lib/search/language/plan-search.ts";

const plan = planSearch("merger", {}, undefined);
const position: SortPosition = { version: 7, value: 1.5, day: 20030409, tie: "0123456789abcdef" };

describe("decodeCursor", () => {
  it("returns the position that was encoded, for any position", () => {
    const anyPosition = fc.record<SortPosition>({
      version: fc.nat(),
      value: fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.string(),
        fc.constant(null),
      ),
      day: fc.nat(),
      tie: fc.stringMatching(/^[0-9a-f]{16}$/),
    });
    fc.assert(
      fc.property(anyPosition, (any) => {
        // JSON has no negative zero, nor does any sort key.
        const expected = JSON.parse(JSON.stringify(any));

        expect(decodeCursor(plan, encodeCursor(plan, any))).toStrictEqual(expected);
      }),
    );
  });

  it("takes the cursor of a query that is spelt differently and means the same", () => {
    const cursor = encodeCursor(planSearch("a  AND b", {}, undefined), position);

    expect(decodeCursor(planSearch("a b", {}, "relevance"), cursor)).toStrictEqual(position);
  });

  it.each([
    planSearch("mergers", {}, undefined),
    planSearch("merger", { form: ["8-K"] }, undefined),
    planSearch("merger", {}, "-filed"),
  ])("refuses the cursor of another query", (other) => {
    expect(() => decodeCursor(other, encodeCursor(plan, position))).toThrow("another query");
  });

  it("refuses any other text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor(plan, text)).toThrow("must be the `next` of an earlier answer");
      }),
    );
  });

  it.each(["null", "[]", '["x",{}]', '["x",{"version":1,"value":[],"day":0,"tie":"0"}]'])(
    "refuses the forged %s",
    (json) => {
      const forged = Buffer.from(json).toString("base64url");

      expect(() => decodeCursor(plan, forged)).toThrow("must be the `next` of an earlier answer");
    },
  );
});
