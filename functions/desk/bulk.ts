import type { deskOperations } from '../../shared/contract/desk.ts';
import { effectiveRoles } from '../../shared/domain/actor.ts';
import { handOverContact, markSpam, takeContact } from '../../shared/domain/contact-acts.ts';
import type { Item } from '../../shared/domain/item.ts';
import type { RosterEntry } from '../../shared/domain/person.ts';
import { PROPOSAL_MOVES } from '../../shared/domain/proposal.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { handOver, takeProposal } from '../../shared/domain/screening.ts';
import { handOverTask } from '../../shared/domain/task.ts';
import { requireStaffView, taskInvolvement } from '../../shared/domain/view/staff.ts';
import { isStaffEntry } from '../../shared/store/hidden.ts';
import { positionOf, shownAs } from '../../shared/store/lists.ts';
import { rosterOf } from '../../shared/store/people.ts';
import { changeContact, changeProposal, changeTask } from '../../shared/store/records.ts';
import { involvementOf, loadRoots } from '../../shared/store/roots.ts';
import { sealCursor } from '../../shared/store/secrets.ts';
import { queryIndex } from '../../shared/store/store.ts';
import type { Handlers, Known } from '../http/serve.ts';
import { type Colleague, guardedBy, relatedTo, tiedTo } from './act.ts';
import { actOn, type Done, each, once } from './many.ts';

type Bulk = Pick<Handlers<typeof deskOperations>, 'actOnMany' | 'handOverAll'>;
const done = ({ id, stage, undo }: Item): Done => ({ id, stage, ...(undo ? { fact: undo.fact } : {}) });

/** Proposals are for liaisons and chairs, also among other items. */
const requireLiaison = (call: Known): void => {
  const roles = effectiveRoles(call.actor);
  refuseUnless(roles.includes('liaison') || roles.includes('chair'), 'session.not-enough');
};

const take = (call: Known, id: string): Promise<Done> => {
  const seen = { by: call.actor, at: call.at };
  if (id.startsWith('ctc_')) return changeContact(call.store, id, actOn(call, id), ({ root }) => guardedBy(call, takeContact(visible(call, root), seen)), done);
  requireLiaison(call);
  if (!id.startsWith('prp_')) throw new Refusal('item.not-found');
  return changeProposal(
    call.store,
    id,
    'root',
    actOn(call, id),
    ({ root }) => {
      // The sentences about single stages are for those who sent it in.
      refuseUnless((PROPOSAL_MOVES.take.from as readonly string[]).includes(visible(call, root).stage), 'proposal.move-illegal');
      return guardedBy(call, takeProposal(root, seen));
    },
    done,
  );
};

const spam = (call: Known, id: string): Promise<Done> => {
  if (!id.startsWith('ctc_')) throw new Refusal('contact.move-illegal');
  return changeContact(call.store, id, actOn(call, id), ({ root }) => guardedBy(call, markSpam(visible(call, root))), done);
};

/** The item, for whoever may see it, as long as it is what was seen. @throws item.not-found, item.changed */
const visible = <R extends Item>(call: Known, root: R): R => {
  requireStaffView(root.kind === 'task' ? { ...taskInvolvement(root), stage: root.stage } : root, call.actor);
  const { seen } = call.body as { readonly seen?: Readonly<Record<string, number>> };
  refuseUnless(seen?.[root.id] === undefined || seen[root.id] === root.version, 'item.changed');
  return root;
};

type Receiver = { readonly entry: RosterEntry; readonly to: Colleague };

/** Somebody of the staff. @throws person.unknown */
const entryOf = async (call: Known, to: string): Promise<RosterEntry> => {
  const entry = (await rosterOf(call.store)).find((candidate) => candidate.id === to);
  if (!entry || !isStaffEntry(entry)) throw new Refusal('person.unknown', { fields: [{ path: 'to', code: 'person.unknown', message: '' }] });
  return entry;
};

/** The items whose conflicts count: a task is about another one. */
const aboutOf = async (call: Known, ids: readonly string[]): Promise<string[]> => {
  const tasks = await loadRoots(
    call.store,
    ids.filter((id) => id.startsWith('tsk_')),
  );
  return ids.map((id) => {
    const root = tasks.get(id);
    return root ? involvementOf(root).id : id;
  });
};

/** The same with the own relations to these items. */
const related = async (call: Known, entry: RosterEntry, items: readonly string[]): Promise<Receiver> => ({
  entry,
  to: await relatedTo(call.store, entry.id, items),
});

/** `mine` hands over only what is still one's own. */
const give = (call: Known, id: string, { entry, to }: Receiver, mine: boolean): Promise<Done> => {
  const own = <R extends Item>(root: R): R => {
    const seen = visible(call, root);
    refuseUnless(!mine || seen.owner === call.actor.id, 'item.changed');
    return seen;
  };
  if (id.startsWith('ctc_'))
    return changeContact(call.store, id, actOn(call, id), ({ root }) => guardedBy(call, tiedTo(to, handOverContact(own(root), { to }))), done);
  if (id.startsWith('tsk_')) return changeTask(call.store, id, actOn(call, id), (root) => guardedBy(call, tiedTo(to, handOverTask(own(root), { to }))), done);
  requireLiaison(call);
  refuseUnless(entry.roles.includes('liaison'), 'person.unknown');
  return changeProposal(call.store, id, 'root', actOn(call, id), ({ root }) => guardedBy(call, tiedTo(to, handOver(own(root), { to }))), done);
};

/** A page of what somebody owns. */
const PAGE = 25;

export const bulkHandlers: Bulk = {
  actOnMany: async (call) => {
    const { body } = call;
    const items = [...new Set(body.items)];
    const colleague = body.act === 'hand-over' ? await related(call, await entryOf(call, body.to), await aboutOf(call, items)) : undefined;
    const run = (id: string) => (body.act === 'take' ? take(call, id) : colleague ? give(call, id, colleague, false) : spam(call, id));
    return once(call, async () => ({ results: await each(call, items, run) }));
  },

  handOverAll: async (call) => {
    refuseUnless(call.body.to !== call.actor.id, 'item.changed');
    const keys = await call.deps.keys();
    const bound = `${call.actor.id} hand-over-all`;
    const after = positionOf(keys, bound, call.body.cursor);
    const entry = await entryOf(call, call.body.to);
    return once(call, async () => {
      const rows = await queryIndex(call.store, 1, `owner#${call.actor.id}`, { limit: PAGE, ...(after ? { after } : {}) });
      const mine = rows.filter((row) => shownAs(row, call.actor, call.at));
      const about = mine.map((row) => (row.item ?? row.id) as string);
      const colleague = await related(call, entry, about);
      const ids = mine.map((row) => row.id as string);
      const ended = await each(call, ids, (id) => give(call, id, colleague, true));
      // An index that lags still lists what has another owner by now: nothing is left to do with it.
      const results = ended.filter((result) => result.ok || result.problem.code !== 'item.changed');
      const last = rows.length >= PAGE - (after ? 1 : 0) ? (rows.at(-1)?.gsi1sk as string | undefined) : undefined;
      return { results, ...(last ? { cursor: sealCursor(keys, bound, last) } : {}) };
    });
  },
};
