import type { Random } from "../random.ts";

/** What each {slot} of a template stands for; functions are asked anew at every use. */
export type Facts = Readonly<Record<string, string | (() => string)>>;

/** Replaces the slots of a template; an unknown slot is a mistake in the template. */
export function fillIn(template: string, facts: Facts): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, slot: string) => {
    const fact = facts[slot];
    if (fact === undefined) throw new RangeError(`a template asks for an unknown slot {${slot}}`);
    return typeof fact === "string" ? fact : fact();
  });
}

/** Picks one of the wordings and fills it in. */
export function say(random: Random, wordings: readonly string[], facts: Facts): string {
  return fillIn(random.pick(wordings), facts);
}
