import { FiledexError } from "../../lib/errors.ts";
import type { ObjectStore } from "../../lib/store/object-store.ts";

export interface StoreCall {
  readonly operation: keyof ObjectStore;
  readonly key: string;
}

/** What happens to one call. */
export type Fault =
  | { readonly kind: "none" }
  /** Fails without an effect. */
  | { readonly kind: "before"; readonly error: FiledexError }
  /** Takes effect, but the answer is lost. */
  | { readonly kind: "after"; readonly error: FiledexError };

export const NO_FAULT: Fault = { kind: "none" };

/** Wraps a store so that `decide` chooses, and may delay, what happens to each call. */
export function createFaultyObjectStore(
  store: ObjectStore,
  decide: (call: StoreCall) => Fault | Promise<Fault>,
): ObjectStore {
  async function run<T>(call: StoreCall, act: () => Promise<T>): Promise<T> {
    const fault = await decide(call);
    if (fault.kind === "before") throw fault.error;
    const answer = await act();
    if (fault.kind === "after") throw fault.error;
    return answer;
  }
  return {
    get: (key, options) => run({ operation: "get", key }, () => store.get(key, options)),
    getIfChanged: (key, etag) =>
      run({ operation: "getIfChanged", key }, () => store.getIfChanged(key, etag)),
    head: (key) => run({ operation: "head", key }, () => store.head(key)),
    put: (key, body, options) =>
      run({ operation: "put", key }, () => store.put(key, body, options)),
    putIfAbsent: (key, body, options) =>
      run({ operation: "putIfAbsent", key }, () => store.putIfAbsent(key, body, options)),
    putStreamIfAbsent: (key, chunks, options) =>
      run({ operation: "putStreamIfAbsent", key }, () =>
        store.putStreamIfAbsent(key, chunks, options),
      ),
    putIfMatch: (key, body, etag, options) =>
      run({ operation: "putIfMatch", key }, () => store.putIfMatch(key, body, etag, options)),
    delete: (key) => run({ operation: "delete", key }, () => store.delete(key)),
    list: (options) =>
      run({ operation: "list", key: options?.prefix ?? "" }, () => store.list(options)),
  };
}

/** Makes the error that a driver gives for a status of S3. */
export function storeError(status: 409 | 412 | 500 | 503 | "timeout"): FiledexError {
  const kind = status === 409 || status === 412 ? "conflict" : "unavailable";
  return new FiledexError(kind, `injected fault: status=\`${status}\``);
}
