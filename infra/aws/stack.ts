import { Annotations, type App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { Env, FunctionName } from '../../shared/env.ts';
import { addAlarms } from './alarms.ts';
import { addApi, type Route } from './api.ts';
import { manifestIn } from './assets.ts';
import { exampleSettings, settingsOf } from './context.ts';
import { addTables, streamOf } from './data.ts';
import { addFiles, addScanner, originOf, subscribeToFiles } from './files.ts';
import { addFrontDoor } from './front-door.ts';
import { addFunctions } from './functions.ts';
import { addHeads } from './heads.ts';
import { addIdentity } from './identity.ts';
import { addMail, subscribeToMail } from './mail.ts';
import { queueStatement, statementsOf, streamStatement } from './permissions.ts';
import { addAssets } from './published.ts';
import { addQueues } from './queues.ts';
import { addSchedules } from './schedules.ts';
import { addStreams, keepFailures } from './workers.ts';

/** The whole of Sluis in one stack; reading this file top to bottom is reading what runs. */
export const addSluis = (app: App, operations: readonly Route[]): Stack => {
  const settings = settingsOf(app);
  const stack = new Stack(app, 'Sluis', { description: 'Sluis: the intake of an OT-security Community of Practice.' });
  const tables = addTables(stack);
  const heads = addHeads(stack);
  const files = addFiles(stack, settings);
  const queues = addQueues(stack);
  const mail = addMail(stack, settings);
  const signIn = addIdentity(stack, settings);

  const env: Env = {
    RECORDS_TABLE: tables.records.tableName,
    FACTS_TABLE: tables.facts.tableName,
    PUBLIC_URL: settings.publicUrl,
    KEYS_PARAMETER: settings.keysParameter,
    MAIL_FROM: settings.mailFrom,
    MAIL_REPLY_TO: settings.replyTo,
    SES_CONFIGURATION_SET: mail.configurationSet.configurationSetName,
    OIDC_ISSUER: signIn.issuer,
    OIDC_CLIENT_ID: signIn.clientId,
    OIDC_AUTHORIZE_URL: signIn.authorizeUrl,
    OIDC_TOKEN_URL: signIn.tokenUrl,
    FIRST_ADMIN: settings.firstAdmin,
    ORIGIN_SECRET: settings.originSecret,
    HEADS_BUCKET: heads.bucketName,
    FILES_BUCKET: files.bucketName,
    FILES_URL: originOf(files),
    ASSETS: JSON.stringify(manifestIn(settings.assets)),
  };
  const triggers = {
    'on-fact': [streamStatement(streamOf(tables.facts)), queueStatement(queues.facts.queueArn)],
    'send-mail': [streamStatement(streamOf(tables.records)), queueStatement(queues.mails.queueArn)],
    'on-bounce': [queueStatement(queues.bounces.queueArn)],
    'on-clock': [queueStatement(queues.clock.queueArn)],
    'on-file': [queueStatement(queues.files.queueArn)],
  };
  const functions = addFunctions(stack, settings, env, (name: FunctionName) => [
    ...statementsOf(name, settings, { tables, mail, heads, files }),
    ...(name in triggers ? triggers[name as keyof typeof triggers] : []),
  ]);

  const assets = addAssets(stack, settings);
  // Pages name styles and scripts by their hashes: those are there before a page is.
  for (const fn of Object.values(functions)) fn.node.addDependency(assets.published);

  const { api, whole } = addApi(stack, operations, functions);
  // Whoever comes in finds every route: a gateway that is new is shown to the door once it is whole.
  addFrontDoor(stack, api, assets.bucket, settings).node.addDependency(...whole);
  addStreams(stack, tables, functions, queues);
  subscribeToMail(stack, mail, functions['on-bounce'], queues.bounces);
  keepFailures(stack, 'OnBounceFailures', functions['on-bounce'], queues.bounces, 2, Duration.hours(6));
  addSchedules(stack, functions, queues.clock);
  keepFailures(stack, 'OnClockFailures', functions['on-clock'], queues.clock, 1, Duration.minutes(5));
  keepFailures(stack, 'SendMailFailures', functions['send-mail'], queues.mails, 1, Duration.minutes(5));
  addScanner(stack, files);
  subscribeToFiles(stack, files, functions['on-file'], queues.files);
  keepFailures(stack, 'OnFileFailures', functions['on-file'], queues.files, 2, Duration.hours(6));
  addAlarms(stack, settings, { api, functions, queues });

  new CfnOutput(stack, 'Verify', {
    value: `RECORDS_TABLE=${env.RECORDS_TABLE} FACTS_TABLE=${env.FACTS_TABLE} HEADS_BUCKET=${env.HEADS_BUCKET} npm run verify`,
    description: 'Looks whether anybody has rewritten what happened.',
  });

  const examples = exampleSettings(settings);
  if (examples.length > 0) Annotations.of(stack).addInfo(`Still at their example, to be set before a deployment: ${examples.join(', ')}`);
  return stack;
};
