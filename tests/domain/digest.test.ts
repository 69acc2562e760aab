import { describe, expect, it, test } from 'vitest';
import { type Absence, absenceOf, isAbsent } from '../../shared/domain/absence.ts';
import { alertSlot, type Entry, isMorning, slotAfter, slotFor, wayOf } from '../../shared/domain/digest.ts';
import { type DigestReader, digestLines, soonUntil } from '../../shared/domain/digest-lines.ts';
import type { Item } from '../../shared/domain/item.ts';
import { LETTERS_TO, type Template } from '../../shared/domain/mail.ts';
import { calendar, chair, contactIn, liaison, per, proposalIn, prp, taskOf } from '../support/build.ts';

describe('news for staff', () => {
  const GATHERED: readonly Template[] = ['alerts', 'digest'];
  test.each(LETTERS_TO.staff.filter((template) => template !== 'alert' && !GATHERED.includes(template)))(
    '%s is put by, unless it cannot wait or somebody wants it one by one',
    (template) => {
      expect(wayOf(template, {}, false)).toBe('digest');
      expect(wayOf(template, { mailing: 'each' }, false)).toBe('letter');
      expect(wayOf(template, { mailing: 'digest' }, true)).toBe('alert');
      expect(wayOf(template, { mailing: 'each' }, true)).toBe('alert');
      expect(wayOf(template, { complained: true }, false)).toBe('none');
    },
  );

  it.each([{}, { mailing: 'each' }, { mailing: 'digest' }, { complained: true }] as const)(
    'that is an alert, or holds others, is never put by (%o)',
    (reader) => {
      for (const urgent of [true, false]) {
        expect(wayOf('alert', reader, urgent)).toBe('alert');
        for (const template of GATHERED) expect(wayOf(template, reader, urgent)).toBe('letter');
      }
    },
  );

  it('of alerts has slots of ten minutes, by their beginning', () => {
    expect(alertSlot('2026-11-02T09:00:00.000Z')).toBe('2026-11-02T09:00:00.000Z');
    expect(alertSlot('2026-11-02T09:09:59.999Z')).toBe('2026-11-02T09:00:00.000Z');
  });

  it('is no reason to keep back anything from applicants, senders and reviewers but courtesies', () => {
    const courtesies = ['review-open', 'review-thanks', 'confirmed'];
    for (const template of [...LETTERS_TO.applicant, ...LETTERS_TO.sender, ...LETTERS_TO.reviewer]) {
      const courtesy = courtesies.includes(template);
      expect([template, wayOf(template, {}, false)]).toEqual([template, courtesy ? 'none' : 'letter']);
      expect([template, wayOf(template, { complained: true }, false)]).toEqual([template, courtesy ? 'none' : 'letter']);
      expect(wayOf(template, { mailing: 'each' }, false)).toBe('letter');
    }
  });
});

describe('a digest leaves', () => {
  // Amsterdam is an hour ahead in winter and two in summer.
  test.each([
    ['2026-11-02T06:00:00.000Z', '2026-11-02T07:30:00.000Z', 'before half past eight: then'],
    ['2026-11-02T07:24:59.000Z', '2026-11-02T07:30:00.000Z', 'five minutes before at the latest'],
    ['2026-11-02T07:25:00.000Z', '2026-11-02T12:00:00.000Z', 'else at one'],
    ['2026-11-02T12:00:00.000Z', '2026-11-03T07:30:00.000Z', 'after one: the next morning'],
    ['2026-11-06T13:00:00.000Z', '2026-11-09T07:30:00.000Z', 'on Friday afternoon: on Monday'],
    ['2026-12-24T13:00:00.000Z', '2026-12-28T07:30:00.000Z', 'before Christmas: after it'],
    ['2026-03-27T13:00:00.000Z', '2026-03-30T06:30:00.000Z', 'over the change to summer time: half past eight all the same'],
    ['2026-10-23T13:00:00.000Z', '2026-10-26T07:30:00.000Z', 'over the change to winter time too'],
  ])('for news of %s at %s: %s', (at, slot) => {
    expect(slotAfter(at, calendar)).toBe(slot);
    expect(isMorning(slot, calendar)).toBe(!slot.endsWith('T12:00:00.000Z'));
  });

  it('in the morning for what asks nobody to do anything', () => {
    expect(slotFor('withdrawn-staff', '2026-11-02T09:00:00.000Z', calendar)).toBe('2026-11-03T07:30:00.000Z');
    expect(slotFor('answered', '2026-11-02T09:00:00.000Z', calendar)).toBe('2026-11-02T12:00:00.000Z');
  });
});

describe('the lines of a digest', () => {
  const NOW = '2026-11-05T07:30:00.000Z';
  const reader = (more: Partial<DigestReader> = {}): DigestReader => ({ id: liaison.id, keys: [], conflicts: {}, takes: true, standsInFor: [], ...more });
  const entry = (template: Template, record = prp(), more: Partial<Entry> = {}): Entry => ({ record, template, cause: `${record}#1`, slot: NOW, ...more });
  const lines = (roots: Item[], entries: Entry[], more: { reader?: DigestReader; queue?: string[]; now?: string } = {}) =>
    digestLines({ entries, roots, queue: [], reader: reader(), now: NOW, calendar, nameOf: (id) => ({ [per('rob')]: 'Rob' })[id], ...more });
  const said = (...args: Parameters<typeof lines>) => lines(...args).map(({ group, reference, what }) => `${group} ${reference} ${what.join('+')}`);
  const named = (reference: string, root: Item): Item => ({ ...root, id: `${root.id.slice(0, 4)}${reference.padEnd(26, '0')}`, reference });

  it('stand late first, then what asks for its reader, what is due soon, and what is good to know', () => {
    const late = named('late', contactIn('new', { stageClock: { limit: { days: 2 }, startedAt: '2026-11-01T09:00:00.000Z', pausedMs: 0 } }));
    const asks = named('asks', proposalIn('in-review'));
    const soon = named('soon', proposalIn('submitted', { stageClock: { limit: { days: 2 }, startedAt: '2026-11-04T09:00:00.000Z', pausedMs: 0 } }));
    const news = named('news', proposalIn('withdrawn'));
    const roots = [news, soon, asks, late];
    const entries = [entry('withdrawn-staff', news.id), entry('answered', asks.id), entry('reviewer-lost', asks.id), entry('answered', late.id)];
    expect(said(roots, entries, { queue: [late.id, soon.id] })).toEqual([
      'late late answered',
      'act asks answered+reviewer-lost',
      'soon soon ',
      'news news withdrawn-staff',
    ]);
  });

  it('leave out whatever its reader has become involved in', () => {
    const roots = [proposalIn('in-review'), taskOf({ id: 'tsk_1', item: prp() })];
    const entries = [entry('answered'), entry('new-item', 'tsk_1')];
    expect(lines(roots, entries)).toHaveLength(2);
    expect(lines(roots, entries, { reader: reader({ conflicts: { [prp()]: 'declared' } }) })).toEqual([]);
    expect(lines(roots, entries, { reader: reader({ keys: ['lekdetec'] }) }).map(({ kind }) => kind)).toEqual(['task']);
    expect(lines(roots, entries, { reader: reader({ id: roots[0]!.applicant }) })).toEqual([]);
  });

  it('leave out what is over, has gone to somebody else, or is past the stage that it was about', () => {
    expect(said([proposalIn('withdrawn')], [entry('new-item')])).toEqual([]);
    expect(said([proposalIn('draft')], [entry('new-item')])).toEqual([]);
    expect(said([proposalIn('submitted', { owner: per('tom') })], [entry('new-item')])).toEqual([]);
    expect(said([proposalIn('screening')], [entry('new-item')])).toEqual([]);
    expect(said([proposalIn('submitted', { owner: per('tom') })], [entry('new-item')], { reader: reader({ standsInFor: [per('tom')] }) })).toHaveLength(1);
    expect(said([proposalIn('screening', { owner: per('tom') })], [entry('escalated')])).toHaveLength(1);
    expect(said([proposalIn('deliberation')], [entry('round-closed')], { reader: reader({ id: chair.id }) })).toHaveLength(1);
    expect(said([proposalIn('decided')], [entry('round-closed')], { reader: reader({ id: chair.id }) })).toEqual([]);
    const held = { rules: { approvals: 2 }, decidedBy: per('anna') };
    const asked = (root: Item) => said([root], [entry('approval-asked')], { reader: reader({ id: chair.id }) });
    expect(asked(proposalIn('decided', held))).toHaveLength(1);
    expect(asked(proposalIn('announced', held))).toEqual([]);
    expect(asked(proposalIn('decided', { ...held, approvedBy: [per('bas')] }))).toEqual([]);
    expect(asked(proposalIn('decided', { ...held, rules: { approvals: 3 }, approvedBy: [chair.id] }))).toEqual([]);
    expect(said([contactIn('waiting-internal', { owner: per('tom') })], [entry('colleague-asked', contactIn('new').id)])).toHaveLength(1);
    expect(said([contactIn('open', { owner: per('tom') })], [entry('colleague-asked', contactIn('new').id)])).toEqual([]);
    const { owner: _, ...unowned } = proposalIn('submitted');
    expect(said([unowned], [entry('new-item')])).toHaveLength(1);
    expect(said([unowned], [entry('new-item')], { reader: reader({ takes: false }) })).toEqual([]);
  });

  it('name a reviewer to staff, once', () => {
    const entries = [entry('reviewer-lost', prp(), { person: per('rob') }), entry('reviewer-lost', prp(), { person: per('rob'), cause: 'x' })];
    expect(lines([proposalIn('in-review')], entries)).toMatchObject([{ what: ['reviewer-lost'], people: ['Rob'] }]);
    expect(lines([proposalIn('in-review')], [entry('reviewer-lost', prp(), { person: per('gone') })])).toMatchObject([{ people: [] }]);
  });

  it('count the end of the next working day as soon', () => {
    expect(soonUntil('2026-11-05T07:30:00.000Z', calendar)).toBe('2026-11-06T16:00:00.000Z');
    expect(soonUntil('2026-11-06T07:30:00.000Z', calendar)).toBe('2026-11-09T16:00:00.000Z');
  });
});

describe('an absence', () => {
  const absences: Absence[] = [{ from: '2026-12-24', until: '2027-01-03', standIn: per('tom') }];
  test.each([
    ['2026-12-23T22:59:00.000Z', false],
    ['2026-12-23T23:00:00.000Z', true],
    ['2027-01-03T22:59:00.000Z', true],
    ['2027-01-03T23:00:00.000Z', false],
  ])('counts by the local day: at %s %s', (at, away) => {
    expect(isAbsent({ absences }, at, calendar)).toBe(away);
    expect(absenceOf({ absences }, at, calendar)?.standIn).toBe(away ? per('tom') : undefined);
  });

  it('is none for whoever said nothing', () => expect(isAbsent({}, '2026-12-25T09:00:00.000Z', calendar)).toBe(false));
});
