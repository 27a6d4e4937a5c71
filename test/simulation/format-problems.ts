import type { ScheduleReport } from "./run-schedule.ts";

/** Formats what went wrong in a schedule, and how to see it again. */
export function formatProblems({ seed, problems }: ScheduleReport, bug?: string): string {
  const replay = `npm run -s simulate -- --schedules 1 --seed ${seed}`;
  const planted = bug === undefined ? "" : ` --bug "${bug}"`;
  return [`seed ${seed}: ${problems.length} problems`, ...problems, replay + planted].join("\n  ");
}
