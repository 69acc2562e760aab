import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { packedFor } from '../../functions/http/encode.ts';
import { contentTypeOf, IMMUTABLE } from '../aws/served.ts';
import { s3Error } from './faults.ts';
import { bundleOf, nodeFunctions } from './functions.ts';
import { functionNameIn, type Properties, type Stack } from './template.ts';

type Headers = Readonly<Record<string, string>>;
export type FrontDoor = {
  /** Answers what the door does not pass on to the gateway. @returns whether it did */
  readonly answer: (request: IncomingMessage, response: ServerResponse, path: string) => boolean;
  /** The headers with which a request reaches the gateway. */
  readonly passOn: (headers: Headers, viewer: string) => Headers;
  /** Headers of a reply that came without them. */
  readonly bare: Headers;
};

/** A stack without one is reached at its gateway. */
const NO_DOOR: FrontDoor = { answer: () => false, passOn: (headers) => headers, bare: {} };
/** Sent to every origin, whatever a policy says. */
const ALWAYS = ['host', 'content-length', 'transfer-encoding', 'connection'];

/** A path pattern of CloudFront, in which only the star and the question mark are more than themselves. */
const patternOf = (pattern: string): RegExp => {
  const plain = pattern.replace(/^\//, '').replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^/${plain.replaceAll('*', '.*').replaceAll('?', '.')}$`);
};

/** Every header that a policy sets on what comes back, by its name in small letters. */
const headersOf = ({ SecurityHeadersConfig: security = {}, CustomHeadersConfig: custom = {} }: Properties): Headers => {
  const { ContentSecurityPolicy: csp, ContentTypeOptions: options, ReferrerPolicy: referrer, StrictTransportSecurity: transport } = security;
  return {
    ...(csp ? { 'content-security-policy': csp.ContentSecurityPolicy } : {}),
    ...(options ? { 'x-content-type-options': 'nosniff' } : {}),
    ...(referrer ? { 'referrer-policy': referrer.ReferrerPolicy } : {}),
    ...(transport
      ? { 'strict-transport-security': `max-age=${transport.AccessControlMaxAgeSec}${transport.IncludeSubdomains ? '; includeSubDomains' : ''}` }
      : {}),
    ...Object.fromEntries((custom.Items ?? []).map(({ Header, Value }: Properties) => [String(Header).toLowerCase(), Value])),
  };
};

/** What the deployment would publish: the files that it lists, read from beside the publisher's code. */
const publishedIn = (stack: Stack, assemblyDir: string): ((file: string) => Buffer | undefined) => {
  const [step] = stack.all('Custom::Assets');
  const name = functionNameIn(step?.properties.ServiceToken);
  const publisher = nodeFunctions(stack).find(({ properties }) => properties.PhysicalName === name);
  if (!step || !publisher) return () => undefined;
  const folder = join(bundleOf(String(name), publisher.properties, publisher.metadata, assemblyDir), 'assets');
  return (file) => (step.properties.Files.includes(file) ? readFileSync(join(folder, file)) : undefined);
};

/** The function that looks at a request before anything else does; it gets and gives headers as CloudFront writes them. */
const edgeFunctionOf = (code: string | undefined) => {
  if (code === undefined) return (headers: Headers) => headers;
  const run = runInNewContext(`${code}; handler`) as (event: unknown) => { headers: Record<string, { value: string }> };
  return (headers: Headers): Headers => {
    const request = { headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, { value }])) };
    return Object.fromEntries(Object.entries(run({ request }).headers).map(([name, { value }]) => [name, value]));
  };
};

/**
 * The distribution of the template as far as a browser and a function can tell: which paths are files and with what headers, which headers
 * of a request go on to the gateway, and what the door adds to them. It keeps nothing.
 */
export const frontDoorIn = (stack: Stack, assemblyDir: string): FrontDoor => {
  const [distribution] = stack.all('AWS::CloudFront::Distribution');
  if (!distribution) return NO_DOOR;
  const config = distribution.properties.DistributionConfig as Properties;
  const byId = (type: string, id: unknown) => stack.all(type).find((each) => each.id === id)?.properties;
  const originOf = ({ TargetOriginId }: Properties): Properties => config.Origins.find(({ Id }: Properties) => Id === TargetOriginId);

  const files = (config.CacheBehaviors ?? [])
    .filter((behaviour: Properties) => originOf(behaviour).S3OriginConfig)
    .map((behaviour: Properties) => ({
      pattern: patternOf(behaviour.PathPattern),
      headers: headersOf(byId('AWS::CloudFront::ResponseHeadersPolicy', behaviour.ResponseHeadersPolicyId)?.ResponseHeadersPolicyConfig ?? {}),
      packs: behaviour.Compress === true,
    })) as { pattern: RegExp; headers: Headers; packs: boolean }[];
  const published = publishedIn(stack, assemblyDir);

  const { DefaultCacheBehavior: pages } = config;
  const policy = byId('AWS::CloudFront::OriginRequestPolicy', pages.OriginRequestPolicyId)?.OriginRequestPolicyConfig.HeadersConfig;
  const passed = new Set<string>([...ALWAYS, ...(policy?.Headers ?? []).map((name: string) => name.toLowerCase())]);
  const [association] = pages.FunctionAssociations ?? [];
  const [edge = ''] = String(association?.FunctionARN ?? '').split('.');
  const ask = edgeFunctionOf(byId('AWS::CloudFront::Function', edge)?.FunctionCode);
  const added = Object.fromEntries((originOf(pages).OriginCustomHeaders ?? []).map(({ HeaderName, HeaderValue }: Properties) => [HeaderName, HeaderValue]));

  const bare = headersOf(byId('AWS::CloudFront::ResponseHeadersPolicy', pages.ResponseHeadersPolicyId)?.ResponseHeadersPolicyConfig ?? {});

  return {
    bare,
    answer: ({ method, headers: asked }, response, path) => {
      const behaviour = files.find(({ pattern }) => pattern.test(path));
      if (!behaviour) return false;
      const file = path.slice(path.lastIndexOf('/') + 1);
      const bytes = method === 'GET' || method === 'HEAD' ? published(file) : undefined;
      if (!bytes) {
        // A bucket whose files may be read but not listed says of one that is absent that it may not be read.
        const { status, headers, body } = s3Error(403, 'AccessDenied');
        response.writeHead(status, { ...headers, ...behaviour.headers }).end(body);
        return true;
      }
      const type = contentTypeOf(file);
      const accepted = { headers: { 'accept-encoding': String(asked['accept-encoding'] ?? '') } };
      const packed = behaviour.packs ? packedFor(accepted, bytes.toString(), type) : undefined;
      const sent = packed?.bytes ?? bytes;
      response.writeHead(200, {
        'content-type': type,
        'cache-control': IMMUTABLE,
        ...behaviour.headers,
        ...(packed ? { 'content-encoding': packed.encoding, vary: 'accept-encoding' } : {}),
        'content-length': sent.length,
      });
      response.end(method === 'HEAD' ? undefined : sent);
      return true;
    },
    passOn: (headers, viewer) => {
      const seen = ask({ ...headers, 'cloudfront-viewer-address': viewer });
      const kept = Object.entries(seen).filter(([name]) => passed.has(name));
      return { ...Object.fromEntries(kept), 'user-agent': 'Amazon CloudFront', ...added };
    },
  };
};
