import * as z from 'zod';
import type { Change } from './change.ts';
import { Deadline, type Limit } from './clock.ts';
import { type Candidate, conflictOf } from './conflict.ts';
import { type Flag, TASK_REASONS } from './flags.ts';
import { RootBase } from './proposal.ts';
import { refuseUnless } from './refusal.ts';
import { Tlp } from './vocabulary.ts';

export const TASK_STAGES = ['open', 'done'] as const;

/** Something a person must look at that no stage of an item says: a letter that did not arrive, a complaint, an item with nobody left who could help, a word below spam. */
export const Task = RootBase.extend({
  kind: z.literal('task'),
  stage: z.enum(TASK_STAGES),
  reason: z.enum(TASK_REASONS),
  item: z.string(),
  tlp: Tlp,
  applicant: z.string(),
  team: z.array(z.string()).optional(),
  organisations: z.array(z.string()),
  parties: z.array(z.string()),
  stageClock: Deadline.optional(),
});
export type Task = z.infer<typeof Task>;

export const openTask = ({
  id,
  at,
  reason,
  about,
  limit = { days: 1 },
}: {
  id: string;
  at: string;
  reason: Task['reason'];
  about: Pick<Task, 'reference' | 'title' | 'language' | 'owner' | 'tlp' | 'applicant' | 'team' | 'organisations' | 'parties'> & { id: string };
  /** How long it may take. */
  limit?: Limit;
}): Change<Task> => ({
  root: {
    id,
    v: 1,
    version: 1,
    factSeq: 0,
    factHead: '',
    kind: 'task',
    stage: 'open',
    reason,
    item: about.id,
    reference: about.reference,
    title: about.title,
    language: about.language,
    createdAt: at,
    owner: about.owner,
    flags: [reason satisfies Flag],
    tlp: about.tlp,
    applicant: about.applicant,
    ...(about.team ? { team: about.team } : {}),
    organisations: about.organisations,
    parties: about.parties,
    stageClock: { limit, startedAt: at, pausedMs: 0 },
  },
  facts: [{ type: 'TaskOpened', from: 'none', to: 'open', item: about.id, reason, ...(about.owner ? { ownerTo: about.owner } : {}) }],
});

/** The same has happened again: a task that was done goes back to whoever answers for its item now; one that is open stays as it is. */
export const openTaskAgain = (task: Task, { at, about }: { at: string; about: Pick<Task, 'title' | 'owner' | 'tlp'> }): Change<Task> | undefined =>
  task.stage === 'open'
    ? undefined
    : {
        root: {
          ...task,
          stage: 'open',
          title: about.title,
          tlp: about.tlp,
          owner: about.owner,
          stageClock: { limit: { days: 1 }, startedAt: at, pausedMs: 0 },
        },
        facts: [{ type: 'TaskOpened', from: 'done', to: 'open', item: task.item, reason: task.reason, ...(about.owner ? { ownerTo: about.owner } : {}) }],
      };

export const finishTask = (task: Task): Change<Task> => {
  refuseUnless(task.stage === 'open', 'task.not-open');
  return {
    root: { ...task, stage: 'done', owner: undefined, stageClock: undefined },
    facts: [{ type: 'TaskDone', from: 'open', to: 'done', ...(task.owner ? { ownerFrom: task.owner } : {}) }],
  };
};

/** Another member of staff sees to it; whoever is involved in what it is about does not. */
export const handOverTask = (task: Task, { to }: { to: Candidate }): Change<Task> => {
  refuseUnless(task.stage === 'open', 'task.not-open');
  refuseUnless(task.owner !== to.id, 'item.changed');
  refuseUnless(!conflictOf(to, { ...task, id: task.item }), 'conflict.blocks');
  return { root: { ...task, owner: to.id }, facts: [{ type: 'OwnerChanged', ...(task.owner ? { ownerFrom: task.owner } : {}), ownerTo: to.id }] };
};
