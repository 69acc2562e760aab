import { describe, expect, it, test } from 'vitest';
import type { Change } from '../../shared/domain/change.ts';
import { CONTACT_MOVES, CONTACT_STAGES, type ContactMove, type ContactRequest, type ContactStage } from '../../shared/domain/contact.ts';
import {
  closeContact,
  markSpam,
  redirectContact,
  replyToContact,
  resolveContact,
  snoozeContact,
  takeContact,
  unspam,
} from '../../shared/domain/contact-acts.ts';
import { convertContact, mergeContact } from '../../shared/domain/contact-lineage.ts';
import { answerColleague, answerContact, askColleague } from '../../shared/domain/contact-thread.ts';
import { touchContact } from '../../shared/domain/contact-timer.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { actor, applicant, AT, chair, contactIn, frozen, liaison, per, prp } from '../support/build.ts';
import { CTC, next, sender } from '../support/contact.ts';

const LATER = '2026-11-20T10:00:00.000Z';
const SOON = '2026-11-30T08:00:00.000Z';
const tom = actor('tom');
const draft = { id: prp('new'), reference: 'OT-26-NEWXX-0', person: { id: applicant.id, address: 'hash' }, at: LATER };

type Run = (contact: ContactRequest) => Change<ContactRequest> | undefined;
/** Every use case that moves a contact request. */
const CASES: Partial<Record<ContactMove, Run>> = {
  take: (c) => takeContact(c, { by: liaison, at: LATER }),
  reply: (c) => replyToContact(c, { by: liaison, at: LATER, text: 'Dank voor uw bericht.', message: 'msg_1' }),
  askColleague: (c) => askColleague(c, { by: liaison, at: LATER, colleague: tom, text: 'Weet jij dit?', message: 'msg_1' }),
  colleagueAnswers: (c) => answerColleague({ ...c, asked: tom.id }, { by: tom, at: LATER, text: 'Jazeker.', message: 'msg_1', asker: liaison.id }),
  snooze: (c) => snoozeContact(c, { at: LATER, until: SOON }),
  resolve: (c) => resolveContact(c, { by: liaison, at: LATER }),
  markSpam,
  unspam: (c) => unspam(c, { at: LATER, ownerOf: () => liaison.id }),
  redirect: (c) => redirectContact(c, { target: 'csirt' }),
  merge: (c) => mergeContact(c, { into: contactIn('open', { id: CTC('other') }), differentSender: false }),
  convert: (c) => convertContact(c, { draft, sender, text: 'Wij hebben een idee voor gemalen.', salt: 'salt', seal: () => 'seal' }),
  close: closeContact,
};
/** Moves that the clock makes: elsewhere they do nothing instead of refusing. */
const BY_CLOCK: Partial<Record<ContactMove, Run>> = {
  wake: (c) => changeOf({ ...c, snoozedUntil: AT, nextTouch: AT }),
  lapse: (c) => changeOf({ ...c, waitingSince: AT, reminded: 1, nextTouch: AT }),
};
const changeOf = (contact: ContactRequest) => {
  const touch = touchContact(contact, LATER);
  return touch?.kind === 'change' ? touch.change : undefined;
};
const each = (cases: object) => (Object.keys(cases) as ContactMove[]).flatMap((move) => CONTACT_STAGES.map((stage) => ({ move, stage })));
const rowOf = (move: ContactMove) => CONTACT_MOVES[move] as { from: readonly ContactStage[]; to: ContactStage };

describe('a contact request', () => {
  test.each(each(CASES))('in $stage answers "$move" as the table of moves says', ({ move, stage }) => {
    const contact = frozen(contactIn(stage));
    const row = rowOf(move);
    if (row.from.includes(stage)) {
      const change = CASES[move]!(contact)!;
      expect(change.root.stage).toBe(row.to);
      expect(change.facts).toEqual([expect.objectContaining({ from: stage, to: row.to })]);
    } else {
      expect(() => CASES[move]!(contact)).toThrow(new Refusal('contact.move-illegal'));
    }
  });

  test.each(each(BY_CLOCK))('in $stage is moved by the clock ("$move") only where the table says so', ({ move, stage }) => {
    const change = BY_CLOCK[move]!(frozen(contactIn(stage)))!;
    const row = rowOf(move);
    if (row.from.includes(stage)) {
      expect(change.root.stage).toBe(row.to);
      expect(change.facts).toEqual([expect.objectContaining({ from: stage, to: row.to })]);
    } else expect(change.root.stage).toBe(stage === 'resolved' ? 'closed' : stage);
  });

  it('has a case here for every move of its table', () => {
    const tried = [...Object.keys(CASES), ...Object.keys(BY_CLOCK)];
    expect(Object.keys(CONTACT_MOVES).filter((move) => !tried.includes(move))).toEqual(['answer', 'reopenByAnswer', 'erase']);
  });

  it.each(CONTACT_STAGES)('in %s takes an answer: it goes on, opens again, begins anew, or stays spam and becomes a task', (stage) => {
    const before = frozen(contactIn(stage));
    const change = answerContact(before, { by: applicant, at: LATER, text: 'Nog iets.', message: 'msg_2', door: undefined, next });
    const [fact] = change.facts;
    if ((CONTACT_MOVES.answer.from as readonly string[]).includes(stage) || stage === 'resolved') {
      expect([change.root.stage, fact!.type]).toEqual(['open', stage === 'resolved' ? 'ContactReopened' : 'ContactAnswered']);
      expect([change.root.nextTouch, change.root.waitingSince, change.root.snoozedUntil]).toEqual([undefined, undefined, undefined]);
      expect(change.items).toEqual([expect.objectContaining({ kind: 'answer', seq: 2, by: applicant.id, text: 'Nog iets.' })]);
    } else if (stage === 'spam') {
      expect([change.root.stage, change.facts]).toEqual(['spam', [{ type: 'SpamAnswered', message: 'msg_2' }]]);
      expect(change.besides).toEqual([
        { before: undefined, change: expect.objectContaining({ root: expect.objectContaining({ id: next.task.id, stage: 'open' }) }) },
      ]);
    } else {
      expect([change.root.stage, fact]).toEqual([stage, { type: 'ItemLinked', link: 'continued-by', item: next.id }]);
      expect(change.root.links).toEqual([{ id: next.id, kind: 'continued-by' }]);
      const made = change.besides![0]!.change;
      expect(made.root).toMatchObject({
        id: next.id,
        stage: 'new',
        origin: 'continued',
        applicant: applicant.id,
        links: [{ id: before.id, kind: 'continues' }],
      });
      expect(made.facts).toEqual([expect.objectContaining({ type: 'ContactReceived', from: 'none', to: 'new', confirm: true })]);
    }
  });

  it('is answered by its sender alone', () => {
    expect(() => answerContact(contactIn('open'), { by: chair, at: LATER, text: 'x', message: 'm', door: undefined, next })).toThrow('item.not-found');
  });

  it('closes by the clock a fortnight after it was resolved, not an hour earlier', () => {
    const { root } = resolveContact(contactIn('open'), { by: liaison, at: AT });
    expect(root.nextTouch).toBe('2026-11-16T09:00:00.000Z');
    expect(touchContact(root, '2026-11-16T08:00:00.000Z')).toBeUndefined();
    expect(touchContact(root, '2026-11-16T09:00:00.000Z')).toMatchObject({ kind: 'change', change: { root: { stage: 'closed' } } });
  });

  it('that ends has no clock, and nobody who was asked', () => {
    for (const move of ['close', 'redirect', 'merge', 'convert', 'markSpam'] as const) {
      const from = rowOf(move).from[0]!;
      const { root } = CASES[move]!(frozen(contactIn(from, { asked: per('tom'), waitingSince: AT, nextTouch: AT })))!;
      expect([move, root.stageClock, root.nextTouch, root.asked, root.waitingSince]).toEqual([move, undefined, undefined, undefined, undefined]);
    }
  });
});
