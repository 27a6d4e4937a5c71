/** Returns a central index key as ten digits; null when it is none or all zeros. */
export function parseCik(text: string): string | null {
  const digits = /^\s*(?:CIK)?\s*0*(\d{1,10})\s*$/i.exec(text)?.[1];
  if (digits === undefined || digits === "0") return null;
  return digits.padStart(10, "0");
}
