/**
 * Makes a segment of plain MiniSearch JSON, serialisation version 2.
 *
 * Terms, frequencies and lengths are taken as they are, so the segment gives the scores that
 * MiniSearch would. MiniSearch knows no positions, so phrases and NEAR find nothing, and the
 * sections have no text. Of documents that toMiniSearch wrote, filings are restored; of others each
 * is a filing of its own, known by its id.
 */
import { FiledexError } from "../errors.ts";
import { compareBytes } from "./dictionary.ts";
import type { FilingRecord, SectionRecord } from "./filing-record.ts";
import { PostingBuffer, UNKNOWN_POSITION } from "./posting-list.ts";
import { FIELDS } from "./schema.ts";
import { concatBytes } from "./segment-file.ts";
import { SegmentAssembly } from "./segment-writer.ts";
import { encodeStoredFiling } from "./stored-text.ts";
import type { TermPostings } from "./term-collector.ts";

/** Returns the bytes of a segment; `invalid` when the JSON is no MiniSearch index of our fields. */
export function fromMiniSearch(json: string): Uint8Array {
  const index = parseIndex(json);
  const documents = readDocuments(index);
  const assembly = new SegmentAssembly();
  for (let start = 0, end = 0; start < documents.length; start = end) {
    const filing = documents[start]?.filing;
    if (filing === undefined) break;
    while (documents[end]?.filing.id === filing.id) end++;
    const sections = documents.slice(start, end).map(({ section }) => section);
    assembly.addFiling(filing, sections, encodeStoredFiling({ filing, sections }));
  }
  assembly.endFilings();
  const newIds = new Map(documents.map(({ shortId }, section) => [shortId, section]));
  for (const term of readTerms(index, newIds)) assembly.addTerm(term);
  const lengths = FIELDS.map((field) => {
    const id = numberAt(index["fieldIds"], field);
    return documents.map(({ shortId }) => lengthOf(index["fieldLength"], shortId, id));
  });
  assembly.finish(lengths, []);
  return concatBytes(assembly.takeChunks());
}

type JsonObject = Readonly<Record<string, unknown>>;

interface ImportedDocument {
  readonly shortId: string;
  readonly filing: FilingRecord;
  readonly section: SectionRecord;
}

function parseIndex(json: string): JsonObject {
  const index = parseJson(json);
  if (!isObject(index) || index["serializationVersion"] !== 2) {
    throw new FiledexError("invalid", "not a MiniSearch index of serialisation version 2");
  }
  return index;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new FiledexError("invalid", "not JSON", { cause });
  }
}

/** Reads the documents, those of one filing together, in the order in which they were added. */
function readDocuments(index: JsonObject): ImportedDocument[] {
  const ids = index["documentIds"];
  const stored = index["storedFields"];
  if (!isObject(ids)) throw new FiledexError("invalid", "index has no documents");
  const documents = Object.keys(ids).map((shortId): ImportedDocument => {
    const fields = isObject(stored) ? stored[shortId] : undefined;
    return {
      shortId,
      ...(restoredSection(fields) ?? foreignDocument(String(ids[shortId]), fields)),
    };
  });
  const order = new Map<string, number>();
  for (const { filing } of documents) {
    if (!order.has(filing.id)) order.set(filing.id, order.size);
  }
  return documents.sort((left, right) => {
    return (order.get(left.filing.id) ?? 0) - (order.get(right.filing.id) ?? 0);
  });
}

/** Returns what toMiniSearch stored with a section; null when something else is stored. */
function restoredSection(fields: unknown): { filing: FilingRecord; section: SectionRecord } | null {
  if (!isObject(fields) || !isObject(fields["filing"]) || !isObject(fields["section"])) return null;
  const { filing, section } = fields;
  if (typeof filing["id"] !== "string" || !Array.isArray(filing["names"])) return null;
  const { ordinal: _, ...rest } = section;
  // Both were written by toMiniSearch, which stores whole records.
  return {
    filing: filing as unknown as FilingRecord,
    section: { ...(rest as unknown as SectionRecord), text: "" },
  };
}

function foreignDocument(
  id: string,
  fields: unknown,
): { filing: FilingRecord; section: SectionRecord } {
  const text = (name: string) => {
    const value = isObject(fields) ? fields[name] : null;
    return typeof value === "string" ? value : null;
  };
  const company = text("company");
  const form = text("form");
  const filing: FilingRecord = {
    id,
    key: id,
    etag: "",
    accession: null,
    form,
    rootForm: form?.replace(/\/A$/, "") ?? null,
    amendment: form?.endsWith("/A") ?? false,
    company,
    ciks: [],
    names: company === null ? [] : [company],
    tickers: [],
    filedAt: text("filedAt"),
    reportDate: null,
    state: null,
    sic: null,
    items: [],
    exhibits: [],
    signatories: [],
    warnings: [],
  };
  const title = text("title") ?? "";
  return {
    filing,
    section: { kind: "body", codes: [], title, exhibitNumber: null, text: text("text") ?? "" },
  };
}

function* readTerms(
  index: JsonObject,
  newIds: ReadonlyMap<string, number>,
): Generator<TermPostings> {
  const entries = index["index"];
  if (!Array.isArray(entries)) throw new FiledexError("invalid", "index has no terms");
  const encoder = new TextEncoder();
  const terms = entries
    .map((entry: unknown) => {
      const [term, fields] = Array.isArray(entry) ? entry : [];
      if (typeof term !== "string" || !isObject(fields)) {
        throw new FiledexError("invalid", "index has a term that is none");
      }
      return { term: encoder.encode(term), fields };
    })
    .sort((left, right) => compareBytes(left.term, right.term));
  const fieldIds = FIELDS.map((field) => String(numberAt(index["fieldIds"], field)));
  for (const { term, fields } of terms) {
    const lists = fieldIds.map((fieldId) => readPostings(fields[fieldId], newIds));
    yield { term, lists };
  }
}

function readPostings(frequencies: unknown, newIds: ReadonlyMap<string, number>): PostingBuffer {
  const list = new PostingBuffer();
  if (!isObject(frequencies)) return list;
  const postings = Object.entries(frequencies)
    .flatMap(([shortId, frequency]) => {
      // Postings of discarded documents stay in MiniSearch's index until it is vacuumed.
      const section = newIds.get(shortId);
      return section === undefined ? [] : [{ section, frequency: Number(frequency) }];
    })
    .sort((left, right) => left.section - right.section);
  for (const { section, frequency } of postings) {
    list.push(section, frequency);
    for (let k = 0; k < frequency; k++) list.pushPosition(UNKNOWN_POSITION + k);
  }
  return list;
}

function lengthOf(lengths: unknown, shortId: string, fieldId: number): number {
  const ofDocument = isObject(lengths) ? lengths[shortId] : undefined;
  const length: unknown = Array.isArray(ofDocument) ? ofDocument[fieldId] : 0;
  return typeof length === "number" ? length : 0;
}

function numberAt(object: unknown, name: string): number {
  const value = isObject(object) ? object[name] : undefined;
  if (typeof value === "number") return value;
  throw new FiledexError("invalid", `index has no such field: field=\`${name}\``);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null;
}
