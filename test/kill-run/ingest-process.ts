/** A Lambda's runtime in small: events come in, the handler's answers go out, until it is killed. */
import { createIngestHandler } from "../../functions/ingest-handler.ts";
import { bucketSettings, openBuckets } from "./bucket-settings.ts";
import { answerRequests, readSettings } from "./mortal-child.ts";

const settings = bucketSettings.parse(readSettings());
const silent = { info: () => {}, warn: () => {}, error: () => {} };

answerRequests(
  createIngestHandler({ ...openBuckets(settings), bucket: settings.filings, log: silent }),
);
