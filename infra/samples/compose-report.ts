/** From what a filing is to be like to what it says. */
import { addBusinessDays, formatLongDate } from "./calendar.ts";
import { CERTIFICATIONS, composeBody } from "./compose-body.ts";
import { composeExhibits } from "./compose-exhibits.ts";
import { makeCompany } from "./fictional-company.ts";
import type { FilingSpec } from "./filing-spec.ts";
import { type ItemKind, itemKind, listsExhibits } from "./item-calendar.ts";
import { type Facts, fillIn } from "./prose/fill-in.ts";
import { makeStory } from "./prose/story.ts";
import { topicOf } from "./prose/topics.ts";
import type { Random } from "./random.ts";
import type { Block, Report, ReportItem } from "./report.ts";

/** A multiple of every number of wordings, so that each is as likely as the next. */
const MOST_WORDINGS = 12;
/** Companies above this number appear in reports of others only. */
const FIRST_PARTNER = 4_000;

/** Writes the text of a report. */
export function composeReport(random: Random, spec: FilingSpec, seed: number): Report {
  const company = makeCompany(seed, spec.company);
  const filedAt = addBusinessDays(spec.eventDate, spec.daysToFile);
  const partner = makeCompany(seed, FIRST_PARTNER + random.integer(0, 999));
  const story = makeStory(random, { company, partner, eventDate: spec.eventDate, filedAt });
  const drawn = random.integer(0, MOST_WORDINGS - 1);
  const wording = spec.wording ?? drawn;
  const kinds = spec.items.map((codes) => codes.map((code) => itemKind(code, filedAt)));
  const plan = { spec, kinds: kinds.flat(), wording, filedAt };
  const { exhibits, exhibitFacts } = composeExhibits(random, plan, story);
  const facts = { ...story, ...exhibitFacts };
  return {
    form: spec.form,
    rootForm: spec.form.replace(/\/A$/, ""),
    amendmentNumber: spec.amendmentNumber,
    registrants: [company, ...spec.coregistrants.map((ordinal) => makeCompany(seed, ordinal))],
    eventDate: spec.eventDate,
    filedAt,
    explanatoryNote: spec.amendmentNumber === null ? null : writeExplanatoryNote(spec, facts),
    items: [
      ...spec.notApplicable.map((code) => inapplicableItem(itemKind(code, filedAt))),
      ...kinds.map((group, index) => ({
        ...writeItem(random, group, { facts, wording }),
        subparagraph: index === 0 ? spec.subparagraph : null,
        sharesNext: spec.stacked && index === 0,
      })),
    ],
    body: kinds.length === 0 ? composeBody(random, spec.form, { facts, wording }) : [],
    exhibits: spec.form === "10-Q" ? CERTIFICATIONS : exhibits,
    signatory: random.pick([
      { name: company.chiefExecutive.name, title: "President and Chief Executive Officer" },
      {
        name: company.chiefFinancialOfficer.name,
        title: "Vice President and Chief Financial Officer",
      },
      { name: company.counsel.name, title: "General Counsel and Secretary" },
    ]),
  };
}

function inapplicableItem(kind: ItemKind): ReportItem {
  return {
    kinds: [kind],
    subparagraph: null,
    blocks: [{ kind: "paragraph", text: "Not applicable." }],
    sharesNext: false,
    notApplicable: true,
  };
}

function writeItem(
  random: Random,
  kinds: readonly ItemKind[],
  { facts, wording }: { facts: Facts; wording: number },
): ReportItem {
  const blocks = kinds.flatMap((kind) =>
    listsExhibits(kind) ? [] : writeTopic(random, kind, { facts, wording }),
  );
  return { kinds, subparagraph: null, blocks, sharesNext: false, notApplicable: false };
}

function writeTopic(
  random: Random,
  kind: ItemKind,
  { facts, wording }: { facts: Facts; wording: number },
): Block[] {
  const told = wordingOf(kind, wording);
  const own = { ...facts, item: kind.code };
  const blocks = topicOf(kind.current).paragraphs.map(
    (wordings): Block => ({
      kind: "paragraph",
      text: fillIn(wordings[told % wordings.length] ?? "", own),
    }),
  );
  return kind.current === "5.07" ? [...blocks, votesTable(random, facts)] : blocks;
}

/** Some legacy items ask for one of the stories that their successor tells. */
function wordingOf(kind: ItemKind, wording: number): number {
  return kind.code === "8" || (kind.code === "9" && kind.current === "3.02") ? 1 : wording;
}

function votesTable(random: Random, facts: Facts): Block {
  const votes = (): string => random.integer(100_000, 30_000_000).toLocaleString("en-US");
  return {
    kind: "table",
    rows: [
      ["Proposal", "For", "Against", "Abstain", "Broker non-votes"],
      [fillIn("{person}", facts), votes(), votes(), votes(), votes()],
      [fillIn("{successor}", facts), votes(), votes(), votes(), votes()],
      ["Advisory vote", votes(), votes(), votes(), votes()],
      ["Ratification", votes(), votes(), votes(), "0"],
    ],
  };
}

function writeExplanatoryNote(spec: FilingSpec, facts: Facts): string {
  const original = formatLongDate(addBusinessDays(spec.eventDate, 3));
  return fillIn(
    `This Amendment No. ${spec.amendmentNumber} amends the Current Report on Form 8-K of {company} that was originally filed with the Securities and Exchange Commission on ${original}. It adds the financial statements of {partner} and the pro forma financial information that were left out of that report, as the form allows. Nothing else in the report has changed.`,
    facts,
  );
}
