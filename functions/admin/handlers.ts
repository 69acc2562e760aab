import type { adminOperations } from '../../shared/contract/admin.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { requireStaffView, taskInvolvement } from '../../shared/domain/view/staff.ts';
import { loadCall } from '../../shared/store/calls.ts';
import { verifiedFacts } from '../../shared/store/facts.ts';
import { loadRoot } from '../../shared/store/load.ts';
import { loadOrganisation } from '../../shared/store/organisations.ts';
import { personOf } from '../../shared/store/people.ts';
import { queryIndex } from '../../shared/store/store.ts';
import type { Handlers } from '../http/serve.ts';

export const adminHandlers: Handlers<typeof adminOperations> = {
  listUndelivered: async ({ store }) => ({
    rows: (await queryIndex(store, 1, 'undelivered', { limit: 200 })).map((row) => ({
      fact: String(row.pk).slice('undelivered#'.length),
      consumer: row.sk as string,
      attempts: (row.attempts as number | undefined) ?? 0,
      nextTry: String(row.gsi1sk).split('#')[0]!,
    })),
  }),

  verifyRecord: async (call) => {
    const id = call.params.item!;
    const root = await loadRoot(call.store, id);
    const person = root ? undefined : await personOf(call.store, id);
    const found = root || person ? undefined : await loadCall(call.store, id);
    const organisation = root || person || found ? undefined : await loadOrganisation(call.store, id);
    const record = root ?? person ?? found ?? organisation;
    if (!record) throw new Refusal('item.not-found');
    if (root) requireStaffView(root.kind === 'task' ? { ...taskInvolvement(root), stage: root.stage } : root, call.actor);
    const { facts, faults } = await verifiedFacts(call.store, record);
    return { facts: facts.length, faults };
  },
};
