import type { Command } from "commander";
import { type VerifyReport, verifyIndex } from "../../lib/ingest/verify-index.ts";
import { addBucketOptions, type BucketOptions, openBuckets } from "./bucket-options.ts";
import { createProgressBar } from "./progress-bar.ts";

interface VerifyOptions extends BucketOptions {
  readonly deep?: boolean;
  readonly json?: boolean;
}

const BYTES_PER_MB = 2 ** 20;
/** More would scroll the summary away; `--json` gives all of them. */
const MAX_PRINTED_FINDINGS = 50;

/** Adds `filedex verify [--deep] [--json]`; its exit code is 1 when anything is wrong. */
export function registerVerify(program: Command): void {
  const command = program
    .command("verify")
    .description("check every checksum of the index, and compare it with the filings bucket")
    .option("--deep", "read every object, too, and compare the filings in it with those indexed")
    .option("--json", "print the report as one line of JSON");
  addBucketOptions(command).action(async (options: VerifyOptions) => {
    const bar = createProgressBar("MB");
    const toMb = (sizeBytes: number) => Math.ceil(sizeBytes / BYTES_PER_MB);
    const update = (done: number, total: number) => bar.update(toMb(done), toMb(total));
    const isDeep = options.deep === true;
    const verifying = verifyIndex(openBuckets(options), { update, isDeep });
    const report = await verifying.finally(() => bar.stop());
    console.log(options.json ? JSON.stringify(report) : formatReport(report));
    if (report.findings.length > 0) process.exitCode = 1;
  });
}

/** Formats a report for people, a finding a line and a summary last. */
export function formatReport(report: VerifyReport): string {
  const { version, segments, objects, indexed, rejected, findings } = report;
  const lines = findings
    .slice(0, MAX_PRINTED_FINDINGS)
    .map(({ kind, key, detail }) => `${kind.padEnd(8)} ${key}  ${detail}`);
  if (findings.length > lines.length) lines.push(`… and ${findings.length - lines.length} more`);
  const counts = ["damaged", "missing", "stale", "extra"].map(
    (kind) => `${findings.filter((finding) => finding.kind === kind).length} ${kind}`,
  );
  lines.push(
    `version ${version}, ${segments} segments: ${objects} objects, ${indexed} indexed, ${rejected} rejected; ${findings.length === 0 ? "all is well" : counts.join(", ")}`,
  );
  return lines.join("\n");
}
