/**
 * The S3 protocol suite against servers that others wrote. FILEDEX_MOTO_ENDPOINT is moto,
 * FILEDEX_CEPH_ENDPOINT is Ceph RGW 16; FILEDEX_S3_ENDPOINT is any other one, with
 * FILEDEX_S3_ACCESS_KEY and FILEDEX_S3_SECRET_KEY, of which no deviation is known.
 */
import { testS3Protocol } from "../contracts/s3-protocol.contract.ts";
import { CEPH_DEVIATIONS } from "./ceph-deviations.ts";
import { MOTO_DEVIATIONS } from "./moto-deviations.ts";

const servers = [
  { name: "moto", endpoint: process.env["FILEDEX_MOTO_ENDPOINT"], deviations: MOTO_DEVIATIONS },
  {
    name: "Ceph RGW 16",
    endpoint: process.env["FILEDEX_CEPH_ENDPOINT"],
    deviations: CEPH_DEVIATIONS,
    hasQuotedConditions: false,
    loserOutcome: "500 UnknownError",
    clientOptions: {
      // This release answers 411 to a body without length, which is what checksum trailers need.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
    } as const,
  },
  { name: "another server", endpoint: process.env["FILEDEX_S3_ENDPOINT"], deviations: {} },
];

const credentials = {
  accessKeyId: process.env["FILEDEX_S3_ACCESS_KEY"] ?? "LOCALACCESSKEY",
  secretAccessKey: process.env["FILEDEX_S3_SECRET_KEY"] ?? "localsecretkey",
};

if (servers.every(({ endpoint }) => endpoint === undefined)) {
  throw new Error("set FILEDEX_MOTO_ENDPOINT, FILEDEX_CEPH_ENDPOINT or FILEDEX_S3_ENDPOINT");
}

for (const { name, endpoint, deviations, ...options } of servers) {
  if (endpoint !== undefined) {
    testS3Protocol({
      name,
      connect: async () => ({
        endpoint,
        region: "us-east-1",
        credentials,
        ...options,
      }),
      deviations,
    });
  }
}
