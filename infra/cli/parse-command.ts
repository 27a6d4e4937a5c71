import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { FiledexError } from "../../lib/errors.ts";
import type { Filing } from "../../lib/filing/filing.ts";
import { parseFiling } from "../../lib/filing/parse-filing.ts";
import { formatFiling } from "./format-filing.ts";

/** Adds `filedex parse [--json] FILE...`. */
export function registerParse(program: Command): void {
  program
    .command("parse")
    .description("show what Filedex reads in filings")
    .argument("<file...>", "EDGAR files of any shape, gzip'd or not")
    .option("--json", "print one JSON object per file and line")
    .action(async (paths: string[], options: { json?: boolean }) => {
      for (const path of paths) {
        const outcome = await parseFile(path);
        console.log(options.json ? JSON.stringify(outcome) : formatFiling(outcome));
        if ("error" in outcome) process.exitCode = 1;
      }
    });
}

/** A filing with its scalar fields plain, as scripts want it. */
export interface FilingSummary {
  readonly path: string;
  readonly shape: string;
  readonly accession: string | null;
  readonly form: string | null;
  readonly amendment: boolean;
  readonly company: string | null;
  readonly cik: string | null;
  readonly filedAt: string | null;
  readonly reportDate: string | null;
  readonly items: readonly {
    readonly code: string;
    readonly current: string | null;
    readonly title: string;
    readonly source: string;
  }[];
  readonly sections: readonly {
    readonly kind: string;
    readonly codes: readonly string[];
    readonly title: string;
    readonly chars: number;
  }[];
  readonly exhibits: readonly { readonly number: string; readonly description: string | null }[];
  readonly signatories: Filing["signatories"];
  readonly warnings: Filing["warnings"];
}

/** A file that is no filing, or that cannot be read at all. */
export interface ParseFailure {
  readonly path: string;
  readonly error: string;
}

async function parseFile(path: string): Promise<FilingSummary | ParseFailure> {
  try {
    return summarizeFiling(path, parseFiling(await readFile(path), { path }));
  } catch (error) {
    if (error instanceof FiledexError || isSystemError(error))
      return { path, error: error.message };
    throw error;
  }
}

/** Returns the plain form of a filing that `parse --json` prints. */
export function summarizeFiling(path: string, filing: Filing): FilingSummary {
  return {
    path,
    shape: filing.shape,
    accession: filing.accession?.value ?? null,
    form: filing.form?.value ?? null,
    amendment: filing.amendment,
    company: filing.company?.value ?? null,
    cik: filing.cik?.value ?? null,
    filedAt: filing.filedAt?.value ?? null,
    reportDate: filing.reportDate?.value ?? null,
    items: filing.items.map(({ code, current, title, source }) => ({
      code,
      current,
      title,
      source,
    })),
    sections: filing.sections.map(({ kind, codes, title, text }) => ({
      kind,
      codes,
      title,
      chars: text.length,
    })),
    exhibits: filing.exhibits.map(({ number, description }) => ({ number, description })),
    signatories: filing.signatories,
    warnings: filing.warnings,
  };
}

/** An error of the file system: no such file, a folder, no permission. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && "syscall" in error;
}
