/**
 * How EDGAR rendered label headers in the middle of 2000: every block one level deeper than the one
 * before, closed by a tag, and the industry code broken over two lines.
 *
 *     FILER:
 *     	COMPANY DATA:
 *     		STANDARD INDUSTRIAL CLASSIFICATION:	 [5122
 *     ]		IRS NUMBER:	411756256
 *     </COMPANY-DATA>
 *     		FILING VALUES:
 */

const BLOCKS = [
  "COMPANY DATA",
  "FILING VALUES",
  "BUSINESS ADDRESS",
  "MAIL ADDRESS",
  "FORMER COMPANY",
];

/** Disfigures a well-formed label header. */
export function disfigureHeader(header: string): string {
  let depth = 1;
  let block: string | null = null;
  const lines: string[] = [];
  for (const line of header.split("\n")) {
    const name = line.trim().replace(/:$/, "");
    if (!BLOCKS.includes(name)) {
      lines.push(block === null ? line : "\t".repeat(depth) + line.trimStart());
      continue;
    }
    if (block !== null) lines.push(`</${block.replaceAll(" ", "-")}>`);
    lines.push(`${"\t".repeat(depth)}${name}:`);
    block = name;
    depth++;
  }
  if (block !== null) lines.push(`</${block.replaceAll(" ", "-")}>`);
  return lines
    .filter((line) => line.trim() !== "")
    .join("\n")
    .replaceAll(/CLASSIFICATION:.*\[(\d{4})\]\n\t*/g, "CLASSIFICATION:\t [$1\n]\t\t");
}
