import { join, resolve } from "node:path";

/** The folder of real filings that test/real reads, with what is known of each in MANIFEST.tsv. */
export const REAL_FILINGS = resolve(
  import.meta.dirname,
  "../..",
  process.env["FILEDEX_FILINGS"] ?? "../shared/filings",
);

/** A naked ASCII filing of 2003, in a folder beside the others. */
export const SEED_FILING = join(REAL_FILINGS, "../seed/000_65ec135c5954188a.txt");
