/**
 * Rules for the deployment template that no validator knows, because they are about how AWS
 * behaves or about what Filedex promises:
 *
 *     Lambda                runtime and architecture as tested; an end before its caller's patience
 *     S3 bucket             encrypted, closed to the public, events by names that S3 knows
 *     SQS queue             encrypted; the ingest queue hides a message six timeouts long, so that
 *                           a batch still being worked on is not handed out again, and delivers
 *                           it as often as it takes to refuse an object that ends the process;
 *                           dead letters are kept longer than others, as they keep their age
 *     event source mapping  reports single failures, or one bad upload would fail its whole batch
 *     IAM role              one per function, known actions only, nothing by wildcard
 *     log group             forgets
 *
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/setting-up-dead-letter-queue-retention.html
 */
import { z } from "zod";

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
});
const templateSchema = z.object({ Resources: z.record(z.string(), resourceSchema) });

type Resources = z.infer<typeof templateSchema>["Resources"];

/** Of all actions of these services, the ones that Filedex uses; a misspelt one is not among them. */
const KNOWN_ACTIONS = [
  "s3:GetObject",
  "s3:AbortMultipartUpload",
  "s3:PutObject",
  "s3:DeleteObject",
  "s3:ListBucket",
  "sqs:SendMessage",
  "sqs:ReceiveMessage",
  "sqs:DeleteMessage",
  "sqs:GetQueueAttributes",
  "logs:CreateLogStream",
  "logs:PutLogEvents",
  "sts:AssumeRole",
];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html */
const KNOWN_S3_EVENTS = ["s3:ObjectCreated:*", "s3:ObjectRemoved:*", "s3:LifecycleExpiration:*"];

/** An HTTP API gives up on a function after 30 seconds, whatever the function's own timeout. */
const MAX_HTTP_TIMEOUT_SECONDS = 29;
const MIN_VISIBILITY_IN_TIMEOUTS = 6;
/** What it takes to find out an object that ends the process: see lib/ingest/ingest-redelivered.ts. */
const MIN_DELIVERIES = 6;

const functionSchema = z.object({
  Runtime: z.literal("nodejs24.x"),
  Architectures: z.tuple([z.literal("arm64")]),
  Timeout: z.int().min(1).max(900),
  MemorySize: z.int().min(128).max(10_240),
  Role: z.object({ "Fn::GetAtt": z.tuple([z.string(), z.literal("Arn")]) }),
});

/** What every resource of a type must have. */
const REQUIRED: Readonly<Record<string, z.ZodType>> = {
  "AWS::Lambda::Function": functionSchema,
  "AWS::S3::Bucket": z.object({
    BucketEncryption: z.object({}),
    PublicAccessBlockConfiguration: z.object({
      BlockPublicAcls: z.literal(true),
      BlockPublicPolicy: z.literal(true),
      IgnorePublicAcls: z.literal(true),
      RestrictPublicBuckets: z.literal(true),
    }),
    NotificationConfiguration: z
      .object({ QueueConfigurations: z.array(z.object({ Event: z.enum(KNOWN_S3_EVENTS) })) })
      .optional(),
  }),
  "AWS::SQS::Queue": z.object({
    SqsManagedSseEnabled: z.literal(true),
    MessageRetentionPeriod: z.int().min(60).max(1_209_600),
    VisibilityTimeout: z.int().max(43_200).optional(),
  }),
  "AWS::Lambda::EventSourceMapping": z.object({
    BatchSize: z.int().min(1).max(10_000),
    // Batches of more than ten need a window of a second at least.
    MaximumBatchingWindowInSeconds: z.int().min(1).max(300),
    FunctionResponseTypes: z.tuple([z.literal("ReportBatchItemFailures")]),
    ScalingConfig: z.object({ MaximumConcurrency: z.int().min(2).max(1_000) }),
  }),
  "AWS::Logs::LogGroup": z.object({ RetentionInDays: z.int().min(1) }),
};

/** Lists what is wrong with a CloudFormation template, each with the resource it concerns. */
export function findTemplateFaults(template: unknown): string[] {
  const parsed = templateSchema.safeParse(template);
  if (!parsed.success) return [`template: ${z.prettifyError(parsed.error)}`];
  const { Resources: resources } = parsed.data;
  return [
    ...findMissingProperties(resources),
    ...findHastyQueues(resources),
    ...findShortLivedLetters(resources),
    ...findLongRequests(resources),
    ...findLooseStatements(resources),
    ...findSharedRoles(resources),
  ];
}

function findMissingProperties(resources: Resources): string[] {
  return Object.entries(resources).flatMap(([id, { Type, Properties }]) => {
    const result = REQUIRED[Type]?.safeParse(Properties);
    const issues = result?.error?.issues ?? [];
    return issues.map(({ path, message }) => `${id}.${path.join(".")}: ${message}`);
  });
}

const mappingSchema = z.object({
  EventSourceArn: z.object({ "Fn::GetAtt": z.tuple([z.string(), z.literal("Arn")]) }),
  FunctionName: z.object({ "Fn::GetAtt": z.tuple([z.string(), z.literal("Arn")]) }),
  MaximumBatchingWindowInSeconds: z.number().default(0),
});
const sourceQueueSchema = z.object({
  VisibilityTimeout: z.number().default(30),
  RedrivePolicy: z.object({
    deadLetterTargetArn: z.object({ "Fn::GetAtt": z.tuple([z.string(), z.literal("Arn")]) }),
    maxReceiveCount: z.int().min(1),
  }),
});

function findHastyQueues(resources: Resources): string[] {
  return ofType(resources, "AWS::Lambda::EventSourceMapping").flatMap(([id, properties]) => {
    const mapping = mappingSchema.safeParse(properties);
    if (!mapping.success) return [`${id}: names no queue and function of this template`];
    const queueId = mapping.data.EventSourceArn["Fn::GetAtt"][0];
    const functionId = mapping.data.FunctionName["Fn::GetAtt"][0];
    const queue = sourceQueueSchema.safeParse(resources[queueId]?.Properties);
    const { data: target } = functionSchema.safeParse(resources[functionId]?.Properties);
    if (!queue.success) return [`${queueId}: has no dead-letter queue`];
    if (target === undefined) return [];
    const neededSeconds =
      MIN_VISIBILITY_IN_TIMEOUTS * target.Timeout + mapping.data.MaximumBatchingWindowInSeconds;
    const { VisibilityTimeout, RedrivePolicy } = queue.data;
    const faults: string[] = [];
    if (VisibilityTimeout < neededSeconds)
      faults.push(`${queueId}.VisibilityTimeout: must be ${neededSeconds} seconds at least`);
    if (RedrivePolicy.maxReceiveCount < MIN_DELIVERIES)
      faults.push(`${queueId}.RedrivePolicy.maxReceiveCount: must be ${MIN_DELIVERIES} at least`);
    return faults;
  });
}

const deadLetteringSchema = z.object({
  MessageRetentionPeriod: z.number(),
  RedrivePolicy: sourceQueueSchema.shape.RedrivePolicy,
});

/** A message that expires in the dead-letter queue counts from when it was first sent. */
function findShortLivedLetters(resources: Resources): string[] {
  return ofType(resources, "AWS::SQS::Queue").flatMap(([, properties]) => {
    const queue = deadLetteringSchema.safeParse(properties);
    if (!queue.success) return [];
    const { MessageRetentionPeriod: seconds, RedrivePolicy } = queue.data;
    const target = RedrivePolicy.deadLetterTargetArn["Fn::GetAtt"][0];
    const kept = resources[target]?.Properties["MessageRetentionPeriod"];
    if (typeof kept === "number" && kept > seconds) return [];
    return [`${target}.MessageRetentionPeriod: must be more than ${seconds} seconds`];
  });
}

const integrationSchema = z.object({
  IntegrationUri: z.object({ "Fn::GetAtt": z.tuple([z.string(), z.literal("Arn")]) }),
});

function findLongRequests(resources: Resources): string[] {
  return ofType(resources, "AWS::ApiGatewayV2::Integration").flatMap(([id, properties]) => {
    const integration = integrationSchema.safeParse(properties);
    if (!integration.success) return [`${id}: calls no function of this template`];
    const functionId = integration.data.IntegrationUri["Fn::GetAtt"][0];
    const { data: target } = functionSchema.safeParse(resources[functionId]?.Properties);
    if (target === undefined || target.Timeout <= MAX_HTTP_TIMEOUT_SECONDS) return [];
    return [`${functionId}.Timeout: must be ${MAX_HTTP_TIMEOUT_SECONDS} seconds at most`];
  });
}

const oneOrMore = z.union([z.string().transform((text) => [text]), z.array(z.string())]);
const statementSchema = z.object({
  Effect: z.enum(["Allow", "Deny"]),
  Action: oneOrMore,
  Resource: z.unknown().optional(),
});
const documentSchema = z.object({ Statement: z.array(statementSchema) });

/** Policy documents stand in roles, and on buckets and queues as their own resources. */
const holderSchema = z.object({
  AssumeRolePolicyDocument: documentSchema.optional(),
  PolicyDocument: documentSchema.optional(),
  Policies: z.array(z.object({ PolicyDocument: documentSchema })).default([]),
});

function findLooseStatements(resources: Resources): string[] {
  return Object.entries(resources).flatMap(([id, { Type, Properties }]) => {
    if (!["AWS::IAM::Role", "AWS::SQS::QueuePolicy", "AWS::S3::BucketPolicy"].includes(Type)) {
      return [];
    }
    const holder = holderSchema.safeParse(Properties);
    if (!holder.success) return [`${id}: ${z.prettifyError(holder.error)}`];
    const { AssumeRolePolicyDocument, PolicyDocument, Policies } = holder.data;
    const policies = Policies.map((policy) => policy.PolicyDocument);
    return [AssumeRolePolicyDocument, PolicyDocument, ...policies]
      .flatMap((document) => document?.Statement ?? [])
      .filter(({ Effect }) => Effect === "Allow")
      .flatMap(({ Action, Resource }) => [
        ...Action.filter((action) => !KNOWN_ACTIONS.includes(action)).map(
          (action) => `${id}: allows the unknown action ${action}`,
        ),
        ...(isWildcard(Resource) ? [`${id}: allows ${Action.join(", ")} on everything`] : []),
      ]);
  });
}

function isWildcard(resource: unknown): boolean {
  return Array.isArray(resource) ? resource.some(isWildcard) : resource === "*";
}

function findSharedRoles(resources: Resources): string[] {
  const users = new Map<string, string>();
  return ofType(resources, "AWS::Lambda::Function").flatMap(([id, properties]) => {
    const { data } = functionSchema.pick({ Role: true }).safeParse(properties);
    if (data === undefined) return [];
    const [role] = data.Role["Fn::GetAtt"];
    const other = users.get(role);
    users.set(role, id);
    return other === undefined ? [] : [`${id}: shares ${role} with ${other}`];
  });
}

function ofType(resources: Resources, type: string): [string, Record<string, unknown>][] {
  return Object.entries(resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, resource]) => [id, resource.Properties]);
}
