import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { ENV_OF, type Env, type FunctionName } from '../../shared/env.ts';
import { functionNames } from './bundle.ts';
import type { Settings } from './context.ts';

export type Functions = Readonly<Record<FunctionName, LambdaFunction>>;
export const FUNCTION_NAMES = Object.keys(ENV_OF) as FunctionName[];

/** Functions that somebody waits for: the API's and the pages'. */
export const isAsked = (name: FunctionName): boolean => name.startsWith('api-') || name.startsWith('page-');

/** A request to these may be about a whole call: its panels, its decisions, its export. */
const WHOLE_CALL: readonly FunctionName[] = ['api-routing', 'page-panels', 'api-decision', 'page-decide', 'page-decide-list', 'api-export', 'page-figures'];

/** Processor time comes with memory: a person waits for some functions, nobody for the others. The gateway itself waits thirty seconds. */
const sizeOf = (name: FunctionName) => {
  if (WHOLE_CALL.includes(name)) return { memorySize: 1769, timeout: Duration.seconds(28) };
  return isAsked(name) ? { memorySize: 1024, timeout: Duration.seconds(10) } : { memorySize: 512, timeout: Duration.seconds(55) };
};

const pascal = (name: string) => name.replace(/(^|-)(\w)/g, (_match, _dash, letter: string) => letter.toUpperCase());

/** The built function. @throws when its source is there and its bundle is not, as a stale deployment helps nobody. */
const codeOf = ({ bundles }: Settings, name: FunctionName): Code => {
  const folder = join(bundles, name);
  if (existsSync(join(folder, 'index.mjs'))) return Code.fromAsset(folder, { exclude: ['*.map'] });
  if (functionNames().includes(name)) throw new Error(`${folder} is not built. Run: npx node infra/aws/bundle.ts`);
  // A function that env.ts names before it is written; the bundle test fails until it is.
  return Code.fromInline(`exports.handler = async () => { throw new Error('${name} is not written yet.'); };`);
};

/** Pages come from many functions, each for its own rights; whoever looks for what went wrong with a page looks in one place. */
export const isPage = (name: FunctionName): boolean => name.startsWith('page-');

// Logs hold no personal data; three months show a season of calls.
const logGroupOf = (scope: Construct, id: string): LogGroup =>
  new LogGroup(scope, `${id}Log`, { retention: RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.DESTROY });

type Parts = { readonly settings: Settings; readonly env: Env; readonly statements: PolicyStatement[]; readonly logGroup: LogGroup };

/**
 * One function with its own role. The role says in one inline policy all that it may do, so that it
 * exists whole before anything is triggered, and a reader finds it in one place.
 */
const functionOf = (scope: Construct, name: FunctionName, { settings, env, statements, logGroup }: Parts): LambdaFunction => {
  const id = pascal(name);
  const logging = new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] });
  const role = new Role(scope, `${id}Role`, {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: { access: new PolicyDocument({ statements: [logging, ...statements] }) },
  });
  return new LambdaFunction(scope, id, {
    code: codeOf(settings, name),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    ...sizeOf(name),
    role: role.withoutPolicyUpdates(),
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    environment: Object.fromEntries(ENV_OF[name].map((key) => [key, env[key]])),
    ...(settings.reservedConcurrency[name] ? { reservedConcurrentExecutions: settings.reservedConcurrency[name] } : {}),
  });
};

/** Every function that `shared/env.ts` names, each with exactly its variables and the statements given for it. */
export const addFunctions = (scope: Construct, settings: Settings, env: Env, statementsOf: (name: FunctionName) => PolicyStatement[]): Functions => {
  const pages = logGroupOf(scope, 'Pages');
  const partsOf = (name: FunctionName): Parts => ({
    settings,
    env,
    statements: statementsOf(name),
    logGroup: isPage(name) ? pages : logGroupOf(scope, pascal(name)),
  });
  return Object.fromEntries(FUNCTION_NAMES.map((name) => [name, functionOf(scope, name, partsOf(name))])) as Functions;
};
