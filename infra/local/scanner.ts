import { randomUUID } from 'node:crypto';
import { etagOf, type Version } from './objects.ts';
import { ACCOUNT, arn, REGION } from './template.ts';

/** The harmless file by which every scanner shows that it works, in two halves so that none of them takes this file for it. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export const SCAN_STATUSES = ['NO_THREATS_FOUND', 'THREATS_FOUND', 'UNSUPPORTED', 'ACCESS_DENIED', 'FAILED'] as const;
export type ScanStatus = (typeof SCAN_STATUSES)[number];

/** A line in a file by which it says what is to be found in it. */
export const scanLine = (status: ScanStatus): string => `%scan:${status}`;

/** What the scanner here says of a file: what stands in it, or that nothing was found. */
export const statusOf = (bytes: Buffer): ScanStatus => {
  if (bytes.includes(EICAR)) return 'THREATS_FOUND';
  const told = /^%scan:([A-Z_]+)\r?$/m.exec(bytes.toString('latin1'))?.[1];
  return SCAN_STATUSES.find((status) => status === told) ?? 'NO_THREATS_FOUND';
};

const envelope = (source: string, detailType: string, at: Date, detail: object) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': detailType,
  source,
  account: ACCOUNT,
  time: at.toISOString().replace(/\.\d+Z$/, 'Z'),
  region: REGION,
  resources: [],
  detail,
});

/** As S3 tells the bus of a new object. */
export const createdEvent = (bucket: string, key: string, { id, bytes, at }: Version) =>
  envelope('aws.s3', 'Object Created', at, {
    version: '0',
    bucket: { name: bucket },
    object: { key, size: bytes.length, etag: etagOf(bytes), 'version-id': id, sequencer: id.slice(0, 14) },
    'request-id': 'local',
    requester: ACCOUNT,
    reason: 'PostObject',
  });

/** As the scanner tells the bus what it found in one version. */
export const scannedEvent = (bucket: string, key: string, { id, bytes }: Version, at: Date, status: ScanStatus = statusOf(bytes)) => ({
  ...envelope('aws.guardduty', 'GuardDuty Malware Protection Object Scan Result', at, {
    schemaVersion: '1.0',
    scanStatus: status === 'NO_THREATS_FOUND' || status === 'THREATS_FOUND' ? 'COMPLETED' : status === 'UNSUPPORTED' ? 'SKIPPED' : 'FAILED',
    resourceType: 'S3_OBJECT',
    s3ObjectDetails: { bucketName: bucket, objectKey: key, eTag: etagOf(bytes), versionId: id, s3Throttled: false },
    scanResultDetails: { scanResultStatus: status, threats: status === 'THREATS_FOUND' ? [{ name: 'EICAR-Test-File (not a virus)' }] : null },
  }),
  resources: [arn('guardduty', 'malware-protection-plan/local')],
});
