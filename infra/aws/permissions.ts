import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { ENV_OF, type EnvName, type FunctionName } from '../../shared/env.ts';
import { FACTS } from '../../shared/store/tables.ts';
import type { Settings } from './context.ts';
import type { Tables } from './data.ts';
import { CLEAN, QUARANTINE } from './files.ts';
import type { Mail } from './mail.ts';

type RecordsAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem';
/** Facts are only ever added and read; there is no word here for changing or removing one. */
type FactsAction = 'PutItem' | 'Query';
type Grant = {
  readonly records: readonly RecordsAction[];
  /** Indexes of Records that it may query, by name. */
  readonly recordIndexes: readonly string[];
  readonly facts: readonly FactsAction[];
  /** Whether it may read facts by time: the sweeper and the keeper of the heads, which are one function. */
  readonly factsByTime?: true;
};

const CHANGE: readonly RecordsAction[] = ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'];

/**
 * What each function may do to which table: what its code can ask for and no more, which a test reads from the bundles.
 * Transactions need nothing beyond the actions they are made of.
 */
export const GRANTS: Readonly<Record<FunctionName, Grant>> = {
  'page-case': { records: ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem'], recordIndexes: ['gsi4', 'gsi5'], facts: ['Query'] },
  'page-case-acts': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi6'], facts: ['PutItem'] },
  'page-case-mail': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: [], facts: ['PutItem'] },
  'page-request': { records: ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem'], recordIndexes: ['gsi4', 'gsi5'], facts: ['Query'] },
  'page-request-acts': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: [], facts: ['PutItem'] },
  'page-request-mail': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: [], facts: ['PutItem'] },
  'page-request-paste': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: [], facts: ['PutItem'] },
  'page-contact': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi4', 'gsi5'], facts: ['PutItem'] },
  'page-draft': { records: CHANGE, recordIndexes: [], facts: ['PutItem'] },
  'page-check': { records: CHANGE, recordIndexes: [], facts: ['PutItem'] },
  'page-part': { records: CHANGE, recordIndexes: [], facts: ['PutItem'] },
  'page-act': { records: CHANGE, recordIndexes: [], facts: ['PutItem'] },
  'page-item': { records: ['GetItem', 'Query', 'UpdateItem'], recordIndexes: [], facts: [] },
  'page-mine': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi4'], facts: ['PutItem'] },
  'page-inbox': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi1', 'gsi2'], facts: ['PutItem'] },
  'page-overview': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi2'], facts: ['PutItem', 'Query'] },
  'page-preview': { records: ['BatchGetItem', 'GetItem', 'Query', 'UpdateItem'], recordIndexes: [], facts: [] },
  'page-review-file': { records: CHANGE, recordIndexes: ['gsi1', 'gsi4'], facts: ['PutItem'] },
  'page-review': { records: CHANGE, recordIndexes: ['gsi1', 'gsi4'], facts: ['PutItem'] },
  'page-call': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi6'], facts: ['PutItem'] },
  'page-decide': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: [], facts: ['PutItem', 'Query'] },
  'page-decide-list': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi1', 'gsi2'], facts: ['PutItem'] },
  'page-figures': { records: ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem'], recordIndexes: ['gsi6'], facts: [] },
  'page-public': { records: CHANGE, recordIndexes: ['gsi4'], facts: ['PutItem'] },
  'api-public': { records: CHANGE, recordIndexes: ['gsi4'], facts: ['PutItem'] },
  'api-applicant': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi4'], facts: ['PutItem'] },
  'api-reviewer': { records: CHANGE, recordIndexes: ['gsi1', 'gsi4'], facts: ['PutItem'] },
  'api-liaison': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi6'], facts: ['PutItem'] },
  'api-routing': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi2', 'gsi6'], facts: ['PutItem'] },
  'page-panel': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi6'], facts: ['PutItem'] },
  'page-panels': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi2', 'gsi6'], facts: ['PutItem'] },
  'api-decision': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi2'], facts: ['PutItem', 'Query'] },
  'api-desk': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi1', 'gsi2', 'gsi4', 'gsi5'], facts: ['PutItem', 'Query'] },
  'api-sender': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi4', 'gsi5'], facts: ['PutItem'] },
  'api-contact': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: [], facts: ['PutItem'] },
  'api-privacy': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi4'], facts: ['PutItem'] },
  'api-document': { records: [], recordIndexes: [], facts: [] },
  'api-file': { records: CHANGE, recordIndexes: [], facts: ['PutItem'] },
  'api-export': { records: ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem'], recordIndexes: ['gsi6'], facts: ['Query'] },
  'api-support': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi2'], facts: ['PutItem'] },
  'page-after': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: [], facts: ['PutItem'] },
  'page-support': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi2'], facts: ['PutItem'] },
  'api-people': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi4'], facts: ['PutItem'] },
  'page-people': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi4'], facts: ['PutItem'] },
  'api-admin': { records: ['GetItem', 'Query', 'UpdateItem'], recordIndexes: ['gsi1'], facts: ['Query'] },
  'api-call': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi6'], facts: ['PutItem'] },
  'on-fact': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi2', 'gsi4', 'gsi6'], facts: ['PutItem', 'Query'] },
  'send-mail': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi1', 'gsi3'], facts: ['PutItem', 'Query'] },
  'on-bounce': { records: CHANGE, recordIndexes: [], facts: ['PutItem'] },
  'on-clock': { records: [...CHANGE, 'BatchGetItem'], recordIndexes: ['gsi2', 'gsi3', 'gsi4', 'gsi6'], facts: ['PutItem', 'Query'], factsByTime: true },
  'on-file': { records: CHANGE, recordIndexes: [], facts: ['PutItem'] },
};

const actions = (names: readonly string[]) => names.map((name) => `dynamodb:${name}`);
const reads = (name: EnvName, fn: FunctionName): boolean => (ENV_OF[fn] as readonly EnvName[]).includes(name);

const allow = (names: readonly string[], resources: string[]): PolicyStatement[] =>
  names.length > 0 && resources.length > 0 ? [new PolicyStatement({ actions: actions(names), resources })] : [];

/** Table actions on the table alone, Query on indexes by name. */
const dataStatements = (fn: FunctionName, { records, facts }: Tables): PolicyStatement[] => {
  const grant = GRANTS[fn];
  const byTime = grant.factsByTime ? FACTS.indexes.map(({ name }) => `${facts.tableArn}/index/${name}`) : [];
  return [
    ...allow(grant.records, [records.tableArn]),
    ...allow(
      ['Query'],
      grant.recordIndexes.map((name) => `${records.tableArn}/index/${name}`),
    ),
    ...allow(grant.facts, [facts.tableArn]),
    ...allow(['Query'], byTime),
  ];
};

const keysStatement = ({ keysParameter }: Settings): PolicyStatement =>
  new PolicyStatement({
    actions: ['ssm:GetParameter'],
    resources: [`arn:${Aws.PARTITION}:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:parameter${keysParameter}`],
  });

const mailStatement = ({ mailFrom }: Settings, { identity, configurationSet }: Mail): PolicyStatement =>
  new PolicyStatement({
    actions: ['ses:SendRawEmail'],
    resources: [
      identity.emailIdentityArn,
      `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:configuration-set/${configurationSet.configurationSetName}`,
    ],
    conditions: { StringEquals: { 'ses:FromAddress': mailFrom } },
  });

/** Reading and writing days; listing is what makes S3 say that a day is absent, instead of that it may not be read. */
const headsStatements = (heads: IBucket): PolicyStatement[] => [
  new PolicyStatement({ actions: ['s3:GetObject', 's3:PutObject'], resources: [heads.arnForObjects('heads/*')] }),
  new PolicyStatement({ actions: ['s3:ListBucket'], resources: [heads.bucketArn] }),
];

const objects = (names: readonly string[], resources: string[]): PolicyStatement =>
  new PolicyStatement({ actions: names.map((name) => `s3:${name}`), resources });

/**
 * Whoever signs for browsers can let them post below quarantine and fetch what is clean, and can neither read an upload nor write what is
 * served; that is for the function that hears of the scans. Whoever puts a dossier together can read what is clean. Whoever only tidies up can
 * remove.
 */
const filesStatements = (fn: FunctionName, files: IBucket): PolicyStatement[] => {
  const [quarantine, clean] = [files.arnForObjects(`${QUARANTINE}*`), files.arnForObjects(`${CLEAN}*`)];
  const signing = reads('FILES_URL', fn) ? [objects(['PutObject'], [quarantine]), objects(['GetObject'], [clean])] : [];
  const checking = [
    objects(['GetObjectVersion'], [quarantine]),
    objects(['PutObject'], [clean]),
    // Without these a version that is gone would look like one that may not be read.
    objects(['ListBucket', 'ListBucketVersions'], [files.bucketArn]),
  ];
  const taking = fn === 'api-export' ? [objects(['GetObject'], [clean])] : [];
  const tidying = fn === 'on-file' || fn === 'on-clock' ? [objects(['DeleteObject'], [quarantine, clean])] : [];
  return [...signing, ...taking, ...(fn === 'on-file' ? checking : []), ...tidying];
};

type Places = { readonly tables: Tables; readonly mail: Mail; readonly heads: IBucket; readonly files: IBucket };

/** What one function may do beside reading its trigger: exactly what its environment lets it address. */
export const statementsOf = (fn: FunctionName, settings: Settings, { tables, mail, heads, files }: Places): PolicyStatement[] => [
  ...dataStatements(fn, tables),
  ...(reads('KEYS_PARAMETER', fn) ? [keysStatement(settings)] : []),
  ...(reads('SES_CONFIGURATION_SET', fn) ? [mailStatement(settings, mail)] : []),
  ...(reads('HEADS_BUCKET', fn) ? headsStatements(heads) : []),
  ...(reads('FILES_BUCKET', fn) ? filesStatements(fn, files) : []),
];

/** What a function needs to read a table's stream. */
export const streamStatement = (streamArn: string): PolicyStatement =>
  new PolicyStatement({ actions: actions(['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams']), resources: [streamArn] });

export const queueStatement = (queueArn: string): PolicyStatement => new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queueArn] });
