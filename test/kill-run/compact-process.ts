/** Merges segments and collects garbage without a pause, until it is killed. */
import { collectGarbage } from "../../lib/catalog/collect-garbage.ts";
import { FiledexError } from "../../lib/errors.ts";
import { compactSegments } from "../../lib/ingest/compact-segments.ts";
import { bucketSettings, openBuckets } from "./bucket-settings.ts";
import { readSettings } from "./mortal-child.ts";

const PAUSE_MS = 300;

const deps = openBuckets(bucketSettings.parse(readSettings()));
while (true) {
  try {
    await compactSegments(deps);
    await collectGarbage(deps);
  } catch (error) {
    // The server may be dead as well; a schedule would start the next run.
    if (!(error instanceof FiledexError) || error.kind === "corrupt") throw error;
  }
  await deps.clock.sleep(PAUSE_MS);
}
