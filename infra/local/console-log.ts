import type { HandlerLog } from "../../functions/handler-log.ts";

/** What happens so often, and is shown otherwise while loading, that it is not worth a line. */
const QUIET = new Set(["filing indexed", "filing removed", "object rejected", "compacted"]);

/** Makes a log that prints what a user of the local stack should know, on standard error. */
export function consoleLog(): HandlerLog {
  return {
    info: (message, fields) => print("", message, fields),
    warn: (message, fields) => print("warning: ", message, fields),
    error: (message, fields) => print("error: ", message, fields),
  };
}

function print(prefix: string, message: string, fields: Readonly<Record<string, unknown>>): void {
  if (QUIET.has(message)) return;
  const values = Object.entries(fields).map(([name, value]) => `${name}=\`${format(value)}\``);
  console.error(`${prefix}${[message, ...values].join(" ")}`);
}

function format(value: unknown): string {
  if (value instanceof Error)
    return value.cause === undefined ? value.message : `${value.message}: ${format(value.cause)}`;
  return typeof value === "string" ? value : JSON.stringify(value);
}
