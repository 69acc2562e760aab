import type { Change } from '../../shared/domain/change.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { finishTask, type Task } from '../../shared/domain/task.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { loadTask } from '../../shared/store/load.ts';
import { commitChange } from '../../shared/store/records.ts';
import { slotWrites } from '../../shared/store/slots.ts';
import type { Store } from '../../shared/store/store.ts';
import { type LoadedSupport, loadSupport, taskIdFor } from '../../shared/store/support.ts';
import { done, guardedBy } from '../desk/act.ts';
import { actOf, type Known } from '../http/serve.ts';

type Depth = Parameters<typeof loadSupport>[2];
export type Done = { readonly id: string; readonly stage: string };

/** A proposal that staff may see. @throws item.not-found */
export const supportFor = async (call: Known, depth: Depth = 'after'): Promise<LoadedSupport> => {
  const loaded = await loadSupport(call.store, call.params.proposal!, depth);
  if (!loaded) throw new Refusal('item.not-found');
  requireStaffView(loaded.root, call.actor);
  return loaded;
};

/** Every act of staff after a decision: only on what this person may see, tied to the relations that were read, with whatever it needs besides. */
export const actOnSupport = <More = undefined>(
  call: Known,
  { depth, more, decide }: { depth?: Depth; more?: (loaded: LoadedSupport) => Promise<More>; decide: (loaded: LoadedSupport, more: More) => Change<Proposal> },
): Promise<Done> =>
  commitChange<{ loaded: LoadedSupport; more: More }, Proposal, Done>(call.store, actOf(call), {
    load: async () => {
      const loaded = await loadSupport(call.store, call.params.proposal!, depth);
      if (!loaded) throw new Refusal('item.not-found');
      return { loaded, more: (await more?.(loaded)) as More };
    },
    before: ({ loaded }) => loaded.root,
    decide: (found) => {
      requireStaffView(found.loaded.root, call.actor);
      return guardedBy(call, decide(found.loaded, found.more));
    },
    reply: done,
    also: (after, { loaded }) => slotWrites(call.store, loaded.root, after),
  });

export type Ending = { readonly before: Task; readonly change: Change<Task> };

/** The task that something opened, to be done with the same act; nothing where it is done already. */
export const endedTask = async (store: Store, what: string): Promise<Ending | undefined> => {
  const task = await loadTask(store, taskIdFor(what));
  return task?.stage === 'open' ? { before: task, change: finishTask(task) } : undefined;
};

export const reconsiderationTask = (proposal: string): string => `${proposal} reconsideration`;
export const followUpTask = (proposal: string, day: number): string => `${proposal} follow-up ${day}`;
