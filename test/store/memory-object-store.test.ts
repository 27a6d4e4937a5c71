import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import { testObjectStore } from "../contracts/object-store.contract.ts";

testObjectStore({ driver: "memory", create: async () => createMemoryObjectStore() });
