import { parseHeaderDate } from "../fields/calendar-date.ts";
import { parseCik } from "../fields/cik.ts";
import { parseEin } from "../fields/ein.ts";
import { parseFormType } from "../fields/form-type.ts";
import type { Address, FormerName, Party, PartyRole } from "../filing.ts";
import type { HeaderToken } from "./header-tokens.ts";

/** Names that belong to a party; anything else within its block is the submission's. */
const PARTY_VALUES = new Set([
  "CONFORMED-NAME",
  "CIK",
  "ASSIGNED-SIC",
  "ORGANIZATION-NAME",
  "IRS-NUMBER",
  "STATE-OF-INCORPORATION",
  "FISCAL-YEAR-END",
  "FORM-TYPE",
  "ACT",
  "FILE-NUMBER",
  "FILM-NUMBER",
  "STREET1",
  "STREET2",
  "CITY",
  "STATE",
  "ZIP",
  "PHONE",
  "FORMER-CONFORMED-NAME",
  "DATE-CHANGED",
  "RELATIONSHIP",
]);

/** Gathers the values of one party while its header is read. */
export class HeaderParty {
  private readonly role: PartyRole;
  private block = "";
  private readonly values = new Map<string, string>();
  private readonly address = new Map<string, string>();
  private readonly formerNames: { name: string; changedAt: string | null }[] = [];

  constructor(role: PartyRole) {
    this.role = role;
  }

  /** Tells whether the token describes a party at all. */
  accepts(token: HeaderToken): boolean {
    return token.kind !== "value" || PARTY_VALUES.has(token.name);
  }

  /** Takes a token within the party's block. */
  take(token: HeaderToken): void {
    if (token.kind === "open") this.block = token.name;
    if (token.kind !== "value" || token.value === "") return;
    if (token.name === "FORMER-CONFORMED-NAME") {
      this.formerNames.push({ name: token.value, changedAt: null });
    } else if (token.name === "DATE-CHANGED") {
      const former = this.formerNames.at(-1);
      if (former) former.changedAt = parseHeaderDate(token.value);
    } else if (this.block === "BUSINESS-ADDRESS") setOnce(this.address, token);
    else if (this.block !== "MAIL-ADDRESS") setOnce(this.values, token);
  }

  finish(): Party {
    const value = (name: string): string => this.values.get(name) ?? "";
    return {
      role: this.role,
      name: value("CONFORMED-NAME") || null,
      cik: parseCik(value("CIK")),
      sic: /\[?(\d{4})\]?\s*$/.exec(value("ASSIGNED-SIC"))?.[1] ?? null,
      stateOfIncorporation: value("STATE-OF-INCORPORATION").toUpperCase() || null,
      fiscalYearEnd: /^(\d{4})$/.exec(value("FISCAL-YEAR-END"))?.[1] ?? null,
      ein: parseEin(value("IRS-NUMBER")),
      formType: parseFormType(value("FORM-TYPE")),
      fileNumber: value("FILE-NUMBER") || null,
      businessAddress: this.finishAddress(),
      formerNames: distinctNames(this.formerNames),
    };
  }

  private finishAddress(): Address | null {
    if (this.address.size === 0) return null;
    const value = (name: string): string | null => this.address.get(name) ?? null;
    const street = [value("STREET1"), value("STREET2")].filter((line) => line !== null).join(", ");
    return {
      street: street || null,
      city: value("CITY"),
      state: value("STATE")?.toUpperCase() ?? null,
      zip: value("ZIP"),
      phone: value("PHONE"),
    };
  }
}

function setOnce(values: Map<string, string>, token: HeaderToken): void {
  if (!values.has(token.name)) values.set(token.name, token.value);
}

/** A name can be listed twice with different dates; the first, the newest, counts. */
function distinctNames(names: readonly FormerName[]): FormerName[] {
  const seen = new Set<string>();
  return names.filter(({ name }) => !seen.has(name) && seen.add(name));
}
