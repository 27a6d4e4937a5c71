/**
 * `npm run package`: everything that a deployment uploads, made and checked on this machine, with
 * no credentials and no network.
 *
 *     dist/          the bundles (infra/build.ts)
 *     .serverless/   one zip per function, and the CloudFormation template
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Engine, RegoEngine, TemplateFile } from "@aws/cloudformation-validate";
import { FiledexError } from "../lib/errors.ts";
import { buildAll } from "./build.ts";
import { findTemplateFaults } from "./check-template.ts";

const root = join(import.meta.dirname, "..");
export const PACKAGE_FOLDER = join(root, ".serverless");
export const TEMPLATE_PATH = join(PACKAGE_FOLDER, "cloudformation-template-update-stack.json");

/** Warnings of the validator that deploy a broken stack all the same: W3030 is an unknown value. */
const FATAL_WARNINGS = ["W3030"];

/** Builds the bundles, packages them and checks the template. Throws when anything is wrong. */
export async function packageAll(): Promise<void> {
  await buildAll();
  await runOsls("package");
  const faults = [
    ...findTemplateFaults(JSON.parse(await readFile(TEMPLATE_PATH, "utf8"))),
    ...findValidatorFaults(TEMPLATE_PATH),
  ];
  if (faults.length === 0) return;
  throw new FiledexError("invalid", `template has faults:\n  ${faults.join("\n  ")}`);
}

async function runOsls(command: string): Promise<void> {
  const bin = join(root, "node_modules", "osls", "bin", "serverless.js");
  const child = spawn(process.execPath, [bin, command], { cwd: root, stdio: "inherit" });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new FiledexError("invalid", `osls failed: command=\`${command}\``);
}

/** Takes seconds to start, so one serves all templates. */
let engine: Engine | undefined;

/** Lists what AWS's own offline validator finds wrong with a template file. */
export function findValidatorFaults(path: string): string[] {
  engine ??= new RegoEngine();
  const report = engine.validateStandard(new TemplateFile(path), {
    severityLevel: "WARN",
  });
  return report.diagnostics
    .filter(({ severity, ruleId }) => severity !== "WARN" || FATAL_WARNINGS.includes(ruleId))
    .map(
      ({ ruleId, message, entity }) => `${entity?.logicalId ?? "template"}: ${ruleId} ${message}`,
    );
}

if (import.meta.main) {
  await packageAll();
  for (const name of (await readdir(PACKAGE_FOLDER)).sort()) {
    const { size } = await stat(join(PACKAGE_FOLDER, name));
    console.log(`.serverless/${name.padEnd(48)} ${(size / 1000).toFixed(1).padStart(8)} kB`);
  }
}
