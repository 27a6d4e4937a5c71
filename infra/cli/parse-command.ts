import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { FiledexError } from "../../lib/errors.ts";
import type { Filing } from "../../lib/filing/filing.ts";
import { parseFilings } from "../../lib/filing/parse-filing.ts";
import { formatFiling } from "./format-filing.ts";
import { describeSystemError, isSystemError } from "./system-error.ts";

/** Adds `filedex parse [--json] FILE...`. */
export function registerParse(program: Command): void {
  program
    .command("parse")
    .description("show what Filedex reads in filings")
    .argument("<file...>", "EDGAR files of any shape, gzip'd or not")
    .option("--json", "print one JSON object per filing and line")
    .action(async (paths: string[], options: { json?: boolean }) => {
      for (const path of paths) {
        for (const outcome of await parseFile(path)) {
          console.log(options.json ? JSON.stringify(outcome) : formatFiling(outcome));
          if ("error" in outcome) process.exitCode = 1;
        }
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
  readonly headerItemCount: number | null;
  readonly furnished: boolean;
  readonly maybeEarnings: boolean;
  readonly sections: readonly {
    readonly kind: string;
    readonly codes: readonly string[];
    readonly subparagraphs: readonly string[];
    readonly title: string;
    readonly confidence: number;
    readonly chars: number;
  }[];
  readonly exhibits: readonly { readonly number: string; readonly description: string | null }[];
  readonly signatories: Filing["signatories"];
  readonly warnings: Filing["warnings"];
}

/** A file, or a submission in one, that is no filing or cannot be read at all. */
export interface ParseFailure {
  readonly path: string;
  readonly error: string;
}

async function parseFile(path: string): Promise<(FilingSummary | ParseFailure)[]> {
  try {
    return summarizeFile(path, await readFile(path));
  } catch (error) {
    if (error instanceof FiledexError) return [{ path, error: error.message }];
    if (isSystemError(error)) return [{ path, error: describeSystemError(error) }];
    throw error;
  }
}

/** Parses a file and returns a summary of each filing in it, then its submissions that are none. */
export function summarizeFile(path: string, bytes: Uint8Array): (FilingSummary | ParseFailure)[] {
  const { filings, refused, submissionCount } = parseFilings(bytes, { path });
  const failures = refused.map(({ ordinal, error }): ParseFailure => {
    if (!(error instanceof FiledexError)) throw error;
    return { path, error: `submission ${ordinal} of ${submissionCount}: ${error.message}` };
  });
  return [...filings.map((filing) => summarizeFiling(path, filing)), ...failures];
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
    headerItemCount: filing.headerItemCount,
    furnished: filing.furnished,
    maybeEarnings: filing.maybeEarnings,
    sections: filing.sections.map((section) => ({
      kind: section.kind,
      codes: section.codes,
      subparagraphs: section.subparagraphs,
      title: section.title,
      confidence: section.confidence,
      chars: section.text.length,
    })),
    exhibits: filing.exhibits.map(({ number, description }) => ({ number, description })),
    signatories: filing.signatories,
    warnings: filing.warnings,
  };
}
