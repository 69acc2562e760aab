import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { buildApp } from '../../infra/aws/app.ts';
import { buildAssets } from '../../infra/aws/assets.ts';
import { sluisIn } from '../../infra/local/nested.ts';
import * as sample from '../../infra/local/seed.ts';
import { type Local, startLocal } from '../../infra/local/server.ts';
import type { Template } from '../../infra/local/template.ts';
import { community } from '../../shared/community.ts';
import type { Answers } from '../../shared/domain/form.ts';
import { linkToken } from '../../shared/store/secrets.ts';

const words = (count: number): string =>
  Array.from({ length: Math.ceil(count / 8) }, (_, n) => `word${String(n % 1000).padStart(3, '0')}`)
    .join(' ')
    .slice(0, count);

/** A proposal that is complete for review, with its long texts as long as the form takes them: 8 KB. */
const ANSWERS: Answers = {
  outline: {
    title: 'Passive asset discovery for pumping stations',
    abstract: words(1200),
    nothingConfidential: true,
    track: 'idea',
    controlsProcess: 'unsure',
  },
  organisation: {
    name: 'Example Water',
    type: 'sme',
    country: 'NL',
    partners: ['Example Lab'],
    advisers: [],
    pilotSites: ['Example Station'],
  },
  contact: { name: 'Ada Example', role: 'Engineer' },
  maturity: { trl: 5, trlIn12Months: 7, capabilities: [], assets: [], sectors: [] },
  substance: { problem: words(1000), solution: words(1500) },
  process: { interaction: [], writesToController: 'no', safetyFunction: 'no', failureText: words(600) },
  request: {
    asks: [],
    goodResult: words(400),
    tlp: 'green',
    share: 'cop',
    newsletter: false,
    terms: community.termsVersion,
    privacy: community.privacyVersion,
  },
  evidence: { text: words(1000) },
  team: { text: words(800) },
  rights: { text: words(600), dualUse: 'no', foreignOwner: 'no' },
  earlier: { here: false, elsewhere: false },
};

/** The first id of each vocabulary is as good as any. */
const vocabulary = (file: string): string => {
  const { items } = JSON.parse(readFileSync(new URL(`../../shared/domain/vocabulary/${file}.json`, import.meta.url), 'utf8'));
  return items[0].id;
};

const answers = (): Answers => ({
  ...ANSWERS,
  organisation: { ...ANSWERS.organisation, type: vocabulary('org-types') },
  maturity: {
    ...ANSWERS.maturity,
    capabilities: [vocabulary('capabilities')],
    assets: [vocabulary('asset-classes')],
    sectors: [vocabulary('sectors-nis2')],
  },
  process: { ...ANSWERS.process, interaction: [vocabulary('interaction-modes')], failure: vocabulary('fail-behaviour') },
  request: { ...ANSWERS.request, asks: [vocabulary('asks')] },
});

const key = (): string => randomBytes(18).toString('base64url');

/** A browser of one sender: keeps its cookies and says what went wrong. */
const browserOf = (url: string) => {
  const cookies = new Map<string, string>();
  const send = async (method: string, path: string, body: unknown): Promise<any> => {
    const reply = await fetch(`${url}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        origin: url,
        'idempotency-key': key(),
        cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
      },
      body: JSON.stringify(body),
    });
    for (const cookie of reply.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]?.split(/=(.*)/s) ?? [];
      cookies.set(name, value);
    }
    if (!reply.ok) throw new Error(`${method} ${path} replied ${reply.status}: ${await reply.text()}`);
    return reply.json();
  };
  return { send, cookies: () => [...cookies].map((pair) => pair.join('=')) };
};

/** The token of the one link that is owed by mail about this draft, as the letter would carry it; the sample data owes letters too. */
const owedToken = async ({ client, tables, keys }: Local['world'], proposal: string): Promise<string> => {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: tables.records }));
  const [intent] = Items.filter(({ type, record }) => type?.S === 'intent' && record?.S === proposal);
  if (!intent?.id?.S) throw new Error('Starting a draft owes no letter.');
  return linkToken(JSON.parse(keys), intent.id.S);
};

/** The request that submits it, as the gateway hands it over. */
const submitEvent = (url: string, proposal: string, cookies: string[]) => ({
  version: '2.0',
  routeKey: 'POST /api/proposals/{proposal}/submit',
  rawPath: `/api/proposals/${proposal}/submit`,
  rawQueryString: '',
  cookies,
  headers: {
    'content-type': 'application/json',
    accept: 'application/json',
    origin: url,
    host: new URL(url).host,
    'idempotency-key': key(),
  },
  pathParameters: { proposal },
  requestContext: {
    routeKey: 'POST /api/proposals/{proposal}/submit',
    requestId: 'bench',
    stage: '$default',
    domainName: new URL(url).host,
    timeEpoch: Date.now(),
    http: { method: 'POST', path: `/api/proposals/${proposal}/submit`, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'bench' },
  },
  body: '{}',
  isBase64Encoded: false,
});

/** A local run that holds one draft, complete and verified, and the event that submits it. */
export const completeDraft = async (bundles: string): Promise<{ local: Local; template: Template; event: unknown }> => {
  process.env.CDK_VALIDATION = 'false';
  const dataDir = mkdtempSync(join(tmpdir(), 'sluis-bench-'));
  const { dir: assets } = await buildAssets(join(dataDir, 'assets'));
  const context = { bundles, assets, 'aws:cdk:enable-asset-metadata': true, 'aws:cdk:disable-asset-staging': true };
  const assembly = buildApp(context, join(dataDir, 'assembly')).synth();
  const template = sluisIn(assembly.directory);
  const local = await startLocal({ template, assemblyDir: assembly.directory, port: 0, dataDir, quiet: true, ...sample });
  const browser = browserOf(local.url);
  const { proposal } = await browser.send('POST', '/api/proposals', { email: 'sender@example.org', language: 'en' });
  await browser.send('POST', '/api/links/open', { token: await owedToken(local.world, proposal) });
  for (const [part, content] of Object.entries(answers())) await browser.send('PUT', `/api/proposals/${proposal}/parts/${part}`, { seen: 0, content });
  return { local, template, event: submitEvent(local.url, proposal, browser.cookies()) };
};
