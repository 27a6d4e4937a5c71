/** People who do not exist. */
import type { Random } from "./random.ts";

export interface Person {
  readonly name: string;
  readonly lastName: string;
  /** `Mr.` or `Ms.` */
  readonly salutation: string;
  readonly age: number;
}

const WOMEN =
  "Adele Beatriz Corinne Delia Edith Fern Greta Helene Imogen Joyce Katrin Lenora Maren Nadia Odette Priya Rosalind Sabine Tamsin Wanda".split(
    " ",
  );
const MEN =
  "Alden Bertram Clive Desmond Emory Felix Gordon Harlan Ivo Jasper Keiran Lionel Merritt Nolan Oskar Percy Quentin Rufus Silas Tobias".split(
    " ",
  );
const LAST_NAMES = (
  "Abernethy Blackwood Castellane Dunmore Eastlake Fairweather Grantham Hollister Inverarity " +
  "Jessamy Kettering Lindqvist Marchbanks Nakagawa Oyelaran Penhaligon Quarrington Rasmussen " +
  "Silverthorne Tarkington Underhill Vandermeer Whitcombe Yarborough Zielinska"
).split(" ");
const INITIALS = "A B C D E F G H J K L M N P R S T W".split(" ");

/** Makes up a person. */
export function makePerson(random: Random): Person {
  const woman = random.chance(0.5);
  const lastName = random.pick(LAST_NAMES);
  const firstName = random.pick(woman ? WOMEN : MEN);
  const initial = random.chance(0.6) ? ` ${random.pick(INITIALS)}.` : "";
  return {
    name: `${firstName}${initial} ${lastName}`,
    lastName,
    salutation: woman ? "Ms." : "Mr.",
    age: random.integer(38, 67),
  };
}
