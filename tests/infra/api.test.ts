import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import type { Route } from '../../infra/aws/api.ts';
import { addSluis } from '../../infra/aws/stack.ts';
import { operations } from '../../shared/contract/index.ts';
import { functionName, ofType, plainAssets, standIns, synthesise, synthesised, target, templatesIn } from './template.ts';

const template = synthesise();
const routes = ofType(template, 'AWS::ApiGatewayV2::Route').map(([, route]) => route);
const integrations = Object.fromEntries(ofType(template, 'AWS::ApiGatewayV2::Integration'));
const functionOf = (route: any) => functionName(target(integrations[target(route.Target)].IntegrationUri));

describe('the gateway', () => {
  it('routes exactly what the contract says, each to its function, and every other address to the pages for everyone', () => {
    const built = routes.map((route) => `${route.RouteKey} → ${functionOf(route)}`).sort();
    expect(built).toEqual(['$default → page-public', ...operations.map(({ route, fn }) => `${route} → ${fn}`)].sort());
  });

  it('has no two routes that differ in a parameter name alone, which the gateway refuses', () => {
    const shapes = operations.map(({ route }) => route.replaceAll(/\{\w+(\+?)\}/g, '{$1}'));
    expect(shapes.filter((shape, n) => shapes.indexOf(shape) !== n)).toEqual([]);
  });

  it('stays within what a gateway can hold', () => {
    console.log(`routes ${routes.length} of 300`);
    expect(routes.length).toBeLessThanOrEqual(300);
  });

  it('has one integration and one permission per function', () => {
    const used = new Set(operations.map(({ fn }) => fn));
    const permitted = ofType(template, 'AWS::Lambda::Permission').filter(([, { Principal }]) => Principal === 'apigateway.amazonaws.com');
    expect(Object.keys(integrations)).toHaveLength(used.size);
    expect(permitted.map(([, { FunctionName }]) => functionName(target(FunctionName))).sort()).toEqual([...used].sort());
  });

  it('leaves judging to the functions', () => {
    expect(ofType(template, 'AWS::ApiGatewayV2::Authorizer')).toEqual([]);
    expect(routes.every(({ AuthorizationType }) => AuthorizationType === undefined || AuthorizationType === 'NONE')).toBe(true);
  });

  it('slows a flood down', () => {
    const [[, stage] = []] = ofType(template, 'AWS::ApiGatewayV2::Stage');
    expect(stage.DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 });
  });

  it('logs no address, agent, path or query', () => {
    const [[, stage] = []] = ofType(template, 'AWS::ApiGatewayV2::Stage');
    expect(Object.values(JSON.parse(stage.AccessLogSettings.Format)).sort()).toEqual([
      '$context.error.responseType',
      '$context.integrationLatency',
      '$context.requestId',
      '$context.requestTimeEpoch',
      '$context.responseLatency',
      '$context.responseLength',
      '$context.routeKey',
      '$context.status',
    ]);
  });
});

describe('the stack and those nested in it', () => {
  const folder = synthesised();

  // CloudFormation takes 500 resources, 200 parameters and 1 MB of text; what is left of them is for a busy day.
  it.each(Object.entries(templatesIn(folder)))('%s stays within what CloudFormation takes', (name, { Resources, Parameters, Outputs, bytes }) => {
    const [resources, parameters] = [Resources, Parameters].map((part) => Object.keys(part ?? {}).length) as [number, number];
    console.log(`${name}: resources ${resources} of 450, parameters ${parameters} of 180, ${Math.round(bytes / 1000)} of 900 kB`);
    expect(resources).toBeGreaterThan(0);
    expect(resources).toBeLessThanOrEqual(450);
    expect(parameters).toBeLessThanOrEqual(180);
    expect(bytes).toBeLessThanOrEqual(900_000);
    expect(Object.keys(Outputs ?? {}).length).toBeLessThanOrEqual(180);
  });

  it('are three, and a function has its routes, its integration and its permission in one of them', () => {
    const templates = Object.values(templatesIn(folder));
    expect(templates).toHaveLength(3);
    const gateways = templates.map(({ Resources }) => Object.values(Resources).filter(({ Type }) => /::(Route|Integration|Permission)$/.test(Type)));
    const asked = gateways.map((found) => [
      ...new Set(found.flatMap(({ Properties }) => (Properties.IntegrationUri ? [JSON.stringify(Properties.IntegrationUri)] : []))),
    ]);
    expect(asked.flat()).toHaveLength(new Set(operations.map(({ fn }) => fn)).size);
    expect(new Set(asked.flat()).size).toBe(asked.flat().length);
  });

  it('stand whole before the front door leads to them', () => {
    const own = Object.values(templatesIn(folder)).find(({ Resources }) => Object.values(Resources).some(({ Type }) => Type.startsWith('AWS::CloudFront')))!;
    const idsOf = (type: string) =>
      Object.entries(own.Resources)
        .filter(([, { Type }]) => Type === type)
        .map(([id]) => id);
    const [door] = idsOf('AWS::CloudFront::Distribution');
    const awaited = [...idsOf('AWS::CloudFormation::Stack'), ...idsOf('AWS::ApiGatewayV2::Stage')];
    expect(awaited).toHaveLength(3);
    expect((own.Resources[door!] as { DependsOn?: string[] }).DependsOn).toEqual(expect.arrayContaining(awaited));
  });

  it('keep the ids of everything else when an operation goes, the first of its function too', () => {
    const idsWith = (some: readonly Route[]) => {
      const outdir = mkdtempSync(join(tmpdir(), 'sluis-synth-'));
      const app = new App({ outdir, analyticsReporting: false, context: { bundles: standIns(), assets: plainAssets() } });
      addSluis(app, some);
      return Object.values(templatesIn(app.synth().directory)).flatMap(({ Resources }) => Object.keys(Resources));
    };
    const firsts = operations.filter(({ fn }, n) => operations.findIndex((each) => each.fn === fn) === n).slice(0, 2);
    const before = idsWith(operations);
    const after = idsWith(operations.filter((each) => !firsts.includes(each)));
    expect(after.filter((id) => !before.includes(id))).toEqual([]);
    expect(before.filter((id) => !after.includes(id))).toHaveLength(2);
  });
});
