import { cpus, loadavg, totalmem } from "node:os";

/** Says what a measurement ran on, and what else did: figures of a busy machine are worth less. */
export function describeMachine() {
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    node: process.version,
    loadAverage: loadavg().map((value) => Number(value.toFixed(2))),
  };
}
