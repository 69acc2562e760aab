import { describe, expect, it } from 'vitest';
import { operations } from '../../shared/contract/index.ts';
import { functionName, ofType, synthesise, target } from './template.ts';

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

  it('stays within what a gateway and a stack can hold', () => {
    console.log(`routes ${routes.length} of 300, resources ${Object.keys(template.Resources).length} of 450`);
    expect(routes.length).toBeLessThanOrEqual(300);
    expect(Object.keys(template.Resources).length).toBeLessThanOrEqual(450);
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
