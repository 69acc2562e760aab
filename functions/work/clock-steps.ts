import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { community } from '../../shared/community.ts';
import { slotAfter } from '../../shared/domain/digest.ts';
import { type Help, stepTaken } from '../../shared/domain/escalation.ts';
import type { Item } from '../../shared/domain/item.ts';
import type { Desk } from '../../shared/domain/notice.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { nextStep } from '../../shared/domain/stage-clock.ts';
import { openTask } from '../../shared/domain/task.ts';
import { TASK_FOR } from '../../shared/domain/task-done.ts';
import { dueTouch } from '../../shared/domain/touch.ts';
import { digestWrite } from '../../shared/store/digests.ts';
import { loadRoot, loadTask } from '../../shared/store/load.ts';
import { commitChange } from '../../shared/store/records.ts';
import type { Store } from '../../shared/store/store.ts';
import { taskIdFor } from '../../shared/store/support.ts';
import { deskFor } from './desk.ts';

const SYSTEM = 'system';
type Loaded = { readonly root: Item; readonly desk: Awaited<ReturnType<typeof deskFor>> };

const loaded = async (store: Store, id: string, at: string): Promise<Loaded> => {
  const root = await loadRoot(store, id);
  if (!root || dueTouch(root, at, community) !== 'clock') throw new Refusal('item.changed');
  return { root, desk: await deskFor(store, root, at) };
};

const helpFor = ({ root, desk }: Loaded): Help => {
  const standIn = root.owner === undefined ? undefined : desk.free.find(({ id }) => id === desk.standIns[root.owner!]);
  return { ...(standIn ? { standIn } : {}), others: desk.there.filter((id) => id !== root.owner).length };
};

/** Whose digest names what is due soon: the owner's and the stand-in's, or everybody's who could take it. */
const warned = (root: Item, desk: Desk): readonly string[] => {
  if (!root.owner) return desk.liaisons;
  const standIn = desk.standIns[root.owner];
  return [root.owner, ...(standIn ? [standIn] : [])];
};

/** Nobody is left who could help: a task that anybody may find who is not involved. Its id follows from what it is about, so that there is one. */
const askAnybody = async (store: Store, root: Item, at: string): Promise<void> => {
  if (root.kind === 'task') return;
  const id = taskIdFor(TASK_FOR.escalation(root));
  await commitChange(
    store,
    { by: SYSTEM, at },
    {
      load: () => loadTask(store, id),
      before: (task) => task,
      decide: (task) => (task ? { root: task, facts: [] } : openTask({ id, at, reason: 'escalation', about: { ...root, owner: undefined } })),
      reply: () => undefined,
    },
  );
};

/** The next step around an item's due time: its owner is warned in the digest of that morning, then told, and a working day later somebody helps. */
export const takeClockStep = async (store: Store, id: string, at: string): Promise<void> => {
  const first = await loaded(store, id, at);
  const step = nextStep(first.root, community)?.step;
  const { standIn, others } = helpFor(first);
  if (step === 'escalation' && !standIn && others === 0) await askAnybody(store, first.root, at);
  const morning = slotAfter(at, community, 'morning');
  await commitChange<Loaded, Item, undefined>(
    store,
    { by: SYSTEM, at },
    {
      load: () => loaded(store, id, at),
      before: ({ root }) => root,
      decide: (fresh) => stepTaken(fresh.root, nextStep(fresh.root, community)!.step, helpFor(fresh)),
      reply: () => undefined,
      also: (_, { root, desk }): TransactWriteItem[] =>
        nextStep(root, community)?.step === 'warning' ? warned(root, desk).map((to) => digestWrite(store, { to, slot: morning, at })) : [],
    },
  );
};
