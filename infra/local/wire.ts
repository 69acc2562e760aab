import { Agent, request } from 'node:http';

export type Answer = { readonly status: number; readonly headers: Record<string, string | string[] | undefined>; readonly body: Buffer };

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends one request as it is. @throws the socket's error when nothing answers. */
export const post = (url: string, headers: Record<string, string | string[] | undefined>, body: Buffer | string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 500, headers: incoming.headers, body: Buffer.concat(chunks) }));
      incoming.on('error', reject);
      incoming.on('aborted', () => reject(new Error('The connection ended within an answer.')));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });

/** Dummy credentials: the engine reads the key id as an account and checks no signature. */
export const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

const HEADERS = {
  'content-type': 'application/x-amz-json-1.0',
  authorization: 'AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local',
  'x-amz-date': '20260101T000000Z',
};

export class WireError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** One DynamoDB or DynamoDB Streams call in the JSON that also travels in Lambda events. @throws WireError with the service's code */
export const call = async (endpoint: string, operation: string, input: unknown): Promise<any> => {
  const api = STREAM_OPERATIONS.has(operation) ? 'DynamoDBStreams_20120810' : 'DynamoDB_20120810';
  const { status, body } = await post(endpoint, { ...HEADERS, 'x-amz-target': `${api}.${operation}` }, JSON.stringify(input));
  const answer = JSON.parse(body.toString() || '{}');
  if (status === 200) return answer;
  throw new WireError(String(answer.__type ?? 'Unknown').replace(/^.*#/, ''), String(answer.message ?? answer.Message ?? status));
};

const STREAM_OPERATIONS = new Set(['DescribeStream', 'GetShardIterator', 'GetRecords']);

type Attribute = Record<string, any>;

/** A stored attribute as plain JSON: sets become arrays, binaries stay base64. */
const plainValue = (attribute: Attribute): unknown => {
  const [type, value] = Object.entries(attribute)[0] ?? ['NULL', true];
  if (type === 'NULL') return null;
  if (type === 'N') return Number(value);
  if (type === 'NS') return (value as string[]).map(Number);
  if (type === 'L') return (value as Attribute[]).map(plainValue);
  return type === 'M' ? plain(value) : value;
};

export type Item = Record<string, unknown>;
export const plain = (item: Record<string, Attribute>): Item => Object.fromEntries(Object.entries(item).map(([key, value]) => [key, plainValue(value)]));

/** Every item of a table, page by page, still in wire form. */
export const scan = async (endpoint: string, table: string, extra: Record<string, unknown> = {}): Promise<Record<string, Attribute>[]> => {
  const items: Record<string, Attribute>[] = [];
  let start: unknown;
  do {
    const page = await call(endpoint, 'Scan', {
      TableName: table,
      ConsistentRead: true,
      ...extra,
      ...(start ? { ExclusiveStartKey: start } : {}),
    });
    items.push(...page.Items);
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
};

/** Deletes every item; the table itself stays, since a recreated one would inherit the old stream. */
export const empty = async (endpoint: string, table: string, keys: readonly string[]) => {
  const names = Object.fromEntries(keys.map((key, i) => [`#k${i}`, key]));
  const items = await scan(endpoint, table, { ProjectionExpression: Object.keys(names).join(','), ExpressionAttributeNames: names });
  for (let from = 0; from < items.length; from += 25) {
    const deletes = items.slice(from, from + 25).map((Key) => ({ DeleteRequest: { Key } }));
    await call(endpoint, 'BatchWriteItem', { RequestItems: { [table]: deletes } });
  }
  return items.length;
};
