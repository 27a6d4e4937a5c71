/**
 * The cover page facts of inline XBRL, tagged on every 8-K since 2019-2021.
 *
 *     <ix:nonNumeric name="dei:EntityIncorporationStateCountryCode" contextRef="c1"
 *                    format="ixt-sec:stateprovnameen">Delaware</ix:nonNumeric>      -> DE
 *
 * The text is the printed form; `format` names the transformation that makes the value of it (Inline
 * XBRL transformation registry, and the SEC's own in the EDGAR Filer Manual). Facts of a
 * co-registrant or of one class of stock have a context with members; the filing's own have none.
 */

import type { Address, CheckBoxes, Cover, Security, Sourced } from "../filing.ts";
import type { DocumentText, InlineFact } from "../text/line.ts";
import { findDates } from "./calendar-date.ts";
import { parseCik } from "./cik.ts";
import { cleanPrintedName, displayConformedName } from "./company-name.ts";
import { parseEin } from "./ein.ts";
import { parseExchange } from "./exchange-name.ts";
import { findFileNumber } from "./file-number.ts";
import { parseFormType } from "./form-type.ts";
import { isNothing } from "./printed-nothing.ts";
import { parseStateCode } from "./state-code.ts";

/** Reads the form alone, which decides how the document is segmented. */
export function readTaggedForm(document: DocumentText): Sourced<string> | null {
  const facts = new TaggedFacts(document);
  return facts.value("DocumentType", (text) => taggedForm(text, facts.text("AmendmentFlag")));
}

/** Reads the cover from tagged facts; every field without a fact is null. */
export function readTaggedCover(document: DocumentText): Cover {
  const facts = new TaggedFacts(document);
  const state = (name: string): string | null => parseStateCode(facts.text(name) ?? "");
  return {
    company: facts.value("EntityRegistrantName", taggedName),
    cik: facts.value("EntityCentralIndexKey", parseCik),
    form: facts.value("DocumentType", (text) => taggedForm(text, facts.text("AmendmentFlag"))),
    reportDate: facts.value("DocumentPeriodEndDate", (text, format) => taggedDate(text, format)),
    stateOfIncorporation: facts.value("EntityIncorporationStateCountryCode", parseStateCode),
    fileNumber: facts.value("EntityFileNumber", findFileNumber),
    ein: facts.value("EntityTaxIdentificationNumber", parseEin),
    address: readAddress(
      facts,
      state("EntityAddressStateOrProvince") ?? state("EntityAddressCountry"),
    ),
    phone: readPhone(facts),
    formerName: facts.value("EntityInformationFormerLegalOrRegisteredName", (text) =>
      isNothing(text) ? null : cleanPrintedName(text),
    ),
    securities: readSecurities(document),
    boxes: readTaggedBoxes(facts),
  };
}

/** Facts of a cover are short; what is longer is an error of tagging. */
const MAX_FACT_CHARS = 1000;

/** The filing's own facts by name, without prefix. */
class TaggedFacts {
  private readonly byName = new Map<string, InlineFact>();

  constructor(document: DocumentText) {
    for (const fact of document.facts) {
      if (!fact.name.startsWith("dei:") || fact.text.length > MAX_FACT_CHARS) continue;
      const name = fact.name.slice(4);
      const known = this.byName.get(name);
      const isOwn = !document.contextMembers.has(fact.contextRef);
      if (!known || (isOwn && document.contextMembers.has(known.contextRef))) {
        this.byName.set(name, fact);
      }
    }
  }

  text(name: string): string | null {
    return this.byName.get(name)?.text.trim() || null;
  }

  value(
    name: string,
    parse: (text: string, format: string | null) => string | null,
  ): Sourced<string> | null {
    const fact = this.byName.get(name);
    const value = fact ? parse(fact.text.trim(), fact.format) : null;
    if (!fact || value === null) return null;
    return value === fact.text
      ? { value, source: "dei" }
      : { value, source: "dei", raw: fact.text };
  }
}

/** Filers tag EDGAR's conformed name as often as their own. */
function taggedName(text: string): string | null {
  return displayConformedName(cleanPrintedName(text)) || null;
}

/** DocumentType says 8-K/A itself as a rule; the flag speaks when it does not. */
function taggedForm(type: string, amendmentFlag: string | null): string | null {
  const form = parseFormType(type);
  if (!form || form.endsWith("/A")) return form;
  return isTrue(amendmentFlag ?? "") ? `${form}/A` : form;
}

function isTrue(text: string): boolean {
  return /^(?:true|yes|1|☒|þ|ý|x|☑|\[x\])$/i.test(text.trim());
}

/** Transformations whose name puts the day before the month, `datedaymonthyear`. */
const DAY_FIRST = /date-?day-?month-?year$/;

function readTaggedBoxes(facts: TaggedFacts): CheckBoxes {
  const box = (name: string): Sourced<boolean> | null => {
    const text = facts.text(name);
    return text === null ? null : { value: isTrue(text), source: "dei", raw: text };
  };
  return {
    writtenCommunications: box("WrittenCommunications"),
    solicitingMaterial: box("SolicitingMaterial"),
    tenderOffer: box("PreCommencementTenderOffer"),
    issuerTenderOffer: box("PreCommencementIssuerTenderOffer"),
    emergingGrowthCompany: box("EntityEmergingGrowthCompany"),
    extendedTransitionDeclined: box("EntityExTransitionPeriod"),
  };
}

function taggedDate(text: string, format: string | null): string | null {
  const numeric = /^(\d{1,2})[./ -](\d{1,2})[./ -](\d{2,4})$/.exec(text);
  const ordered =
    numeric && DAY_FIRST.test(format ?? "") ? `${numeric[2]}/${numeric[1]}/${numeric[3]}` : text;
  return findDates(ordered)[0]?.date ?? null;
}

function readAddress(facts: TaggedFacts, state: string | null): Sourced<Address> | null {
  const part = (name: string): string | null =>
    facts
      .text(name)
      ?.replace(/\s+/g, " ")
      .replace(/[,;\s]+$/, "") || null;
  const lines = [
    "EntityAddressAddressLine1",
    "EntityAddressAddressLine2",
    "EntityAddressAddressLine3",
  ];
  const street = lines
    .map(part)
    .filter((line) => line !== null)
    .join(", ");
  const city = part("EntityAddressCityOrTown");
  if (!street && !city) return null;
  const value: Address = {
    street: street || null,
    city,
    state,
    zip: part("EntityAddressPostalZipCode"),
    phone: readPhone(facts)?.value ?? null,
  };
  return { value, source: "dei" };
}

function readPhone(facts: TaggedFacts): Sourced<string> | null {
  const local = facts.text("LocalPhoneNumber");
  if (!local) return null;
  const area = facts.text("CityAreaCode")?.replace(/[()\s]/g, "");
  return { value: area ? `(${area}) ${local}` : local, source: "dei" };
}

/** Title, symbol and exchange of a class share one context. */
function readSecurities(document: DocumentText): Security[] {
  const classes = new Map<
    string,
    { title: string | null; symbol: string | null; exchange: string | null }
  >();
  for (const fact of document.facts) {
    const name = fact.name.replace(/^dei:/, "");
    if (fact.text.length > MAX_FACT_CHARS) continue;
    if (name !== "Security12bTitle" && name !== "TradingSymbol" && name !== "SecurityExchangeName")
      continue;
    const security = classes.get(fact.contextRef) ?? { title: null, symbol: null, exchange: null };
    classes.set(fact.contextRef, security);
    const text = fact.text.trim();
    if (name === "Security12bTitle") security.title ??= text || null;
    else if (name === "TradingSymbol") security.symbol ??= isNothing(text) ? null : text;
    else security.exchange ??= parseExchange(text);
  }
  return [...classes.values()].map((security) => ({ ...security, source: "dei" as const }));
}
