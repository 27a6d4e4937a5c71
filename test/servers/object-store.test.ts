import { testObjectStore } from "../contracts/object-store.contract.ts";
import { findServers, openStore } from "./tested-servers.ts";

for (const { name, endpoint } of findServers()) {
  testObjectStore({ driver: `S3, on ${name}`, create: () => openStore(endpoint, "contract") });
}
