import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { SECURITY_HEADERS } from '../../functions/http/reply.ts';
import { ROOT } from '../../infra/aws/bundle.ts';
import { ASK_AT_THE_DOOR, PASSED_ON } from '../../infra/aws/front-door.ts';
import { ASSET_HEADERS } from '../../infra/aws/served.ts';
import { functionName, ofType, synthesise, target } from './template.ts';

const OLD = 'old_0123456789abcdefghijklmnopqrs';
const NEW = 'new-0123456789abcdefghijklmnopqrs';

const template = synthesise();
const doorOf = (from: typeof template) => ofType(from, 'AWS::CloudFront::Distribution')[0]![1].DistributionConfig;
const door = doorOf(template);
const pages = door.DefaultCacheBehavior;
const [assets] = door.CacheBehaviors;
const originOf = (config: typeof door, id: string) => config.Origins.find(({ Id }: { Id: string }) => Id === id);

describe('pages and API behind the front door', () => {
  it('are the gateway, over TLS, under the gateway’s own name', () => {
    const origin = originOf(door, pages.TargetOriginId);
    expect(target(origin.DomainName)).toMatch(/^Gateway/);
    expect(JSON.stringify(origin.DomainName)).toContain('.execute-api.');
    expect(origin.CustomOriginConfig).toMatchObject({ OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] });
    expect(ofType(template, 'AWS::ApiGatewayV2::Api')[0]![1].DisableExecuteApiEndpoint).toBeUndefined();
  });

  it('are never kept at the door, errors neither: a page belongs to whoever asked for it', () => {
    // The number of the managed policy that disables caching, in every account.
    expect(pages.CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad');
    expect(pages.Compress).toBe(false);
    const errors = Object.fromEntries(door.CustomErrorResponses.map(({ ErrorCode, ...rest }: { ErrorCode: number }) => [ErrorCode, rest]));
    for (const status of [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504]) expect(errors[status], String(status)).toEqual({ ErrorCachingMinTTL: 0 });
  });

  it('take every method that the contract has', () => {
    expect([...pages.AllowedMethods].sort()).toEqual(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']);
  });

  it('get cookies, query and the headers that the functions read, and no others', () => {
    const [[, { OriginRequestPolicyConfig: policy }] = [] as never] = ofType(template, 'AWS::CloudFront::OriginRequestPolicy');
    expect(policy.CookiesConfig).toEqual({ CookieBehavior: 'all' });
    expect(policy.QueryStringsConfig).toEqual({ QueryStringBehavior: 'all' });
    expect(policy.HeadersConfig).toEqual({ HeaderBehavior: 'whitelist', Headers: [...PASSED_ON] });
    expect(PASSED_ON.length).toBeLessThanOrEqual(10);

    const code = globSync('functions/**/*.{ts,tsx}', { cwd: ROOT }).map((file) => readFileSync(join(ROOT, file), 'utf8'));
    const read = code.flatMap((text) => [
      ...[...text.matchAll(/\bheaders\[\s*'([a-z-]+)'\s*\]/g)].map((match) => match[1]!),
      ...[...text.matchAll(/\bevent\.headers\.([a-z]+)\b/g)].map((match) => match[1]!),
    ]);
    // Written by us, not read; the secret is the door's own, and the last is read where there is no door.
    const ours = ['content-type', 'content-encoding', 'x-origin-secret', 'accept-encoding'];
    const asked = [...new Set(read.filter((name) => !ours.includes(name)))];
    expect([...asked, 'content-type'].sort()).toEqual(PASSED_ON.map((name) => name.toLowerCase()).sort());
  });

  it('learn what packing the browser reads from the door alone', () => {
    const handler = runInNewContext(`${ASK_AT_THE_DOOR}; handler`);
    const seen = (headers: Record<string, { value: string }>) => handler({ request: { headers } }).headers;
    expect(seen({ 'accept-encoding': { value: 'br, gzip' }, 'x-accept-encoding': { value: 'made up' } })).toEqual({
      'accept-encoding': { value: 'br, gzip' },
      'x-accept-encoding': { value: 'br, gzip' },
    });
    expect(seen({ 'x-accept-encoding': { value: 'made up' } })).toEqual({});
    const [[id, edge] = [] as never] = ofType(template, 'AWS::CloudFront::Function');
    expect(edge.FunctionCode).toBe(ASK_AT_THE_DOOR);
    expect(pages.FunctionAssociations).toEqual([{ EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': [id, 'FunctionARN'] } }]);
  });
});

describe('the secret of the front door', () => {
  const headersSent = (originSecret: string) => {
    const config = doorOf(synthesise({ originSecret }));
    return originOf(config, config.DefaultCacheBehavior.TargetOriginId).OriginCustomHeaders;
  };

  it('is sent to the gateway, the first of two', () => {
    expect(headersSent(OLD)).toEqual([{ HeaderName: 'x-origin-secret', HeaderValue: OLD }]);
    expect(headersSent(`${NEW},${OLD}`)).toEqual([{ HeaderName: 'x-origin-secret', HeaderValue: NEW }]);
  });

  it('is not sent to the bucket, nor where there is none', () => {
    expect(headersSent('')).toBeUndefined();
    const config = doorOf(synthesise({ originSecret: OLD }));
    expect(originOf(config, config.CacheBehaviors[0].TargetOriginId).OriginCustomHeaders).toBeUndefined();
  });

  it('is known to every function of the API, whole', () => {
    const named = synthesise({ originSecret: `${NEW},${OLD}` });
    const behind = new Set(ofType(named, 'AWS::ApiGatewayV2::Integration').map(([, { IntegrationUri }]) => target(IntegrationUri)));
    const functions = ofType(named, 'AWS::Lambda::Function').filter(([id]) => behind.has(id));
    expect(functions.length).toBeGreaterThan(8);
    for (const [id, { Environment }] of functions) expect(Environment.Variables.ORIGIN_SECRET, functionName(id)).toBe(`${NEW},${OLD}`);
  });
});

const policyOf = (behaviour: typeof pages) =>
  ofType(template, 'AWS::CloudFront::ResponseHeadersPolicy').find(([id]) => id === behaviour.ResponseHeadersPolicyId?.Ref)![1].ResponseHeadersPolicyConfig;

describe('styles, scripts and fonts behind the front door', () => {
  it('come from a bucket that nobody else reads, packed, and are kept', () => {
    expect(door.CacheBehaviors).toHaveLength(1);
    expect(assets).toMatchObject({ PathPattern: '/assets/*', Compress: true, AllowedMethods: ['GET', 'HEAD'], ViewerProtocolPolicy: 'redirect-to-https' });
    // The number of the managed policy that keeps things for as long as they say.
    expect(assets.CachePolicyId).toBe('658327ea-f89d-4fab-a63d-7e88639e58f6');
    expect(assets.OriginRequestPolicyId).toBeUndefined();
    expect(originOf(door, assets.TargetOriginId).OriginAccessControlId).toBeDefined();
    const [[, control] = [] as never] = ofType(template, 'AWS::CloudFront::OriginAccessControl');
    expect(control.OriginAccessControlConfig).toMatchObject({ OriginAccessControlOriginType: 's3', SigningBehavior: 'always', SigningProtocol: 'sigv4' });
    const bucket = ofType(template, 'AWS::S3::Bucket').find(([id]) => id === target(originOf(door, assets.TargetOriginId).DomainName))![1];
    expect(Object.values(bucket.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
    expect(bucket.LifecycleConfiguration).toBeUndefined();
  });

  it('carry the headers of the pages as far as they mean something, and let nothing run', () => {
    const { 'content-security-policy': csp, 'referrer-policy': referrer, ...shared } = ASSET_HEADERS;
    for (const [name, value] of Object.entries(shared)) expect(SECURITY_HEADERS[name], name).toBe(value);
    expect([referrer, SECURITY_HEADERS['referrer-policy']]).toEqual(['no-referrer', 'same-origin']);
    expect(csp).toBe("default-src 'none'; frame-ancestors 'none'");
    const policy = policyOf(assets);
    expect(policy.SecurityHeadersConfig).toEqual({
      ContentSecurityPolicy: { ContentSecurityPolicy: csp, Override: true },
      ContentTypeOptions: { Override: true },
      ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63072000, IncludeSubdomains: true, Override: true },
    });
    expect(policy.CustomHeadersConfig.Items).toEqual([{ Header: 'cross-origin-resource-policy', Value: 'same-origin', Override: true }]);
  });

  it('are not the only ones that nothing runs in: neither does it in what the gateway answers by itself', () => {
    const policy = policyOf(pages);
    expect(policy.SecurityHeadersConfig).toEqual({
      ContentSecurityPolicy: { ContentSecurityPolicy: ASSET_HEADERS['content-security-policy'], Override: false },
      ContentTypeOptions: { Override: true },
      ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: false },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63072000, IncludeSubdomains: true, Override: false },
    });
    expect(policy.CustomHeadersConfig.Items).toEqual([{ Header: 'cache-control', Value: 'no-store', Override: false }]);
  });

  it('are there before any function names them', () => {
    const [[step] = [] as never] = ofType(template, 'Custom::Assets');
    const waiting = Object.entries(template.Resources).filter(([, { Type }]) => Type === 'AWS::Lambda::Function');
    for (const [id, resource] of waiting) {
      const { DependsOn = [] } = resource as { DependsOn?: string[] };
      expect(DependsOn.includes(step), id).toBe(functionName(id) !== 'publish-assets');
    }
  });

  it('are published whenever a file changes, and fail the deployment within minutes', () => {
    const [[, { Files, ServiceTimeout, ServiceToken }] = [] as never] = ofType(template, 'Custom::Assets');
    expect(Files).toEqual(['site-5TAND1N0.css']);
    expect(Number(ServiceTimeout)).toBeLessThanOrEqual(300);
    expect(functionName(target(ServiceToken))).toBe('publish-assets');
  });
});

describe('the address of the site', () => {
  const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/1';

  it('is what CloudFront gives, without a certificate: the output tells it', () => {
    expect(door.Aliases).toBeUndefined();
    expect(door.ViewerCertificate).toBeUndefined();
    expect(Object.keys(template.Outputs)).toContain('SiteUrl');
    expect(Object.keys(template.Outputs)).not.toContain('SiteAlias');
  });

  it('is the host of publicUrl, with one', () => {
    const named = synthesise({ publicUrl: 'https://intake.example.net', certificateArn });
    expect(doorOf(named)).toMatchObject({
      Aliases: ['intake.example.net'],
      ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021', SslSupportMethod: 'sni-only' },
    });
    expect(Object.keys(named.Outputs)).toContain('SiteAlias');
    expect(ofType(named, 'AWS::ApiGatewayV2::DomainName')).toEqual([]);
  });

  it('answers over HTTP/2 and 3, IPv4 and 6, from the cheapest places', () => {
    expect(door).toMatchObject({ HttpVersion: 'http2and3', IPV6Enabled: true, PriceClass: 'PriceClass_100', Enabled: true });
    expect(door.Logging).toBeUndefined();
  });

  it('has a firewall before it only where one is given', () => {
    expect(door.WebACLId).toBeUndefined();
    const webAclArn = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/sluis/1';
    expect(doorOf(synthesise({ webAclArn })).WebACLId).toBe(webAclArn);
  });
});
