import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** Six years: longer than any fact, which lives for five and whatever the store takes to delete it. */
const LOCKED_DAYS = 6 * 365 + 2;

/**
 * Where the daily heads of the facts are kept out of reach of whoever can write to the tables. Locked in governance mode: no role of this
 * stack may lift it, and an administrator who does leaves a trace. Compliance mode would bind the account itself for six years, to a mistake
 * too, and the heads already chain each day to the one before.
 */
export const addHeads = (scope: Construct): Bucket => {
  const bucket = new Bucket(scope, 'Heads', {
    versioned: true,
    objectLockEnabled: true,
    objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(LOCKED_DAYS)),
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    // What has been locked is gone only when its lock has ended.
    lifecycleRules: [{ expiration: Duration.days(LOCKED_DAYS + 1), noncurrentVersionExpiration: Duration.days(1) }, { expiredObjectDeleteMarker: true }],
    removalPolicy: RemovalPolicy.RETAIN,
  });
  // A lock keeps what is there, but would let a newer version hide it: nobody may write without the condition that nothing is there.
  bucket.addToResourcePolicy(
    new PolicyStatement({
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects('*')],
      conditions: { Null: { 's3:if-none-match': 'true' } },
    }),
  );
  return bucket;
};
