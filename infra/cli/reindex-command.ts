import type { Command } from "commander";
import { cancelRebuild, rebuildIndex } from "../../lib/ingest/rebuild-index.ts";
import { addBucketOptions, type BucketOptions, openBuckets } from "./bucket-options.ts";
import { createProgressBar } from "./progress-bar.ts";

interface ReindexOptions extends BucketOptions {
  readonly cancel?: boolean;
}

/** Adds `filedex reindex [--cancel]`. */
export function registerReindex(program: Command): void {
  const command = program
    .command("reindex")
    .description("make the index anew from the filings bucket; goes on where an earlier run ended")
    .option("--cancel", "give up a rebuild that has begun");
  addBucketOptions(command).action(async (options: ReindexOptions) => {
    const deps = openBuckets(options);
    if (options.cancel) {
      console.log((await cancelRebuild(deps)) ? "rebuild given up" : "no rebuild is under way");
      return;
    }
    const bar = createProgressBar("objects");
    const report = await rebuildIndex(deps, bar).finally(() => bar.stop());
    const verb = report.isResumed ? "went on with a rebuild" : "rebuilt the index";
    console.log(`${verb}: ${report.objects} objects read, ${report.filings} filings indexed`);
  });
}
