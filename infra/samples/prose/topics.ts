import type { Topic } from "./topic.ts";
import { ASSET_BACKED_TOPICS } from "./topics-of-asset-backed-securities.ts";
import { BUSINESS_TOPICS } from "./topics-of-business.ts";
import { GOVERNANCE_TOPICS } from "./topics-of-governance.ts";
import { SECURITIES_TOPICS } from "./topics-of-securities.ts";

const TOPICS: Readonly<Record<string, Topic>> = {
  ...BUSINESS_TOPICS,
  ...SECURITIES_TOPICS,
  ...GOVERNANCE_TOPICS,
  ...ASSET_BACKED_TOPICS,
};

/** Returns what is said under a current item code. */
export function topicOf(code: string): Topic {
  const topic = TOPICS[code];
  if (topic === undefined) throw new RangeError(`nothing is written about item ${code}`);
  return topic;
}
