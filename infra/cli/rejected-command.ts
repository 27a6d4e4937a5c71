import type { Command } from "commander";
import { type Rejection, readRejections } from "../../lib/ingest/rejection.ts";
import { addIndexOptions, type IndexOptions, openIndex } from "./bucket-options.ts";

interface RejectedOptions extends IndexOptions {
  readonly json?: boolean;
}

const PAGE_REJECTIONS = 100;

/** Adds `filedex rejected [--json]`. */
export function registerRejected(program: Command): void {
  const command = program
    .command("rejected")
    .description(
      "list the objects of the filings bucket that are no filings, wholly or in part, and why",
    )
    .option("--json", "print each as a line of JSON");
  addIndexOptions(command).action(async (options: RejectedOptions) => {
    const { store } = openIndex(options);
    let cursor: string | null = null;
    do {
      const page = await readRejections(store, {
        limit: PAGE_REJECTIONS,
        ...(cursor === null ? {} : { cursor }),
      });
      for (const rejection of page.rejections) {
        console.log(options.json ? JSON.stringify(rejection) : formatRejection(rejection));
      }
      cursor = page.next;
    } while (cursor !== null);
  });
}

function formatRejection({ key, sizeBytes, reason, rejectedAt }: Rejection): string {
  return `${rejectedAt}  ${key}  ${sizeBytes} bytes: ${reason}`;
}
