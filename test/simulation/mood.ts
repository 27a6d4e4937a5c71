import type { Random } from "./random.ts";

/** What kind of schedule a seed gives: what is rare in one kind is common in another. */
export interface Mood {
  /** Probability that a call fails; a process dies at a wait with a twentieth of it. */
  readonly faultRate: number;
  /** Of slow requests the share for which the process is suspended. */
  readonly sleepRate: number;
  /** How many times longer than in a lively schedule it is, and how long the client waits. */
  readonly pace: number;
  /** Of the client's changes the share that uploads what ends a process. */
  readonly deadlyRate: number;
}

/** Chooses a mood. */
export function pickMood(random: Random): Mood {
  // Where little fails, deep states are reached; where much does, many ways out are tried.
  const faultRate = random.pick([0.02, 0.1, 0.3]);
  return { faultRate, ...random.pick([LIVELY, LIVELY, DEADLY, SLEEPY]) };
}

const LIVELY = { sleepRate: 0.03, pace: 1, deadlyRate: 0.04 };
const DEADLY = { ...LIVELY, deadlyRate: 0.2 };
/**
 * A process wakes to a changed world, or to one in which nobody has done anything. Nothing ends a
 * process here: a rebuild that sleeps for longer than it takes to refuse an object of that kind may
 * put its own record in place of the refusal.
 */
const SLEEPY = { sleepRate: 0.15, pace: 20, deadlyRate: 0 };
