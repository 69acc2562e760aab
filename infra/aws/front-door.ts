import { Aws, CfnOutput, Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Settings } from './context.ts';
import { ASSET_HEADERS } from './served.ts';

/**
 * All that a function may read of what a browser sends beside cookies and the query; ten is the most that CloudFront takes. No name of a
 * browser and no page that somebody came from is among them. The last two are made at the door.
 */
export const PASSED_ON = [
  'Accept-Language',
  'Content-Type',
  'Idempotency-Key',
  'If-None-Match',
  'Origin',
  'Sec-Fetch-Site',
  'CloudFront-Viewer-Address',
  'X-Accept-Encoding',
] as const;

/**
 * A door that keeps nothing keeps for itself which packing the browser reads, so that it is passed on under another name. What a visitor
 * gives under that name is taken away.
 */
export const ASK_AT_THE_DOOR = `function handler(event) {
  var headers = event.request.headers;
  delete headers['x-accept-encoding'];
  if (headers['accept-encoding']) headers['x-accept-encoding'] = { value: headers['accept-encoding'].value };
  return event.request;
}
`;

/** Errors that CloudFront keeps for ten seconds unless told otherwise, whoever they were for. */
const KEPT_ERRORS = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

const NAME = `${Aws.STACK_NAME}-${Aws.REGION}`;

/** The first value is the one that is sent; a second one is only accepted. */
const secretHeader = ({ originSecret }: Settings): Record<string, string> => {
  const [sent = ''] = originSecret.split(',');
  return sent === '' ? {} : { 'x-origin-secret': sent };
};

const { 'content-security-policy': csp, 'cross-origin-resource-policy': corp, 'strict-transport-security': hsts } = ASSET_HEADERS;

/** Seconds of a header that says for how long only TLS is spoken here. */
const transport = (override: boolean) => ({
  accessControlMaxAge: Duration.seconds(Number(/max-age=(\d+)/.exec(hsts)?.[1])),
  includeSubdomains: hsts.includes('includeSubDomains'),
  override,
});

/** What the gateway itself answers (an address that cannot be read, a body that is too large) comes without any of these; a function sets its own. */
const bareHeaders = (scope: Construct): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'BareHeaders', {
    responseHeadersPolicyName: `${NAME}-bare`,
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: csp, override: false },
      // It has one value only, which every function sends too.
      contentTypeOptions: { override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: false },
      strictTransportSecurity: transport(false),
    },
    customHeadersBehavior: { customHeaders: [{ header: 'cache-control', value: 'no-store', override: false }] },
  });

/** Pages and API: nothing is kept at the door, not for a second, since a page belongs to whoever asked for it. */
const toApi = (scope: Construct, api: HttpApi, settings: Settings): BehaviorOptions => ({
  origin: new HttpOrigin(`${api.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`, {
    protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
    originSslProtocols: [OriginSslPolicy.TLS_V1_2],
    readTimeout: Duration.seconds(30),
    customHeaders: secretHeader(settings),
  }),
  allowedMethods: AllowedMethods.ALLOW_ALL,
  viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
  cachePolicy: CachePolicy.CACHING_DISABLED,
  originRequestPolicy: new OriginRequestPolicy(scope, 'PassedOn', {
    originRequestPolicyName: `${NAME}-passed-on`,
    cookieBehavior: OriginRequestCookieBehavior.all(),
    queryStringBehavior: OriginRequestQueryStringBehavior.all(),
    headerBehavior: OriginRequestHeaderBehavior.allowList(...PASSED_ON),
  }),
  // The functions pack what they send themselves, as they know when that is safe.
  compress: false,
  responseHeadersPolicy: bareHeaders(scope),
  functionAssociations: [
    {
      eventType: FunctionEventType.VIEWER_REQUEST,
      function: new EdgeFunction(scope, 'AskAtTheDoor', { code: FunctionCode.fromInline(ASK_AT_THE_DOOR), runtime: FunctionRuntime.JS_2_0 }),
    },
  ],
});

/** Styles, scripts, fonts: kept everywhere for as long as their names live. */
const toAssets = (scope: Construct, assets: IBucket): BehaviorOptions => ({
  origin: S3BucketOrigin.withOriginAccessControl(assets),
  allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
  viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
  cachePolicy: CachePolicy.CACHING_OPTIMIZED,
  compress: true,
  responseHeadersPolicy: new ResponseHeadersPolicy(scope, 'AssetHeaders', {
    responseHeadersPolicyName: `${NAME}-assets`,
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: csp, override: true },
      contentTypeOptions: { override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: transport(true),
    },
    customHeadersBehavior: { customHeaders: [{ header: 'cross-origin-resource-policy', value: corp, override: true }] },
  }),
});

/** The site's own name when there is a certificate for it, else the one that CloudFront gives. */
const addressOf = (scope: Construct, { publicUrl, certificateArn }: Settings) =>
  certificateArn
    ? {
        domainNames: [new URL(publicUrl).hostname],
        certificate: Certificate.fromCertificateArn(scope, 'SiteCertificate', certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }
    : {};

/**
 * The one way in. It keeps no log: a line would hold address, browser and path of a visitor, and a path can be the link to an item; the
 * gateway behind it notes route, status and time of each request.
 */
export const addFrontDoor = (scope: Construct, api: HttpApi, assets: IBucket, settings: Settings): Distribution => {
  const door = new Distribution(scope, 'FrontDoor', {
    ...addressOf(scope, settings),
    defaultBehavior: toApi(scope, api, settings),
    additionalBehaviors: { '/assets/*': toAssets(scope, assets) },
    errorResponses: KEPT_ERRORS.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
    httpVersion: HttpVersion.HTTP2_AND_3,
    enableIpv6: true,
    priceClass: PriceClass.PRICE_CLASS_100,
    ...(settings.webAclArn ? { webAclId: settings.webAclArn } : {}),
  });
  if (settings.certificateArn) new CfnOutput(scope, 'SiteAlias', { value: door.distributionDomainName });
  else new CfnOutput(scope, 'SiteUrl', { value: `https://${door.distributionDomainName}` });
  return door;
};
