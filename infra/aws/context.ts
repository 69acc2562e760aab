import type { App } from 'aws-cdk-lib';
import * as z from 'zod';
import { ENV_OF } from '../../shared/env.ts';
import { ASSETS } from './assets.ts';
import { BUNDLES } from './bundle.ts';

const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;
const isSafeOrigin = (text: string): boolean => {
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || ['127.0.0.1', 'localhost'].includes(hostname);
};

/** A number per function may come as JSON on the command line: -c reservedConcurrency='{"api-public":20}'. */
const parseJson = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

/**
 * Everything a deployment chooses, set in cdk.json or with `-c name=value`. The defaults are addresses that nobody
 * can own (example.org), so that a synth works without an account and a forgotten value reaches no stranger.
 */
export const Settings = z
  .strictObject({
    /** Origin of the site as people type it, without a slash at the end. */
    publicUrl: z
      .string()
      .refine(isOrigin, 'must be an origin such as https://intake.example.org, without a path or a slash at the end')
      .refine((text) => !isOrigin(text) || isSafeOrigin(text), 'must begin with https://')
      .default('https://intake.example.org'),
    /** Domain that letters are sent from; its DNS gets the DKIM, SPF and DMARC records. */
    mailDomain: z.hostname().default('example.org'),
    /** Sender of every letter; at mailDomain or below. */
    mailFrom: z.email().default('intake@example.org'),
    /** A watched mailbox: everyone answers a letter by replying. */
    replyTo: z.email().default('desk@example.org'),
    /** Address of the first administrator, who gets an invitation by mail. */
    firstAdmin: z.email().default('admin@example.org'),
    /** Where alarms are mailed to. */
    alarmEmail: z.email().default('alarm@example.org'),
    /** Name of the SSM SecureString that holds the signing keys. */
    keysParameter: z
      .string()
      .regex(/^\/[\w./-]+$/, 'must be a parameter name such as /sluis/keys')
      .default('/sluis/keys'),
    /** Beginning of the sign-in pages' host name; unique in the region. Default: sluis- and the account's number. */
    signInPrefix: z
      .string()
      .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'takes small letters, digits and hyphens')
      .optional(),
    /** Certificate of publicUrl's host; without it the site is at the name that CloudFront gives it. */
    certificateArn: z
      .string()
      .regex(/^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/\S+$/, 'must be a certificate in us-east-1, the one region in which CloudFront looks for it')
      .optional(),
    /** Shows the functions that a request came through the front door; two values, with a comma between, while a new one is brought in. The first is sent. */
    originSecret: z
      .string()
      .regex(/^$|^[\w-]{32,}(?:,[\w-]{32,})?$/, 'must be 32 or more letters, digits, - and _, or two such values with a comma between')
      .default(''),
    /** Rules of WAF before the site, if there are any; made elsewhere, as they have a price by the month. */
    webAclArn: z
      .string()
      .regex(/^arn:aws[a-z-]*:wafv2:us-east-1:\d{12}:global\/webacl\/\S+$/, 'must be a web ACL for CloudFront, which lies in us-east-1')
      .optional(),
    /** Reserved concurrency per function; off by default, as a new account has ten in all. */
    reservedConcurrency: z.preprocess(parseJson, z.partialRecord(z.enum(Object.keys(ENV_OF) as (keyof typeof ENV_OF)[]), z.int().positive())).default({}),
    /** Folder with the built functions. */
    bundles: z.string().default(BUNDLES),
    /** Folder with the built styles, scripts and fonts. */
    assets: z.string().default(ASSETS),
  })
  .refine(({ mailFrom, mailDomain }) => `.${mailFrom.split('@')[1]}`.endsWith(`.${mailDomain}`), {
    path: ['mailFrom'],
    error: 'must be an address at mailDomain or below it, else SES refuses the letter',
  });
export type Settings = z.infer<typeof Settings>;

/** A setting that the person who deploys has to mend; its message is all that there is to say. */
export class SettingsError extends Error {}

const NAMES = Object.keys(Settings.shape) as (keyof Settings)[];

/** Reads the settings from the app's context. @throws one message that names each wrong value and how to set it. */
export const settingsOf = (app: App): Settings => {
  const given = NAMES.map((name) => [name, app.node.tryGetContext(name)] as const).filter(([, value]) => value !== undefined);
  const result = Settings.safeParse(Object.fromEntries(given));
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new SettingsError(`The deployment's settings are not right. Set them in cdk.json ("context") or with -c name=value:\n${lines.join('\n')}`);
};

/** Settings still at their example, and the secret that has none: fine for a look at the template, wrong for a deployment. */
export const exampleSettings = (settings: Settings): string[] =>
  NAMES.filter((name) => /\bexample\.org$/.test(String(settings[name])) || (name === 'originSecret' && settings.originSecret === ''));

/**
 * An example may be looked at by anybody and deployed by nobody: letters would leave for addresses that nobody reads, and sign-ins with them.
 * @param account the account that the CDK command found credentials for; without one nothing can be deployed
 * @throws SettingsError with one line
 */
export const refuseExamples = (settings: Settings, account: string | undefined): void => {
  const examples = exampleSettings(settings);
  if (!account || examples.length === 0) return;
  throw new SettingsError(
    `Still at their example: ${examples.join(', ')}. Set them in cdk.json ("context") or with -c name=value before account ${account} is used.`,
  );
};
