import { expect, it } from 'vitest';
import { exampleSettings, Settings } from '../../infra/aws/context.ts';
import { ofType, synthesise } from './template.ts';

it('needs nothing for a look at the template, and says what is still at its example', () => {
  expect(exampleSettings(Settings.parse({}))).toEqual(['publicUrl', 'mailDomain', 'mailFrom', 'replyTo', 'firstAdmin', 'alarmEmail']);
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
