/** What forms say that have no items of Form 8-K. */
import { writePressRelease } from "./prose/exhibits.ts";
import { type Facts, fillIn } from "./prose/fill-in.ts";
import { topicOf } from "./prose/topics.ts";
import type { Random } from "./random.ts";
import type { Block, ReportExhibit } from "./report.ts";

/** The exhibits of a quarterly report, under section 302 of the Sarbanes-Oxley Act. */
export const CERTIFICATIONS: readonly ReportExhibit[] = [
  certification("31.1", "Certification of the chief executive officer"),
  certification("31.2", "Certification of the chief financial officer"),
];

function certification(number: string, description: string): ReportExhibit {
  return { number, description, blocks: [], attachment: "listed" };
}

/** Writes the body of a form: a quarterly report, a letter to the staff, or a press release. */
export function composeBody(
  random: Random,
  form: string,
  { facts, wording }: { facts: Facts; wording: number },
): Block[] {
  if (form === "10-Q") return writeQuarterlyReport(random, facts, wording);
  if (form === "CORRESP") return writeLetter(facts);
  return writePressRelease(random, { topic: topicOf("2.02"), facts, wording });
}

/** Items 1 and 2 come twice, in two parts, which is what makes the form hard to read. */
function writeQuarterlyReport(random: Random, facts: Facts, wording: number): Block[] {
  const release = writePressRelease(random, { topic: topicOf("2.02"), facts, wording });
  const heading = (text: string): Block => ({ kind: "heading", text });
  const paragraph = (text: string): Block => ({ kind: "paragraph", text: fillIn(text, facts) });
  return [
    heading("PART I. FINANCIAL INFORMATION"),
    heading("Item 1. Financial Statements"),
    ...release.filter((block) => block.kind === "table"),
    heading(
      "Item 2. Management's Discussion and Analysis of Financial Condition and Results of Operations",
    ),
    paragraph(
      "Revenue for the {quarter} was {sum}, an increase of {percent} over the same quarter of {lastYear}, as {customers} bought more {product}. Gross margin improved by {percent}.",
    ),
    heading("Item 3. Quantitative and Qualitative Disclosures About Market Risk"),
    paragraph(
      "A change of one percentage point in interest rates would change annual interest expense by {money}.",
    ),
    heading("Item 4. Controls and Procedures"),
    paragraph(
      "The chief executive and the chief financial officer concluded that the Company's disclosure controls were effective at the end of the period.",
    ),
    heading("PART II. OTHER INFORMATION"),
    heading("Item 1. Legal Proceedings"),
    paragraph(
      "{partner} has sued the Company over patents on {product}. The Company believes the claims to be without merit.",
    ),
    heading("Item 2. Unregistered Sales of Equity Securities and Use of Proceeds"),
    paragraph(
      "In the quarter the Company bought back {shares} of its shares at an average price of {price}.",
    ),
    heading("Item 6. Exhibits"),
    ...CERTIFICATIONS.map(({ number, description }) => paragraph(`${number} ${description}`)),
  ];
}

function writeLetter(facts: Facts): Block[] {
  return [
    "{filed}",
    "Division of Corporation Finance, Securities and Exchange Commission, Washington, D.C. 20549",
    "Re: {company}, Annual Report on Form 10-K for {lastYear}",
    "Ladies and Gentlemen:",
    "This letter answers the comment of the staff in its letter of {before} about the way the Company recognizes revenue from {product}. Item 8 of the annual report describes the policy; the Company will add that title passes on delivery to {customers}.",
    "The Company acknowledges that it is responsible for the adequacy of its disclosures, and that comments of the staff do not keep the Commission from taking action.",
    "Sincerely,",
    "{cfo}, Chief Financial Officer",
  ].map((text) => ({ kind: "paragraph", text: fillIn(text, facts) }));
}
