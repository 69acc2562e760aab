import type { callOperations } from '../../shared/contract/call.ts';
import { addExtension, type Call, changeCall, createCall, type Extension, OPEN_INTAKE, renewalsOf, renewInvite, windowOf } from '../../shared/domain/call.ts';
import { base32, newId } from '../../shared/domain/id.ts';
import { organisationKey } from '../../shared/domain/organisation.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { adminCall } from '../../shared/domain/view/call.ts';
import { arrivalsIn } from '../../shared/store/arrivals.ts';
import { callsOf, callWrite, extensionsOf, loadCall } from '../../shared/store/calls.ts';
import { positionOf } from '../../shared/store/lists.ts';
import { loadOrganisation, organisationsBy } from '../../shared/store/organisations.ts';
import { rosterOf } from '../../shared/store/people.ts';
import { commitChange } from '../../shared/store/records.ts';
import { codeHash, sealCursor, typedCode } from '../../shared/store/secrets.ts';
import type { Store } from '../../shared/store/store.ts';
import { requireSeen } from '../desk/act.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';

const known = async (call: Known): Promise<Call> => {
  const found = await loadCall(call.store, call.params.call!);
  if (!found) throw new Refusal('item.not-found');
  return found;
};

/** Codes follow from what they are for, so that a repeated request shows the same one and none is stored; a new one counts those before it. */
const inviteCode = async (call: Known, id: string, renewed = 0): Promise<string> =>
  typedCode(await call.deps.keys(), renewed === 0 ? `invite ${id}` : `invite ${id} ${renewed}`);
const extensionCode = async (call: Known, id: string): Promise<string> => typedCode(await call.deps.keys(), `extension ${id}`);

/** Later ends with the names of whom they are for and who gave them, as far as there is a record of either. */
const describedExtensions = async (store: Store, extensions: readonly Extension[]) => {
  const keys = extensions.flatMap(({ organisation }) => (organisation ? [organisation] : []));
  const [staff, ids] = await Promise.all([extensions.some(({ by }) => by !== undefined) ? rosterOf(store) : [], organisationsBy(store, keys)]);
  const records = await Promise.all([...new Set(ids.values())].map((id) => loadOrganisation(store, id)));
  return extensions.map(({ id, until, organisation, proposal, by, at }) => {
    const [maker, record] = [staff.find((entry) => entry.id === by), records.find((each) => each?.id === ids.get(organisation ?? ''))];
    return {
      ...{ id, until, forOrganisation: organisation !== undefined },
      ...(record ? { organisation: record.name } : {}),
      ...(proposal ? { proposal } : {}),
      ...(maker ? { by: maker.name } : {}),
      ...(at ? { at } : {}),
    };
  });
};

type Coded = { readonly found: Call; readonly invite: string };
/** The call with the hash of the code that it has or would get. */
const coded = async (call: Known, which: (found: Call) => number): Promise<Coded> => {
  const found = await known(call);
  return { found, invite: codeHash(await inviteCode(call, found.id, which(found))) };
};

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
    const made = await commitChange<Coded, Call, { call: string; stage: Call['stage']; renewed?: number }>(store, actOf(call), {
      load: () => coded(call, renewalsOf),
      before: ({ found }) => found,
      decide: ({ found, invite }) => {
        requireSeen(call, found);
        return changeCall(found, { at, body, stage, invite });
      },
      reply: (root, { found }) => ({ call: root.id, stage: root.stage, ...(root.inviteOnly && !found.inviteOnly ? { renewed: renewalsOf(root) } : {}) }),
      also: (root) => [callWrite(store, root)],
    });
    return { call: made.call, stage: made.stage, ...(made.renewed === undefined ? {} : { invite: await inviteCode(call, made.call, made.renewed) }) };
  },

  renewInvite: async (call) => {
    const { store, at } = call;
    const made = await commitChange<Coded, Call, { call: string; renewed: number }>(store, actOf(call), {
      load: () => coded(call, (found) => renewalsOf(found) + 1),
      before: ({ found }) => found,
      decide: ({ found, invite }) => renewInvite(found, { at, invite }),
      reply: (root) => ({ call: root.id, renewed: renewalsOf(root) }),
      also: (root) => [callWrite(store, root)],
    });
    return { call: made.call, invite: await inviteCode(call, made.call, made.renewed) };
  },

  listCalls: async ({ store, at }) => ({
    calls: (await callsOf(store)).map((found) => adminCall(found, windowOf(found, at), at)),
  }),

  readAdminCall: async (call) => {
    const found = await known(call);
    const extensions = await extensionsOf(call.store, found.id);
    return {
      call: adminCall(found, windowOf(found, call.at), call.at),
      extensions: await describedExtensions(call.store, extensions),
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
      ...{ by: call.actor.id, at },
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
