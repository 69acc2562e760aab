import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { expect, it } from 'vitest';
import { addChecks } from '../../infra/aws/checks.ts';
import { synthesise } from './template.ts';

process.env.CDK_VALIDATION = 'false';

it('passes the rule pack with nothing but written reasons', () => {
  expect(() => synthesise({})).not.toThrow();
});

it('fails on a finding that nobody gave a reason for', () => {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'sluis-synth-')), analyticsReporting: false });
  const stack = new Stack(app, 'Planted');
  new Queue(stack, 'WithoutTls');
  addChecks(app, stack);
  expect(() => app.synth()).toThrow(/does not require requests to use SSL/);
});
