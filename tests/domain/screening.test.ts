import { describe, expect, it } from 'vitest';
import { ALL_HOLD } from '../../infra/local/sample-items.ts';
import { CHECKS, type CheckName, type Checks, ScreeningReason } from '../../shared/domain/checks.ts';
import { FACTS } from '../../shared/domain/fact.ts';
import { answerQuestion, askApplicant } from '../../shared/domain/inquiry.ts';
import { admitProposal, askForChecks, recordChecks, type ScreenedOut, screenOut } from '../../shared/domain/screening.ts';
import { AT, answers, applicant, calendar, fieldsOf, frozen, liaison, proposalIn, refusalOf } from '../support/build.ts';

const LATER = '2026-11-03T09:00:00.000Z';
const screening = (checks?: Checks) => frozen(proposalIn('screening', checks ? { checks } : {}));
const admit = (before: Checks | undefined, checks?: Checks, more = {}) => admitProposal({ ...screening(before), ...more }, { at: LATER, checks });
const out = (more: Partial<ScreenedOut>, before?: Checks) =>
  screenOut(screening(before), { by: liaison, at: LATER, calendar, outcome: 'declined', reason: 'not-ot', text: 'Dit gaat niet over OT, helaas.', ...more });

describe('the checks at the door', () => {
  it('are answered one by one, and say in the log what is new', () => {
    const first = recordChecks(screening(), { checks: { inScope: 'yes' } });
    const second = recordChecks(first.root, { checks: { inScope: 'yes', complete: 'ask' } });
    expect([first.facts, second.facts]).toEqual([[{ type: 'ProposalScreened', inScope: 'yes' }], [{ type: 'ProposalScreened', complete: 'ask' }]]);
    expect(second.root.checks).toEqual({ inScope: 'yes', complete: 'ask' });
    expect(recordChecks(second.root, { checks: { complete: 'ask' } }).facts).toEqual([]);
    expect(() => FACTS.ProposalScreened.parse(second.facts[0])).not.toThrow();
  });

  it('are made in screening alone', () => {
    for (const stage of ['submitted', 'in-review', 'info-requested', 'announced'] as const)
      expect(
        refusalOf(() => recordChecks(proposalIn(stage), { checks: { inScope: 'yes' } })),
        stage,
      ).toBe('proposal.not-screening');
  });

  it('let a proposal in when each of them holds, whenever it was answered', () => {
    expect(admit(ALL_HOLD).facts.map(({ type }) => type)).toEqual(['ProposalAdmitted']);
    expect(admit(undefined, ALL_HOLD).facts.map(({ type }) => type)).toEqual(['ProposalScreened', 'ProposalAdmitted']);
    const { inScope: _, ...five } = ALL_HOLD;
    expect(admit(five, { inScope: 'yes' }).root.checks).toEqual(ALL_HOLD);
  });

  it.each(CHECKS)('keep a proposal out that fails, asks or lacks "%s"', (name: CheckName) => {
    const { [name]: _, ...five } = ALL_HOLD;
    for (const [given, code] of [
      [undefined, 'check.missing'],
      ['no', 'check.no'],
      ['ask', 'check.ask'],
    ] as const) {
      expect(refusalOf(() => admit({ ...five, ...(given ? { [name]: given } : {}) }))).toBe('screening.open');
      expect(fieldsOf(() => admit(five, given ? { [name]: given } : {}))).toEqual([`checks/${name} ${code}`]);
    }
  });

  it('do not stand in for the second step, but for an import, which never had a form', () => {
    expect(refusalOf(() => admit(ALL_HOLD, undefined, { step: 1 }))).toBe('proposal.step-2-missing');
    expect(refusalOf(() => admit(ALL_HOLD, undefined, { step: undefined, origin: 'import' }))).toBe('none');
  });

  it.each(ScreeningReason.options)('end a proposal for "%s" only when its check was answered no', (reason) => {
    const failing = CHECKS.filter((name) => refusalOf(() => out({ reason, checks: { [name]: 'no' } })) === 'none');
    expect(failing).toHaveLength(1);
    expect(refusalOf(() => out({ reason, checks: { [failing[0]!]: 'yes' } }))).toBe('screening.reason');
    expect(refusalOf(() => out({ reason, checks: { [failing[0]!]: 'ask' } }))).toBe('screening.reason');
    expect(fieldsOf(() => out({ reason }))).toEqual([`checks/${failing[0]} check.reason`]);
    expect(refusalOf(() => out({ reason }, { [failing[0]!]: 'no' }))).toBe('none');
  });

  it('never end one as a duplicate: that goes on with the earlier one', () => {
    for (const reason of ScreeningReason.options) expect(refusalOf(() => out({ reason, checks: { original: 'no' } }))).toBe('screening.reason');
  });

  it('send a proposal on to a place, and only what is sent on', () => {
    const failed = { inScope: 'no' } as const;
    expect(fieldsOf(() => out({ outcome: 'redirected', checks: failed }))).toEqual(['target check.target']);
    expect(refusalOf(() => out({ outcome: 'declined', checks: failed, target: 'csirt' }))).toBe('screening.target');
    const { facts, items } = out({ outcome: 'redirected', checks: failed, target: 'programme' });
    expect(facts.at(-1)).toMatchObject({ type: 'ProposalScreenedOut', outcome: 'redirected', reason: 'not-ot', target: 'programme' });
    expect(items).toMatchObject([{ target: 'programme' }]);
    expect(out({ checks: failed }).items).toMatchObject([{ reason: 'not-ot' }]);
    expect(out({ checks: failed }).items![0]).not.toHaveProperty('target');
  });
});

describe('a check that waits for the applicant', () => {
  it('is one of a proposal in screening', () => {
    const ask = (names: CheckName[]) =>
      refusalOf(() => askForChecks(askApplicant(proposalIn('in-review'), { by: liaison, at: AT, text: 'Wie maakt dit?', message: 'm' }), names));
    expect([ask([]), ask(['complete'])]).toEqual(['none', 'proposal.not-screening']);
  });

  const asked = askForChecks(askApplicant(screening({ inScope: 'yes' }), { by: liaison, at: AT, text: 'Wie maakt dit?', message: 'msg_1' }), ['identifiable']);
  const reply = {
    by: applicant,
    at: LATER,
    text: 'Wij zelf.',
    message: 'msg_2',
    changes: {},
    before: answers(),
    seal: () => 'seal',
    receiptOf: () => 'receipt',
  };

  it('is noted with the question', () => {
    expect(asked.root).toMatchObject({ stage: 'info-requested', checks: { inScope: 'yes', identifiable: 'ask' } });
    expect(asked.facts.map(({ type }) => type)).toEqual(['ProposalScreened', 'QuestionAsked']);
  });

  it('is open again with the answer, and the others stand', () => {
    const { root } = answerQuestion(asked.root, reply);
    expect([root.stage, root.checks]).toEqual(['screening', { inScope: 'yes' }]);
    expect(answerQuestion(proposalIn('info-requested'), reply).root.checks).toBeUndefined();
  });
});
