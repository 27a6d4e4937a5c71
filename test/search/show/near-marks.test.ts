import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keepNear, type NearGroup, type TokenMark } from "../../../lib/search/show/near-marks.ts";

const anyMarks = fc
  .array(fc.record({ clause: fc.nat(3), gap: fc.nat(3), length: fc.integer({ min: 1, max: 2 }) }), {
    maxLength: 12,
  })
  .map((parts) => {
    let token = 0;
    return parts.map(({ clause, gap, length }): TokenMark => {
      const firstToken = token + gap;
      token = firstToken + length;
      return { clause, firstToken, tokenEnd: token };
    });
  });

const anyGroup = fc.record<NearGroup>({
  clauses: fc.shuffledSubarray([0, 1, 2], { minLength: 2 }),
  distance: fc.nat(4),
  ordered: fc.boolean(),
});

/** Every choice of one mark for each clause that a group finds near each other. */
function windows(marks: readonly TokenMark[], group: NearGroup): TokenMark[][] {
  const choices = group.clauses.reduce<TokenMark[][]>(
    (chosen, clause) =>
      chosen.flatMap((before) =>
        marks.filter((mark) => mark.clause === clause).map((mark) => [...before, mark]),
      ),
    [[]],
  );
  return choices.filter((chosen) => {
    const inOrder = chosen.every((mark, i) => {
      return i === 0 || (chosen[i - 1]?.tokenEnd ?? 0) <= mark.firstToken;
    });
    const span =
      Math.max(...chosen.map(({ tokenEnd }) => tokenEnd)) -
      Math.min(...chosen.map(({ firstToken }) => firstToken));
    const own = chosen.reduce((sum, mark) => sum + mark.tokenEnd - mark.firstToken, 0);
    return (inOrder || !group.ordered) && span - own <= group.distance;
  });
}

describe("keepNear", () => {
  it("keeps only marks that stand near those of all other operands", () => {
    fc.assert(
      fc.property(anyMarks, anyGroup, (marks, group) => {
        const near = new Set(windows(marks, group).flat());
        for (const mark of keepNear(marks, [group])) {
          if (group.clauses.includes(mark.clause)) expect(near.has(mark)).toBe(true);
        }
      }),
    );
  });

  it("keeps marks whenever operands stand near each other, and all marks of others", () => {
    fc.assert(
      fc.property(anyMarks, anyGroup, (marks, group) => {
        const kept = keepNear(marks, [group]);
        const isGrouped = ({ clause }: TokenMark) => group.clauses.includes(clause);

        expect(kept.some(isGrouped)).toBe(windows(marks, group).length > 0);
        expect(kept.filter((mark) => !isGrouped(mark))).toStrictEqual(
          marks.filter((mark) => !isGrouped(mark)),
        );
      }),
    );
  });
});
