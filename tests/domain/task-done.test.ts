import { expect, it, test } from 'vitest';
import { NOTHING_AFTER } from '../../shared/domain/after.ts';
import { TASK_REASONS } from '../../shared/domain/flags.ts';
import { isSettled, isTakenUp, maySettle, TASK_FOR, type TaskAbout } from '../../shared/domain/task-done.ts';
import { AT, assignmentOf, contactIn, proposalIn, taskOf } from '../support/build.ts';

const taskId = (what: string): string => `tsk_${what}`;
const about = (root: TaskAbout['root'], more: Partial<TaskAbout> = {}): TaskAbout => ({ root, assignments: [], taskId, ...more });
const clock = { limit: { days: 1 }, startedAt: '2026-10-01T09:00:00.000Z', pausedMs: 0 };
const inReview = proposalIn('in-review', { stageClock: clock });
const accepted = assignmentOf('mila', 'accepted');
const overdue = taskId(TASK_FOR.overdue(inReview.id, accepted));
const away = taskId(TASK_FOR.away(inReview.id, accepted));
const pitched = proposalIn('announced', { outcome: 'pitch' });
const day = { ...NOTHING_AFTER, pitch: { on: AT, place: 'Utrecht', by: 'per_x' } };
const spam = contactIn('spam');

type Row = readonly [reason: (typeof TASK_REASONS)[number], what: string, settled: boolean, on: TaskAbout, id?: string];
const ROWS: readonly Row[] = [
  ['review-overdue', 'while the review is awaited', false, about(inReview, { assignments: [accepted] }), overdue],
  ['review-overdue', 'while a question lies with the applicant', false, about(proposalIn('info-requested'), { assignments: [accepted] }), overdue],
  ['review-overdue', 'once it is in', true, about(inReview, { assignments: [{ ...accepted, status: 'submitted' }] }), overdue],
  ['review-overdue', 'once it has a new date', true, about(inReview, { assignments: [{ ...accepted, clock }] }), overdue],
  ['review-overdue', 'once the round is closed', true, about(proposalIn('deliberation'), { assignments: [accepted] }), overdue],
  ['reviewer-away', 'while the review is open', false, about(inReview, { assignments: [accepted] }), away],
  ['reviewer-away', 'once it is handed back', true, about(inReview, { assignments: [{ ...accepted, status: 'declined' }] }), away],
  ['reviewer-away', 'once the round is closed', true, about(proposalIn('deliberation'), { assignments: [accepted] }), away],
  ['escalation', 'while its clock runs', false, about(inReview), taskId(TASK_FOR.escalation(inReview))],
  ['escalation', 'once the stage has moved on', true, about(proposalIn('deliberation')), taskId(TASK_FOR.escalation(inReview))],
  ['escalation', 'once it is over', true, about(proposalIn('withdrawn')), taskId(TASK_FOR.escalation(proposalIn('withdrawn')))],
  ['spam-answered', 'while it is spam', false, about(spam)],
  ['spam-answered', 'once it was taken back', true, about(contactIn('open'))],
  ['follow-up', 'in support', false, about(proposalIn('in-support'))],
  ['follow-up', 'after support', true, about(proposalIn('completed'))],
  ['pitch', 'without a day', false, about(pitched), taskId(TASK_FOR.pitch(pitched, NOTHING_AFTER))],
  ['pitch', 'once it has a day', true, about(pitched, { after: day }), taskId(TASK_FOR.pitch(pitched, NOTHING_AFTER))],
  ['pitch', 'once it was held', true, about(proposalIn('deliberation')), taskId(TASK_FOR.pitch(pitched, NOTHING_AFTER))],
  ['reconsideration', 'while it is asked', false, about(proposalIn('announced', { reconsideration: 'asked' }))],
  ['reconsideration', 'once it is answered', true, about(proposalIn('announced', { reconsideration: 'upheld' }))],
  ['no-chair', 'while it is asked', false, about(proposalIn('announced', { reconsideration: 'asked' }))],
  ['no-chair', 'once it is answered', true, about(proposalIn('deliberation', { reconsideration: 'opened' }))],
  ...(['mail-bounced', 'mail-complaint', 'mail-dead', 'reviewer-missing'] as const).map(
    (reason): Row => [reason, 'whatever happens', false, about(proposalIn('withdrawn'))],
  ),
];

for (const [reason, what, settled, on, id] of ROWS)
  test(`${settled ? 'ends' : 'keeps'} a task "${reason}" ${what}`, () => {
    expect(isSettled(taskOf({ reason, ...(id ? { id } : {}) }), on)).toBe(settled);
  });

it('says so of every reason that a task may have', () => {
  expect([...new Set(ROWS.map(([reason]) => reason))].sort()).toEqual([...TASK_REASONS].sort());
});

it('ends an escalation when somebody takes it up, and nothing else by that', () => {
  const taken = { data: { ownerTo: 'per_a' } };
  expect([isTakenUp({ reason: 'escalation' }, taken), isTakenUp({ reason: 'follow-up' }, taken), isTakenUp({ reason: 'escalation' }, { data: {} })]).toEqual([
    true,
    false,
    false,
  ]);
});

it('looks after every move and every end of an assignment, and not after what changes neither', () => {
  expect(maySettle({ type: 'ReviewSubmitted' })).toBe(true);
  expect(maySettle({ type: 'NoteAdded', state: { before: 'open|per_a', after: 'open|per_a' } })).toBe(false);
  expect(maySettle({ type: 'NoteAdded', state: { before: 'open|per_a', after: 'open|per_b' } })).toBe(true);
});
