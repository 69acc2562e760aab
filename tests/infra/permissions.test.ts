import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PUBLISHER } from '../../infra/aws/bundle.ts';
import { GRANTS } from '../../infra/aws/permissions.ts';
import { ENV_OF } from '../../shared/env.ts';
import { builtFunctions } from '../support/built.ts';
import { functionName, list, ofType, plain, readable, type Statement, synthesise, target } from './template.ts';

const template = synthesise();
const roles = Object.fromEntries(ofType(template, 'AWS::IAM::Role'));

const statementsOf = (role: any): Statement[] => (role.Policies ?? []).flatMap(({ PolicyDocument }: any) => PolicyDocument.Statement);
const everyStatement: Statement[] = [
  ...Object.values(roles).flatMap(statementsOf),
  ...['AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy', 'AWS::S3::BucketPolicy'].flatMap((type) =>
    ofType(template, type).flatMap(([, { PolicyDocument }]) => PolicyDocument.Statement),
  ),
];
const allowed = everyStatement.filter(({ Effect }) => Effect === 'Allow');

/** What a role may do, as "resource: actions", sorted. */
const rightsOf = (role: any): string[] => {
  const rights = new Map<string, Set<string>>();
  for (const { Action, Resource } of statementsOf(role)) {
    for (const resource of list(Resource).map(readable)) {
      const actions = rights.get(resource) ?? new Set<string>();
      for (const action of list(Action)) actions.add(action);
      rights.set(resource, actions);
    }
  }
  return [...rights].map(([resource, actions]) => `${resource}: ${[...actions].sort().join(' ')}`).sort();
};

const byFunction = Object.fromEntries(ofType(template, 'AWS::Lambda::Function').map(([id, { Role }]) => [functionName(id), rightsOf(roles[target(Role)])]));

const KEYS = 'arn::ssm:::parameter/sluis/keys: ssm:GetParameter';
const log = (name: string) => `${name}Log: logs:CreateLogStream logs:PutLogEvents`;
const CHANGE = 'Records: dynamodb:ConditionCheckItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem';
const CHANGE_MANY = CHANGE.replace(': ', ': dynamodb:BatchGetItem ');
const READ_MANY = 'Records: dynamodb:BatchGetItem dynamodb:GetItem dynamodb:Query dynamodb:UpdateItem';
const index = (n: number) => `Records/index/gsi${n}: dynamodb:Query`;
const ADD_FACTS = 'Facts: dynamodb:PutItem';
const READ_FACTS = 'Facts: dynamodb:Query';
const FACTS = 'Facts: dynamodb:PutItem dynamodb:Query';
const SEND = ['arn::ses:::configuration-set/Letters: ses:SendRawEmail', 'arn::ses:::identity/Sender: ses:SendRawEmail'];
const HEADS = ['Heads/heads/*: s3:GetObject s3:PutObject', 'Heads: s3:ListBucket'];
const stream = (table: string) => `${table}/stream: dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams`;

/** Written by hand and read by a person: widening a right means changing this table. */
const EXPECTED: Record<string, string[]> = {
  'api-public': [log('ApiPublic'), CHANGE, index(4), ADD_FACTS, KEYS],
  'page-case': [log('Pages'), READ_MANY, index(4), index(5), 'Facts: dynamodb:Query', KEYS],
  'page-case-acts': [log('Pages'), CHANGE_MANY, index(6), ADD_FACTS, KEYS],
  'page-case-mail': [log('Pages'), CHANGE_MANY, ADD_FACTS, KEYS],
  'page-request': [log('Pages'), READ_MANY, index(4), index(5), 'Facts: dynamodb:Query', KEYS],
  'page-request-acts': [log('Pages'), CHANGE_MANY, ADD_FACTS, KEYS],
  'page-request-mail': [log('Pages'), CHANGE_MANY, ADD_FACTS, KEYS],
  'page-request-paste': [log('Pages'), CHANGE_MANY, ADD_FACTS, KEYS],
  'page-contact': [log('Pages'), CHANGE_MANY, index(4), index(5), ADD_FACTS, KEYS],
  'page-act': [log('Pages'), CHANGE, ADD_FACTS, KEYS],
  'page-item': [log('Pages'), 'Records: dynamodb:GetItem dynamodb:Query dynamodb:UpdateItem', KEYS],
  'page-mine': [log('Pages'), CHANGE_MANY, index(4), ADD_FACTS, KEYS],
  'page-draft': [log('Pages'), CHANGE, ADD_FACTS, KEYS],
  'page-check': [log('Pages'), CHANGE, ADD_FACTS, KEYS],
  'page-part': [log('Pages'), CHANGE, ADD_FACTS, KEYS],
  'page-inbox': [log('Pages'), CHANGE_MANY, index(1), index(2), ADD_FACTS, KEYS],
  'page-overview': [log('Pages'), CHANGE_MANY, index(2), FACTS, KEYS],
  'page-preview': [log('Pages'), 'Records: dynamodb:BatchGetItem dynamodb:GetItem dynamodb:Query dynamodb:UpdateItem', KEYS],
  'page-review-file': [log('Pages'), CHANGE, index(1), index(4), ADD_FACTS, KEYS],
  'page-review': [log('Pages'), CHANGE, index(1), index(4), ADD_FACTS, KEYS],
  'page-call': [log('Pages'), CHANGE_MANY, index(6), ADD_FACTS, KEYS],
  'page-decide': [log('Pages'), CHANGE_MANY, FACTS, KEYS],
  'page-decide-list': [log('Pages'), CHANGE_MANY, index(1), index(2), ADD_FACTS, KEYS],
  'page-figures': [log('Pages'), READ_MANY, index(6), KEYS],
  'page-public': [log('Pages'), CHANGE, index(4), ADD_FACTS, KEYS],
  'api-applicant': [log('ApiApplicant'), CHANGE_MANY, index(4), ADD_FACTS, KEYS],
  'api-reviewer': [log('ApiReviewer'), CHANGE, index(1), index(4), ADD_FACTS, KEYS],
  'api-liaison': [log('ApiLiaison'), CHANGE_MANY, index(6), ADD_FACTS, KEYS],
  'api-routing': [log('ApiRouting'), CHANGE_MANY, index(2), index(6), ADD_FACTS, KEYS],
  'page-panel': [log('Pages'), CHANGE_MANY, index(6), ADD_FACTS, KEYS],
  'page-panels': [log('Pages'), CHANGE_MANY, index(2), index(6), ADD_FACTS, KEYS],
  'api-decision': [log('ApiDecision'), CHANGE_MANY, index(2), FACTS, KEYS],
  'api-desk': [log('ApiDesk'), CHANGE_MANY, index(1), index(2), index(4), index(5), FACTS, KEYS],
  'api-sender': [log('ApiSender'), CHANGE_MANY, index(4), index(5), ADD_FACTS, KEYS],
  'api-contact': [log('ApiContact'), CHANGE_MANY, ADD_FACTS, KEYS],
  'api-privacy': [log('ApiPrivacy'), CHANGE_MANY, index(4), ADD_FACTS, KEYS],
  'api-document': [log('ApiDocument')],
  'api-export': [log('ApiExport'), READ_MANY, index(6), READ_FACTS, KEYS, 'Files/clean/*: s3:GetObject'],
  'api-support': [log('ApiSupport'), CHANGE_MANY, index(2), ADD_FACTS, KEYS],
  'page-after': [log('Pages'), CHANGE_MANY, ADD_FACTS, KEYS],
  'page-support': [log('Pages'), CHANGE_MANY, index(2), ADD_FACTS, KEYS],
  'api-people': [log('ApiPeople'), CHANGE_MANY, index(4), ADD_FACTS, KEYS],
  'page-people': [log('Pages'), CHANGE_MANY, index(4), ADD_FACTS, KEYS],
  'api-admin': [log('ApiAdmin'), 'Records: dynamodb:GetItem dynamodb:Query dynamodb:UpdateItem', index(1), READ_FACTS, KEYS],
  'api-call': [log('ApiCall'), CHANGE_MANY, index(6), ADD_FACTS, KEYS],
  'on-fact': [log('OnFact'), CHANGE_MANY, index(2), index(4), index(6), FACTS, stream('Facts'), 'UndeliveredFacts: sqs:SendMessage'],
  'send-mail': [log('SendMail'), CHANGE_MANY, index(1), index(3), FACTS, KEYS, ...SEND, stream('Records'), 'UndeliveredMails: sqs:SendMessage'],
  'on-bounce': [log('OnBounce'), CHANGE, ADD_FACTS, 'UndeliveredBounces: sqs:SendMessage'],
  'on-clock': [
    log('OnClock'),
    CHANGE_MANY,
    index(2),
    index(3),
    index(4),
    index(6),
    FACTS,
    'Facts/index/gsi1: dynamodb:Query',
    ...HEADS,
    'Files/clean/*: s3:DeleteObject',
    'Files/quarantine/*: s3:DeleteObject',
    'UndeliveredClock: sqs:SendMessage',
  ],
  'api-file': [log('ApiFile'), CHANGE, ADD_FACTS, KEYS, 'Files/clean/*: s3:GetObject', 'Files/quarantine/*: s3:PutObject'],
  'on-file': [
    log('OnFile'),
    CHANGE,
    ADD_FACTS,
    'Files/clean/*: s3:DeleteObject s3:PutObject',
    'Files/quarantine/*: s3:DeleteObject s3:GetObjectVersion',
    'Files: s3:ListBucket s3:ListBucketVersions',
    'UndeliveredFiles: sqs:SendMessage',
  ],
};

describe('the rights of each function', () => {
  it.each(Object.keys(ENV_OF))('%s may do what the table says, and nothing else', (name) => {
    expect(byFunction[name]).toEqual([...(EXPECTED[name] ?? [])].sort());
  });

  it('let nobody change or remove a fact, and nobody scan', () => {
    const rights = Object.values(byFunction).flat();
    for (const right of rights.filter((line) => /^Facts[:/]/.test(line))) expect(right).not.toMatch(/Update|Delete|BatchWrite|Scan|PartiQL/);
    expect(rights.filter((line) => /Scan|PartiQL|BatchWrite/.test(line))).toEqual([]);
  });

  it('let letters leave from one function, and only from our own address', () => {
    const sending = allowed.filter(({ Action }) => list(Action).some((action) => action.startsWith('ses:')));
    expect(sending.map(({ Condition }) => Condition)).toEqual([{ StringEquals: { 'ses:FromAddress': 'intake@example.org' } }]);
  });
});

describe('every permission of the stack', () => {
  it('lets the clock wake the two functions that it has work for', () => {
    const [, clock] = Object.entries(roles).find(([id]) => plain(id) === 'ClockRole') ?? [];
    expect(rightsOf(clock)).toEqual(['OnClock: lambda:InvokeFunction', 'SendMail: lambda:InvokeFunction', 'UndeliveredClock: sqs:SendMessage']);
  });

  it('lets the publisher add to the assets, and the front door alone read them', () => {
    expect(byFunction[PUBLISHER]).toEqual(['Assets/assets/*: s3:PutObject', 'PublishAssetsLog: logs:CreateLogStream logs:PutLogEvents']);
    const readers = ofType(template, 'AWS::S3::BucketPolicy')
      .flatMap(([, { PolicyDocument }]) => PolicyDocument.Statement)
      .filter(({ Effect }: Statement) => Effect === 'Allow');
    expect(readers).toHaveLength(1);
    expect(readers[0]).toMatchObject({ Principal: { Service: 'cloudfront.amazonaws.com' }, Action: 's3:GetObject' });
    expect(readable(readers[0].Condition.StringEquals['AWS:SourceArn'])).toMatch(/^arn::cloudfront:::distribution\/FrontDoor$/);
  });

  it('names its actions', () => {
    expect(allowed.flatMap(({ Action }) => list(Action)).filter((action) => action.includes('*'))).toEqual([]);
  });

  it('names its resources, but for days of the heads, published files and those of proposals, of which new ones come below their prefixes', () => {
    const SCANNERS_RULE = 'arn::events:::rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*';
    const PREFIXES: string[] = ['Heads/heads/*', 'Assets/assets/*', 'Assets/*', 'Files/clean/*', 'Files/quarantine/*', SCANNERS_RULE];
    const wild = allowed
      .flatMap(({ Resource }) => list(Resource))
      .map(readable)
      .filter((resource) => resource.includes('*'));
    expect([...new Set(wild)].sort()).toEqual([...PREFIXES].sort());
  });

  it('comes from this stack, not from a managed policy or one attached elsewhere', () => {
    expect(Object.values(roles).filter((role) => role.ManagedPolicyArns)).toEqual([]);
    expect([...ofType(template, 'AWS::IAM::Policy'), ...ofType(template, 'AWS::IAM::ManagedPolicy')]).toEqual([]);
  });

  it('lets only services take a role: functions, the clock and the scanner', () => {
    const takers = Object.entries(roles).map(([id, { AssumeRolePolicyDocument }]) => `${plain(id)} ${AssumeRolePolicyDocument.Statement[0].Principal.Service}`);
    expect(takers.filter((taker) => !taker.endsWith(' lambda.amazonaws.com')).sort()).toEqual([
      'ClockRole scheduler.amazonaws.com',
      'ScannerRole malware-protection-plan.guardduty.amazonaws.com',
    ]);
  });

  it('lets nobody delete what is kept of the heads, lift its lock or read its rules', () => {
    const onHeads = allowed.filter(
      ({ Resource }) =>
        !list(Resource)
          .map(readable)
          .every((resource) => resource.startsWith('Files')),
    );
    const actions = onHeads.flatMap(({ Action }) => list(Action)).filter((action) => action.startsWith('s3:'));
    expect([...new Set(actions)].sort()).toEqual(['s3:GetObject', 's3:ListBucket', 's3:PutObject']);
  });

  it('lets the scanner read uploads alone, change the one rule that it manages, and write nothing but its own probe', () => {
    const [, scanner] = Object.entries(roles).find(([id]) => plain(id) === 'ScannerRole') ?? [];
    expect(rightsOf(scanner)).toEqual([
      'Files/malware-protection-resource-validation-object: s3:PutObject',
      'Files/quarantine/*: s3:GetObject s3:GetObjectVersion',
      'Files: s3:GetBucketNotification s3:ListBucket s3:PutBucketNotification',
      'arn::events:::rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*: events:DeleteRule events:DescribeRule events:ListTargetsByRule events:PutRule events:PutTargets events:RemoveTargets',
    ]);
    const changing = statementsOf(scanner).find(({ Action }) => list(Action).includes('events:PutRule'));
    expect(changing?.Condition).toEqual({ StringEquals: { 'events:ManagedBy': 'malware-protection-plan.guardduty.amazonaws.com' } });
  });

  it('lets nobody who signs for browsers read an upload or write what is served', () => {
    const rights = byFunction['api-file']!.filter((right) => right.startsWith('Files'));
    expect(rights).toEqual(['Files/clean/*: s3:GetObject', 'Files/quarantine/*: s3:PutObject']);
  });

  it('lets only our own topic, schedules and streams put into a queue, over TLS', () => {
    for (const [, { PolicyDocument }] of ofType(template, 'AWS::SQS::QueuePolicy')) {
      for (const statement of PolicyDocument.Statement) {
        if (statement.Effect === 'Allow') expect(statement.Condition.ArnEquals).toBeDefined();
        else expect(statement.Condition).toEqual({ Bool: { 'aws:SecureTransport': 'false' } });
      }
    }
  });
});

const bundles = await builtFunctions();

/** What the code of a bundle can ask of the tables: its commands, and the writes that its transactions are made of. */
const asked = (name: string) => {
  const code = readFileSync(join(bundles, name, 'index.mjs'), 'utf8');
  const actions = ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'].filter((action) =>
    new RegExp(`,"${action}",[\\w$]+\\)\\{`).test(code),
  );
  const parts = { Put: 'PutItem', Update: 'UpdateItem', Delete: 'DeleteItem', ConditionCheck: 'ConditionCheckItem' };
  const written = Object.entries(parts)
    .filter(([part]) => code.includes(`${part}:{TableName:`))
    .map(([, action]) => action);
  return {
    records: [...new Set([...actions, ...written])].sort(),
    queriesIndexes: code.includes('IndexName:'),
    facts: [...(/\.facts,Item:/.test(code) ? ['PutItem'] : []), ...(/,\w+\.facts\)/.test(code) ? ['Query'] : [])],
    factsByTime: /table:\w+\.facts/.test(code),
  };
};

describe('what the code asks for', () => {
  it.each(Object.keys(ENV_OF) as (keyof typeof GRANTS)[])('%s: is granted, and nothing beside it', (name) => {
    const { records, recordIndexes, facts, factsByTime = false } = GRANTS[name];
    const granted = {
      records: [...records].sort(),
      queriesIndexes: recordIndexes.length > 0 || factsByTime,
      facts: [...facts].sort(),
      factsByTime,
    };
    expect(asked(name)).toEqual(granted);
  });
});
