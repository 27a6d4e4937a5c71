/**
 * A line costs about 100 bytes beside its text. Real documents of megabytes have lines of 60
 * characters and more, blank ones and markup included; one of "x\n" only would take 50 times its
 * size, so a document may have a line for every 60 characters and its last line takes the rest.
 */
const CHARACTERS_PER_LINE = 60;
/** Small documents may be as fine as they like. */
const LINES_FOR_FREE = 20_000;

/** Returns how many lines a document of so many characters may have. */
export function maxLines(characters: number): number {
  return LINES_FOR_FREE + Math.floor(characters / CHARACTERS_PER_LINE);
}
