/**
 * Unix-to-Unix encoding, in which EDGAR carries graphics: three bytes as four characters of six
 * bits each, counted from the blank; each line begins with the number of its bytes.
 */
const BYTES_PER_LINE = 45;

/** Encodes bytes as a named uuencoded file. */
export function uuencode(name: string, bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; start += BYTES_PER_LINE) {
    lines.push(encodeLine(bytes.subarray(start, start + BYTES_PER_LINE)));
  }
  return [`begin 644 ${name}`, ...lines, "`", "end"].join("\n");
}

function encodeLine(bytes: Uint8Array): string {
  let line = sixBits(bytes.length);
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
    const group = (first << 16) | (second << 8) | third;
    for (const shift of [18, 12, 6, 0]) line += sixBits((group >> shift) & 63);
  }
  return line;
}

function sixBits(value: number): string {
  return value === 0 ? "`" : String.fromCharCode(32 + value);
}
