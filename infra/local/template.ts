/** Reads a synthesised CloudFormation template as CloudFormation would on this machine. */

// Properties of resources have no common shape: this is an edge, each reader takes what it knows.
export type Properties = Record<string, any>;
export type Resource = {
  readonly Type: string;
  readonly Condition?: string;
  readonly Properties?: Properties;
  readonly Metadata?: Properties;
};
export type Template = {
  readonly Resources: Record<string, Resource>;
  readonly Parameters?: Record<string, { readonly Default?: unknown }>;
  readonly Conditions?: Record<string, unknown>;
  readonly Mappings?: Record<string, Record<string, Record<string, unknown>>>;
};
export type Found = { readonly id: string; readonly properties: Properties; readonly metadata: Properties };
export type Stack = {
  /** Resources of these types whose condition holds, with every intrinsic resolved. */
  readonly all: (...types: readonly string[]) => Found[];
  readonly resolve: (value: unknown) => any;
};

export const REGION = 'eu-west-1';
export const ACCOUNT = '000000000000';
export const arn = (service: string, rest: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;

const NOTHING = Symbol('AWS::NoValue');
const PSEUDO: Record<string, unknown> = {
  'AWS::Region': REGION,
  'AWS::AccountId': ACCOUNT,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'local',
  'AWS::StackId': arn('cloudformation', 'stack/local/local'),
  'AWS::NoValue': NOTHING,
};
const NAMES = ['TableName', 'FunctionName', 'QueueName', 'TopicName', 'BucketName', 'EmailIdentity', 'Name'];
const ARNS: Record<string, (name: string) => string> = {
  'AWS::DynamoDB::GlobalTable': (name) => arn('dynamodb', `table/${name}`),
  'AWS::DynamoDB::Table': (name) => arn('dynamodb', `table/${name}`),
  'AWS::Lambda::Function': (name) => arn('lambda', `function:${name}`),
  'AWS::SQS::Queue': (name) => arn('sqs', name),
  'AWS::SNS::Topic': (name) => arn('sns', name),
  'AWS::S3::Bucket': (name) => `arn:aws:s3:::${name}`,
  'AWS::IAM::Role': (name) => `arn:aws:iam::${ACCOUNT}:role/${name}`,
};

/** @throws on an intrinsic or a reference that it does not know, naming it: a silent guess would run something else than is deployed. */
export const openTemplate = (template: Template, parameters: Record<string, unknown> = {}): Stack => {
  const resource = (id: string): Resource => {
    const found = template.Resources[id];
    if (!found) throw new Error(`The template refers to ${id}, which it does not hold.`);
    return found;
  };

  const nameOf = (id: string): string => {
    const { Type, Properties = {} } = resource(id);
    for (const key of NAMES) {
      const own = Properties[key];
      if (own !== undefined) return String(resolve(own));
    }
    return Type === 'AWS::S3::Bucket' ? id.toLowerCase() : id;
  };

  const arnOf = (id: string) => (ARNS[resource(id).Type] ?? ((name: string) => arn('local', name)))(nameOf(id));

  const ref = (id: string): unknown => {
    if (id in PSEUDO) return PSEUDO[id];
    if (template.Parameters?.[id]) return parameters[id] ?? template.Parameters[id].Default;
    const { Type } = resource(id);
    if (Type === 'AWS::SNS::Topic') return arnOf(id);
    if (Type === 'AWS::SQS::Queue') return `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${nameOf(id)}`;
    if (Type === 'AWS::Lambda::Alias' || Type === 'AWS::Lambda::Version') return `${functionArn(resource(id).Properties?.FunctionName)}:${id}`;
    return nameOf(id);
  };

  const functionArn = (value: unknown) => {
    const name = String(resolve(value));
    return name.startsWith('arn:') ? name : arn('lambda', `function:${name}`);
  };

  const attribute = (id: string, name: string): unknown => {
    if (name === 'Arn' || name === 'TopicArn') return arnOf(id);
    if (name === 'StreamArn') return `${arnOf(id)}/stream/local`;
    if (name === 'QueueName' || name === 'TopicName') return nameOf(id);
    resource(id);
    return `${id}.${name}`;
  };

  const dotted = (path: string) => {
    const [id = '', ...rest] = path.split('.');
    return rest.length === 0 ? ref(id) : attribute(id, rest.join('.'));
  };

  const substitute = (text: string, values: Record<string, unknown>) =>
    text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      return String(name in values ? resolve(values[name]) : dotted(name));
    });

  const condition = (name: string) => {
    if (!template.Conditions || !(name in template.Conditions)) throw new Error(`The template names the condition ${name}, which it does not hold.`);
    return resolve(template.Conditions[name]) === true;
  };

  // Arguments stay unresolved until their intrinsic asks: If must not touch the branch that is not taken.
  const intrinsics: Record<string, (argument: any) => unknown> = {
    Ref: ref,
    Condition: condition,
    'Fn::GetAtt': (path) => (Array.isArray(path) ? attribute(path[0], path.slice(1).join('.')) : dotted(path)),
    'Fn::Join': ([separator, parts]) => resolve(parts).join(separator),
    'Fn::Sub': (a) => (Array.isArray(a) ? substitute(a[0], a[1]) : substitute(a, {})),
    'Fn::Select': ([n, list]) => resolve(list)[Number(resolve(n))],
    'Fn::Split': ([separator, text]) => String(resolve(text)).split(separator),
    'Fn::Base64': (text) => Buffer.from(String(resolve(text))).toString('base64'),
    'Fn::FindInMap': ([map, first, second]) => template.Mappings?.[resolve(map)]?.[resolve(first)]?.[resolve(second)],
    'Fn::If': ([name, yes, no]) => evaluate(condition(name) ? yes : no),
    'Fn::Equals': ([a, b]) => String(resolve(a)) === String(resolve(b)),
    'Fn::Not': ([a]) => resolve(a) !== true,
    'Fn::And': (all: unknown[]) => all.every((each) => resolve(each) === true),
    'Fn::Or': (all: unknown[]) => all.some((each) => resolve(each) === true),
    'Fn::GetAZs': () => [`${REGION}a`, `${REGION}b`, `${REGION}c`],
  };

  const evaluate = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(evaluate).filter((each) => each !== NOTHING);
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value);
    const [name, argument] = entries[0] ?? ['', undefined];
    if (entries.length === 1) {
      const known = intrinsics[name];
      if (known && (name !== 'Condition' || typeof argument === 'string')) return known(argument);
      if (name.startsWith('Fn::')) throw new Error(`The local run does not know the intrinsic ${name}.`);
    }
    return Object.fromEntries(entries.map(([key, each]) => [key, evaluate(each)]).filter(([, each]) => each !== NOTHING));
  };

  const resolve = (value: unknown): any => {
    const result = evaluate(value);
    return result === NOTHING ? undefined : result;
  };

  return {
    resolve,
    all: (...types) =>
      Object.entries(template.Resources)
        .filter(([, { Type, Condition }]) => types.includes(Type) && (Condition === undefined || condition(Condition)))
        .map(([id, { Properties = {}, Metadata = {} }]) => ({
          id,
          properties: { ...resolve(Properties), PhysicalName: nameOf(id) },
          metadata: Metadata,
        })),
  };
};

/** Name of the function in an ARN, an alias or an API Gateway integration address. */
export const functionNameIn = (text: unknown): string | undefined => /function[:/]([\w-]+)/.exec(String(text))?.[1];
