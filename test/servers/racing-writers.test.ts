import { testRacingWriters } from "../contracts/racing-writers.contract.ts";
import { findServers, openStore } from "./tested-servers.ts";

for (const { name, endpoint } of findServers()) {
  testRacingWriters({
    driver: `S3, on ${name}`,
    create: () => openStore(endpoint, "racing"),
    patience: 0.2,
  });
}
