/**
 * Random numbers that are the same on every machine for the same seed.
 *
 * sfc32 by Chris Doty-Humphrey (PractRand): 128 bits of state, 32-bit arithmetic only. A stream is
 * a second number mixed into the state, so that filing 7 of a seed is the same whether or not
 * filings 1 to 6 were made before it.
 */
export interface Random {
  /** Returns a number in [0, 1). */
  float(): number;
  /** Returns an integer in [least, most]. */
  integer(least: number, most: number): number;
  chance(probability: number): boolean;
  /** Returns one of the choices; they must not be empty. */
  pick<T>(choices: readonly T[]): T;
  /** Returns `count` different choices, in random order. */
  sample<T>(choices: readonly T[], count: number): T[];
}

const UINT32 = 2 ** 32;
/** As many rounds as it takes a one-bit difference of seeds to reach all of the state. */
const WARM_UP_ROUNDS = 15;

/** Makes the generator of one stream of a seed. */
export function createRandom(seed: number, stream = 0): Random {
  const float = sfc32(seed, stream);
  const integer = (least: number, most: number): number =>
    least + Math.floor(float() * (most - least + 1));
  const pick = <T>(choices: readonly T[]): T => {
    const choice = choices[Math.floor(float() * choices.length)];
    if (choice === undefined) throw new RangeError("there is nothing to pick from");
    return choice;
  };
  const sample = <T>(choices: readonly T[], count: number): T[] => {
    const rest = [...choices];
    const taken: T[] = [];
    while (taken.length < count && rest.length > 0) {
      taken.push(...rest.splice(integer(0, rest.length - 1), 1));
    }
    return taken;
  };
  return { float, integer, pick, sample, chance: (probability) => float() < probability };
}

function sfc32(seed: number, stream: number): () => number {
  let a = seed | 0;
  let b = Math.floor(seed / UINT32) | 0;
  let c = stream | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / UINT32;
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round++) next();
  return next;
}
