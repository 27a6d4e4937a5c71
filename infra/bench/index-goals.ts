/** What the packed index is meant to reach, and how the figures stand to it. */
import type { EngineFigures, IndexFigures, OwnFigures } from "./bench-index.ts";

export interface GoalFigure {
  readonly goal: string;
  readonly wanted: string;
  readonly measured: string;
  readonly met: boolean;
}

/** The size at which engines are compared, and the one to which growth is measured. */
const COMPARED = 10_000;
const LARGE = 100_000;

export function compareWithGoals(figures: IndexFigures): GoalFigure[] {
  const at = (engine: string, filings: number) => {
    return figures.engines.find((one) => one.engine === engine && one.filings === filings);
  };
  const own = (filings: number) => figures.own.find((one) => one.filings === filings);
  const filedex = at("filedex", COMPARED);
  if (filedex === undefined) return [];
  return [
    ...compareWithMiniSearch(filedex, at("minisearch", COMPARED)),
    ...compareWithFts5(filedex, at("fts5", COMPARED), own(COMPARED)),
    ...compareWithFts5(filedex, at("fts5-prefix", COMPARED), own(COMPARED)),
    ...OTHERS.flatMap((engine) => compareColumns(filedex, at(engine, COMPARED), own(COMPARED))),
    ...compareSizes(filedex, own(COMPARED)),
    ...compareGrowth(filedex, at("filedex", LARGE), own(COMPARED), own(LARGE)),
  ];
}

function compareWithMiniSearch(own: EngineFigures, other: EngineFigures | undefined): GoalFigure[] {
  if (other === undefined) return [];
  const times = (goal: string, least: number, ours: number, theirs: number) => {
    return { ...ratio(`MiniSearch: ${goal}`, theirs / ours, least), wanted: `≥ ${least}×` };
  };
  return [
    times("first answer of a new process", 40, own.cold.firstAnswerMs, other.cold.firstAnswerMs),
    times("peak memory of it", 12, own.cold.peakRssMb, other.cold.peakRssMb),
    times("warm p50", 30, own.warm.words.p50, other.warm.words.p50),
    times("warm p95", 10, own.warm.words.p95, other.warm.words.p95),
    times("facets p50", 30, own.warm.facets?.p50 ?? 0, other.warm.facets?.p50 ?? 0),
  ];
}

/** FTS5 stores no text here, so its size is compared with that of the index without text. */
function compareWithFts5(
  own: EngineFigures,
  other: EngineFigures | undefined,
  parts: OwnFigures | undefined,
): GoalFigure[] {
  if (other === undefined) return [];
  const { engine, warm, build } = other;
  return [
    atMost(`${engine}: warm p50 without fuzzy`, own.warm.exact.p50 / warm.exact.p50, 0.25),
    atMost(`${engine}: warm p95 without fuzzy`, own.warm.exact.p95 / warm.exact.p95, 0.25),
    atMost(`${engine}: size`, Number(parts?.["indexMb"]) / build.sizeMb, 0.5),
    atMost(`${engine}: build CPU`, own.build.cpuSeconds / build.cpuSeconds, 1),
  ];
}

const OTHERS = ["flexsearch", "orama", "lunr"];

/** Compares each column of the table; FlexSearch does not rank, so its median is left out. */
function compareColumns(
  own: EngineFigures,
  other: EngineFigures | undefined,
  parts: OwnFigures | undefined,
): GoalFigure[] {
  if (other === undefined) return [];
  const columns: readonly (readonly [string, number, number])[] = [
    ["build", own.build.cpuSeconds, other.build.cpuSeconds],
    ["size", Number(parts?.["indexMb"]), other.build.sizeMb],
    ["cold", own.cold.firstAnswerMs, other.cold.firstAnswerMs],
    ["cold memory", own.cold.peakRssMb, other.cold.peakRssMb],
    [
      "p50",
      own.warm.words.p50,
      other.engine === "flexsearch" ? Number.POSITIVE_INFINITY : other.warm.words.p50,
    ],
    ["p95", own.warm.words.p95, other.warm.words.p95],
    ["facets", own.warm.facets?.p50 ?? 0, other.warm.facets?.p50 ?? 0],
    ["warm memory", own.warm.peakRssMb, other.warm.peakRssMb],
  ];
  const worse = columns.filter(([, ours, theirs]) => ours > theirs).map(([name]) => name);
  const measured = worse.length === 0 ? "all" : `all but ${worse.join(", ")}`;
  const goal = `${other.engine}: columns that are better`;
  return [{ goal, wanted: "all", measured, met: worse.length === 0 }];
}

function compareSizes(own: EngineFigures, parts: OwnFigures | undefined): GoalFigure[] {
  const fuzzy = own.warm.fuzzy?.p95 ?? Number.NaN;
  return [
    atMost("fuzzy p95, ms", fuzzy, 3),
    atMost("bytes per posting", Number(parts?.["bytesPerPosting"]), 1.7),
    atMost("index without text / text", Number(parts?.["indexMb"]) / own.build.textMb, 0.35),
  ];
}

function compareGrowth(
  own: EngineFigures,
  large: EngineFigures | undefined,
  parts: OwnFigures | undefined,
  largeParts: OwnFigures | undefined,
): GoalFigure[] {
  if (large === undefined) return [];
  const growth = (name: string) => Number(largeParts?.[name]) / Number(parts?.[name]);
  return [
    atMost("10× filings: warm p50", large.warm.words.p50 / own.warm.words.p50, 10),
    atMost("10× filings: open", growth("openMs"), 1.2),
    atMost("10× filings: add one", growth("addMs"), 1.2),
  ];
}

function ratio(goal: string, value: number, least: number): GoalFigure {
  return { goal, wanted: `≥ ${least}`, measured: value.toFixed(1), met: value >= least };
}

function atMost(goal: string, value: number, most: number): GoalFigure {
  return { goal, wanted: `≤ ${most}`, measured: value.toFixed(3), met: value <= most };
}
