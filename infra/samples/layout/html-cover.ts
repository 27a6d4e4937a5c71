/** The cover page of an HTML filing; its values may be tagged as inline XBRL facts. */
import type { FictionalCompany } from "../fictional-company.ts";
import type { Report } from "../report.ts";
import {
  CHECK_BOXES,
  CHECK_BOXES_SINCE,
  coverPurpose,
  formatEin,
  isCurrentReport,
  shortFileNumber,
} from "./cover-text.ts";
import type { HtmlDialect } from "./html-dialect.ts";

export interface CoverMarkup {
  readonly dialect: HtmlDialect;
  /** Escapes plain text. */
  readonly text: (plain: string) => string;
  /** Escapes plain text and tags it as a fact, where facts are tagged at all. */
  readonly fact: (name: string, plain: string, format?: string) => string;
  readonly tagged: boolean;
}

/** The table of registered securities came to covers in May 2019. */
const SECURITIES_TABLE_SINCE = "2019-05-02";
/** The box for emerging growth companies came in April 2017. */
const GROWTH_COMPANY_BOX_SINCE = "2017-04-12";
const FACT_OF_BOX = [
  "WrittenCommunications",
  "SolicitingMaterial",
  "PreCommencementTenderOffer",
  "PreCommencementIssuerTenderOffer",
];

/** Renders the cover. */
export function renderHtmlCover(report: Report, markup: CoverMarkup): string {
  const [company] = report.registrants;
  if (company === undefined) return "";
  const { dialect, text } = markup;
  const line = (html: string): string => dialect.block(html, { center: true });
  const strong = (html: string): string => line(dialect.bold(html));
  return [
    strong(text("UNITED STATES")),
    strong(text("SECURITIES AND EXCHANGE COMMISSION")),
    line(text("Washington, D.C. 20549")),
    strong(`${text("FORM ")}${markup.fact("DocumentType", report.form)}`),
    report.amendmentNumber === null ? "" : line(text(`(Amendment No. ${report.amendmentNumber})`)),
    renderPurpose(report, markup),
    ...report.registrants.map(
      (registrant) =>
        strong(markup.fact("EntityRegistrantName", registrant.name)) +
        line(text("(Exact name of registrant as specified in its charter)")),
    ),
    renderIdentity(company, markup),
    renderAddress(company, markup),
    isCurrentReport(report) ? renderFormEntries(report, company, markup) : "",
  ].join("");
}

/** Renders what Form 8-K asks for at the foot of its cover. */
function renderFormEntries(report: Report, company: FictionalCompany, markup: CoverMarkup): string {
  const line = (plain: string): string =>
    markup.dialect.block(markup.text(plain), { center: true });
  return [
    line(company.formerNames[0]?.name ?? "Not Applicable"),
    line("(Former name or former address, if changed since last report)"),
    report.filedAt < CHECK_BOXES_SINCE ? "" : renderBoxes(markup),
    report.filedAt < SECURITIES_TABLE_SINCE ? "" : renderSecurities(company, markup),
    report.filedAt < GROWTH_COMPANY_BOX_SINCE ? "" : renderGrowthBox(markup),
  ].join("");
}

function renderPurpose(report: Report, markup: CoverMarkup): string {
  const { dialect, text } = markup;
  const { title, statute, dateLabel, date } = coverPurpose(report);
  const line = (html: string): string => dialect.block(html, { center: true });
  const tagged = markup.fact("DocumentPeriodEndDate", date, "ixt:datemonthdayyearen");
  return line(dialect.bold(text(title))) + line(text(statute)) + line(text(dateLabel) + tagged);
}

function renderIdentity(company: FictionalCompany, markup: CoverMarkup): string {
  const { dialect, text, fact } = markup;
  const fileNumber = markup.tagged ? company.fileNumber : shortFileNumber(company.fileNumber);
  return dialect.table(
    [
      [
        fact("EntityIncorporationStateCountryCode", company.stateName, "ixt-sec:stateprovnameen"),
        fact("EntityFileNumber", fileNumber),
        fact("EntityTaxIdentificationNumber", formatEin(company.ein)),
      ],
      [
        text("(State or other jurisdiction of incorporation)"),
        text("(Commission File Number)"),
        text("(IRS Employer Identification No.)"),
      ],
    ],
    { align: "center" },
  );
}

function renderAddress(company: FictionalCompany, markup: CoverMarkup): string {
  const { dialect, text, fact } = markup;
  const line = (html: string): string => dialect.block(html, { center: true });
  const [areaCode = "", local = ""] = company.phone.replace("(", "").split(") ");
  return [
    line(fact("EntityAddressAddressLine1", company.street)),
    line(
      `${fact("EntityAddressCityOrTown", company.city)}, ${fact("EntityAddressStateOrProvince", company.businessState)} ${fact("EntityAddressPostalZipCode", company.zip)}`,
    ),
    line(text("(Address of principal executive offices, including zip code)")),
    line(`(${fact("CityAreaCode", areaCode)}) ${fact("LocalPhoneNumber", local)}`),
    line(text("(Registrant's telephone number, including area code)")),
  ].join("");
}

function renderBoxes(markup: CoverMarkup): string {
  return CHECK_BOXES.map((words, index) => {
    const box = markup.tagged
      ? markup.fact(FACT_OF_BOX[index] ?? "", "\u2610", "ixt-sec:boolballotbox")
      : "&#168;";
    return markup.dialect.block(`${box}&#160;&#160;${markup.text(words)}`);
  }).join("");
}

function renderSecurities(company: FictionalCompany, markup: CoverMarkup): string {
  const { dialect, text, fact } = markup;
  const rows = [
    ["Title of each class", "Trading symbol(s)", "Name of each exchange on which registered"].map(
      text,
    ),
    [
      fact("Security12bTitle", "Common Stock, par value $0.01 per share"),
      fact("TradingSymbol", company.ticker),
      fact("SecurityExchangeName", company.exchange.name, "ixt-sec:exchnameen"),
    ],
  ];
  return (
    dialect.block(text("Securities registered pursuant to Section 12(b) of the Act:")) +
    dialect.table(rows, { align: "center" })
  );
}

function renderGrowthBox(markup: CoverMarkup): string {
  const box = markup.tagged
    ? markup.fact("EntityEmergingGrowthCompany", "\u2610", "ixt-sec:boolballotbox")
    : "&#9744;";
  return markup.dialect.block(`${markup.text("Emerging growth company")} ${box}`);
}
