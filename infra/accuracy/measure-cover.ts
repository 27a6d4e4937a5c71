/**
 * What a cover says as printed, against two truths: the facts tagged on the same page, which say the
 * same, and the header, which often differs by fact (a state of today, a telephone number of 1998).
 */
import { SourceText } from "../../lib/filing/container/source-text.ts";
import { readCover } from "../../lib/filing/fields/cover.ts";
import type { CheckBoxes, Cover, Filing } from "../../lib/filing/filing.ts";
import { segmentDocument } from "../../lib/filing/sections/segment-document.ts";
import type { DocumentText } from "../../lib/filing/text/line.ts";
import { readDocument } from "../../lib/filing/text/read-document.ts";
import type { MainDocument } from "./main-document.ts";
import { countComparison, createTally, type Tally } from "./tally.ts";

/** Each field of a cover as one comparable text; empty when the cover does not say. */
interface CoverValues {
  readonly state: string;
  readonly fileNumber: string;
  readonly ein: string;
  readonly city: string;
  readonly zip: string;
  readonly phone: string;
  readonly symbols: string;
  readonly boxes: string;
}

const NAMES: Readonly<Record<keyof CoverValues, string>> = {
  state: "state",
  fileNumber: "file number",
  ein: "EIN",
  city: "city",
  zip: "zip code",
  phone: "telephone",
  symbols: "symbols",
  boxes: "check boxes",
};
const FIELDS: readonly (keyof CoverValues)[] = [
  "state",
  "fileNumber",
  "ein",
  "city",
  "zip",
  "phone",
  "symbols",
  "boxes",
];
/** Fields that headers have too; telephones differ by fact in one filing of four. */
const HEADER_FIELDS = FIELDS.slice(0, FIELDS.indexOf("phone"));

export interface CoverTallies {
  readonly tagged: Readonly<Record<string, Tally>>;
  readonly header: Readonly<Record<string, Tally>>;
}

/** Makes tallies with nothing counted. */
export function createCoverTallies(): CoverTallies {
  const tallies = (names: readonly (keyof CoverValues)[], prefix: string, goal: number | null) =>
    Object.fromEntries(names.map((name) => [name, createTally(`${prefix}: ${NAMES[name]}`, goal)]));
  return {
    tagged: tallies(FIELDS, "printed, tagged", 0.97),
    header: tallies(HEADER_FIELDS, "printed, header", null),
  };
}

/** Compares the printed cover of an 8-K with its facts and with the header of the whole filing. */
export function measurePrinted(
  tallies: CoverTallies,
  path: string,
  { filing, main }: { filing: Filing; main: MainDocument },
): void {
  const document = readDocument(SourceText.ofFile(main.text));
  const tagged = valuesOf(coverOf(document), "dei");
  const printed = valuesOf(coverOf({ ...document, facts: [] }), "cover");
  const header = headerValues(filing);
  for (const name of FIELDS) {
    compare(tallies.tagged[name], path, { read: printed[name], truth: tagged[name] });
    compare(tallies.header[name], path, { read: printed[name], truth: header[name] ?? "" });
  }
}

function coverOf(document: DocumentText): Cover {
  return readCover(document, segmentDocument(document, "8-K").cover).cover;
}

function valuesOf(cover: Cover, source: "dei" | "cover"): CoverValues {
  const own = <T>(field: { readonly value: T; readonly source: string } | null): T | null =>
    field?.source === source ? field.value : null;
  const address = own(cover.address);
  const symbols = cover.securities.filter((each) => each.source === source && each.symbol !== null);
  return {
    state: own(cover.stateOfIncorporation) ?? "",
    fileNumber: foldNumber(own(cover.fileNumber) ?? ""),
    ein: own(cover.ein) ?? "",
    city: foldText(address?.city ?? ""),
    zip: address?.zip?.slice(0, 5) ?? "",
    phone: own(cover.phone)?.replace(/\D/g, "") ?? "",
    symbols: [...new Set(symbols.map(({ symbol }) => foldText(symbol ?? "")))].sort().join(" "),
    boxes: tickedOf(cover.boxes, source),
  };
}

/** Names of the boxes that are ticked, "none" when there are boxes and none is. */
function tickedOf(boxes: CheckBoxes, source: string): string {
  const known = Object.entries(boxes).filter(([, box]) => box?.source === source);
  const ticked = known.filter(([, box]) => box?.value === true).map(([name]) => name);
  return known.length === 0 ? "" : ticked.sort().join(" ") || "none";
}

function headerValues({ parties }: Filing): Partial<CoverValues> {
  const [filer] = parties;
  return {
    state: filer?.stateOfIncorporation ?? "",
    fileNumber: foldNumber(filer?.fileNumber ?? ""),
    ein: filer?.ein ?? "",
    city: foldText(filer?.businessAddress?.city ?? ""),
    zip: filer?.businessAddress?.zip?.slice(0, 5) ?? "",
  };
}

function foldText(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

/** `1-8944` and `001-08944` are the same number. */
function foldNumber(number: string): string {
  return number === "" ? "" : number.split("-").map(Number).join("-");
}

function compare(
  tally: Tally | undefined,
  path: string,
  values: { readonly read: string; readonly truth: string },
): void {
  if (tally === undefined || values.truth === "") return;
  countComparison(tally, values.read === values.truth, { path, ...values, reviewed: null });
}
