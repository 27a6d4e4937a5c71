import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  PostingBuffer,
  PostingListReader,
  PostingListWriter,
  UNKNOWN_POSITION,
} from "../../lib/index/posting-list.ts";

interface Posting {
  readonly section: number;
  readonly positions: readonly number[];
}

const posting = fc.record({
  gap: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 5_000 })),
  steps: fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 6 }),
});
const list = fc.array(posting, { minLength: 1, maxLength: 700 }).map((postings) => {
  let section = -1;
  return postings.map(({ gap, steps }): Posting => {
    section += gap;
    let position = -1;
    return { section, positions: steps.map((step) => (position += step)) };
  });
});

describe("PostingListReader", () => {
  it("gives back postings and positions, for any list", () => {
    fc.assert(
      fc.property(list, (postings) => {
        const reader = open(postings);

        const read: Posting[] = [];
        while (reader.next()) {
          for (let i = 0; i < reader.count; i++) {
            const positions = new Uint32Array(reader.frequencies[i] ?? 0);
            reader.positionsOf(i, positions);
            read.push({ section: reader.sections[i] ?? 0, positions: [...positions] });
          }
        }
        expect(read).toStrictEqual(postings);
      }),
      { numRuns: 100 },
    );
  });

  it("seeks to the block that may hold a section, for any list", () => {
    fc.assert(
      fc.property(list, fc.nat(), (postings, at) => {
        const target = postings[at % postings.length] as Posting;
        const reader = open(postings);

        expect(reader.seek(target.section)).toBe(true);

        const index = reader.sections.subarray(0, reader.count).indexOf(target.section);
        const positions = new Uint32Array(target.positions.length);
        expect(reader.positionsOf(index, positions)).toBe(target.positions.length);
        expect([...positions]).toStrictEqual(target.positions);
      }),
      { numRuns: 200 },
    );
  });

  it("ends behind the last posting", () => {
    const reader = open(
      Array.from({ length: 256 }, (_, i) => ({ section: i * 2, positions: [i] })),
    );

    expect(reader.seek(511)).toBe(false);
    expect(reader.next()).toBe(false);
  });

  it("keeps unknown positions", () => {
    const positions = [UNKNOWN_POSITION, UNKNOWN_POSITION + 1];
    const reader = open([{ section: 3, positions }]);

    const out = new Uint32Array(2);
    reader.next();
    reader.positionsOf(0, out);
    expect([...out]).toStrictEqual(positions);
  });
});

describe("PostingListWriter", () => {
  it("writes the example of the specification", () => {
    const { postings, positions } = write([
      { section: 4, positions: [0] },
      { section: 7, positions: [2, 5] },
    ]);

    expect([...postings]).toStrictEqual([8, 5, 0]);
    expect([...positions]).toStrictEqual([0, 2, 2]);
  });
});

function open(postings: readonly Posting[]): PostingListReader {
  const written = write(postings);
  return new PostingListReader().open(postings.length, written.postings, written.positions);
}

function write(list: readonly Posting[]): { postings: Uint8Array; positions: Uint8Array } {
  const buffer = new PostingBuffer();
  for (const { section, positions } of list) {
    for (const position of positions) buffer.pushPosition(position);
    buffer.push(section, positions.length);
  }
  const writer = new PostingListWriter();
  writer.write(buffer);
  return { postings: writer.postings.take(), positions: writer.positions.take() };
}
