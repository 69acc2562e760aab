import { describe, expect, it } from 'vitest';
import { addExtension, type Call, CallBody, changeCall, createCall, sealEnd } from '../../shared/domain/call.ts';
import { proposalRules } from '../../shared/domain/call-rules.ts';
import { closeRound } from '../../shared/domain/review.ts';
import { DEFAULT_RULES, isSealed, ownRules, rulesOf } from '../../shared/domain/rules.ts';
import { submitProposal } from '../../shared/domain/submission.ts';
import { AT, answers, applicant, assignmentOf, fieldsOf, liaison, proposalIn, refusalOf, roundOf } from '../support/build.ts';
import { CALL } from '../support/calls.ts';

const call = (more: Partial<CallBody> = {}): Call => {
  const body = CallBody.parse({ ...CALL, ...more });
  const made = createCall({ id: `cal_${'0'.repeat(26)}`, at: AT, body, invite: 'hash' }).root;
  return changeCall(made, { at: AT, body, stage: 'published', invite: 'hash' }).root;
};
const sent = (to: Call | undefined) =>
  submitProposal(proposalIn('draft'), {
    by: applicant,
    at: AT,
    parts: answers(),
    address: 'noor@lekdetect.example',
    call: to,
    ownerOf: () => liaison.id,
    receiptOf: () => 'receipt',
  }).root;

describe('the rules of a call', () => {
  it('are the usual ones where nothing was chosen, and then nothing is stored', () => {
    expect(rulesOf({})).toEqual(DEFAULT_RULES);
    expect(proposalRules({}, undefined)).toEqual(DEFAULT_RULES);
    expect(ownRules(DEFAULT_RULES)).toBeUndefined();
    expect(sent(undefined).rules).toBeUndefined();
    expect(sent(call()).rules).toBeUndefined();
  });

  it('travel with a proposal when it is sent in, as far as they differ', () => {
    const root = sent(call({ reviewersPerProposal: 5, quorum: 4, approvals: 2, routing: 'automatic', blind: true }));
    expect(root.rules).toEqual({ reviewers: 5, quorum: 4, approvals: 2, routing: 'automatic', blind: true });
    expect(rulesOf(root)).toEqual({ ...DEFAULT_RULES, ...root.rules });
  });

  it('ask for a review of everybody who is asked where no quorum was named', () => {
    expect(rulesOf(sent(call({ reviewersPerProposal: 2 })))).toMatchObject({ reviewers: 2, quorum: 2 });
  });

  it('refuse a quorum that nobody can reach, and a seal without an end', () => {
    expect(fieldsOf(() => call({ reviewersPerProposal: 2, quorum: 3 }))).toEqual(['quorum call.quorum']);
    expect(fieldsOf(() => call({ sealed: true, closesAt: undefined }))).toEqual(['closesAt call.sealed']);
    for (const wrong of [{ reviewersPerProposal: 8 }, { reviewersPerProposal: 0 }, { approvals: 4 }, { routing: 'by-hand' }])
      expect(CallBody.safeParse({ ...CALL, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  });

  it('say how many reviews let a round close', () => {
    const round = (quorum: number) => {
      const { proposal, assignments } = roundOf(proposalIn('in-review'), assignmentOf('a', 'submitted'), assignmentOf('b', 'submitted'));
      return { proposal: { ...proposal, rules: { quorum } }, assignments };
    };
    const close = (quorum: number) => refusalOf(() => closeRound(round(quorum), { at: AT, by: liaison.id, reason: undefined, message: 'm' }));
    expect([1, 2, 3].map(close)).toEqual(['none', 'none', 'round.quorum']);
  });
});

describe('the seal of a call', () => {
  const last = '2026-12-01T16:15:00.000Z';
  const extended = (until: string, of = call({ sealed: true })) =>
    addExtension(of, { at: AT, extension: { id: `ext${until}`, until }, code: `hash${until}` }).root;

  it('is on everything that comes in, until the last moment of the grace', () => {
    const root = sent(call({ sealed: true }));
    expect(root.rules).toEqual({ sealedUntil: last });
    expect(isSealed(root)).toBe(true);
    expect(isSealed(sent(call()))).toBe(false);
  });

  it('stays on as long as anybody may still send in', () => {
    const [sooner, later, latest] = ['2026-11-20T12:00:00.000Z', '2026-12-03T12:00:00.000Z', '2026-12-09T12:00:00.000Z'] as const;
    expect(sealEnd(extended(sooner))).toBe(last);
    expect(sealEnd(extended(later))).toBe(later);
    expect(sealEnd(extended(later, extended(latest)))).toBe(latest);
    expect(sent(extended(later)).rules).toEqual({ sealedUntil: later });
  });
});
