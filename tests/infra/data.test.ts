import { describe, expect, it } from 'vitest';
import { FACTS, RECORDS } from '../../shared/store/tables.ts';
import { ofType, plain, synthesise } from './template.ts';

const template = synthesise();
const tables = Object.fromEntries(ofType(template, 'AWS::DynamoDB::GlobalTable').map(([id, properties]) => [plain(id), properties]));

describe.each([RECORDS, FACTS])('the table $name', (table) => {
  const properties = tables[table.name];

  it('copies at most twenty attributes into an index, and a hundred in all', () => {
    const copied = table.indexes.map(({ include }) => (include === 'all' ? 0 : include.length));
    for (const count of copied) expect(count).toBeLessThanOrEqual(20);
    expect(copied.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(100);
  });

  it('has the keys of tables.ts', () => {
    expect(properties.KeySchema).toEqual([
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ]);
  });

  it('has the indexes of tables.ts, with what they copy', () => {
    const built = properties.GlobalSecondaryIndexes.map((index: any) => ({
      name: index.IndexName,
      partitionKey: index.KeySchema[0].AttributeName,
      sortKey: index.KeySchema[1].AttributeName,
      include: index.Projection.ProjectionType === 'ALL' ? 'all' : index.Projection.NonKeyAttributes,
    }));
    expect(built).toEqual(table.indexes);
  });

  it('can be restored to any second and cannot be deleted by accident', () => {
    const [replica, ...others] = properties.Replicas;
    expect(others).toEqual([]);
    expect(replica.PointInTimeRecoverySpecification).toMatchObject({ PointInTimeRecoveryEnabled: true });
    expect(replica.DeletionProtectionEnabled).toBe(true);
  });

  it('outlives the stack', () => {
    const resource = Object.entries(template.Resources).find(([id]) => plain(id) === table.name)?.[1];
    expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it('expires items, streams changes and is paid per request', () => {
    expect(properties.TimeToLiveSpecification).toEqual({ AttributeName: table.ttl, Enabled: true });
    expect(properties.StreamSpecification).toEqual({ StreamViewType: table.stream });
    expect(properties.BillingMode).toBe('PAY_PER_REQUEST');
  });
});

it('has no third table', () => {
  expect(Object.keys(tables).sort()).toEqual(['Facts', 'Records']);
});

it('keeps an index within the 100 copied attributes that DynamoDB allows a table', () => {
  for (const { indexes } of [RECORDS, FACTS]) {
    const copied = indexes.reduce((sum, { include }) => sum + (include === 'all' ? 0 : include.length), 0);
    expect(copied).toBeLessThanOrEqual(100);
  }
});

describe('the bucket of the heads', () => {
  const buckets = ofType(template, 'AWS::S3::Bucket');
  const [id, bucket] = buckets.find(([each]) => plain(each) === 'Heads')!;
  const policies = ofType(template, 'AWS::S3::BucketPolicy')
    .map(([, policy]) => policy)
    .filter(({ Bucket }) => Bucket.Ref === id);

  it('is the only one that locks what it holds, and has one policy', () => {
    expect([buckets.filter(([, { ObjectLockEnabled }]) => ObjectLockEnabled).map(([each]) => plain(each)), policies.length]).toEqual([['Heads'], 1]);
  });

  it('locks what is written for longer than any fact lives, and lets it go afterwards', () => {
    expect(bucket.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    expect(bucket.ObjectLockEnabled).toBe(true);
    expect(bucket.ObjectLockConfiguration).toEqual({ ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 2192 } } });
    expect(bucket.LifecycleConfiguration.Rules).toEqual([
      { Status: 'Enabled', ExpirationInDays: 2193, NoncurrentVersionExpiration: { NoncurrentDays: 1 } },
      { Status: 'Enabled', ExpiredObjectDeleteMarker: true },
    ]);
  });

  it('is closed to the public, encrypted, and outlives the stack', () => {
    expect(Object.values(bucket.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
    expect(bucket.BucketEncryption.ServerSideEncryptionConfiguration).toEqual([{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }]);
    expect(template.Resources[id]).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it('refuses what comes without TLS, and what could be written over', () => {
    const refused = policies[0].PolicyDocument.Statement.map(({ Effect, Action, Condition, Principal }: any) => [Effect, Principal, Action, Condition]);
    expect(refused).toEqual([
      ['Deny', { AWS: '*' }, 's3:*', { Bool: { 'aws:SecureTransport': 'false' } }],
      ['Deny', { AWS: '*' }, 's3:PutObject', { Null: { 's3:if-none-match': 'true' } }],
    ]);
  });

  it('locks what is written for longer than any fact lives, and lets it go afterwards', () => {
    expect(bucket.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    expect(bucket.ObjectLockEnabled).toBe(true);
    expect(bucket.ObjectLockConfiguration).toEqual({ ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 2192 } } });
    expect(bucket.LifecycleConfiguration.Rules).toEqual([
      { Status: 'Enabled', ExpirationInDays: 2193, NoncurrentVersionExpiration: { NoncurrentDays: 1 } },
      { Status: 'Enabled', ExpiredObjectDeleteMarker: true },
    ]);
  });

  it('is closed to the public, encrypted, and outlives the stack', () => {
    expect(Object.values(bucket.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
    expect(bucket.BucketEncryption.ServerSideEncryptionConfiguration).toEqual([{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }]);
    expect(template.Resources[id]).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it('refuses what comes without TLS, and what could be written over', () => {
    const refused = policies[0].PolicyDocument.Statement.map(({ Effect, Action, Condition, Principal }: any) => [Effect, Principal, Action, Condition]);
    expect(refused).toEqual([
      ['Deny', { AWS: '*' }, 's3:*', { Bool: { 'aws:SecureTransport': 'false' } }],
      ['Deny', { AWS: '*' }, 's3:PutObject', { Null: { 's3:if-none-match': 'true' } }],
    ]);
  });
});

describe('the bucket of files', () => {
  const [id, bucket] = ofType(template, 'AWS::S3::Bucket').find(([each]) => plain(each) === 'Files')!;

  it('keeps each version, so that what was scanned is what is served, and an upload for a day', () => {
    expect(bucket.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    expect(bucket.LifecycleConfiguration.Rules).toEqual([
      { Status: 'Enabled', Prefix: 'quarantine/', ExpirationInDays: 1 },
      { Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 1 }, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
      { Status: 'Enabled', ExpiredObjectDeleteMarker: true },
    ]);
  });

  it('is closed to the public, encrypted, asks for TLS, and outlives the stack', () => {
    expect(Object.values(bucket.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
    expect(bucket.BucketEncryption.ServerSideEncryptionConfiguration).toEqual([{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }]);
    expect(template.Resources[id]).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    const [[, policy] = []] = ofType(template, 'AWS::S3::BucketPolicy').filter(([, { Bucket }]) => Bucket.Ref === id);
    expect(policy.PolicyDocument.Statement.map(({ Effect, Condition }: any) => [Effect, Condition])).toEqual([
      ['Deny', { Bool: { 'aws:SecureTransport': 'false' } }],
    ]);
  });

  it('takes forms from scripts of the site alone, and tells the bus', () => {
    expect(bucket.CorsConfiguration.CorsRules).toEqual([
      { AllowedMethods: ['POST'], AllowedOrigins: ['https://intake.example.org'], AllowedHeaders: ['content-type'], MaxAge: 3000 },
    ]);
    expect(bucket.NotificationConfiguration).toEqual({ EventBridgeConfiguration: { EventBridgeEnabled: true } });
  });

  it('is scanned below quarantine', () => {
    const [[, plan] = []] = ofType(template, 'AWS::GuardDuty::MalwareProtectionPlan');
    expect(plan.ProtectedResource.S3Bucket).toEqual({ BucketName: { Ref: id }, ObjectPrefixes: ['quarantine/'] });
    expect(plan.Actions).toEqual({ Tagging: { Status: 'DISABLED' } });
  });
});
