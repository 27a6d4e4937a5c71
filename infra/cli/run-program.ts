import { Command, CommanderError } from "commander";
import { FiledexError } from "../../lib/errors.ts";
import packageJson from "../../package.json" with { type: "json" };
import { registerExport } from "./export-command.ts";
import { registerImport } from "./import-command.ts";
import { registerParse } from "./parse-command.ts";
import { registerReindex } from "./reindex-command.ts";
import { registerRejected } from "./rejected-command.ts";
import { reportFailure } from "./report-failure.ts";
import { registerSearch } from "./search-command.ts";
import { registerVerify } from "./verify-command.ts";

/** The shell's convention for a command that was called wrongly. */
const USAGE_ERROR = 2;

/** Runs the command that the command line names, and sets the exit code. */
export async function runProgram(argv: readonly string[]): Promise<void> {
  endWithReader();
  const program = createProgram();
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : USAGE_ERROR;
    } else {
      reportFailure(withPlace(error, program, argv));
    }
  }
}

/** Names the server and the buckets behind an error that came from them. */
function withPlace(error: unknown, program: Command, argv: readonly string[]): unknown {
  if (!(error instanceof FiledexError)) return error;
  const { kind, message, cause } = error;
  const command = program.commands.find((candidate) => candidate.name() === argv[2]);
  const options = new Map<string, unknown>(Object.entries(command?.opts() ?? {}));
  const isOfFile = cause === undefined || cause instanceof SyntaxError;
  if (isOfFile || !options.has("endpoint")) return error;
  const place = ["index", "filings", ...(options.has("aws") ? [] : ["endpoint"])]
    .filter((name) => options.has(name))
    .map((name) => `, ${name}=\`${options.get(name)}\``)
    .join("");
  const advice = isRefused(cause) ? "no server answers; is npm start running? " : "";
  return new FiledexError(kind, `${advice}${message}${place}`, { cause });
}

function isRefused(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "ECONNREFUSED";
}

/** A reader that has seen enough, like `head`, closes the pipe: that ends the program, quietly. */
function endWithReader(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

function createProgram(): Command {
  const program = new Command("filedex")
    .description("full-text search for SEC filings")
    .version(packageJson.version)
    .showSuggestionAfterError()
    .exitOverride();
  registerParse(program);
  registerSearch(program);
  registerRejected(program);
  registerVerify(program);
  registerReindex(program);
  registerExport(program);
  registerImport(program);
  for (const command of program.commands) command.exitOverride();
  return program;
}
