import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ENV_OF, type EnvName, type FunctionName } from '../../shared/env.ts';
import { FACTS, RECORDS } from '../../shared/store/tables.ts';
import type { Settings } from './context.ts';
import type { Tables } from './data.ts';
import type { Mail } from './mail.ts';

type RecordsAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem';
/** Facts are only ever added and read; there is no word here for changing or removing one. */
type FactsAction = 'PutItem' | 'Query';
type Grant = { readonly records: readonly RecordsAction[]; readonly facts: readonly FactsAction[] };

const READ: readonly RecordsAction[] = ['GetItem', 'BatchGetItem', 'Query'];
const CHANGE: readonly RecordsAction[] = [...READ, 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'];

/** What each function may do to which table; transactions need nothing beyond the actions they are made of. */
export const GRANTS: Readonly<Record<FunctionName, Grant>> = {
  'api-public': { records: CHANGE, facts: ['PutItem', 'Query'] },
  'api-applicant': { records: CHANGE, facts: ['PutItem', 'Query'] },
  'api-reviewer': { records: CHANGE, facts: ['PutItem', 'Query'] },
  'api-liaison': { records: CHANGE, facts: ['PutItem', 'Query'] },
  'api-admin': { records: CHANGE, facts: ['PutItem', 'Query'] },
  'on-fact': { records: CHANGE, facts: ['PutItem', 'Query'] },
  'send-mail': { records: CHANGE, facts: ['PutItem', 'Query'] },
  'on-bounce': { records: CHANGE, facts: ['PutItem', 'Query'] },
  'on-clock': { records: CHANGE, facts: ['PutItem', 'Query'] },
};

const actions = (names: readonly string[]) => names.map((name) => `dynamodb:${name}`);
const reads = (name: EnvName, fn: FunctionName): boolean => (ENV_OF[fn] as readonly EnvName[]).includes(name);

/** Table actions on the table alone, Query on each of its indexes by name. */
const dataStatements = (fn: FunctionName, { records, facts }: Tables): PolicyStatement[] => [
  new PolicyStatement({ actions: actions(GRANTS[fn].records), resources: [records.tableArn] }),
  new PolicyStatement({ actions: actions(['Query']), resources: RECORDS.indexes.map(({ name }) => `${records.tableArn}/index/${name}`) }),
  new PolicyStatement({ actions: actions(GRANTS[fn].facts), resources: [facts.tableArn] }),
  ...(GRANTS[fn].facts.includes('Query')
    ? [new PolicyStatement({ actions: actions(['Query']), resources: FACTS.indexes.map(({ name }) => `${facts.tableArn}/index/${name}`) })]
    : []),
];

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

/** What one function may do beside reading its trigger: exactly what its environment lets it address. */
export const statementsOf = (fn: FunctionName, settings: Settings, tables: Tables, mail: Mail): PolicyStatement[] => [
  ...dataStatements(fn, tables),
  ...(reads('KEYS_PARAMETER', fn) ? [keysStatement(settings)] : []),
  ...(reads('SES_CONFIGURATION_SET', fn) ? [mailStatement(settings, mail)] : []),
];

/** What a function needs to read a table's stream. */
export const streamStatement = (streamArn: string): PolicyStatement =>
  new PolicyStatement({ actions: actions(['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams']), resources: [streamArn] });

export const queueStatement = (queueArn: string): PolicyStatement =>
  new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queueArn] });
