import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { BenchQuery } from "../query-mix.ts";
import { type BenchEngine, benchDocuments } from "./bench-engine.ts";

/**
 * SQLite's FTS5 with positions, BM25 and no copy of the text. The tokenizer is the one nearest to
 * MiniSearch's; the database file is what counts as its size.
 */
export const fts5Engine = createFts5Engine("fts5", "");

/** The same with indexes of prefixes, which its manual advises for prefix queries. */
export const fts5PrefixEngine = createFts5Engine("fts5-prefix", "prefix='3 4', ");

function createFts5Engine(name: string, prefixOption: string): BenchEngine {
  return {
    name,
    supports: ({ kind }) => !kind.endsWith("fuzzy"),
    build: async (filings, folder) => {
      const database = new DatabaseSync(join(folder, "fts5.db"));
      database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
      database.exec(
        "CREATE VIRTUAL TABLE sections USING fts5(company, title, text, content='', " +
          `${prefixOption}tokenize="unicode61 remove_diacritics 0")`,
      );
      database.exec("CREATE TABLE facts (id INTEGER PRIMARY KEY, name TEXT, item TEXT)");
      const index = database.prepare(
        "INSERT INTO sections (rowid, company, title, text) VALUES (?, ?, ?, ?)",
      );
      const facts = database.prepare("INSERT INTO facts VALUES (?, ?, ?)");
      database.exec("BEGIN");
      for (const { id, company, title, text, item, name } of benchDocuments(filings)) {
        index.run(id, company, title, text);
        facts.run(id, name, item);
      }
      database.exec("COMMIT; INSERT INTO sections(sections) VALUES ('optimize')");
      database.close();
    },
    open: async (folder) => {
      const database = new DatabaseSync(join(folder, "fts5.db"), { readOnly: true });
      const best = database.prepare(
        "SELECT rowid FROM sections WHERE sections MATCH ? " +
          "ORDER BY bm25(sections, 4, 2, 1) LIMIT 10",
      );
      const count = database.prepare("SELECT count(*) AS n FROM sections WHERE sections MATCH ?");
      const filtered = statements(database);
      const find = (query: BenchQuery): number => {
        const match = matchOf(query);
        if (query.item !== undefined) {
          filtered.best.all(match, query.item);
          return countOf(filtered.count, match, query.item);
        }
        best.all(match);
        return countOf(count, match);
      };
      const facets = ["name", "item"].map((column) => {
        return database.prepare(
          `SELECT f.${column}, count(*) AS n FROM sections s JOIN facts f ON f.id = s.rowid ` +
            `WHERE sections MATCH ? GROUP BY f.${column} ORDER BY n DESC LIMIT 100`,
        );
      });
      return {
        search: find,
        searchWithFacets: (query) => {
          for (const facet of facets) facet.all(matchOf(query));
          return find(query);
        },
      };
    },
  };
}

function statements(database: DatabaseSync): { best: StatementSync; count: StatementSync } {
  const from =
    "FROM sections s JOIN facts f ON f.id = s.rowid WHERE sections MATCH ? AND f.item = ?";
  return {
    best: database.prepare(`SELECT s.rowid ${from} ORDER BY bm25(sections, 4, 2, 1) LIMIT 10`),
    count: database.prepare(`SELECT count(*) AS n ${from}`),
  };
}

function countOf(statement: StatementSync, ...values: string[]): number {
  return Number(statement.get(...values)?.["n"] ?? 0);
}

function matchOf({ kind, words, field }: BenchQuery): string {
  const terms = words.map((word) => `"${word}"`);
  const column = field === undefined ? "" : `${field} : `;
  switch (kind) {
    case "and":
      return terms.join(" AND ");
    case "and-not":
      return terms.join(" NOT ");
    case "phrase":
      return `"${words.join(" ")}"`;
    case "near":
      return `NEAR(${terms.join(" ")}, 10)`;
    case "prefix":
      return `${terms.join(" ")} *`;
    default:
      return `${column}(${terms.join(" OR ")})`;
  }
}
