/** Which exhibits go with which items, and how they were numbered in their time. */
import type { FilingSpec } from "./filing-spec.ts";
import type { ItemKind } from "./item-calendar.ts";
import {
  writeAccountantsLetter,
  writeAgreement,
  writeCharterDocument,
  writePressRelease,
  writeResignationLetter,
} from "./prose/exhibits.ts";
import { type Facts, fillIn } from "./prose/fill-in.ts";
import { topicOf } from "./prose/topics.ts";
import type { Random } from "./random.ts";
import type { Block, ReportExhibit } from "./report.ts";

export interface ExhibitPlan {
  readonly spec: FilingSpec;
  readonly kinds: readonly ItemKind[];
  readonly wording: number;
  readonly filedAt: string;
}

/** Exhibits of a class were numbered with a decimal only where there were several, until then. */
const DECIMALS_SINCE = "1998-01-01";
/** Item 601 of Regulation S-K got Exhibit 104 with the tagging of covers. */
const TAGGED_COVERS_SINCE = "2019-06-15";
/** Items that are announced by a press release. */
const NEWS = ["2.02", "7.01", "8.01", "1.01", "2.01", "2.05", "5.02", "1.05", "1.03"];

/** Writes the exhibits, in the order of their numbers, and the facts that refer to them. */
export function composeExhibits(
  random: Random,
  plan: ExhibitPlan,
  story: Facts,
): { exhibits: ReportExhibit[]; exhibitFacts: Facts } {
  const number = (text: string): string =>
    plan.filedAt < DECIMALS_SINCE ? text.replace(/\.1$/, "") : text;
  const exhibitFacts = {
    exhibit: number("99.1"),
    agreementExhibit: number("10.1"),
    letterExhibit: number("16.1"),
  };
  const facts = { ...story, ...exhibitFacts };
  const exhibits = [
    ...plan.kinds.flatMap((kind) => exhibitOfItem(kind, facts, plan)),
    ...pressReleases(random, facts, plan),
  ].map((exhibit) => ({ ...exhibit, number: number(exhibit.number) }));
  if (plan.spec.layout === "inline-xbrl" && plan.filedAt >= TAGGED_COVERS_SINCE) {
    exhibits.push(
      listed("104", "Cover Page Interactive Data File (embedded in the Inline XBRL document)"),
    );
  }
  return { exhibits: withoutRepeats(exhibits), exhibitFacts };
}

function withoutRepeats(exhibits: readonly ReportExhibit[]): ReportExhibit[] {
  const first = new Map<string, ReportExhibit>();
  for (const exhibit of exhibits)
    if (!first.has(exhibit.number)) first.set(exhibit.number, exhibit);
  return [...first.values()].sort((one, other) => Number(one.number) - Number(other.number));
}

function listed(number: string, description: string): ReportExhibit {
  return { number, description, blocks: [], attachment: "listed" };
}

function exhibitOfItem(kind: ItemKind, facts: Facts, plan: ExhibitPlan): ReportExhibit[] {
  const attached = (number: string, description: string, blocks: Block[]): ReportExhibit[] => [
    { number, description: fillIn(description, facts), blocks, attachment: attachmentOf(plan) },
  ];
  switch (kind.current) {
    case "1.01":
    case "2.01":
    case "5.02":
      return plan.spec.subparagraph === "a"
        ? attached("17.1", "Letter of {person} dated {date}", writeResignationLetter(facts))
        : attached(
            "10.1",
            "Agreement dated {date} between {company} and {partner}",
            writeAgreement(facts),
          );
    case "3.03":
      return attached(
        "4.1",
        "Rights Agreement dated {date} between {company} and {bank}",
        writeCharterDocument("Rights Agreement", facts),
      );
    case "4.01":
      return attached(
        "16.1",
        "Letter of {auditor} to the Securities and Exchange Commission dated {filed}",
        writeAccountantsLetter(facts),
      );
    case "5.03":
      return kind.code === "8" || plan.wording % 2 === 1
        ? []
        : attached(
            "3.1",
            "Amended and Restated Bylaws of {company}",
            writeCharterDocument("Bylaws", facts),
          );
    case "5.06":
      return [listed("99.2", "Form 10 Disclosure")];
    case "6.05":
      return [listed("99.2", "Composition of the Pool")];
    case "6.06":
      return [listed("106", "Static Pool Information")];
    default:
      return [];
  }
}

/** Documents need a container that takes several; elsewhere exhibits are listed only. */
function attachmentOf({ spec }: ExhibitPlan): "document" | "listed" {
  return spec.shape === "naked" || spec.shape === "header-only" ? "listed" : "document";
}

function pressReleases(random: Random, facts: Facts, plan: ExhibitPlan): ReportExhibit[] {
  if (plan.spec.pressRelease === "none") return [];
  const news = plan.kinds.find((kind) => NEWS.includes(kind.current));
  const topic = topicOf(news?.current ?? "8.01");
  return [
    {
      number: "99.1",
      description: fillIn("Press Release of {company} dated {date}", facts),
      blocks: writePressRelease(random, { topic, facts, wording: plan.wording }),
      attachment: plan.spec.pressRelease,
    },
  ];
}
