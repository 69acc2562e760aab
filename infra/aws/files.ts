import { Aws, CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as ToFunction } from 'aws-cdk-lib/aws-events-targets';
import { CfnMalwareProtectionPlan } from 'aws-cdk-lib/aws-guardduty';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, HttpMethods, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Settings } from './context.ts';

export const QUARANTINE = 'quarantine/';
export const CLEAN = 'clean/';
const SCANNER = 'malware-protection-plan.guardduty.amazonaws.com';

/** Where browsers reach the bucket: what they post to and fetch from, and what the pages' policy must let them. */
export const originOf = (bucket: IBucket): string => `https://${bucket.bucketName}.s3.${Aws.REGION}.${Aws.URL_SUFFIX}`;

/**
 * What people add to proposals. An upload lies under quarantine, where nobody reads it, for a day; what was found clean is copied, that
 * version and no other, to where links lead. Versions make that possible; one that was replaced or removed is gone after a day.
 */
export const addFiles = (scope: Construct, { publicUrl }: Settings): Bucket => {
  const bucket = new Bucket(scope, 'Files', {
    versioned: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    cors: [{ allowedMethods: [HttpMethods.POST], allowedOrigins: [publicUrl], allowedHeaders: ['content-type'], maxAge: 3000 }],
    lifecycleRules: [
      { prefix: QUARANTINE, expiration: Duration.days(1) },
      { noncurrentVersionExpiration: Duration.days(1), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      { expiredObjectDeleteMarker: true },
    ],
    removalPolicy: RemovalPolicy.RETAIN,
  });
  // The bucket tells the bus by itself; the construct's own switch would bring a function of its own with wider rights.
  (bucket.node.defaultChild as CfnBucket).addPropertyOverride('NotificationConfiguration', { EventBridgeConfiguration: { EventBridgeEnabled: true } });
  new CfnOutput(scope, 'UploadOrigin', { value: originOf(bucket), description: 'Where browsers send files to and fetch them from.' });
  return bucket;
};

/** The scanner reads what lies under quarantine, and hears of it by a rule that it makes itself and may change alone. */
export const addScanner = (scope: Construct, bucket: Bucket): void => {
  const rule = `arn:${Aws.PARTITION}:events:${Aws.REGION}:${Aws.ACCOUNT_ID}:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*`;
  const role = new Role(scope, 'ScannerRole', {
    assumedBy: new ServicePrincipal(SCANNER, { conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } } }),
    inlinePolicies: {
      scan: new PolicyDocument({
        statements: [
          new PolicyStatement({
            actions: ['events:PutRule', 'events:DeleteRule', 'events:PutTargets', 'events:RemoveTargets'],
            resources: [rule],
            conditions: { StringEquals: { 'events:ManagedBy': SCANNER } },
          }),
          new PolicyStatement({ actions: ['events:DescribeRule', 'events:ListTargetsByRule'], resources: [rule] }),
          new PolicyStatement({ actions: ['s3:GetBucketNotification', 's3:PutBucketNotification', 's3:ListBucket'], resources: [bucket.bucketArn] }),
          new PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects('malware-protection-resource-validation-object')] }),
          new PolicyStatement({ actions: ['s3:GetObject', 's3:GetObjectVersion'], resources: [bucket.arnForObjects(`${QUARANTINE}*`)] }),
        ],
      }),
    },
  });
  new CfnMalwareProtectionPlan(scope, 'Scanner', {
    role: role.roleArn,
    protectedResource: { s3Bucket: { bucketName: bucket.bucketName, objectPrefixes: [QUARANTINE] } },
    actions: { tagging: { status: 'DISABLED' } },
  });
};

/** Uploads and what the scanner found in them reach one function; what cannot be handed over lands in the queue. */
export const subscribeToFiles = (scope: Construct, bucket: Bucket, fn: LambdaFunction, undelivered: Queue): void => {
  const to = new ToFunction(fn, { deadLetterQueue: undelivered, retryAttempts: 4, maxEventAge: Duration.hours(6) });
  const patterns: Readonly<Record<string, EventPattern>> = {
    Uploaded: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [bucket.bucketName] }, object: { key: [{ prefix: QUARANTINE }] } },
    },
    Scanned: {
      source: ['aws.guardduty'],
      detailType: ['GuardDuty Malware Protection Object Scan Result'],
      detail: { s3ObjectDetails: { bucketName: [bucket.bucketName], objectKey: [{ prefix: QUARANTINE }] } },
    },
  };
  for (const [name, eventPattern] of Object.entries(patterns)) new Rule(scope, `File${name}`, { eventPattern, targets: [to] });
};
