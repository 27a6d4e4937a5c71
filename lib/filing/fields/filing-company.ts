/** Whose filing it is, and how the registrant's name is shown. */

import type { Party, Signatory, Sourced } from "../filing.ts";
import { displayConformedName } from "./company-name.ts";
import { sourced } from "./sourced.ts";

/** The party that the filing is about: its filer, else its subject or issuer. */
export function primaryParty(parties: readonly Party[]): Party | null {
  for (const role of ["filer", "subject", "issuer", "filed-for"] as const) {
    const party = parties.find((each) => each.role === role);
    if (party) return party;
  }
  return parties[0] ?? null;
}

/**
 * The cover's spelling of the name is the one to show. A printed cover that shares no word with
 * the header was misread or names somebody else, and then the header's name is shown.
 */
export function chooseCompany(
  cover: Sourced<string> | null,
  filer: Party | null,
): Sourced<string> | null {
  if (!filer?.name) return cover;
  const conformed: Sourced<string> = {
    value: displayConformedName(filer.name),
    source: "header",
    raw: filer.name,
  };
  if (!cover) return conformed;
  const known = new Set(
    [filer.name, ...filer.formerNames.map(({ name }) => name)].flatMap(nameWords),
  );
  return cover.source === "dei" || nameWords(cover.value).some((word) => known.has(word))
    ? cover
    : conformed;
}

function nameWords(name: string): string[] {
  const words = name.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return words.filter((word) => !CORPORATE_WORDS.has(word));
}

/** Words that companies have in common; sharing them says nothing. */
const CORPORATE_WORDS = new Set(
  "the of and inc incorporated corp corporation co company ltd limited llc lp plc".split(" "),
);

/** Without cover and header, it is the name above the signature. */
export function signingCompany(signatories: readonly Signatory[]): Sourced<string> | null {
  return sourced(signatories.find((each) => each.company !== null)?.company, "signature");
}
