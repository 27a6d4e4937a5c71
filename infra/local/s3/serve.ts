/** `npm run -s s3`: the S3 server alone, with signatures verified. */
import { parseArgs } from "node:util";
import { formatSystemError, isSystemError } from "../../cli/system-error.ts";
import { startS3Server } from "./server.ts";

const USAGE = `usage: npm run -s s3 -- [--port N] [--data DIR] [--access-key KEY --secret-key SECRET]

  --port N            port to listen on; 0 for any free one (default 9000)
  --data DIR          folder that holds the objects (default .data/s3)
  --access-key KEY    key pair that requests are signed with
  --secret-key SECRET (default LOCALACCESSKEY and localsecretkey)
  --no-auth           take unsigned requests too`;

const DEFAULT_PORT = 9_000;

async function main(): Promise<void> {
  const options = readOptions();
  const server = await startS3Server(options);
  console.log(`S3 server: ${server.url} (data in ${options.dataDir})`);
  const stop = () => {
    void server.close().then(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

function readOptions(): Parameters<typeof startS3Server>[0] {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: String(DEFAULT_PORT) },
      data: { type: "string", default: ".data/s3" },
      "access-key": { type: "string", default: "LOCALACCESSKEY" },
      "secret-key": { type: "string", default: "localsecretkey" },
      "no-auth": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) {
    throw new Error(`--port is no port number: ${values.port}`);
  }
  const credentials = {
    accessKeyId: values["access-key"],
    secretAccessKey: values["secret-key"],
  };
  return {
    port: Number(values.port),
    dataDir: values.data,
    credentials: values["no-auth"] ? null : credentials,
  };
}

function explain(error: unknown): string {
  if (isSystemError(error)) return formatSystemError(error);
  return error instanceof Error ? error.message : String(error);
}

try {
  await main();
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
