import { SYSTEM } from '../../shared/domain/actor.ts';
import type { StoredFact } from '../../shared/domain/fact.ts';
import { finishTask } from '../../shared/domain/task.ts';
import { isSettled, isTakenUp, maySettle, type TaskAbout } from '../../shared/domain/task-done.ts';
import { loadProposal, loadRoot, loadTask } from '../../shared/store/load.ts';
import { commitOnce } from '../../shared/store/records.ts';
import type { Store } from '../../shared/store/store.ts';
import { taskIdFor } from '../../shared/store/support.ts';
import { tasksAbout } from '../../shared/store/tasks.ts';

const aboutOf = async (store: Store, id: string): Promise<TaskAbout | undefined> => {
  const root = await loadRoot(store, id);
  if (root?.kind !== 'proposal') return root && { root, assignments: [], taskId: taskIdFor };
  const loaded = await loadProposal(store, id, 'after');
  return loaded && { ...loaded, taskId: taskIdFor };
};

/**
 * A fact → the tasks that it settles end by themselves, as things are now, each in a transaction of its own: what stops half-way is gone on
 * with when the fact is offered again, and what is done is not done twice.
 */
export const taskEffects = async (store: Store, fact: StoredFact): Promise<void> => {
  if (!(fact.record.startsWith('prp_') || fact.record.startsWith('ctc_')) || !maySettle(fact)) return;
  const about = await aboutOf(store, fact.record);
  if (!about) return;
  const open = (await tasksAbout(store, about.root)).filter(({ stage }) => stage === 'open');
  const at = new Date(store.now()).toISOString();
  for (const { pk } of open) {
    const task = await loadTask(store, pk as string);
    if (task?.stage === 'open' && (isSettled(task, about) || isTakenUp(task, fact))) await commitOnce(store, { by: SYSTEM, at }, task, finishTask(task), []);
  }
};
