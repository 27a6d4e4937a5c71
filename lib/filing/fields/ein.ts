/** Returns an employer identification number as NN-NNNNNNN; null for none and for all zeros. */
export function parseEin(text: string): string | null {
  const digits = /^\s*(\d{2})\s*-?\s*(\d{7})\s*$/.exec(text);
  if (!digits || Number(`${digits[1]}${digits[2]}`) === 0) return null;
  return `${digits[1]}-${digits[2]}`;
}

/** Returns the first employer identification number printed in a longer text, `95-3280412`. */
export function findEin(text: string): string | null {
  if (!/\d/.test(text)) return null;
  const found = /(?<![\d-])(\d{2})[ ]?[-\u2010-\u2014][ ]?(\d{7})(?![\d-])/.exec(text);
  return found ? parseEin(`${found[1]}-${found[2]}`) : null;
}

/** The same where a label says what the number is: "88 0123456" and "880123456" are one too. */
export function findLabelledEin(text: string): string | null {
  return findEin(text) ?? parseEin(/(?<![\d-])\d{2} ?\d{7}(?![\d-])/.exec(text)?.[0] ?? "");
}
