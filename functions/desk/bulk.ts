import type { deskOperations } from '../../shared/contract/desk.ts';
import type { Result } from '../../shared/contract/lists.ts';
import { effectiveRoles } from '../../shared/domain/actor.ts';
import { handOverContact, markSpam, takeContact } from '../../shared/domain/contact-acts.ts';
import type { Item } from '../../shared/domain/item.ts';
import type { RosterEntry } from '../../shared/domain/person.ts';
import { PROPOSAL_MOVES } from '../../shared/domain/proposal.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { handOver, takeProposal } from '../../shared/domain/screening.ts';
import { handOverTask } from '../../shared/domain/task.ts';
import { requireStaffView, taskInvolvement } from '../../shared/domain/view/staff.ts';
import { problemText } from '../../shared/domain/words/index.ts';
import { isStaffEntry } from '../../shared/store/hidden.ts';
import { positionOf, shownAs } from '../../shared/store/lists.ts';
import { rosterOf } from '../../shared/store/people.ts';
import { type Act, changeContact, changeProposal, changeTask, keySettled, keyWrite, repliedBefore } from '../../shared/store/records.ts';
import { involvementOf, loadRoots } from '../../shared/store/roots.ts';
import { sealCursor } from '../../shared/store/secrets.ts';
import { Cancelled, isThrottled, queryIndex, transact } from '../../shared/store/store.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';
import { type Colleague, done, guardedBy, relatedTo, tiedTo } from './act.ts';

type Bulk = Pick<Handlers<typeof deskOperations>, 'actOnMany' | 'handOverAll'>;
type Done = { readonly id: string; readonly stage: string };

/** The key of the request, for one of its items: a repeat finds what was done with that item. */
const actOn = (call: Known, item: string): Act => {
  const { key, ...rest } = actOf(call);
  return { ...rest, key: key && { ...key, scope: `${key.scope} ${item}` } };
};

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

/** The item, for whoever may see it. @throws item.not-found */
const visible = <R extends Item>(call: Known, root: R): R => {
  requireStaffView(root.kind === 'task' ? { ...taskInvolvement(root), stage: root.stage } : root, call.actor);
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

const failed = (call: Known, id: string, error: unknown): Result => {
  const code = error instanceof Refusal ? error.code : isThrottled(error) ? ('request.busy' as const) : undefined;
  if (!code) throw error;
  return { id, ok: false, problem: { code, ...problemText(code, call.language) } };
};

const AT_ONCE = 5;
/** Each by itself, a few at a time; what fails for a reason says so, and holds up no other. */
const each = async (call: Known, ids: readonly string[], run: (id: string) => Promise<Done>): Promise<Result[]> => {
  const results: Result[] = [];
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const some = ids.slice(i, i + AT_ONCE);
    const ended = await Promise.allSettled(some.map(async (id) => run(id)));
    results.push(...ended.map((end, n): Result => (end.status === 'fulfilled' ? { ...end.value, ok: true } : failed(call, some[n]!, end.reason))));
  }
  return results;
};

/**
 * The key belongs to this body from the first item on, and to the whole reply after the last: a repeat gets that reply, or goes on where
 * the request broke off. @throws key.reused
 */
const once = async <Reply>(call: Known, run: () => Promise<Reply>): Promise<Reply> => {
  const { key } = actOf(call);
  if (!key) return run();
  try {
    await transact(call.store, [keyWrite(call.store, key, {})]);
  } catch (error) {
    if (!(error instanceof Cancelled) || error.reasons[0] !== 'ConditionalCheckFailed') throw error;
    const earlier = (await repliedBefore(call.store, key)) as Reply & { results?: unknown };
    if (earlier?.results) return earlier;
  }
  const reply = await run();
  await transact(call.store, [keySettled(call.store, key, reply)]);
  return reply;
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
