import type { callOperations } from '../../shared/contract/call.ts';
import { addExtension, type Call, changeCall, createCall, OPEN_INTAKE, windowOf } from '../../shared/domain/call.ts';
import { base32, newId } from '../../shared/domain/id.ts';
import { organisationKey } from '../../shared/domain/organisation.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { adminCall } from '../../shared/domain/view/call.ts';
import { arrivalsIn } from '../../shared/store/arrivals.ts';
import { callsOf, callWrite, extensionsOf, loadCall } from '../../shared/store/calls.ts';
import { positionOf } from '../../shared/store/lists.ts';
import { commitChange } from '../../shared/store/records.ts';
import { codeHash, sealCursor, typedCode } from '../../shared/store/secrets.ts';
import { requireSeen } from '../desk/act.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';

const known = async (call: Known): Promise<Call> => {
  const found = await loadCall(call.store, call.params.call!);
  if (!found) throw new Refusal('item.not-found');
  return found;
};

/** Codes follow from what they are for, so that a repeated request shows the same one and none is stored. */
const inviteCode = async (call: Known, id: string): Promise<string> => typedCode(await call.deps.keys(), `invite ${id}`);
const extensionCode = async (call: Known, id: string): Promise<string> => typedCode(await call.deps.keys(), `extension ${id}`);

export const callHandlers: Handlers<typeof callOperations> = {
  createCall: async (call) => {
    const { store, at, body } = call;
    const id = newId('cal', store.random);
    const invite = codeHash(await inviteCode(call, id));
    const made = await commitChange<undefined, Call, { call: string; stage: Call['stage'] }>(store, actOf(call), {
      load: async () => undefined,
      before: () => undefined,
      decide: () => createCall({ id, at, body, invite }),
      reply: (root) => ({ call: root.id, stage: root.stage }),
      also: (root) => [callWrite(store, root)],
    });
    return body.inviteOnly ? { ...made, invite: await inviteCode(call, made.call) } : made;
  },

  changeCall: async (call) => {
    const { store, at } = call;
    const { stage, seen: _seen, ...body } = call.body;
    const code = await inviteCode(call, call.params.call!);
    const made = await commitChange<Call, Call, { call: string; stage: Call['stage']; isNew: boolean }>(store, actOf(call), {
      load: () => known(call),
      before: (found) => found,
      decide: (found) => {
        requireSeen(call, found);
        return changeCall(found, { at, body, stage, invite: codeHash(code) });
      },
      reply: (root, found) => ({ call: root.id, stage: root.stage, isNew: root.inviteOnly && !found.inviteOnly }),
      also: (root) => [callWrite(store, root)],
    });
    return { call: made.call, stage: made.stage, ...(made.isNew ? { invite: code } : {}) };
  },

  listCalls: async ({ store, at }) => ({
    calls: (await callsOf(store)).map((found) => adminCall(found, windowOf(found, at), at)),
  }),

  readAdminCall: async (call) => {
    const found = await known(call);
    const extensions = await extensionsOf(call.store, found.id);
    return {
      call: adminCall(found, windowOf(found, call.at), call.at),
      extensions: extensions.map(({ id, until, organisation, proposal }) => ({
        id,
        until,
        forOrganisation: organisation !== undefined,
        ...(proposal ? { proposal } : {}),
      })),
    };
  },

  listReceived: async (call) => {
    const { store, actor, query, params } = call;
    if (params.call !== OPEN_INTAKE) await known(call);
    const keys = await call.deps.keys();
    const bound = `${actor.id} received ${params.call}`;
    const { rows, next } = await arrivalsIn(store, { call: params.call!, viewer: actor, after: positionOf(keys, bound, query.cursor) });
    return { rows, ...(next ? { cursor: sealCursor(keys, bound, next) } : {}) };
  },

  addExtension: async (call) => {
    const { store, at, body } = call;
    const id = base32(store.random(16));
    const code = codeHash(await extensionCode(call, id));
    const extension = {
      id,
      until: body.until,
      ...(body.organisation ? { organisation: organisationKey(body.organisation) } : {}),
      ...(body.proposal ? { proposal: body.proposal } : {}),
    };
    const made = await commitChange<Call, Call, { extension: string; until: string }>(store, actOf(call), {
      load: () => known(call),
      before: (found) => found,
      decide: (found) => addExtension(found, { at, extension, code }),
      reply: () => ({ extension: id, until: body.until }),
      also: (root) => [callWrite(store, root)],
    });
    return { ...made, code: await extensionCode(call, made.extension) };
  },
};
