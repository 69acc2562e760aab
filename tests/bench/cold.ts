import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFunctions, functionNames } from '../../infra/aws/bundle.ts';
import { openTemplate } from '../../infra/local/template.ts';
import { buildTypical } from './baseline.ts';
import { completeDraft } from './draft.ts';
import { type Case, interleave, interval, lowerMean, sample, verdict } from './measure.ts';
import { startReplay } from './replay.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 11);
const folder = mkdtempSync(join(tmpdir(), 'sluis-bench-'));

/** The variables that the template gives the function, and where its services are in this sample. */
const environmentOf = (template: Parameters<typeof openTemplate>[0], name: string): Record<string, string> => {
  const wanted = name.replaceAll('-', '').toLowerCase();
  const found = openTemplate(template)
    .all('AWS::Lambda::Function')
    .find(({ id }) => id.toLowerCase().startsWith(wanted));
  return Object.fromEntries(Object.entries(found?.properties.Environment?.Variables ?? {}).map(([key, value]) => [key, String(value)]));
};

const service = (endpoint: string): Record<string, string> => ({
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_SESSION_TOKEN: 'bench',
  AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  AWS_ENDPOINT_URL_SSM: endpoint,
  AWS_ENDPOINT_URL_SES: endpoint,
  TZ: 'UTC',
});

const ratioOf = (samples: Map<string, number[]>, a: string, b: string, must: number, aim: string): boolean => {
  const [over = [], under = []] = [samples.get(a), samples.get(b)];
  const [low, high] = interval(over, under);
  return verdict(
    `${a} / ${b}`,
    lowerMean(over) / lowerMean(under),
    must,
    `[${low.toFixed(3)} ${high.toFixed(3)}] (${lowerMean(over).toFixed(1)} / ${lowerMean(under).toFixed(1)} ms, aim ${aim}),`,
  );
};

/** Processor time of a cold submit beside a typical build of the same handler (P1), and of loading each api function beside it (P2). */
export const benchCold = async (): Promise<boolean> => {
  await bundleFunctions(folder);
  const lean = join(folder, 'api-applicant/index.mjs');
  const typical = await buildTypical(new URL('../../dist/bench/typical.cjs', import.meta.url).pathname);
  const { local, template, event } = await completeDraft(folder);
  const eventFile = join(folder, 'event.json');
  writeFileSync(eventFile, JSON.stringify(event));
  const { endpoint: engine } = local.world.client.config;
  const address = await engine?.();
  const replay = await startReplay(async (operation, body, { host: _host, 'content-length': _length, connection: _connection, ...headers }) => {
    if (operation === 'GetParameter') {
      const reply = { Parameter: { Name: 'keys', Type: 'SecureString', Value: local.world.keys, Version: 1 } };
      return { status: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: Buffer.from(JSON.stringify(reply)) };
    }
    const answer = await fetch(`${address?.protocol}//${address?.hostname}:${address?.port}/`, {
      method: 'POST',
      headers,
      body: new Uint8Array(body),
    });
    return {
      status: answer.status,
      headers: { 'content-type': answer.headers.get('content-type') ?? '' },
      body: Buffer.from(await answer.arrayBuffer()),
    };
  });
  const variables = { ...environmentOf(template, 'api-applicant'), PUBLIC_URL: local.url };
  const env = (id: string) => ({ ...variables, ...service(replay.endpoint(id)) });
  const submit: Omit<Case, 'name' | 'file'> = { event: eventFile, env, status: 201 };
  try {
    await sample({ name: 'record', file: lean, ...submit }, 'record');
    console.log(`     a submit asks for ${replay.exchanges.map(({ operation }) => operation).join(', ')}`);
    const apis = functionNames().filter((name) => name.startsWith('api-'));
    const samples = await interleave(
      [
        { name: 'P1 submit, lean', file: lean, ...submit },
        { name: 'typical', file: typical, ...submit },
        ...apis.map((name) => ({
          name: `P2 load ${name}`,
          file: join(folder, name, 'index.mjs'),
          event: '',
          env: (id: string) => ({ ...environmentOf(template, name), ...service(replay.endpoint(id)) }),
        })),
      ],
      ROUNDS,
    );
    return [
      ratioOf(samples, 'P1 submit, lean', 'typical', 0.6, '0.40'),
      ...apis.map((name) => ratioOf(samples, `P2 load ${name}`, 'P2 load api-applicant', 1.25, '1.1')),
    ].every(Boolean);
  } finally {
    replay.stop();
    await local.stop();
  }
};

if (import.meta.main) process.exitCode = (await benchCold()) ? 0 : 1;
