import { describe, expect, it, test } from 'vitest';
import type { Assignment } from '../../shared/domain/assignment.ts';
import { touchAssignment } from '../../shared/domain/assignment-clock.ts';
import type { Change } from '../../shared/domain/change.ts';
import { dueOf } from '../../shared/domain/clock.ts';
import { answerQuestion } from '../../shared/domain/inquiry.ts';
import { answerInvitation, declineWith } from '../../shared/domain/invitation.ts';
import { PROPOSAL_STAGES, type Proposal } from '../../shared/domain/proposal.ts';
import { afterAnswer, type Review, submitReview } from '../../shared/domain/review.ts';
import { reopenOwnReview, reopenReview } from '../../shared/domain/review-again.ts';
import {
  AT,
  answers,
  applicant,
  assignmentOf,
  calendar,
  chair,
  fieldsOf,
  frozen,
  per,
  proposalIn,
  refusalOf,
  reviewBody,
  reviewer,
  reviewOf,
  roundOf,
} from '../support/build.ts';

const LATER = '2026-11-10T09:00:00.000Z';
const proposal = frozen(proposalIn('in-review', { round: 1 }));
const by = reviewer('mila');
const assigned = (change: Change<Proposal>): Assignment[] => (change.items ?? []).filter((item) => item.type === 'assignment') as unknown as Assignment[];
const reopened = (about: Proposal, ...known: Assignment[]) => reopenOwnReview(roundOf(about, ...known), { by, at: LATER, calendar });
const asked = (about: Proposal, ...known: Assignment[]) =>
  reopenReview(roundOf(about, ...known), { by: chair.id, reviewer: by.id, reason: 'S ontbreekt bijna.', message: 'msg_1', at: LATER, calendar });

describe('an own review', () => {
  test.each(PROPOSAL_STAGES)('can be taken up again in %s only while its round is open', (stage) => {
    const open = stage === 'in-review' || stage === 'info-requested';
    expect(refusalOf(() => reopened(proposalIn(stage, { round: 1 }), assignmentOf('mila', 'submitted')))).toBe(
      open ? 'none' : stage === 'withdrawn' ? 'item.not-found' : 'review.round-closed',
    );
  });

  it('does not count from then on, with three days and no reminder before they are over', () => {
    const [again] = assigned(reopened(proposal, assignmentOf('mila', 'submitted'), assignmentOf('rob', 'submitted'), assignmentOf('sara', 'accepted')));
    expect(again).toMatchObject({ status: 'accepted', reminded: 1, reopened: { at: LATER, by: 'reviewer', read: 1 } });
    expect(again!.nextTouch).toBe(dueOf({ limit: { days: 3 }, startedAt: LATER, pausedMs: 0 }, calendar));
  });

  it('is nobody else’s, and none that was not sent in', () => {
    expect(refusalOf(() => reopened(proposal, assignmentOf('rob', 'submitted')))).toBe('item.not-found');
    expect(refusalOf(() => reopened(proposal, assignmentOf('mila', 'accepted')))).toBe('review.not-sent');
    const conflicted = reviewer('mila', { conflicts: { [proposal.id]: 'declared' } });
    expect(refusalOf(() => reopenOwnReview(roundOf(proposal, assignmentOf('mila', 'submitted')), { by: conflicted, at: LATER, calendar }))).toBe(
      'item.not-found',
    );
  });
});

describe('a review that staff open again', () => {
  it('keeps the reason as a note among staff and takes a proposal out of deliberation for as long', () => {
    const others = [assignmentOf('rob', 'submitted'), assignmentOf('sara', 'submitted')];
    const change = asked(proposalIn('deliberation', { round: 1 }), assignmentOf('mila', 'submitted'), ...others);
    expect(change.root.stage).toBe('in-review');
    expect(change.facts.map(({ type }) => type)).toEqual(['RoundReopened', 'ReviewReopened']);
    expect(change.items!.at(-1)).toMatchObject({ type: 'message', kind: 'note', by: chair.id, text: 'S ontbreekt bijna.' });
    const [again] = assigned(change);
    expect(again).toMatchObject({ status: 'accepted', reminded: 0, reopened: { by: 'staff', read: 2 } });
    const back = submitReview(roundOf(change.root, again!, ...others), { by, at: LATER, body: reviewBody(4) });
    expect(back.root.stage).toBe('deliberation');
  });

  test.each(PROPOSAL_STAGES)('is not opened in %s once it was decided, or before it began', (stage) => {
    const open = ['in-review', 'info-requested', 'deliberation'].includes(stage);
    expect(refusalOf(() => asked(proposalIn(stage, { round: 1 }), assignmentOf('mila', 'submitted'))) === 'none').toBe(open);
  });

  it('must be one that counts', () => {
    for (const status of ['accepted', 'recused', 'cancelled', 'declined'] as const)
      expect(refusalOf(() => asked(proposal, assignmentOf('mila', status)))).toBe('review.not-sent');
  });
});

describe('a text that is sent in again', () => {
  const again = assignmentOf('mila', 'accepted', { reopened: { at: LATER, by: 'reviewer', read: 2 } });
  const send = (body: ReturnType<typeof reviewBody>, earlier: Review | undefined, about: Proposal = proposal) =>
    submitReview(roundOf(about, again), { by, at: LATER, body, earlier }).items!;
  const texts = (items: ReturnType<typeof send>) =>
    items.filter(({ type }) => type === 'review' || type === 'former-review') as unknown as (Review & { type: string; sk: string })[];

  it('leaves the earlier one on record, and says what could be read before it', () => {
    const [now, former] = texts(send(reviewBody(3), reviewOf('mila', reviewBody(4))));
    expect(now).toMatchObject({ type: 'review', n: 2, read: 2, submittedAt: LATER, body: reviewBody(3) });
    expect(former).toMatchObject({ type: 'former-review', sk: `r#${per('mila')}#0001`, body: reviewBody(4) });
    const [third, second] = texts(send(reviewBody(2), now));
    expect([third!.n, second!.sk]).toEqual([3, `r#${per('mila')}#0002`]);
  });

  it('is no other one when nothing has changed, unless it judges another text', () => {
    const earlier = reviewOf('mila', reviewBody(4));
    expect(texts(send(reviewBody(4), earlier))).toMatchObject([{ type: 'review', submittedAt: earlier.submittedAt }]);
    expect(texts(send(reviewBody(4), earlier, proposalIn('in-review', { round: 1, revision: 2 })))).toHaveLength(2);
  });

  it('drops the mark of being open again', () => {
    const [assignment] = send(reviewBody(3), undefined).filter(({ type }) => type === 'assignment') as unknown as Assignment[];
    expect(assignment!.reopened).toBeUndefined();
  });
});

describe('a question to the applicant', () => {
  const asking = frozen(proposalIn('info-requested', { cameFrom: 'in-review', round: 1, answerBy: { limit: { days: 10 }, startedAt: AT, pausedMs: 0 } }));
  it('lets no reviewer be reminded; the schedule only looks again a day later', () => {
    const due = assignmentOf('mila', 'accepted', { nextTouch: AT });
    const change = touchAssignment(roundOf(asking, due), { reviewer: due.reviewer, at: AT, calendar, task: 'tsk_1' })!;
    expect([change.facts, change.besides]).toEqual([[], undefined]);
    expect(assigned(change)).toMatchObject([{ reminded: due.reminded, nextTouch: '2026-11-03T09:00:00.000Z' }]);
  });

  it('moves every date by as long as it lay there', () => {
    const answered = answerQuestion(asking, {
      by: applicant,
      at: LATER,
      text: 'Zo.',
      message: 'm',
      changes: {},
      before: answers(),
      seal: () => 's',
      receiptOf: () => 'r',
    });
    const open = [assignmentOf('mila', 'accepted'), assignmentOf('rob', 'invited')];
    const change = afterAnswer(answered, asking, open, { at: LATER, touch: () => 'then' });
    const ms = Date.parse(LATER) - Date.parse(AT);
    expect(assigned(change).map(({ clock, nextTouch }) => [clock.pausedMs, nextTouch])).toEqual([
      [ms, 'then'],
      [ms, 'then'],
    ]);
  });
});

it('opens a task and tells the routing five working days after the date, once', () => {
  const late = assignmentOf('mila', 'accepted', { reminded: 3, nextTouch: AT });
  const change = touchAssignment(roundOf(proposal, late), { reviewer: late.reviewer, at: AT, calendar, task: `tsk_${'1'.repeat(26)}` })!;
  expect(change.facts.map(({ type }) => type)).toEqual(['ReviewOverdue']);
  expect(change.besides).toMatchObject([{ change: { root: { kind: 'task', reason: 'review-overdue', item: proposal.id }, facts: [{ type: 'TaskOpened' }] } }]);
  const [after] = assigned(change);
  expect(after!.nextTouch).toBeUndefined();
  expect(touchAssignment(roundOf(proposal, after!), { reviewer: late.reviewer, at: LATER, calendar, task: 'tsk_2' })).toBeUndefined();
});

describe('an invitation', () => {
  const invited = assignmentOf('mila', 'invited');
  const blind = proposalIn('in-review', { rules: { blind: true }, organisations: ['lekdetec'], parties: ['gemaaloo'] });
  const answer = (about: Proposal, more: object) =>
    answerInvitation(roundOf(about, invited), { by, at: AT, terms: '2026-11', noConflict: true, calendar, agrees: true, ...more });

  it('of a blind call asks for the list before anything else, and for the kind of a tie', () => {
    expect(refusalOf(() => answer(blind, {}))).toBe('assignment.ties');
    expect(refusalOf(() => answer(blind, { ties: ['delta'] }))).toBe('assignment.ties');
    expect(assigned(answer(blind, { ties: [] }))[0]!.status).toBe('accepted');
  });

  it('of a blind call is a conflict where a tie is with somebody involved, and none where it is with another', () => {
    for (const key of ['lekdetec', 'gemaaloo']) {
      const change = answer(blind, { ties: ['delta', key], kind: 'customer' });
      expect(assigned(change)[0]!.status).toBe('declined');
      expect(change.conflicts).toMatchObject([{ person: by.id, conflict: 'customer' }]);
    }
    const cleared = answer(blind, { ties: ['delta'], kind: 'customer' });
    expect([assigned(cleared)[0]!.status, cleared.conflicts]).toEqual(['accepted', undefined]);
  });

  it('keeps the terms with the person too, unless they were agreed to before', () => {
    const kept = (agrees: boolean) => answer(proposal, { agrees }).checks!.map((check) => ('terms' in check ? check.terms : undefined));
    expect(kept(true)).toEqual([{ version: '2026-11', at: AT }]);
    expect(kept(false)).toEqual([undefined]);
  });

  it('that is declined takes along whom to ask instead, as a note', () => {
    const change = declineWith(roundOf(proposal, invited), { by, reason: 'expertise', suggestion: { text: 'Vraag Eva.', message: 'msg_1', at: AT } });
    expect(change.root.messages).toBe(proposal.messages + 1);
    expect(change.items!.at(-1)).toMatchObject({ type: 'message', kind: 'note', by: by.id, text: 'Vraag Eva.' });
    expect(change.facts.map(({ type }) => type)).toEqual(['InvitationDeclined', 'NoteAdded']);
  });
});

describe('the text that was judged', () => {
  const sent = (revision?: number) => {
    const about = proposalIn('in-review', { revision: 2 });
    return submitReview(roundOf(about, assignmentOf('mila', 'accepted')), { by: reviewer('mila'), at: AT, body: reviewBody(4), revision });
  };

  it('is the present one, whether its number was said or not', () => {
    for (const revision of [2, undefined]) expect(sent(revision).items!.find(({ type }) => type === 'review')).toMatchObject({ revision: 2 });
  });

  it('is no earlier one, nor one that there is not yet', () => {
    expect(refusalOf(() => sent(1))).toBe('review.text-changed');
    expect(refusalOf(() => sent(3))).toBe('request.invalid');
    expect(fieldsOf(() => sent(3))).toEqual(['revision review.no-such-text']);
  });

  it('lacks a comment in which nobody sees anything', () => {
    const body = reviewBody(4);
    const unseen = { ...body, criteria: { ...body.criteria, N: { mark: 4 as const, comment: `goed${'\u200b'.repeat(60)}` } } };
    const about = proposalIn('in-review');
    const run = () => submitReview(roundOf(about, assignmentOf('mila', 'accepted')), { by: reviewer('mila'), at: AT, body: unseen });
    expect(fieldsOf(run)).toEqual(['criteria/N/comment field.short:40']);
  });
});
