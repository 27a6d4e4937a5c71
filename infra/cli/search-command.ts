import type { Command } from "commander";
import { FiledexError } from "../../lib/errors.ts";
import { problemSchema } from "../../lib/http/problem.ts";
import { type SearchResponse, searchResponseSchema } from "../../lib/http/search-response.ts";
import { formatResults } from "./format-results.ts";
import { assertWebUrl } from "./web-url.ts";

/** Where `npm start` serves searches unless it is told another port. */
const DEFAULT_URL = "http://localhost:8080";

interface SearchOptions {
  readonly json?: boolean;
  readonly url: string;
  readonly limit?: string;
  readonly sort?: string;
}

/** Adds `filedex search QUERY... [--json] [--url URL]`. */
export function registerSearch(program: Command): void {
  program
    .command("search")
    .description("search an index over HTTP")
    .argument("<query...>", 'words, "phrases" and filters such as item:4.01; see docs/searching.md')
    .option("--json", "print the server's answer as one line of JSON")
    .option("--url <url>", "where the index is served", DEFAULT_URL)
    .option("--limit <number>", "filings to show")
    .option("--sort <order>", "relevance, -filed, filed, -report, report or company")
    .action(async (words: string[], options: SearchOptions) => {
      const response = await fetchResults(words.join(" "), options);
      if (options.json) console.log(JSON.stringify(response));
      else process.stdout.write(formatResults(response));
    });
}

async function fetchResults(query: string, options: SearchOptions): Promise<SearchResponse> {
  const url = searchUrl(query, options);
  const { status, text } = await fetchText(url);
  const body = parseJson(text);
  if (status === 200) {
    const checked = searchResponseSchema.safeParse(body);
    if (checked.success) return checked.data;
  }
  const problem = problemSchema.safeParse(body);
  if (problem.success) {
    throw new FiledexError(status < 500 ? "invalid" : "unavailable", problem.data.detail);
  }
  throw new FiledexError(
    "unavailable",
    `this is no Filedex server: url=\`${url.origin}\`, status=\`${status}\``,
  );
}

function searchUrl(query: string, { url, limit, sort }: SearchOptions): URL {
  assertWebUrl("url", url);
  // A base without a final slash would lose its last segment.
  const target = new URL("search", url.endsWith("/") ? url : `${url}/`);
  target.searchParams.set("q", query);
  if (limit !== undefined) target.searchParams.set("limit", limit);
  if (sort !== undefined) target.searchParams.set("sort", sort);
  return target;
}

async function fetchText(url: URL): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(url, { headers: { accept: "application/json" } });
    return { status: response.status, text: await response.text() };
  } catch (cause) {
    const message = `no server answers; is npm start running? url=\`${url.origin}\``;
    throw new FiledexError("unavailable", message, { cause });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
