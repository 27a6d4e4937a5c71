/**
 * A bucket's notification configuration: which events are told, by name and by the key's prefix
 * and suffix. Queues, topics and functions all mean the one listener of the server here.
 *
 *     <NotificationConfiguration>
 *       <QueueConfiguration>
 *         <Id>new-filings</Id><Queue>arn:aws:sqs:...</Queue>
 *         <Event>s3:ObjectCreated:*</Event>
 *         <Filter><S3Key><FilterRule><Name>suffix</Name><Value>.txt</Value></FilterRule></S3Key></Filter>
 *       </QueueConfiguration>
 *     </NotificationConfiguration>
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_NotificationConfiguration.html
 */
import { DEFAULT_RULE_ID, type StoredEvent } from "./records.ts";
import { invalidArgument } from "./s3-error.ts";
import { childText, parseDocument, type XmlNode } from "./xml.ts";

export interface NotificationRule {
  readonly id: string;
  /** Such as `s3:ObjectCreated:*` or `s3:ObjectRemoved:Delete`. */
  readonly events: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
}

const CONFIGURATIONS = [
  "QueueConfiguration",
  "TopicConfiguration",
  "CloudFunctionConfiguration",
  "LambdaFunctionConfiguration",
];

/** S3 has more kinds of events; writes of this server make only these. */
const EVENT_NAME = /^s3:[A-Z][A-Za-z]+:(?:\*|[A-Z][A-Za-z:*]*)$/;

/** Parses a configuration; throws MalformedXML or InvalidArgument. */
export function parseNotification(text: string): NotificationRule[] {
  const document = parseDocument(text, "NotificationConfiguration");
  return CONFIGURATIONS.flatMap((name) => document.children.get(name) ?? []).map(readRule);
}

/** Returns the first rule that tells an event; null when none does. */
export function findRule(
  rules: readonly NotificationRule[],
  event: Pick<StoredEvent, "name" | "key">,
): NotificationRule | null {
  const found = rules.find(
    ({ events, prefix, suffix }) =>
      event.key.startsWith(prefix) &&
      event.key.endsWith(suffix) &&
      events.some((pattern) => matchesName(pattern, `s3:${event.name}`)),
  );
  return found ?? null;
}

function readRule(node: XmlNode): NotificationRule {
  const events = (node.children.get("Event") ?? []).map((event) => event.text.trim());
  const wrong = events.find((event) => !EVENT_NAME.test(event));
  if (wrong !== undefined || events.length === 0) {
    throw invalidArgument(
      "A specified event is not supported for notifications",
      "Event",
      wrong ?? "",
    );
  }
  const filters = readFilters(node);
  return {
    id: childText(node, "Id")?.trim() || DEFAULT_RULE_ID,
    events,
    prefix: filters.get("prefix") ?? "",
    suffix: filters.get("suffix") ?? "",
  };
}

function readFilters(node: XmlNode): Map<string, string> {
  const filters = new Map<string, string>();
  const key = node.children.get("Filter")?.[0]?.children.get("S3Key")?.[0];
  for (const rule of key?.children.get("FilterRule") ?? []) {
    const name = childText(rule, "Name")?.trim().toLowerCase() ?? "";
    if ((name !== "prefix" && name !== "suffix") || filters.has(name)) {
      throw invalidArgument(
        "filter rule name must be either prefix or suffix, each once",
        "FilterRule.Name",
        name,
      );
    }
    filters.set(name, childText(rule, "Value") ?? "");
  }
  return filters;
}

function matchesName(pattern: string, name: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}
