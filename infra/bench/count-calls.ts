import type { ObjectStore } from "../../lib/store/object-store.ts";

/** Calls back for each request to a store. */
export function countCalls(store: ObjectStore, note: () => void): ObjectStore {
  const noted = <T>(answer: T): T => {
    note();
    return answer;
  };
  return {
    get: (...args) => noted(store.get(...args)),
    getIfChanged: (...args) => noted(store.getIfChanged(...args)),
    head: (...args) => noted(store.head(...args)),
    put: (...args) => noted(store.put(...args)),
    putIfAbsent: (...args) => noted(store.putIfAbsent(...args)),
    putStreamIfAbsent: (...args) => noted(store.putStreamIfAbsent(...args)),
    putIfMatch: (...args) => noted(store.putIfMatch(...args)),
    delete: (...args) => noted(store.delete(...args)),
    list: (...args) => noted(store.list(...args)),
  };
}
