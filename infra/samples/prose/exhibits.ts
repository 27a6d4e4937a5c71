/** What the exhibits say: press releases, letters, agreements and charter documents. */
import type { Random } from "../random.ts";
import type { Block } from "../report.ts";
import { type Facts, fillIn, say } from "./fill-in.ts";
import type { Topic } from "./topic.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const heading = (text: string): Block => ({ kind: "heading", text });

const OUTLOOKS = [
  "Looking ahead, {short} expects revenue of {money} to {money} for the coming quarter and has not changed its plan for capital spending of {money}.",
  "{short} will hold a conference call tomorrow at 10 a.m. to answer questions; a recording will be kept for two weeks.",
  "Shipments of {product2} are not affected, and {short} confirms its outlook for the year.",
];
const ABOUT = [
  "{company}, based in {city}, makes and sells {product} and {product2} to {customers}. It has about {count}0 employees.",
  "From its headquarters in {city}, {company} serves {customers} with {product} and {product2}.",
];
const CAUTION =
  "This release contains forward-looking statements within the meaning of the Private Securities Litigation Reform Act of 1995. Words such as expects, plans and intends mark them. Actual results could differ because of the risks described in the Company's reports to the Securities and Exchange Commission.";

/** Writes a press release about a topic; `wording` selects which of its stories is told. */
export function writePressRelease(
  random: Random,
  { topic, facts, wording }: { topic: Topic; facts: Facts; wording: number },
): Block[] {
  const told = (wordings: readonly string[]): string =>
    fillIn(wordings[wording % wordings.length] ?? "", facts);
  return [
    heading(told(topic.headlines)),
    paragraph(
      `${fillIn("{city}", facts).toUpperCase()}, ${fillIn("{date}", facts)} - ${told(topic.ledes)}`,
    ),
    paragraph(
      fillIn(
        `"${told(topic.quotes).replace(/\.$/, ",")}" said {ceo}, president and chief executive officer of {short}.`,
        facts,
      ),
    ),
    ...(topic.ledes.some((line) => line.includes("Net income")) ? [resultsTable(facts)] : []),
    paragraph(say(random, OUTLOOKS, facts)),
    heading(fillIn("About {company}", facts)),
    paragraph(say(random, ABOUT, facts)),
    paragraph(CAUTION),
    paragraph(fillIn("Contact: {cfo}, chief financial officer, {phone}", facts)),
  ];
}

function resultsTable(facts: Facts): Block {
  const thousands = (): string => fillIn("{votes}", facts).replace(/,\d{3}$/, "");
  return {
    kind: "table",
    rows: [
      ["(in thousands)", fillIn("{year}", facts), fillIn("{lastYear}", facts)],
      ["Net sales", `$${thousands()}`, `$${thousands()}`],
      ["Cost of sales", thousands(), thousands()],
      ["Research and development", thousands(), thousands()],
      ["Net income", `$${thousands()}`, `$${thousands()}`],
      ["Per diluted share", fillIn("{cents}", facts), fillIn("{cents}", facts)],
    ],
  };
}

/** Writes the former accountant's letter to the Commission. */
export function writeAccountantsLetter(facts: Facts): Block[] {
  return [
    heading(fillIn("{auditor}", facts)),
    paragraph(fillIn("{filed}", facts)),
    paragraph("Securities and Exchange Commission, Washington, D.C. 20549"),
    paragraph("Ladies and Gentlemen:"),
    paragraph(
      fillIn(
        "We have read the statements that {company} makes about our firm in its report on Form 8-K dated {date}. We agree with the statements in its first, second and third paragraphs. We have no basis to agree or disagree with the other statements.",
        facts,
      ),
    ),
    paragraph("Very truly yours,"),
    paragraph(fillIn("/s/ {auditor}", facts)),
  ];
}

/** Writes an agreement, with numbered sections that look like items of the form but are not. */
export function writeAgreement(facts: Facts): Block[] {
  const say = (text: string): Block => paragraph(fillIn(text, facts));
  return [
    heading("AGREEMENT"),
    say(
      "This Agreement is made as of {date} between {company}, a {stateName} corporation, and {partner}.",
    ),
    heading("Item 1. Definitions"),
    say(
      '"Products" means {product} and {product2} as described in Schedule A. "Business Day" means a day on which banks in {city} are open.',
    ),
    heading("Item 2. Price and Payment"),
    say(
      "The price is {money}, of which {money} is payable at signing and the rest in equal instalments ending on {later}. Late payments bear interest of {percent} a year.",
    ),
    heading("Section 3.02 Confidentiality"),
    say(
      "Each party keeps the other's information in confidence for three years after the end of this Agreement, whatever the reason for its end.",
    ),
    heading("Section 5.01 Indemnification"),
    say(
      "Each party will indemnify the other against claims of third parties that arise from its breach of this Agreement, up to {money}.",
    ),
    heading("Section 9.01 Governing Law"),
    say(
      "This Agreement is governed by the laws of {stateName}. Disputes are decided by arbitration in {city}.",
    ),
    say("/s/ {ceo}, for {company}"),
  ];
}

/** Writes bylaws or a rights agreement, in a few articles. */
export function writeCharterDocument(title: string, facts: Facts): Block[] {
  const say = (text: string): Block => paragraph(fillIn(text, facts));
  return [
    heading(title.toUpperCase()),
    say("of {company}, a {stateName} corporation, as adopted on {date}"),
    heading("ARTICLE I"),
    say(
      "Meetings of stockholders are held in {city} or by remote communication, as the board of directors decides. Notice is given not less than ten and not more than sixty days before the meeting.",
    ),
    heading("ARTICLE II"),
    say(
      "Directors are elected for terms of three years. A vacancy is filled by a majority of the remaining directors, though less than a quorum.",
    ),
    heading("ARTICLE III"),
    say(
      "These provisions may be amended by the board or by the holders of {control} of the outstanding stock.",
    ),
  ];
}

/** Writes a director's letter of resignation. */
export function writeResignationLetter(facts: Facts): Block[] {
  const say = (text: string): Block => paragraph(fillIn(text, facts));
  return [
    say("{date}"),
    say("To the Board of Directors of {company}:"),
    say(
      "I resign as a director of the Company with effect from today. I have asked three times for the minutes of the meeting at which the price for {product} was set, and I do not agree that a director should vote on what he has not seen.",
    ),
    say("/s/ {person}"),
  ];
}
