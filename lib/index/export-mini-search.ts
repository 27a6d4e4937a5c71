/**
 * Writes an index as plain MiniSearch JSON, serialisation version 2:
 *
 *     const index = MiniSearch.loadJSON(json, MINI_SEARCH_OPTIONS)
 *     index.search("certifying accountant", { boost: FIELD_BOOSTS })
 *
 * A document is a visible section. Its id is the filing's id, `#`, and its ordinal in the filing;
 * stored with it are the filing's record and what the section is, without its text.
 *
 * MiniSearch holds all of it in memory, and cannot load more than the longest string that V8
 * allows: about 70,000 filings.
 */
import { type MergeSource, mergeLengths, mergeTerms, renumberSections } from "./merge-segments.ts";
import type { PostingBuffer } from "./posting-list.ts";
import { readStoredFilings } from "./read-stored-filings.ts";
import { FIELDS } from "./schema.ts";
import type { Snapshot } from "./snapshot.ts";
import { parseRecord, parseSection } from "./stored-text.ts";

/** The options with which an export must be loaded. */
export const MINI_SEARCH_OPTIONS = {
  idField: "id",
  fields: [...FIELDS],
  storeFields: ["filing", "section"],
};

/** Stored texts are read ahead in pieces of about this size. */
const AHEAD_BYTES = 2 ** 20;

/** Returns the visible sections of a snapshot as MiniSearch JSON. */
export async function toMiniSearch(snapshot: Snapshot): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of streamMiniSearch(snapshot)) pieces.push(piece);
  return pieces.join("");
}

/** Yields the same JSON piece by piece. */
export async function* streamMiniSearch(snapshot: Snapshot): AsyncGenerator<string> {
  const sources: MergeSource[] = [];
  let count = 0;
  for (const [i, segment] of snapshot.segments.entries()) {
    const source = await renumberSections(segment, new Set(snapshot.invisible[i]), count);
    count += source.liveSections;
    sources.push(source);
  }
  const fieldIds = Object.fromEntries(FIELDS.map((field, id) => [field, id]));
  yield `{"documentCount":${count},"nextId":${count},"fieldIds":${JSON.stringify(fieldIds)},`;
  yield* writeDocuments(sources);
  yield* writeLengths(await mergeLengths(sources), count);
  yield* writeIndex(sources);
  yield `,"dirtCount":0,"serializationVersion":2}`;
}

async function* writeDocuments(sources: readonly MergeSource[]): AsyncGenerator<string> {
  const ids: string[] = [];
  yield `"storedFields":{`;
  for (const { segment, live } of sources) {
    for await (const stored of readStoredFilings(segment, live, AHEAD_BYTES)) {
      const filing = parseRecord(stored.record);
      const record = JSON.stringify(filing);
      for (const [i, json] of stored.sections.entries()) {
        const { text: _, ...section } = parseSection(json);
        const comma = ids.length > 0 ? "," : "";
        const facts = JSON.stringify({ ordinal: i, ...section });
        yield `${comma}"${ids.length}":{"filing":${record},"section":${facts}}`;
        ids.push(JSON.stringify(`${filing.id}#${i}`));
      }
    }
  }
  yield `},"documentIds":{${ids.map((id, number) => `"${number}":${id}`).join(",")}},`;
}

function* writeLengths(lengths: readonly (readonly number[])[], count: number): Generator<string> {
  yield `"fieldLength":{`;
  for (let section = 0; section < count; section++) {
    const ofSection = lengths.map((values) => values[section] ?? 0);
    yield `${section > 0 ? "," : ""}"${section}":[${ofSection.join(",")}]`;
  }
  const means = lengths.map((values) => {
    return values.reduce((sum, length) => sum + length, 0) / Math.max(count, 1);
  });
  yield `},"averageFieldLength":[${means.join(",")}]`;
}

async function* writeIndex(sources: readonly MergeSource[]): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let comma = "";
  yield `,"index":[`;
  for await (const { term, lists } of mergeTerms(sources)) {
    const fields = lists.flatMap((list, field) => {
      return list.count === 0 ? [] : [`"${field}":{${writeFrequencies(list)}}`];
    });
    if (fields.length === 0) continue;
    yield `${comma}[${JSON.stringify(decoder.decode(term))},{${fields.join(",")}}]`;
    comma = ",";
  }
  yield "]";
}

function writeFrequencies(list: PostingBuffer): string {
  let written = "";
  for (let i = 0; i < list.count; i++) {
    written += `${i > 0 ? "," : ""}"${list.sections[i]}":${list.frequencies[i]}`;
  }
  return written;
}
