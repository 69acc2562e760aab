import { describe, expect, it } from 'vitest';
import { NOTHING_AFTER } from '../../shared/domain/after.ts';
import { later } from '../../shared/domain/clock.ts';
import { doneOf } from '../../shared/domain/item.ts';
import { declineOffer, offerAt, RECONSIDERATION, touchOffer } from '../../shared/domain/offer.ts';
import type { Outcome, Proposal } from '../../shared/domain/proposal.ts';
import { endedOf } from '../../shared/domain/view/ended.ts';
import { applicant, calendar, proposalIn } from '../support/build.ts';

const AT = '2026-11-23T09:00:00.000Z';
const DAYS_90 = 90 * 86_400_000;
const announced = (outcome: Outcome): Proposal =>
  proposalIn('announced', { outcome, announcedAt: AT, reminded: 0, nextTouch: later(AT, RECONSIDERATION), ...offerAt(outcome, AT, calendar) });

/** What the clock makes of it, touch by touch, until it is over. */
const leftAlone = (root: Proposal): Proposal => {
  const at = root.nextTouch!;
  const { root: next } = touchOffer(root, NOTHING_AFTER, at, { calendar, contacts: [], taskId: () => 'tsk' });
  return next.stage === 'announced' ? leftAlone(next) : { ...next, done: doneOf(root, next, { by: 'clock', at }) };
};
const declined = (root: Proposal, at: string): Proposal => {
  const { root: next } = declineOffer(root, NOTHING_AFTER);
  return { ...next, done: doneOf(root, next, { by: applicant.id, at }) };
};

describe('the end of a proposal, as its applicant reads it', () => {
  it.each([
    ['accepted', 'lapsed', '2026-12-23T09:00:00.000Z'],
    ['accepted-with-conditions', 'lapsed', '2027-02-21T09:00:00.000Z'],
    ['reserve', 'no-place', '2027-05-23T08:00:00.000Z'],
  ] as const)('says of an offer that ran out, %s, that it %s, and until when there is a way back', (outcome, how, at) => {
    const root = leftAlone(announced(outcome));
    const ended = endedOf(root, root.done!.at, calendar);
    expect(ended).toEqual({ at: root.done!.at, how, backUntil: later(root.done!.at, DAYS_90) });
    expect(root.done!.at.slice(0, 10)).toBe(at.slice(0, 10));
    expect(endedOf(root, later(root.done!.at, DAYS_90 + 1), calendar)).toEqual({ at: root.done!.at, how });
    expect(endedOf({ ...root, anonymised: AT } as Proposal, root.done!.at, calendar)).not.toHaveProperty('backUntil');
  });

  it.each(['declined', 'resubmit', 'redirected'] as const)('says of a decision without an offer, %s, that nothing was left to do', (outcome) => {
    const root = leftAlone(announced(outcome));
    expect(endedOf(root, root.done!.at, calendar)).toEqual({ at: later(AT, RECONSIDERATION), how: 'closed' });
  });

  it.each(['accepted', 'accepted-with-conditions', 'pitch', 'reserve'] as const)('says of %s that its applicant did without, where they said so', (outcome) => {
    const at = later(AT, 3_600_000);
    expect(endedOf(declined(announced(outcome), at), at, calendar)).toEqual({ at, how: 'declined' });
  });

  it('says nothing of what is not over, or ended without a decision', () => {
    expect(endedOf(announced('reserve'), AT, calendar)).toBeUndefined();
    for (const stage of ['withdrawn', 'expired', 'merged'] as const)
      expect(endedOf({ ...announced('reserve'), stage, done: { at: AT } }, AT, calendar)).toBeUndefined();
    expect(endedOf({ ...announced('accepted'), stage: 'completed', done: { at: AT } }, AT, calendar)).toEqual({ at: AT, how: 'completed' });
  });
});
