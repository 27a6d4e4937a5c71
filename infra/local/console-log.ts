import type { HandlerLog } from "../../functions/handler-log.ts";

export interface ConsoleLog extends HandlerLog {
  /** Says from now on what becomes of each upload; while folders are loaded a bar does. */
  tellUploads(): void;
}

/** What happens to uploads, and what only those who run the cloud want to know. */
const UPLOADS: Readonly<Record<string, string>> = {
  "filing indexed": "indexed",
  "filing removed": "removed",
  "object rejected": "rejected",
  "object indexed in part": "indexed in part",
};
const QUIET = new Set(["compacted", "event ignored"]);

/** Makes a log that prints what a user of the local stack should know. */
export function createConsoleLog(print: (line: string) => void = console.error): ConsoleLog {
  let tellsUploads = false;
  const write = (prefix: string, message: string, fields: Fields): void => {
    const upload = UPLOADS[message];
    if (upload === undefined && !QUIET.has(message)) print(prefix + formatLine(message, fields));
    if (upload !== undefined && tellsUploads) print(formatUpload(upload, fields));
  };
  return {
    info: (message, fields) => write("", message, fields),
    warn: (message, fields) => write("warning: ", message, fields),
    error: (message, fields) => write("error: ", message, fields),
    tellUploads: () => {
      tellsUploads = true;
    },
  };
}

type Fields = Readonly<Record<string, unknown>>;

function formatUpload(upload: string, { key, reason }: Fields): string {
  return reason === undefined ? `${upload} ${key}` : `${upload} ${key}: ${reason}`;
}

function formatLine(message: string, fields: Fields): string {
  const values = Object.entries(fields).map(([name, value]) => `${name}=\`${formatValue(value)}\``);
  return [message, ...values].join(" ");
}

function formatValue(value: unknown): string {
  if (value instanceof Error) {
    const cause = value.cause === undefined ? "" : `: ${formatValue(value.cause)}`;
    return `${value.message}${cause}`;
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}
