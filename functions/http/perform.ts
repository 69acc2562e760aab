import type { Operation } from '../../shared/contract/operation.ts';
import { type Actor, doorLeadsTo, effectiveRoles } from '../../shared/domain/actor.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { limitClient } from '../../shared/store/limits.ts';
import { Answer } from './reply.ts';
import { keyOf, parsed } from './request.ts';
import type { Base, Call, Handler, Reply } from './serve.ts';

/** What one operation is called with, as it came in: nothing of it is parsed yet. */
export type Given = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: unknown;
  /** Read only once the caller turned out to be somebody who may call. */
  readonly body?: () => unknown;
  readonly key?: string | undefined;
};

const requireRole = (operation: Operation, actor: Actor | undefined, params: Readonly<Record<string, string>>): void => {
  if (operation.who.includes('anyone')) return;
  if (!actor) throw new Refusal('session.missing');
  const roles = effectiveRoles(actor);
  if (!operation.who.some((role) => (roles as readonly string[]).includes(role))) throw new Refusal('session.not-enough');
  const item = params.proposal ?? params.contact;
  if (item && !doorLeadsTo(actor, item)) throw new Refusal('item.not-found');
};

/**
 * Runs one operation of the contract: role, body, limit, query and key are judged, the handler decides, and only what the contract lets
 * out is given back. The gateway's requests and the pages' forms come through here alike.
 */
export const perform = async <O extends Operation>(operation: O, handler: Handler<O>, base: Base, given: Given): Promise<Answer<Reply<O>>> => {
  const params = given.params ?? {};
  requireRole(operation, base.actor, params);
  const raw = given.body?.();
  const body = operation.body ? parsed(operation.body, raw) : raw;
  if (operation.limit && !operation.uncounted?.(body)) await limitClient(base.store, operation.id, base.client, operation.limit, base.at);
  const query = operation.query ? parsed(operation.query, given.query ?? {}) : {};
  const call: Call = { ...base, params, query, body, key: keyOf(operation, params, given.key, body) };
  const result = await (handler as (call: Call) => Promise<unknown>)(call);
  const answered = result instanceof Answer ? result : new Answer(result, {});
  const shown = operation.face === 'page' ? answered.body : operation.reply.parse(answered.body);
  return new Answer(shown as Reply<O>, answered.extra);
};
