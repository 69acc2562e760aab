import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { operations } from '../../shared/contract/index.ts';
import { ROOT } from './bundle.ts';
import { addChecks } from './checks.ts';
import { refuseExamples, SettingsError, settingsOf } from './context.ts';
import { addSluis } from './stack.ts';

/** The flags of cdk.json hold for every synth, so that tests and the local run see the template that is deployed. */
const flags = (): Record<string, unknown> => JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')).context;

/**
 * Builds the app with its one stack, `Sluis`. The functions must have been bundled before.
 * @param context settings beside those of cdk.json, see `Settings`
 * @param outdir where the template goes; default: what the CDK command says
 */
export const buildApp = (context: Record<string, unknown> = {}, outdir?: string): App => {
  const app = new App({ context: { ...flags(), ...context }, analyticsReporting: false, ...(outdir ? { outdir } : {}) });
  addChecks(app, addSluis(app, operations));
  return app;
};

if (import.meta.main) {
  try {
    const app = buildApp();
    refuseExamples(settingsOf(app), process.env.CDK_DEFAULT_ACCOUNT);
    app.synth();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(error.message);
    // An app that is left unfinished would still write its template when the process ends by itself.
    process.exit(1);
  }
}
