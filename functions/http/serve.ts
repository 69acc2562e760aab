import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import type { Operation } from '../../shared/contract/operation.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import type { Person } from '../../shared/domain/person.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { signedIn } from '../../shared/store/people.ts';
import { readingOnce } from '../../shared/store/reading.ts';
import { type Act, StaleActor } from '../../shared/store/records.ts';
import type { KeySource } from '../../shared/store/secrets.ts';
import type { Store } from '../../shared/store/store.ts';
import { clientAddress, requireFrontDoor } from './front-door.ts';
import type { Log } from './log.ts';
import { type FaultPage, problems, remember, requestLog } from './middleware.ts';
import { perform } from './perform.ts';
import { type Answer, replyWith, sessionCookie } from './reply.ts';
import { bodyOf, cookieNamed, type Finder, finderOf, languageOf, requireSameSite } from './request.ts';

/** What every API function is built from; tests hand in their own. */
export type Deps = {
  readonly store: Store;
  readonly keys: KeySource;
  readonly publicUrl: string;
  readonly originSecret: string;
  readonly log: Log;
  /** Addresses of styles, scripts and fonts by their plain names; only functions with pages have any. */
  readonly assets?: Assets;
};
export type Assets = Readonly<Record<string, string>>;

/** What a request is before it turns out what it asks for: when, by whom, in which language, from where. */
export type Base = {
  readonly deps: Deps;
  readonly store: Store;
  /** Gateway time, ISO: the request's now. */
  readonly at: string;
  readonly actor: Actor | undefined;
  readonly person: Person | undefined;
  readonly session: string | undefined;
  readonly language: 'nl' | 'en';
  readonly client: string;
  /** Path and query as they were asked for. */
  readonly address: string;
  readonly cookieOf: (name: string) => string | undefined;
};
/** One request, authenticated and parsed. */
export type Call<B = unknown, Q = unknown> = Base & {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Q;
  readonly body: B;
  readonly key: { readonly key: string; readonly bodyHash: string } | undefined;
};
/** A call by somebody who is signed in. */
export type Known<B = unknown, Q = unknown> = Call<B, Q> & { readonly actor: Actor; readonly person: Person };

type Body<O> = O extends { body: infer B extends z.ZodType } ? z.infer<B> : unknown;
type Query<O> = O extends { query: infer Q extends z.ZodType } ? z.infer<Q> : unknown;
export type Reply<O> = O extends { reply: infer R extends z.ZodType } ? z.infer<R> : never;
type Caller<O> = O extends { who: readonly ['anyone'] } ? Call<Body<O>, Query<O>> : Known<Body<O>, Query<O>>;
export type Handler<O> = (call: Caller<O>) => Promise<Reply<O> | Answer<Reply<O>>>;
export type Handlers<Ops extends Record<string, Operation>> = { readonly [Id in keyof Ops]: Handler<Ops[Id]> };

/** The act of a signed-in person: who, when, and the key bound to person, operation and item. */
export const actOf = (call: Known): Act => ({
  by: call.actor.id,
  at: call.at,
  key: call.key && { scope: `${call.actor.id} ${call.key.key}`, bodyHash: call.key.bodyHash },
});

/** What an address that no operation has answers all the same; undefined = there is nothing. */
export type Aside = (event: APIGatewayProxyEventV2, deps: Deps) => APIGatewayProxyStructuredResultV2 | undefined;

const answerTo = async (
  deps: Deps,
  event: APIGatewayProxyEventV2,
  find: Finder,
  handlers: Record<string, (call: any) => Promise<unknown>>,
  aside: Aside | undefined,
): Promise<APIGatewayProxyStructuredResultV2> => {
  requireFrontDoor(event, deps.originSecret);
  const operation = find(event);
  const apart = operation ? undefined : aside?.(event, deps);
  if (apart) return apart;
  if (!operation) throw new Refusal('item.not-found');
  const method = event.requestContext.http.method;
  const store = operation.face === 'page' && method === 'GET' ? readingOnce(deps.store) : deps.store;
  const at = new Date(event.requestContext.timeEpoch).toISOString();
  requireSameSite(event, deps.publicUrl);
  const cookieOf = (name: string) => cookieNamed(event, name);
  const who = await signedIn(store, cookieOf(sessionCookie(deps.publicUrl).name), at);
  if (who) remember(event, who.actor);
  const base: Base = {
    deps,
    store,
    at,
    actor: who?.actor,
    person: who?.person,
    session: who?.session,
    language: languageOf(event),
    client: clientAddress(event, deps.originSecret),
    address: event.rawQueryString === '' ? event.rawPath : `${event.rawPath}?${event.rawQueryString}`,
    cookieOf,
  };
  const params = Object.fromEntries(Object.entries(event.pathParameters ?? {}).map(([name, value]) => [name, value ?? '']));
  const given = await perform<Operation>(operation, handlers[operation.id]!, base, {
    params,
    query: event.queryStringParameters ?? {},
    body: () => (method === 'GET' ? undefined : bodyOf(event, operation)),
    key: event.headers['idempotency-key'],
  });
  const page = operation.face === 'page';
  const text = page ? String(given.body) : (given.extra.file?.write(given.body) ?? JSON.stringify(given.body));
  const status = given.extra.status ?? (given.extra.location ? 303 : page ? 200 : (operation.status ?? 200));
  return replyWith(event, text, status, { ...(page ? { contentType: 'text/html; charset=utf-8' } : {}), ...given.extra });
};

const STALE_TRIES = 3;

/** A relation that changed while the request ran: the whole request is decided afresh, with the actor read anew. */
const answerFresh = async (...args: Parameters<typeof answerTo>): Promise<APIGatewayProxyStructuredResultV2> => {
  for (let left = STALE_TRIES; ; left -= 1) {
    try {
      return await answerTo(...args);
    } catch (error) {
      if (!(error instanceof StaleActor)) throw error;
      if (left === 1) throw new Refusal('request.busy', { retryAfter: 1 });
    }
  }
};

/** The Lambda handler of one API function, for its own operations alone: problems become problem details, or a page where the function has pages, every request leaves one log line. */
export const serve = <Ops extends Record<string, Operation>>(operations: Ops, depsOf: () => Deps, handlers: Handlers<Ops>, page?: FaultPage, aside?: Aside) => {
  let built: Deps | undefined;
  const find = finderOf(operations);
  const deps = () => {
    built ??= depsOf();
    return built;
  };
  const answerOne = (event: APIGatewayProxyEventV2) => answerFresh(deps(), event, find, handlers as Record<string, (call: any) => Promise<unknown>>, aside);
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(requestLog(deps, find))
    .use(problems(deps, find, page))
    .handler(answerOne);
};
