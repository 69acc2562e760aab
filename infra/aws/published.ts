import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CustomResource, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { PUBLISHER } from './bundle.ts';
import type { Settings } from './context.ts';
import { contentTypeOf } from './served.ts';

export type Assets = {
  readonly bucket: Bucket;
  /** Done when everything that a page of this deployment names can be had. */
  readonly published: CustomResource;
};

/** Lays the built files beside the publisher's code, so that both travel in one archive. @throws for one that could not be served */
const packed = ({ bundles, assets }: Settings): { readonly folder: string; readonly files: readonly string[] } => {
  const folder = join(bundles, PUBLISHER);
  if (!existsSync(join(folder, 'index.mjs'))) throw new Error(`${folder} is not built. Run: npx node infra/aws/bundle.ts`);
  const inside = join(folder, 'assets');
  mkdirSync(inside, { recursive: true });
  // The manifest is for the functions, which get it by another way.
  const files = readdirSync(assets)
    .filter((file) => !file.endsWith('.json'))
    .sort();
  for (const file of files) {
    contentTypeOf(file);
    copyFileSync(join(assets, file), join(inside, file));
  }
  for (const file of readdirSync(inside)) if (!files.includes(file)) rmSync(join(inside, file));
  return { folder, files };
};

const addPublisher = (scope: Construct, bucket: Bucket, folder: string): LambdaFunction => {
  const logGroup = new LogGroup(scope, 'PublishAssetsLog', { retention: RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.DESTROY });
  const role = new Role(scope, 'PublishAssetsRole', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: {
      access: new PolicyDocument({
        statements: [
          new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }),
          new PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects('assets/*')] }),
        ],
      }),
    },
  });
  return new LambdaFunction(scope, 'PublishAssets', {
    code: Code.fromAsset(folder, { exclude: ['*.map'] }),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: 512,
    timeout: Duration.minutes(2),
    role: role.withoutPolicyUpdates(),
    logGroup,
    loggingFormat: LoggingFormat.JSON,
  });
};

/**
 * The bucket of styles, scripts and fonts, and a deployment's step that fills it. Each file is a few kilobytes under a name of its own and
 * nothing is ever removed, as a page that is open, or a deployment that is taken back, still asks for an earlier one.
 */
export const addAssets = (scope: Construct, settings: Settings): Assets => {
  const bucket = new Bucket(scope, 'Assets', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const { folder, files } = packed(settings);
  const published = new CustomResource(scope, 'PublishedAssets', {
    resourceType: 'Custom::Assets',
    serviceToken: addPublisher(scope, bucket, folder).functionArn,
    // Other files have other names, so that the list itself says when there is something to do.
    properties: { Bucket: bucket.bucketName, Files: files },
    serviceTimeout: Duration.minutes(5),
  });
  return { bucket, published };
};
