import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeDenseList, viewDenseList } from "../../lib/index/dense-list.ts";
import { PostingBuffer, PostingListWriter } from "../../lib/index/posting-list.ts";

describe("encodeDenseList", () => {
  it("keeps sections and frequencies, for any list", () => {
    const posting = fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 65_535 }));
    fc.assert(
      fc.property(fc.array(posting, { minLength: 1, maxLength: 400 }), (gaps) => {
        let section = -1;
        const postings = gaps.map(([gap, frequency]) => {
          section += gap;
          return { section, frequency };
        });
        const { bits, before, frequencies } = decodeDense(postings, section + 1);

        const found = postings.map(({ section: at }) => {
          const word = bits[at >>> 5] ?? 0;
          const below = [...(word & (2 ** (at & 31) - 1)).toString(2)].filter((bit) => bit === "1");
          const isThere = ((word >>> (at & 31)) & 1) === 1;
          return isThere ? frequencies[(before[at >>> 5] ?? 0) + below.length] : null;
        });
        expect(found).toStrictEqual(postings.map(({ frequency }) => frequency));
        expect(frequencies).toHaveLength(postings.length);
      }),
    );
  });

  it("makes nothing of a frequency that has no room", () => {
    expect(encode([{ section: 3, frequency: 65_536 }], 10)).toBeNull();
  });
});

interface Posting {
  readonly section: number;
  readonly frequency: number;
}

function decodeDense(postings: readonly Posting[], sectionCount: number) {
  const bytes = encode(postings, sectionCount);
  expect(bytes).not.toBeNull();
  return viewDenseList(bytes ?? new Uint8Array(0), sectionCount);
}

function encode(postings: readonly Posting[], sectionCount: number): Uint8Array | null {
  const buffer = new PostingBuffer();
  for (const { section, frequency } of postings) buffer.push(section, frequency);
  const writer = new PostingListWriter();
  writer.write(buffer);
  return encodeDenseList(postings.length, writer.postings.take(), sectionCount);
}
