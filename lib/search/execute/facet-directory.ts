/**
 * The values of a facet over all segments of a snapshot: each has one place, whatever its ordinals
 * in the segments are, so that counting over several segments is adding to one array. Made once
 * for a snapshot and facet.
 */
import type { Segment } from "../../index/segment-reader.ts";
import type { Snapshot } from "../../index/snapshot.ts";
import type { Facet } from "../query.ts";
import { effectiveDays } from "./sort-values.ts";

export interface FacetDirectory {
  /** By place; of companies CIK, tab, and name. */
  readonly values: readonly string[];
  readonly segments: readonly FacetColumn[];
}

/** Values of filing i are at places[k] - 1 for k in [starts[i], starts[i + 1]); without starts, k = i. */
export interface FacetColumn {
  readonly starts: Uint32Array | null;
  /** 0 where a filing has no value. */
  readonly places: Uint32Array;
}

const directories = new WeakMap<Snapshot, Map<Facet, Promise<FacetDirectory>>>();

/** Loads the directory of a facet. */
export function loadFacetDirectory(snapshot: Snapshot, facet: Facet): Promise<FacetDirectory> {
  const known = directories.get(snapshot) ?? new Map<Facet, Promise<FacetDirectory>>();
  directories.set(snapshot, known);
  const found = known.get(facet);
  if (found !== undefined) return found;
  const made = makeDirectory(snapshot, facet);
  made.catch(() => known.delete(facet));
  known.set(facet, made);
  return made;
}

async function makeDirectory(snapshot: Snapshot, facet: Facet): Promise<FacetDirectory> {
  const columns = await Promise.all(
    snapshot.segments.map((segment) => readFacetColumn(segment, facet)),
  );
  const placesByValue = new Map<string, number>();
  const segments = columns.map(({ starts, values, texts }): FacetColumn => {
    const placeOf = Uint32Array.from(texts, (text) => {
      if (text === null) return 0;
      const place = placesByValue.get(text) ?? placesByValue.size;
      placesByValue.set(text, place);
      return place + 1;
    });
    return { starts, places: values.map((value) => placeOf[value] ?? 0) };
  });
  return { values: [...placesByValue.keys()], segments };
}

interface ReadColumn {
  readonly starts: Uint32Array | null;
  readonly values: Uint32Array;
  /** What each value of the column stands for. */
  readonly texts: readonly (string | null)[];
}

async function readFacetColumn(segment: Segment, facet: Facet): Promise<ReadColumn> {
  switch (facet) {
    case "item": {
      const [column, table] = await Promise.all([
        segment.multiColumn("items"),
        segment.strings("items"),
      ]);
      return { ...column, texts: table.all() };
    }
    case "year": {
      const days = await effectiveDays(segment);
      const years = days.map((day) => Math.floor(day / 10_000));
      const texts = Array.from({ length: MAX_YEAR + 1 }, (_, year) => {
        return year === 0 ? null : String(year).padStart(4, "0");
      });
      return { starts: null, values: years, texts };
    }
    default: {
      const [column, table] = await Promise.all([
        segment.column(facet),
        segment.strings(TABLES[facet]),
      ]);
      return { starts: null, values: column, texts: [null, ...table.all()] };
    }
  }
}

const MAX_YEAR = 9_999;
const TABLES = { company: "companies", form: "forms", state: "states" } as const;
