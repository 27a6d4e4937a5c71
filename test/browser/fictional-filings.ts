import type { IndexedFiling, RecordItem, SectionRecord } from "../../lib/index/filing-record.ts";

/** Filings of fictional companies, few enough to know what every search of a test finds. */

interface Sketch {
  readonly company: string | null;
  readonly cik?: string;
  readonly form?: string;
  readonly filedAt: string | null;
  readonly reportDate: string;
  readonly items: readonly RecordItem[];
  readonly sections: readonly SectionRecord[];
}

export const HOSTILE_NAME = `<img src=x onerror="document.title='broken'"> & "Sons", Inc.`;

const item = (code: string, title: string, current = code): RecordItem => ({
  code,
  current,
  title,
  source: "body",
});

const AUDITORS = item("4.01", "Changes in Registrant's Certifying Accountant");
const OLD_AUDITORS = item("4", "Changes in Registrant's Certifying Accountant", "4.01");
const OFFICERS = item("5.02", "Departure of Directors or Certain Officers");
const RESULTS = item("2.02", "Results of Operations and Financial Condition");
const EXHIBITS = item("9.01", "Financial Statements and Exhibits");

const section = (codes: readonly string[], title: string, text: string): SectionRecord => ({
  kind: "item",
  codes,
  title,
  exhibitNumber: null,
  text,
});

const pressRelease = (text: string): SectionRecord => ({
  kind: "exhibit",
  codes: [],
  title: "Press release",
  exhibitNumber: "99.1",
  text,
});

const COVER: SectionRecord = {
  kind: "cover",
  codes: [],
  title: "",
  exhibitNumber: null,
  text: "FORM 8-K\n\nCURRENT REPORT\n\nCommission file number 001-00042",
};

const TABLE = [
  "                           2019        2018",
  "                         --------    --------",
  "Net sales               $   120.4   $    98.2",
].join("\n");

/** As tables of HTML are stored: em spaces part the cells. */
const PARTED_TABLE = "2019\u20032018\nNet earnings\u2003$\u200312\u2003$\u20039";

const GOING_CONCERN =
  "The Audit Committee dismissed Marsh & Oakley LLP as independent accountant. The report of the accountant contained substantial doubt about the ability to continue as a going concern.";

const SKETCHES: readonly Sketch[] = [
  {
    company: "Calder Bancorp, Inc.",
    cik: "0000330011",
    filedAt: "2003-05-12",
    reportDate: "2003-05-09",
    items: [OLD_AUDITORS],
    sections: [section(["4"], OLD_AUDITORS.title, GOING_CONCERN)],
  },
  {
    company: "Northwind Instruments Corporation",
    cik: "0000101234",
    form: "8-K/A",
    filedAt: "2011-02-03",
    reportDate: "2011-01-28",
    items: [AUDITORS, EXHIBITS],
    sections: [
      section(["4.01"], AUDITORS.title, GOING_CONCERN),
      section(["9.01"], EXHIBITS.title, "16.1 Letter of Marsh & Oakley LLP."),
    ],
  },
  {
    company: HOSTILE_NAME,
    filedAt: null,
    reportDate: "2015-07-01",
    items: [AUDITORS],
    sections: [section(["4.01"], AUDITORS.title, `${GOING_CONCERN} <script> alert(1) </script>`)],
  },
  {
    company: "Orchard Street Pharmaceuticals Holdings International Corporation",
    cik: "0001002003",
    filedAt: "2019-11-05",
    reportDate: "2019-11-04",
    items: [RESULTS, EXHIBITS],
    sections: [
      COVER,
      section(
        ["2.02"],
        RESULTS.title,
        `A copy of the release on gamma globulin is attached.\n\n${PARTED_TABLE}`,
      ),
      section(["9.01"], EXHIBITS.title, "99.1 Press release."),
      pressRelease(`Sales of gamma globulin rose.\n\n${TABLE}\n\nThe company will hold a call.`),
    ],
  },
];

/** Names that make more companies than a facet shows at first. */
const RESIGNING = ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel"];
const RESIGNATIONS = 40;

/** The 44 filings: four of their own kind, and forty in which an officer resigned, 2004 to 2023. */
export function fictionalFilings(): IndexedFiling[] {
  const resignations = Array.from({ length: RESIGNATIONS }, (_, n): Sketch => {
    const year = 2004 + (n % 20);
    const name = RESIGNING[n % RESIGNING.length] ?? "";
    return {
      company: `${name} Industries`,
      cik: `${7_000_000 + (n % RESIGNING.length)}`.padStart(10, "0"),
      filedAt: `${year}-03-${10 + (n % 15)}`,
      reportDate: `${year}-03-09`,
      items: [OFFICERS, EXHIBITS],
      sections: [
        section(["5.02"], OFFICERS.title, `The chief executive officer number ${n} resigned.`),
        section(["9.01"], EXHIBITS.title, "99.1 Announcement."),
      ],
    };
  });
  return [...SKETCHES, ...resignations].map(toFiling);
}

function toFiling(sketch: Sketch, n: number): IndexedFiling {
  const { company, cik, form = "8-K", filedAt, reportDate, items, sections } = sketch;
  const accession = cik === undefined ? null : `0000950124-19-${String(n).padStart(6, "0")}`;
  const filing = {
    id: accession ?? `k-${String(n).padStart(20, "0")}`,
    key: `made-up/${n}.txt`,
    etag: `etag-${n}`,
    accession,
    form,
    rootForm: "8-K",
    amendment: form.endsWith("/A"),
    company,
    ciks: cik === undefined ? [] : [cik],
    names: company === null ? [] : [company],
    tickers: [],
    filedAt,
    reportDate,
    state: "CA",
    sic: null,
    items,
    exhibits: [{ number: "99.1", description: "Press release" }],
    signatories: [{ name: "Jo Reed", title: "Chief Executive Officer" }],
    warnings: [],
  };
  return { filing, sections };
}
