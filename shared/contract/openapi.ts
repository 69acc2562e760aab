import * as z from 'zod';
import { community } from '../community.ts';
import { Problem } from './common.ts';
import { operations } from './index.ts';
import type { Operation } from './operation.ts';

type Schema = Record<string, unknown>;

/** Schemas that refer to themselves, by what they say: the document keeps each once, under a name. */
type Shared = Map<string, { readonly name: string; schema: Schema }>;

/** A reference inside a schema points to that schema's own root; in a document it must point to the document's. */
const schemaOf = (schema: z.ZodType, io: 'input' | 'output', shared: Shared): Schema => {
  const {
    $schema: _,
    $defs = {},
    ...rest
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Schema & { $defs?: Record<string, Schema> };
  const pointed = (part: Schema): Schema =>
    JSON.parse(JSON.stringify(part).replaceAll(/"#\/\$defs\/(\w+)"/g, (_all, key: string) => `"#/components/schemas/${nameOf($defs[key]!)}"`)) as Schema;
  const nameOf = (definition: Schema): string => {
    const text = JSON.stringify(definition);
    const known = shared.get(text);
    if (known) return known.name;
    const entry = { name: `Shared${shared.size + 1}`, schema: {} };
    shared.set(text, entry);
    entry.schema = pointed(definition);
    return entry.name;
  };
  return pointed(rest);
};

const parametersOf = (operation: Operation, path: string, shared: Shared): Schema[] => {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => ({ name: match[1], in: 'path', required: true, schema: { type: 'string' } }));
  const query = operation.query ? (schemaOf(operation.query, 'input', shared) as { properties?: Record<string, Schema>; required?: string[] }) : {};
  const inQuery = Object.entries(query.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: query.required?.includes(name) ?? false,
    schema,
  }));
  const needsKey = operation.route.startsWith('POST') && operation.key !== 'none';
  return [
    ...inPath,
    ...inQuery,
    ...(needsKey ? [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{22,64}$' } }] : []),
  ];
};

const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } });

const describe = (operation: Operation, path: string, shared: Shared): Schema => {
  const type = operation.face === 'page' ? 'text/html' : 'application/json';
  const status = String(operation.status ?? 200);
  const anonymous = operation.who.includes('anyone');
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [operation.fn.replace('api-', '')],
    parameters: parametersOf(operation, path, shared),
    ...(operation.body && operation.face !== 'page'
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(operation.documented ?? operation.body, 'input', shared) } } } }
      : {}),
    responses: {
      [status]: {
        description: operation.summary,
        content: {
          [type]: { schema: operation.face === 'page' ? { type: 'string' } : schemaOf(operation.reply, 'output', shared) },
          ...(operation.also
            ? { [operation.also]: { schema: operation.also.startsWith('text/') ? { type: 'string' } : { type: 'string', format: 'binary' } } }
            : {}),
        },
      },
      ...(anonymous ? {} : { 401: problem('Not signed in, or the session has ended.'), 403: problem('Signed in through a door that does not lead here.') }),
      ...(operation.route.includes('{') ? { 404: problem('There is no such item for you.') } : {}),
      ...(operation.body ? { 413: problem('More than 256 KB.') } : {}),
      ...(operation.body || operation.query ? { 422: problem('Something in it does not fit; each field has a sentence.') } : {}),
      ...(operation.route.startsWith('POST') ? { 409: problem('It has changed, or it is not in the stage for this.') } : {}),
      ...(operation.limit ? { 429: problem('Too many requests; Retry-After says when.') } : {}),
      500: problem('A fault on our side; nothing was lost.'),
    },
    security: anonymous ? [] : [{ session: [] }],
  };
};

/** The OpenAPI 3.1 document of the whole contract; operationIds are the names of the operations and stay. */
export const openApiDocument = (publicUrl: string): Record<string, any> => {
  const paths: Record<string, Record<string, Schema>> = {};
  const shared: Shared = new Map();
  for (const operation of operations) {
    const [method, path] = operation.route.split(' ') as [string, string];
    paths[path] = { ...paths[path], [method.toLowerCase()]: describe(operation, path, shared) };
  }
  return {
    openapi: '3.1.0',
    info: { title: `Sluis: ${community.name.en}`, version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output', shared), ...Object.fromEntries([...shared.values()].map(({ name, schema }) => [name, schema])) },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: publicUrl.startsWith('https:') ? '__Host-sluis' : 'sluis' } },
    },
  };
};
