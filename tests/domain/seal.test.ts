import { describe, expect, it } from 'vitest';
import { later } from '../../shared/domain/clock.ts';
import { noticesOf } from '../../shared/domain/notice.ts';
import { isSealed, isUnseen } from '../../shared/domain/rules.ts';
import { openSeal, sealTouch, underSeal } from '../../shared/domain/seal.ts';
import { dueTouch, touchesOf } from '../../shared/domain/touch.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { AT, applicant, calendar, chair, factOf, liaison, proposalIn, prp, refusalOf } from '../support/build.ts';

const UNTIL = '2026-12-01T16:15:00.000Z';
const FIRST = later(UNTIL, 1);
const sealed = underSeal(proposalIn('submitted', { rules: { blind: true } }), UNTIL);
const open = (at: string, until: string | undefined, of = sealed) => openSeal(of, { at, until, ownerOf: () => liaison.id });

describe('a sealed proposal', () => {
  it('has nobody to look after it, and its clocks wait for the end', () => {
    expect(sealed.owner).toBeUndefined();
    expect([sealed.stageClock?.startedAt, sealed.promise?.startedAt]).toEqual([UNTIL, UNTIL]);
    expect(sealed.rules).toEqual({ blind: true, sealedUntil: UNTIL });
    expect([isUnseen(sealed), isUnseen(proposalIn('draft')), isUnseen(proposalIn('submitted'))]).toEqual([true, true, false]);
  });

  it('does not exist for anybody at the desk', () => {
    for (const staff of [liaison, chair]) {
      expect(refusalOf(() => requireStaffView(sealed, staff))).toBe('item.not-found');
      expect(refusalOf(() => requireStaffView({ ...sealed, rules: { blind: true } }, staff))).toBe('none');
    }
  });

  it('is looked at behind the last instant, and for no other reason before', () => {
    expect(sealTouch(sealed)).toBe(FIRST);
    expect(touchesOf(sealed, calendar)[0]).toEqual({ reason: 'seal', at: FIRST });
    expect([dueTouch(sealed, UNTIL, calendar), dueTouch(sealed, FIRST, calendar)]).toEqual([undefined, 'seal']);
  });

  it('keeps its seal while anybody may still send in, and loses it only then', () => {
    expect(refusalOf(() => open(UNTIL, UNTIL))).toBe('item.changed');
    const moved = '2026-12-09T12:00:00.000Z';
    const still = open(FIRST, moved);
    expect([still.root.rules?.sealedUntil, still.root.stageClock?.startedAt, still.facts]).toEqual([moved, moved, []]);
    expect(isSealed(open(FIRST, FIRST).root)).toBe(true);
    expect(open(FIRST, UNTIL).root.rules).toEqual({ blind: true });
    expect(refusalOf(() => open(FIRST, UNTIL, proposalIn('submitted')))).toBe('item.changed');
  });

  it('goes to an owner whose clock begins then, who hears of it', () => {
    const { root, facts } = open(FIRST, UNTIL);
    expect(root).toMatchObject({ owner: liaison.id, stage: 'submitted', stageClock: { startedAt: FIRST, limit: { days: 2 } }, promise: { startedAt: FIRST } });
    expect(facts).toEqual([{ type: 'SealOpened', ownerTo: liaison.id }]);
    const desk = { chairs: [chair.id], liaisons: [liaison.id], admins: [], there: [], standIns: {} };
    expect(noticesOf(factOf(facts[0]!), root, desk).map(({ template, to }) => [template, to])).toEqual([['new-item', liaison.id]]);
    const sent = factOf({ type: 'ProposalSubmitted', from: 'draft', to: 'submitted', revision: 1, receipt: 'r', sealed: true }, applicant.id, prp());
    expect(noticesOf(sent, sealed, desk).map(({ template }) => template)).toEqual(['receipt']);
  });

  it('that was withdrawn meanwhile loses its seal without a word', () => {
    const gone = underSeal(proposalIn('withdrawn'), UNTIL);
    const { root, facts } = open(FIRST, UNTIL, gone);
    expect([root.rules, root.owner, root.stage, facts]).toEqual([undefined, undefined, 'withdrawn', [{ type: 'SealOpened' }]]);
    const desk = { chairs: [], liaisons: [liaison.id], admins: [], there: [], standIns: {} };
    expect(noticesOf(factOf(facts[0]!), root, desk)).toEqual([]);
  });

  it('keeps the time that it came in', () => expect(open(FIRST, UNTIL).root.receivedAt).toBe(proposalIn('submitted').receivedAt ?? AT));
});
