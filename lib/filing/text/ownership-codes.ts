/**
 * What the codes of Forms 3, 4 and 5 mean, for readers who search for purchases and not for "P".
 * Source: the forms' general instructions, "Transaction codes".
 */

const TRANSACTION: ReadonlyMap<string, string> = new Map([
  ["P", "open market or private purchase"],
  ["S", "open market or private sale"],
  ["V", "reported voluntarily earlier than required"],
  ["A", "grant, award or other acquisition from the issuer"],
  ["D", "disposition to the issuer"],
  ["F", "payment of exercise price or tax liability with securities"],
  ["I", "discretionary transaction"],
  ["M", "exercise or conversion of derivative security received from the issuer"],
  ["C", "conversion of derivative security"],
  ["E", "expiration of short derivative position"],
  ["H", "expiration of long derivative position with value received"],
  ["O", "exercise of out-of-the-money derivative security"],
  ["X", "exercise of in-the-money or at-the-money derivative security"],
  ["G", "gift"],
  ["L", "small acquisition"],
  ["W", "acquisition or disposition by will or the laws of descent"],
  ["Z", "deposit into or withdrawal from voting trust"],
  ["J", "other acquisition or disposition"],
  ["K", "equity swap or similar transaction"],
  ["U", "disposition in a tender offer in a change of control"],
]);
const DIRECTION: ReadonlyMap<string, string> = new Map([
  ["A", "acquired"],
  ["D", "disposed of"],
]);
const OWNERSHIP: ReadonlyMap<string, string> = new Map([
  ["D", "direct"],
  ["I", "indirect"],
]);
const FLAG: ReadonlyMap<string, string> = new Map([
  ["1", "yes"],
  ["0", "no"],
]);

const CODES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ["transactionCode", TRANSACTION],
  ["transactionAcquiredDisposedCode", DIRECTION],
  ["directOrIndirectOwnership", OWNERSHIP],
  ["isDirector", FLAG],
  ["isOfficer", FLAG],
  ["isTenPercentOwner", FLAG],
  ["isOther", FLAG],
  ["equitySwapInvolved", FLAG],
]);

/** Returns the meanings of an element's codes, by the code; undefined for elements without codes. */
export function codesOf(elementName: string): ReadonlyMap<string, string> | undefined {
  return CODES.get(elementName);
}
