import { currentItem, itemTitle } from "../../lib/filing/item-taxonomy.ts";
import type { FilingRecord, IndexedFiling, SectionRecord } from "../../lib/index/filing-record.ts";

/** The sections of a filing: item code or `EX-99.1` -> text. */
type Texts = Readonly<Record<string, string>>;

/** Makes a filing by the fields that a test is about; its key and accession follow the ordinal. */
export function makeFiling(
  ordinal: number,
  texts: Texts,
  fields: Partial<FilingRecord> = {},
): IndexedFiling {
  const accession = `0000900000-03-${String(ordinal).padStart(6, "0")}`;
  const filedAt = fields.filedAt === undefined ? "2003-04-09" : fields.filedAt;
  const company = fields.company === undefined ? "Acme Corporation" : fields.company;
  const codes = Object.keys(texts).filter((label) => !label.startsWith("EX-") && label !== "cover");
  const filing: FilingRecord = {
    id: accession,
    key: `${accession}.txt`,
    etag: "0123456789abcdef0123456789abcdef",
    accession,
    form: "8-K",
    rootForm: "8-K",
    amendment: false,
    company,
    ciks: ["0000900001"],
    names: company === null ? [] : [company],
    tickers: [],
    filedAt,
    reportDate: "2003-04-08",
    state: "CA",
    sic: null,
    items: codes.map((code) => ({
      code,
      current: currentItem(code, filedAt),
      title: itemTitle(code, filedAt) ?? "",
      source: "body",
    })),
    exhibits: [],
    signatories: [],
    warnings: [],
    ...fields,
  };
  const sections = Object.entries(texts).map(([label, text]) => makeSection(label, text));
  return { filing, sections };
}

function makeSection(label: string, text: string): SectionRecord {
  if (label === "cover") return { kind: "cover", codes: [], title: "", exhibitNumber: null, text };
  if (label.startsWith("EX-")) {
    const exhibitNumber = label.slice("EX-".length);
    return { kind: "exhibit", codes: [], title: "Press Release", exhibitNumber, text };
  }
  const title = itemTitle(label) ?? "";
  return { kind: "item", codes: [label], title, exhibitNumber: null, text };
}
