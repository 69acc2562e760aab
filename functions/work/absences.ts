import { community } from '../../shared/community.ts';
import { awayFrom } from '../../shared/domain/absence.ts';
import { SYSTEM } from '../../shared/domain/actor.ts';
import { dueOf } from '../../shared/domain/clock.ts';
import type { StoredFact } from '../../shared/domain/fact.ts';
import { finishTask, openTask, openTaskAgain } from '../../shared/domain/task.ts';
import { TASK_FOR } from '../../shared/domain/task-done.ts';
import { loadProposal, loadTask } from '../../shared/store/load.ts';
import { personOf } from '../../shared/store/people.ts';
import { commitOnce } from '../../shared/store/records.ts';
import { openReviewsOf } from '../../shared/store/reviews-of.ts';
import type { Store } from '../../shared/store/store.ts';
import { taskIdFor } from '../../shared/store/support.ts';

/**
 * Somebody is away while reviews of theirs run → whoever answers for each of these is asked at once to see what becomes of it, in a transaction of
 * its own; where that is no longer so, the task ends by itself. What stops half-way is gone on with when the fact is offered again.
 */
export const absenceEffects = async (store: Store, fact: StoredFact): Promise<void> => {
  const person = fact.type === 'AbsencesSet' ? await personOf(store, fact.record) : undefined;
  if (!person) return;
  const at = new Date(store.now()).toISOString();
  for (const own of await openReviewsOf(store, person.id)) {
    const id = taskIdFor(TASK_FOR.away(own.proposal, own));
    const [loaded, task] = await Promise.all([loadProposal(store, own.proposal, 'root'), loadTask(store, id)]);
    if (!loaded) continue;
    const isAway = awayFrom(person, { at, due: dueOf(own.clock, community) }, community) !== undefined;
    const opened = () => (task ? openTaskAgain(task, { at, about: loaded.root }) : openTask({ id, at, reason: 'reviewer-away', about: loaded.root }));
    const change = isAway ? opened() : task?.stage === 'open' ? finishTask(task) : undefined;
    if (change) await commitOnce(store, { by: SYSTEM, at }, task, change, []);
  }
};
