import { REGION } from './template.ts';

/** Where browsers reach the site, and the files of proposals in a stack that keeps any. */
export type Addresses = { readonly site: string; readonly files?: string | undefined };

/** The only variables that differ from the deployed ones: addresses of what stands in for AWS on this machine. */
export const localEnvironment = (deployed: Record<string, string>, { site, files }: Addresses): Record<string, string> => {
  const local: Record<string, string> = {
    PUBLIC_URL: site,
    OIDC_ISSUER: issuerOf(site),
    OIDC_AUTHORIZE_URL: `${issuerOf(site)}/oauth2/authorize`,
    OIDC_TOKEN_URL: `${issuerOf(site)}/oauth2/token`,
    ...(files ? { FILES_URL: files } : {}),
  };
  // A function gets no variable that it does not have on AWS.
  return Object.fromEntries(Object.entries(deployed).map(([name, value]) => [name, local[name] ?? value]));
};

export const issuerOf = (publicUrl: string) => `${publicUrl}/_local/oidc`;

type Runtime = { readonly name: string; readonly handler: string; readonly memoryMb: number; readonly environment: Record<string, string> };

/** The function's own variables and what the Lambda runtime adds; nothing of this machine's environment. */
export const runtimeEnvironment = ({ name, handler, memoryMb, environment }: Runtime, door: string): Record<string, string> => ({
  ...environment,
  _HANDLER: handler,
  TZ: ':UTC',
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_SESSION_TOKEN: 'local',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  AWS_ENDPOINT_URL_DYNAMODB: door,
  AWS_ENDPOINT_URL_SES: door,
  AWS_ENDPOINT_URL_SSM: door,
  AWS_ENDPOINT_URL_S3: door,
});
