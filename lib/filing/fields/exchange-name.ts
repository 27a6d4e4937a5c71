import { isNothing } from "./printed-nothing.ts";

/** Names of exchanges as the SEC's transformation `ixt-sec:exchnameen` abbreviates them. */
const EXCHANGES: readonly (readonly [RegExp, string])[] = [
  [/nyse american|nyse amex|nyse mkt|american stock exchange|\bamex\b/i, "NYSEAMER"],
  [/nyse arca|archipelago/i, "NYSEArca"],
  [/nyse texas|nyse chicago|chicago stock exchange/i, "CHX"],
  [/new york stock exchange|nyse/i, "NYSE"],
  [/nasdaq/i, "NASDAQ"],
  [/cboe|bats/i, "CboeBZX"],
  [/boston stock exchange/i, "BOX"],
  [/investors.? exchange/i, "IEX"],
];

/** Returns the code of an exchange, its name when it has none; null for "N/A". */
export function parseExchange(text: string): string | null {
  const known = EXCHANGES.find(([pattern]) => pattern.test(text));
  return known?.[1] ?? (isNothing(text) ? null : text.trim() || null);
}
