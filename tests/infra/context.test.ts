import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../infra/aws/bundle.ts';
import { exampleSettings, refuseExamples, Settings } from '../../infra/aws/context.ts';
import { ofType, plainAssets, standIns, synthesise } from './template.ts';

/** The app as the CDK command runs it, with the account that it found credentials for. */
const runApp = (context: Record<string, unknown>, account?: string) => {
  const outdir = mkdtempSync(join(tmpdir(), 'sluis-app-'));
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'infra/aws/app.ts')], {
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH ?? '',
      CDK_OUTDIR: outdir,
      CDK_VALIDATION: 'false',
      CDK_CONTEXT_JSON: JSON.stringify({ bundles: standIns(), assets: plainAssets(), ...context }),
      ...(account ? { CDK_DEFAULT_ACCOUNT: account } : {}),
    },
  });
  return { status, stderr, made: existsSync(join(outdir, 'Sluis.template.json')) };
};

const OWN = {
  publicUrl: 'https://intake.example.net',
  mailDomain: 'example.net',
  mailFrom: 'intake@example.net',
  replyTo: 'desk@example.net',
  firstAdmin: 'ada@example.net',
  alarmEmail: 'alarm@example.net',
  originSecret: 'x'.repeat(32),
};

it('needs nothing for a look at the template, and says what is still at its example', () => {
  expect(exampleSettings(Settings.parse({}))).toEqual(['publicUrl', 'mailDomain', 'mailFrom', 'replyTo', 'firstAdmin', 'alarmEmail', 'originSecret']);
});

it('makes the template of the examples where no account is, and of own settings for an account', () => {
  expect(runApp({})).toMatchObject({ status: 0, made: true });
  expect(runApp(OWN, '111122223333')).toMatchObject({ status: 0, made: true });
});

it('refuses the examples for an account, with one line that names them', () => {
  const { firstAdmin: _, ...forgotten } = OWN;
  expect(runApp(forgotten, '111122223333')).toEqual({
    status: 1,
    stderr: 'Still at their example: firstAdmin. Set them in cdk.json ("context") or with -c name=value before account 111122223333 is used.\n',
    made: false,
  });
  for (const name of Object.keys(OWN)) {
    const { [name as keyof typeof OWN]: _own, ...rest } = OWN;
    const examples = name === 'mailDomain' ? { ...rest, mailFrom: 'intake@example.org' } : name === 'mailFrom' ? { ...rest, mailDomain: 'example.org' } : rest;
    expect(() => refuseExamples(Settings.parse(examples), '111122223333')).toThrow(name);
  }
  expect(() => refuseExamples(Settings.parse({}), undefined)).not.toThrow();
});

it.each([
  [{ publicUrl: 'https://intake.example.org/' }, /publicUrl: must be an origin/],
  [{ publicUrl: 'http://intake.example.org' }, /publicUrl: must begin with https/],
  [{ publicUrl: 'intake' }, /publicUrl: must be an origin/],
  [{ mailFrom: 'intake@elsewhere.example' }, /mailFrom: must be an address at mailDomain/],
  [{ mailDomain: 'ple.org' }, /mailFrom: must be an address at mailDomain/],
  [{ firstAdmin: 'me' }, /firstAdmin: /],
  [{ alarmEmail: '' }, /alarmEmail: /],
  [{ keysParameter: 'keys' }, /keysParameter: must be a parameter name/],
  [{ reservedConcurrency: '{"api-pubic":3}' }, /reservedConcurrency/],
  [{ reservedConcurrency: 'ten' }, /reservedConcurrency/],
  [{ certificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/1' }, /certificateArn: must be a certificate in us-east-1/],
  [{ webAclArn: 'arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/a/1' }, /webAclArn: must be a web ACL for CloudFront/],
  [{ originSecret: 'short' }, /originSecret: must be 32 or more letters/],
  [{ originSecret: `${'x'.repeat(32)},` }, /originSecret: must be 32 or more letters/],
  [{ originSecret: ['a', 'b', 'c'].map((letter) => letter.repeat(32)).join(',') }, /originSecret: must be 32 or more letters/],
])('refuses %j with a message that names it', (context, message) => {
  expect(() => synthesise(context)).toThrow(message);
  expect(() => synthesise(context)).toThrow(/Set them in cdk.json/);
});

it('accepts a local address, for the local run', () => {
  expect(Settings.parse({ publicUrl: 'http://127.0.0.1:8400' }).publicUrl).toBe('http://127.0.0.1:8400');
});

it('invites the first administrator and sends the browser back to the site', () => {
  const template = synthesise({ publicUrl: 'https://intake.example.net', firstAdmin: 'ada@example.net' });
  expect(ofType(template, 'AWS::Cognito::UserPoolUser').map(([, { Username }]) => Username)).toEqual(['ada@example.net']);
  const [[, client] = []] = ofType(template, 'AWS::Cognito::UserPoolClient');
  expect(client).toMatchObject({
    CallbackURLs: ['https://intake.example.net/sign-in/callback'],
    GenerateSecret: false,
    AllowedOAuthFlows: ['code'],
    PreventUserExistenceErrors: 'ENABLED',
  });
  const [[, pool] = []] = ofType(template, 'AWS::Cognito::UserPool');
  expect(pool).toMatchObject({
    MfaConfiguration: 'ON',
    EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    DeletionProtection: 'ACTIVE',
  });
});
