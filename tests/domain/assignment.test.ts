import { describe, expect, it, test } from 'vitest';
import {
  type Assignment,
  AssignmentStatus,
  acceptInvitation,
  cancelAssignment,
  declareConflict,
  declineInvitation,
  type Invitee,
  inviteReviewers,
  nextTouch,
} from '../../shared/domain/assignment.ts';
import { touchAssignment } from '../../shared/domain/assignment-clock.ts';
import type { Change } from '../../shared/domain/change.ts';
import { answerQuestion } from '../../shared/domain/inquiry.ts';
import { PROPOSAL_STAGES, type Proposal } from '../../shared/domain/proposal.ts';
import { afterAnswer, closeRound, reviewErrors, submitReview } from '../../shared/domain/review.ts';
import { rubricOf } from '../../shared/domain/rubrics.ts';
import {
  AT,
  answers,
  applicant,
  assignmentOf,
  calendar,
  fieldsOf,
  frozen,
  liaison,
  per,
  proposalIn,
  refusalOf,
  reviewBody,
  reviewer,
  roundOf,
} from '../support/build.ts';

const proposal = frozen(proposalIn('in-review'));
const invitee = (name: string, more: Partial<Invitee> = {}): Invitee => ({
  id: per(name),
  keys: [],
  conflicts: {},
  safetyCompetent: false,
  relationVersion: 3,
  ...more,
});
const invite = (about: Proposal, known: Assignment[], ...invitees: Invitee[]) =>
  inviteReviewers(frozen(roundOf(about, ...known)), { at: AT, invitees, aliases: invitees.map((_, i) => `alias${i}`), calendar });
const assigned = (change: Change<Proposal>): Assignment[] => (change.items ?? []).filter((item) => item.type === 'assignment') as unknown as Assignment[];

/** Lets the clock look at an assignment every hour for some days, and tells what it did when. */
const watch = (start: Assignment, days: number): { at: string; what: string }[] => {
  let assignment = start;
  const seen: { at: string; what: string }[] = [];
  for (let at = Date.parse(AT); at < Date.parse(AT) + days * 86_400_000; at += 3_600_000) {
    for (let repeat = 0; repeat < 2; repeat += 1) {
      const now = new Date(at).toISOString();
      const change = touchAssignment(roundOf(proposal, assignment), { reviewer: assignment.reviewer, at: now, calendar, task: `tsk_${'0'.repeat(26)}` });
      if (!change) continue;
      assignment = assigned(change)[0]!;
      const fact = change.facts[0]!;
      seen.push({ at: now.slice(0, 13), what: fact.type === 'AssignmentReminded' ? fact.reminder : fact.type });
    }
  }
  return seen;
};

describe('the clock', () => {
  it('reminds an invited reviewer after two working days and lets go after four, once each', () => {
    const [assignment] = assigned(invite(proposal, [], invitee('mila')));
    expect(watch(assignment!, 20)).toEqual([
      { at: '2026-11-04T08', what: 'invitation' },
      { at: '2026-11-06T16', what: 'AssignmentExpired' },
    ]);
  });

  it('reminds of a review three days before, on the day and three days after, and gives it up at five', () => {
    const { items } = acceptInvitation(roundOf(proposal, assignmentOf('mila', 'invited')), {
      by: reviewer('mila'),
      at: AT,
      terms: '2026-11',
      noConflict: true,
      calendar,
    });
    expect(watch(items![0] as unknown as Assignment, 40)).toEqual([
      { at: '2026-11-11T08', what: 'review-soon' },
      { at: '2026-11-16T16', what: 'review-today' },
      { at: '2026-11-19T16', what: 'review-late' },
      { at: '2026-11-23T16', what: 'ReviewOverdue' },
    ]);
  });

  /** What the first looks at an assignment make of it when the schedule wakes for the first time at this moment. */
  const woken = (start: Assignment, at: string): string[] => {
    const seen: string[] = [];
    let assignment: Assignment | undefined = start;
    while (assignment) {
      const change = touchAssignment(roundOf(proposal, assignment), { reviewer: start.reviewer, at, calendar, task: `tsk_${'0'.repeat(26)}` });
      seen.push(...(change?.facts ?? []).map((fact) => (fact.type === 'AssignmentReminded' ? fact.reminder : fact.type)));
      assignment = change && assigned(change)[0];
    }
    return seen;
  };

  it.each([
    ['2026-11-11T07', []],
    ['2026-11-11T09', ['review-soon']],
    ['2026-11-15T09', ['review-soon']],
    ['2026-11-16T09', ['review-today']],
    ['2026-11-16T22', ['review-today']],
    ['2026-11-16T23', ['review-late']],
    ['2026-11-18T09', ['review-late']],
    ['2026-11-20T09', ['review-late']],
    ['2026-12-10T09', ['review-late', 'ReviewOverdue']],
  ])('that wakes for a review at %s only tells what is true then: %j', (hour, told) => {
    const own = assignmentOf('mila', 'accepted', { clock: { limit: { days: 10 }, startedAt: AT, pausedMs: 0 } });
    expect(woken({ ...own, nextTouch: nextTouch(own, calendar) }, `${hour}:00:00.000Z`)).toEqual(told);
  });

  it.each([
    ['2026-11-04T07', []],
    ['2026-11-05T09', ['invitation']],
    ['2026-11-10T09', ['AssignmentExpired']],
  ])('that wakes for an invitation at %s only tells what is true then: %j', (hour, told) => {
    const own = assignmentOf('mila', 'invited', { clock: { limit: { days: 4 }, startedAt: AT, pausedMs: 0 } });
    expect(woken({ ...own, nextTouch: nextTouch(own, calendar) }, `${hour}:00:00.000Z`)).toEqual(told);
  });

  it.each(['submitted', 'declined', 'expired', 'recused', 'cancelled'] as const)('leaves an assignment alone that is %s', (status) => {
    expect(watch(assignmentOf('mila', status), 40)).toEqual([]);
    expect(assignmentOf('mila', status).nextTouch).toBeUndefined();
  });
});

describe('inviting', () => {
  test.each(PROPOSAL_STAGES.filter((stage) => stage !== 'in-review'))('is refused in %s', (stage) => {
    expect(refusalOf(() => invite(proposalIn(stage), [], invitee('mila')))).toBe('proposal.not-in-review');
  });

  test.each(AssignmentStatus.options)('a reviewer whose assignment is %s', (status) => {
    const again = refusalOf(() => invite(proposal, [assignmentOf('mila', status)], invitee('mila')));
    const isLive = ['invited', 'accepted', 'submitted'].includes(status);
    expect(again).toBe(isLive ? 'assignment.exists' : ['declined', 'expired'].includes(status) ? 'assignment.passed' : 'none');
  });

  test.each(['expertise', 'workload', 'other', 'conflict'])('a reviewer who said no because of %s', (reason) => {
    const said = assignmentOf('mila', 'declined', { reason });
    expect(fieldsOf(() => invite(proposal, [said], invitee('rob'), invitee('mila')))).toEqual(reason === 'conflict' ? [] : ['reviewers/1 assignment.passed']);
  });

  it('names whoever is conflicted by the place in the list', () => {
    const wrong = invitee('rob', { conflicts: { [proposal.id]: 'declared' } });
    expect(fieldsOf(() => invite(proposal, [], invitee('mila'), wrong))).toEqual(['reviewers/1 conflict.named']);
    expect(refusalOf(() => invite(proposal, [], invitee('noor', { id: applicant.id })))).toBe('conflict.blocks');
  });

  it('gives the safety seat to the first who knows safety, once', () => {
    const seats = (about: Proposal, known: Assignment[]) =>
      assigned(invite(about, known, invitee('a'), invitee('b', { safetyCompetent: true }), invitee('c', { safetyCompetent: true }))).map(
        (one) => one.safetySeat,
      );
    const touching = proposalIn('in-review', { safetySeat: true });
    expect(seats(touching, [])).toEqual([false, true, false]);
    expect(seats(proposal, [])).toEqual([false, false, false]);
    expect(seats(touching, [assignmentOf('z', 'accepted', { safetySeat: true })])).toEqual([false, false, false]);
    expect(seats(touching, [assignmentOf('z', 'declined', { safetySeat: true })])).toEqual([false, true, false]);
  });

  it('is tied to the relations that were read', () => {
    expect(invite(proposal, [], invitee('mila')).checks).toEqual([{ kind: 'relation-version', person: per('mila'), version: 3 }]);
  });
});

describe('an assignment', () => {
  const by = reviewer('mila');
  const ACTS: Record<string, { from: readonly string[]; to: (from: string) => string; run: (known: Assignment) => Change<Proposal> }> = {
    accept: {
      from: ['invited'],
      to: () => 'accepted',
      run: (known) => acceptInvitation(roundOf(proposal, known), { by, at: AT, terms: '2026-11', noConflict: true, calendar }),
    },
    decline: { from: ['invited', 'accepted'], to: () => 'declined', run: (known) => declineInvitation(roundOf(proposal, known), { by, reason: 'workload' }) },
    declare: {
      from: ['invited', 'accepted', 'submitted'],
      to: (from) => (from === 'invited' ? 'declined' : 'recused'),
      run: (known) => declareConflict(roundOf(proposal, known), { by, kind: 'family' }),
    },
    cancel: { from: ['invited', 'accepted'], to: () => 'cancelled', run: (known) => cancelAssignment(roundOf(proposal, known), { reviewer: by.id }) },
    submit: { from: ['accepted'], to: () => 'submitted', run: (known) => submitReview(roundOf(proposal, known), { by, at: AT, body: reviewBody(4) }) },
  };
  test.each(Object.keys(ACTS).flatMap((act) => AssignmentStatus.options.map((status) => ({ act, status }))))(
    'that is $status answers "$act" as the domain says',
    ({ act, status }) => {
      const { from, to, run } = ACTS[act]!;
      const known = frozen(assignmentOf('mila', status));
      // Whoever is no longer bound to it is told what somebody is told who never was; staff know of the assignment.
      const left = act !== 'cancel' && !['invited', 'accepted', 'submitted'].includes(status);
      const refused = left ? /^item\.not-found$/ : /^assignment\.(none|not-invited|not-accepted)$|^review\.sent$/;
      if (!from.includes(status)) return expect(refusalOf(() => run(known))).toMatch(refused);
      const [after] = assigned(run(known));
      expect(after!.status).toBe(to(status));
      expect(after!.nextTouch === undefined).toBe(!['accepted'].includes(after!.status));
      // Whoever is called off may be asked again, and goes on with what was begun.
      if (act !== 'accept') expect(run(known).removes).toEqual(act === 'cancel' ? undefined : [`d#${by.id}`]);
    },
  );

  it('does not exist for strangers, nor for whoever is conflicted meanwhile', () => {
    expect(refusalOf(() => submitReview(roundOf(proposal, assignmentOf('rob', 'accepted')), { by, at: AT, body: reviewBody(4) }))).toBe('item.not-found');
    const conflicted = reviewer('mila', { conflicts: { [proposal.id]: 'detected' } });
    for (const run of [
      () => submitReview(roundOf(proposal, assignmentOf('mila', 'accepted')), { by: conflicted, at: AT, body: reviewBody(4) }),
      () => acceptInvitation(roundOf(proposal, assignmentOf('mila', 'invited')), { by: conflicted, at: AT, terms: 'x', noConflict: true, calendar }),
    ])
      expect(refusalOf(run)).toBe('item.not-found');
  });

  it('that declares says so in the facts and in the relations', () => {
    const change = ACTS.declare!.run(assignmentOf('mila', 'submitted'));
    expect(change.facts.map((fact) => fact.type)).toEqual(['ConflictDeclared', 'ReviewerRecused']);
    expect(change.conflicts).toEqual([{ person: by.id, item: proposal.id, state: 'declared', conflict: 'family' }]);
  });
});

describe('a review', () => {
  const standard = rubricOf('standard-1');
  it('needs 40 characters for each mark, 120 at the ends, and a safety mark in the safety seat', () => {
    const body = (mark: number | null, length: number, sign = 'x') => ({
      ...reviewBody(3),
      criteria: Object.fromEntries(Object.keys(reviewBody(3).criteria).map((id) => [id, { mark, comment: sign.repeat(length) }])) as ReturnType<
        typeof reviewBody
      >['criteria'],
    });
    const codes = (mark: number | null, length: number, seat = false) =>
      reviewErrors(body(mark, length), seat, standard).map(({ path, code }) => `${path} ${code}`);
    expect(codes(3, 39)).toHaveLength(6);
    expect([reviewErrors(body(3, 39, '🔒'), false, standard).length, reviewErrors(body(3, 40, '🔒'), false, standard).length]).toEqual([6, 0]);
    expect([codes(3, 40), codes(2, 40), codes(4.5, 40), codes(null, 40)]).toEqual([[], [], [], []]);
    for (const mark of [0, 1, 1.5, 5]) expect([codes(mark, 119)[0], codes(mark, 120)]).toEqual(['criteria/N/comment field.short:120', []]);
    expect(codes(null, 40, true)).toEqual(['criteria/S/mark review.safety-mark']);
  });

  const send = (about: Proposal, ...others: Assignment[]) =>
    submitReview(roundOf(about, assignmentOf('mila', 'accepted'), ...others), { by: reviewer('mila'), at: AT, body: reviewBody(4) });
  it('closes the round when it is the last of at least three', () => {
    const done = ['a', 'b'].map((name) => assignmentOf(name, 'submitted'));
    expect(send(proposal, ...done).root.stage).toBe('deliberation');
    expect(send(proposal, ...done).facts.at(-1)).toMatchObject({ type: 'RoundClosed', reviews: 3, override: false });
    expect(send(proposal, ...done, assignmentOf('c', 'cancelled')).root.stage).toBe('deliberation');
    for (const waiting of ['invited', 'accepted'] as const) expect(send(proposal, ...done, assignmentOf('c', waiting)).root.stage).toBe('in-review');
    expect(send(proposal, done[0]!).root.stage).toBe('in-review');
  });

  it('closes nothing while a question is open; the answer does', () => {
    const asked = proposalIn('info-requested', { cameFrom: 'in-review', round: 1 });
    const done = ['a', 'b'].map((name) => assignmentOf(name, 'submitted'));
    expect(send(asked, ...done).root.stage).toBe('info-requested');
    const all = [...done, assignmentOf('mila', 'submitted')];
    const answer = (changes: object) =>
      answerQuestion(asked, {
        by: applicant,
        at: AT,
        text: 'Zo.',
        message: 'm',
        changes,
        before: answers(),
        seal: () => 's',
        receiptOf: () => 'r',
      });
    const touch = () => undefined;
    const closed = afterAnswer(answer({}), asked, all, { at: AT, touch });
    expect([closed.root.stage, closed.facts.map((fact) => fact.type)]).toEqual(['deliberation', ['QuestionAnswered', 'RoundClosed']]);
    const changed = afterAnswer(answer({ outline: { ...answers().outline, title: 'Another title' } }), asked, all, { at: AT, touch });
    expect(changed.root.stage).toBe('in-review');
    expect(assigned(changed).map(({ status, title }) => [status, title])).toEqual(Array.from({ length: 3 }, () => ['accepted', 'Another title']));
  });

  it('is asked for by quorum: staff close without three only with a reason, and open assignments end', () => {
    const round = roundOf(proposal, assignmentOf('a', 'submitted'), assignmentOf('b', 'accepted'), assignmentOf('c', 'invited'));
    const close = (reason?: string) => closeRound(round, { at: AT, by: liaison.id, reason, message: 'm' });
    expect(refusalOf(() => close())).toBe('round.quorum');
    const forced = close('The summer break is near.');
    expect(assigned(forced).map((one) => [one.reviewer, one.status])).toEqual([
      [per('b'), 'cancelled'],
      [per('c'), 'cancelled'],
    ]);
    expect(forced.facts.map((fact) => fact.type)).toEqual(['AssignmentCancelled', 'AssignmentCancelled', 'RoundClosed']);
    expect(forced.items!.at(-1)).toMatchObject({ type: 'message', kind: 'note', by: liaison.id, seq: 1 });
  });
});
