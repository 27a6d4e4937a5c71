import { describe, expect, it } from "vitest";
import { findTemplateFaults } from "../../infra/check-template.ts";

type Properties = Record<string, unknown>;

const arnOf = (id: string) => ({ "Fn::GetAtt": [id, "Arn"] });

const allow = (action: string, resource: unknown) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: action, Resource: resource }],
});

/** A small template without fault: a bucket that notifies a queue that feeds a function. */
function soundTemplate(): Record<string, { Type: string; Properties: Properties }> {
  return {
    Bucket: {
      Type: "AWS::S3::Bucket",
      Properties: {
        BucketEncryption: { ServerSideEncryptionConfiguration: [] },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        NotificationConfiguration: {
          QueueConfigurations: [{ Event: "s3:ObjectCreated:*", Queue: arnOf("Queue") }],
        },
      },
    },
    Queue: {
      Type: "AWS::SQS::Queue",
      Properties: {
        SqsManagedSseEnabled: true,
        MessageRetentionPeriod: 864_000,
        VisibilityTimeout: 362,
        RedrivePolicy: { deadLetterTargetArn: arnOf("DeadLetters"), maxReceiveCount: 6 },
      },
    },
    DeadLetters: {
      Type: "AWS::SQS::Queue",
      Properties: { SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 },
    },
    Worker: {
      Type: "AWS::Lambda::Function",
      Properties: {
        Runtime: "nodejs24.x",
        Architectures: ["arm64"],
        Timeout: 60,
        MemorySize: 1024,
        Role: arnOf("WorkerRole"),
      },
    },
    WorkerRole: {
      Type: "AWS::IAM::Role",
      Properties: {
        AssumeRolePolicyDocument: allow("sts:AssumeRole", undefined),
        Policies: [
          { PolicyDocument: allow("s3:GetObject", { "Fn::Join": ["", [arnOf("Bucket"), "/*"]] }) },
        ],
      },
    },
    Mapping: {
      Type: "AWS::Lambda::EventSourceMapping",
      Properties: {
        EventSourceArn: arnOf("Queue"),
        FunctionName: arnOf("Worker"),
        BatchSize: 100,
        MaximumBatchingWindowInSeconds: 2,
        FunctionResponseTypes: ["ReportBatchItemFailures"],
        ScalingConfig: { MaximumConcurrency: 4 },
      },
    },
    Log: { Type: "AWS::Logs::LogGroup", Properties: { RetentionInDays: 30 } },
  };
}

/** The faults of the sound template after properties of one resource were changed. */
function faultsWith(id: string, changes: Properties): string[] {
  const template = soundTemplate();
  Object.assign(template[id]!.Properties, changes);
  return findTemplateFaults({ Resources: template });
}

describe("findTemplateFaults", () => {
  it("finds nothing in a sound template", () => {
    expect(findTemplateFaults({ Resources: soundTemplate() })).toStrictEqual([]);
  });

  it.each([
    ["an old runtime", "Worker", { Runtime: "nodejs20.x" }],
    ["an architecture that was not tested", "Worker", { Architectures: ["x86_64"] }],
    ["a timeout that Lambda does not have", "Worker", { Timeout: 1_000 }],
    ["a function without a role", "Worker", { Role: undefined }],
    ["a bucket without encryption", "Bucket", { BucketEncryption: undefined }],
    ["a bucket open to the public", "Bucket", { PublicAccessBlockConfiguration: undefined }],
    [
      "an event that S3 does not send",
      "Bucket",
      { NotificationConfiguration: { QueueConfigurations: [{ Event: "s3:ObjectCreate:*" }] } },
    ],
    ["a queue in plain text", "Queue", { SqsManagedSseEnabled: false }],
    ["a batch that fails as a whole", "Mapping", { FunctionResponseTypes: [] }],
    ["a large batch without a window", "Mapping", { MaximumBatchingWindowInSeconds: 0 }],
    ["unbounded writers", "Mapping", { ScalingConfig: undefined }],
    ["a log that is kept for ever", "Log", { RetentionInDays: undefined }],
  ])("finds %s", (_what, id, changes) => {
    const faults = faultsWith(id, changes);

    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${id}\\.`));
  });

  it("finds every gap in a block of public access", () => {
    const { Properties } = soundTemplate()["Bucket"]!;
    const block = Properties["PublicAccessBlockConfiguration"] as Properties;
    const faults = faultsWith("Bucket", {
      PublicAccessBlockConfiguration: { ...block, IgnorePublicAcls: false },
    });

    expect(faults[0]).toMatch(/^Bucket\.PublicAccessBlockConfiguration\.IgnorePublicAcls: /);
  });

  it("asks for a visibility timeout of six timeouts and the batching window", () => {
    expect(faultsWith("Queue", { VisibilityTimeout: 361 })).toStrictEqual([
      "Queue.VisibilityTimeout: must be 362 seconds at least",
    ]);
    expect(faultsWith("Queue", { VisibilityTimeout: undefined })).toStrictEqual([
      "Queue.VisibilityTimeout: must be 362 seconds at least",
    ]);
  });

  it("asks for as many deliveries as it takes to refuse an object that ends the process", () => {
    const deadLetterTargetArn = arnOf("DeadLetters");
    expect(
      faultsWith("Queue", { RedrivePolicy: { deadLetterTargetArn, maxReceiveCount: 5 } }),
    ).toStrictEqual(["Queue.RedrivePolicy.maxReceiveCount: must be 6 at least"]);
  });

  it("asks for dead letters to be kept longer than other messages, as they keep their age", () => {
    expect(faultsWith("Queue", { MessageRetentionPeriod: 1_209_600 })).toStrictEqual([
      "DeadLetters.MessageRetentionPeriod: must be more than 1209600 seconds",
    ]);
  });

  it("asks for a dead-letter queue", () => {
    expect(faultsWith("Queue", { RedrivePolicy: undefined })).toStrictEqual([
      "Queue: has no dead-letter queue",
    ]);
  });

  it.each(["s3:GetObjekt", "s3:*", "*", "dynamodb:GetItem"])("refuses the action %s", (action) => {
    const Policies = [{ PolicyDocument: allow(action, arnOf("Bucket")) }];

    expect(faultsWith("WorkerRole", { Policies })).toStrictEqual([
      `WorkerRole: allows the unknown action ${action}`,
    ]);
  });

  it.each([["*"], [["*"]], [[arnOf("Bucket"), "*"]]])("refuses the resource %j", (resource) => {
    const Policies = [{ PolicyDocument: allow("s3:GetObject", resource) }];

    expect(faultsWith("WorkerRole", { Policies })).toStrictEqual([
      "WorkerRole: allows s3:GetObject on everything",
    ]);
  });

  it("refuses a role that two functions share", () => {
    const template = soundTemplate();
    const second = { ...template["Worker"]! };

    expect(findTemplateFaults({ Resources: { ...template, Second: second } })).toStrictEqual([
      "Second: shares WorkerRole with Worker",
    ]);
  });

  it("bounds functions behind the HTTP API by its patience", () => {
    const template = soundTemplate();
    const Integration = {
      Type: "AWS::ApiGatewayV2::Integration",
      Properties: { IntegrationUri: arnOf("Worker") },
    };

    expect(findTemplateFaults({ Resources: { ...template, Integration } })).toStrictEqual([
      "Worker.Timeout: must be 29 seconds at most",
    ]);
  });

  it("says when a text is no template", () => {
    expect(findTemplateFaults({})[0]).toMatch(/^template: /);
  });
});
