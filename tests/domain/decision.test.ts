import { describe, expect, it } from 'vitest';
import { decisionFor } from '../../infra/local/sample-items.ts';
import { community } from '../../shared/community.ts';
import { type DecisionBody, decideProposal } from '../../shared/domain/decision.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { tallyRound } from '../../shared/domain/review.ts';
import { assignmentOf, chair, proposalIn, reviewOf, roundOf } from '../support/build.ts';

const AT = '2026-11-10T22:30:00.000Z';
const NAMES = ['a', 'b', 'c'];
const round = roundOf(proposalIn('deliberation'), ...NAMES.map((name) => assignmentOf(name, 'submitted')));
const tally = tallyRound(
  round,
  NAMES.map((name) => reviewOf(name)),
);
type Written = Partial<DecisionBody['letter']>;
const decided = (outcome: DecisionBody['outcome'], letter: Written) => {
  const body: DecisionBody = {
    ...decisionFor('nl', outcome),
    ...(outcome === 'accepted-with-conditions' ? { conditions: ['Een tweede locatie.'] } : {}),
    letter: { ...decisionFor('nl', outcome).letter, criteria: [], resubmit: false, ...letter },
  };
  return decideProposal(round, { by: chair, at: AT, body, tally, calendar: community });
};
/** The fields that are wrong, by their codes. */
const wrongIn = (outcome: DecisionBody['outcome'], letter: Written): string[] => {
  try {
    decided(outcome, letter);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.fields.map(({ path, code }) => `${path} ${code}`);
  }
};
const letterOf = (outcome: DecisionBody['outcome'], letter: Written) => (decided(outcome, letter).items![0] as unknown as { letter: Written }).letter;

const TODAY = '2026-11-10';
const POSITIVE = ['accepted', 'accepted-with-conditions', 'pitch', 'reserve'] as const;

describe('what a letter says of sending in again', () => {
  it.each(POSITIVE)('is nothing where the outcome is %s', (outcome) => {
    expect(wrongIn(outcome, {})).toEqual([]);
    expect(wrongIn(outcome, { resubmit: true })).toEqual(['letter/resubmit letter.resubmit-not']);
    expect(wrongIn(outcome, { resubmit: true, resubmitFrom: '2027-02-01' })).toEqual([
      'letter/resubmit letter.resubmit-not',
      'letter/resubmitFrom letter.resubmit-day',
    ]);
  });

  it('is that it can where that was the outcome, whatever was ticked, and stays a choice where it was declined', () => {
    expect(letterOf('resubmit', { resubmit: false }).resubmit).toBe(true);
    expect(letterOf('resubmit', { resubmit: false, resubmitFrom: '2027-02-01' })).toMatchObject({ resubmit: true, resubmitFrom: '2027-02-01' });
    expect([true, false].map((resubmit) => letterOf('declined', { resubmit }).resubmit)).toEqual([true, false]);
  });

  it('names a day that is not over, and only where it can be sent in again', () => {
    expect(wrongIn('declined', { resubmit: false, resubmitFrom: '2027-02-01' })).toEqual(['letter/resubmitFrom letter.resubmit-day']);
    expect(wrongIn('resubmit', { resubmitFrom: '2020-01-01' })).toEqual(['letter/resubmitFrom letter.resubmit-past']);
    expect(wrongIn('resubmit', { resubmitFrom: '2026-11-09' })).toEqual(['letter/resubmitFrom letter.resubmit-past']);
    expect(wrongIn('resubmit', { resubmitFrom: TODAY })).toEqual([]);
  });

  it('comes with one thing to do first for whoever is turned down', () => {
    for (const outcome of ['declined', 'resubmit'] as const) expect(wrongIn(outcome, { doFirst: '' })).toEqual(['letter/doFirst letter.do-first']);
    for (const outcome of POSITIVE) expect(wrongIn(outcome, { doFirst: '' })).toEqual([]);
  });
});
