import { describe, expect, it } from "vitest";
import { createRandom } from "../../infra/samples/random.ts";
import { drawRank, spellWord } from "../../infra/samples/vocabulary.ts";

describe("spellWord", () => {
  it("begins with the words of the language", () => {
    expect([0, 1, 2].map(spellWord)).toEqual(["the", "of", "and"]);
  });

  it("spells nearly every rank differently", () => {
    const words = new Set(Array.from({ length: 100_000 }, (_, rank) => spellWord(rank)));
    expect(words.size).toBeGreaterThan(90_000);
  });

  it("spells even the rarest ranks in letters", () => {
    expect(spellWord(10_000 * 2 ** 33)).toMatch(/^[a-z]+$/);
  });
});

describe("drawRank", () => {
  it("draws frequent words often and rare ones for ever", () => {
    const random = createRandom(1);
    const ranks = Array.from({ length: 200_000 }, () => drawRank(random));
    const share = (least: number): number =>
      ranks.filter((rank) => rank >= least).length / ranks.length;
    expect(share(0) - share(10)).toBeGreaterThan(0.15);
    expect(share(10_000)).toBeGreaterThan(0.05);
    expect(share(10_000)).toBeLessThan(0.15);
    expect(share(1_000_000)).toBeGreaterThan(0);
  });
});
