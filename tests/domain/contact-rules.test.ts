import { describe, expect, it, test } from 'vitest';
import type { Actor } from '../../shared/domain/actor.ts';
import { DAY, dueOf, later } from '../../shared/domain/clock.ts';
import { type ContactRequest, isGuarded, owners } from '../../shared/domain/contact.ts';
import { addNote, handOverContact, replyToContact, setContactKind, snoozeContact, takeContact } from '../../shared/domain/contact-acts.ts';
import { LAPSE, REMIND } from '../../shared/domain/contact-clock.ts';
import { type NewContact, newContact, requireWarned } from '../../shared/domain/contact-intake.ts';
import { mergeContact, type Piece, splitContact } from '../../shared/domain/contact-lineage.ts';
import { extendPrivacy } from '../../shared/domain/contact-privacy.ts';
import { answerColleague, answerContact, hearSender } from '../../shared/domain/contact-thread.ts';
import { touchContact } from '../../shared/domain/contact-timer.ts';
import { MAX_LINKS } from '../../shared/domain/lineage.ts';
import { isAmongStaff, MESSAGE_KINDS } from '../../shared/domain/message.ts';
import { contactStatusView } from '../../shared/domain/view/contact.ts';
import { AT, actor, applicant, calendar, contactIn, frozen, liaison, per, refusalOf } from '../support/build.ts';
import { CTC, next, sender, sorting } from '../support/contact.ts';

const LATER = '2026-11-20T10:00:00.000Z';
const base: NewContact = { id: CTC('a'), reference: 'OT-26-AAAAA-0', applicant: applicant.id, organisations: [], parties: [], language: 'nl' };
const made = (more: Partial<Parameters<typeof newContact>[0]> = {}): ContactRequest =>
  newContact({
    at: AT,
    base,
    kind: 'join-cop',
    sender,
    message: { id: 'msg_1', kind: 'request', text: 'Hallo.' },
    sorting: sorting(),
    door: undefined,
    ownerOf: () => liaison.id,
    confirm: true,
    calendar,
    ...more,
  }).root;
const changeAt = (contact: ContactRequest, at: string) => {
  const touch = touchContact(contact, at);
  return touch?.kind === 'change' ? touch.change : undefined;
};

describe('a request that comes in', () => {
  it('keeps what its sender chose, and what the rules make of it beside that', () => {
    const root = made({ sorting: sorting({ kind: 'privacy', queue: 'admin', priority: 'high', flags: ['legal-1-month'] }) });
    expect(root).toMatchObject({ contactKind: 'join-cop', suggestedKind: 'privacy', queue: 'admin', priority: 'high', flags: ['legal-1-month'], tlp: 'green' });
    expect(made().suggestedKind).toBeUndefined();
  });

  it('shows no more flags than a row can hold, each once, the guard in front', () => {
    const flags = Array.from({ length: 12 }, (_, n) => `flag-${n % 10}`);
    expect(made({ sorting: sorting({ flags }) }).flags).toEqual(['flag-0', 'flag-1', 'flag-2', 'flag-3', 'flag-4', 'flag-5', 'flag-6', 'flag-7']);
    const guarded = made({ sorting: sorting({ flags }), door: 'incident' });
    expect([guarded.flags.length, guarded.flags[0]]).toEqual([8, 'wrong-door']);
  });

  test.each([
    [[], 'green'],
    [['tlp-amber'], 'amber'],
    [['tlp-red'], 'amber-strict'],
    [['tlp-amber', 'tlp-red'], 'amber-strict'],
  ])('labelled %j in its text is labelled %s', (flags, tlp) => {
    expect(made({ sorting: sorting({ flags }) }).tlp).toBe(tlp);
    expect(made({ base: { ...base, tlp: 'amber-strict' }, sorting: sorting({ flags }) }).tlp).toBe('amber-strict');
  });

  it.each(['incident', 'vulnerability'] as const)('that looks like an %s is refused until its sender was told, and then under guard', (door) => {
    expect(refusalOf(() => requireWarned(door, undefined))).toBe(`contact.looks-like-${door}`);
    expect(refusalOf(() => requireWarned(door, false))).toBe(`contact.looks-like-${door}`);
    expect(refusalOf(() => requireWarned(door, true))).toBe('none');
    expect(refusalOf(() => requireWarned(undefined, undefined))).toBe('none');
    for (const root of [made({ door }), made({ kind: door }), made({ keepsGuard: true })]) {
      expect(root).toMatchObject({ title: '', tlp: 'amber-strict', queue: 'redirect', priority: 'urgent', stageClock: { limit: { hours: 4 } } });
      expect(isGuarded(root)).toBe(true);
    }
    expect([made({ door }).suggestedKind, made({ kind: door, door: undefined }).contactKind]).toEqual([door, door]);
  });

  it('asks the choice of its owner with what it has become, and confirms nothing to a spammer', () => {
    const seen: string[] = [];
    const ownerOf = (item: ContactRequest) => void seen.push(item.queue) as undefined;
    made({ ownerOf, door: 'incident' });
    made({ ownerOf, sorting: sorting({ queue: 'chair' }) });
    expect(seen).toEqual(['redirect', 'chair']);
    const { facts } = newContact({
      at: AT,
      base,
      kind: 'other',
      sender,
      message: { id: 'm', kind: 'request', text: 'x' },
      sorting: sorting({ flags: ['spam'] }),
      door: undefined,
      ownerOf,
      confirm: true,
      calendar,
    });
    expect(facts).toEqual([expect.objectContaining({ type: 'ContactReceived', confirm: false, guarded: false })]);
    expect(facts[0]).not.toHaveProperty('ownerTo');
  });

  test.each([
    ['2027-01-31T10:00:00.000Z', '2027-02-28'],
    ['2028-01-31T10:00:00.000Z', '2028-02-29'],
    ['2026-12-31T23:30:00.000Z', '2027-02-01'],
    ['2026-11-30T09:00:00.000Z', '2026-12-30'],
  ])('as a privacy request on %s is due a calendar month later, on %s, whatever the holidays', (at, due) => {
    const root = made({ at, kind: 'privacy', sorting: sorting({ kind: 'privacy', queue: 'admin' }) });
    expect(root.stageClock).toEqual({ limit: { months: 1 }, startedAt: at, pausedMs: 0 });
    expect(dueOf(root.stageClock!, calendar).slice(0, 10)).toBe(due);
    expect(root.nextTouch).toBe(root.aimAt);
  });

  it('as a privacy request aims at the tenth working day', () => {
    expect(made({ kind: 'privacy' }).aimAt).toBe('2026-11-16T16:00:00.000Z');
    expect(made().aimAt).toBeUndefined();
  });
});

describe('the clock', () => {
  it('of staff runs by priority, and starts anew with each word of the sender', () => {
    const answered = answerContact(contactIn('waiting-on-requester', { priority: 'high', stageClock: undefined }), {
      by: applicant,
      at: LATER,
      text: 'x',
      message: 'm',
      door: undefined,
      next,
    });
    expect(answered.root.stageClock).toEqual({ limit: { days: 1 }, startedAt: LATER, pausedMs: 0 });
    expect(replyToContact(contactIn('open'), { by: liaison, at: LATER, text: 'x', message: 'm' }).root.stageClock).toBeUndefined();
    expect(snoozeContact(contactIn('open'), { at: AT, until: LATER }).root.stageClock).toBeUndefined();
    expect(takeContact(contactIn('snoozed', { stageClock: undefined }), { by: liaison, at: LATER }).root.stageClock).toMatchObject({ startedAt: LATER });
  });

  it('of the law stands still for nobody', () => {
    const privacy = contactIn('open', { contactKind: 'privacy', stageClock: { limit: { months: 1 }, startedAt: AT, pausedMs: 0 } });
    const replied = replyToContact(privacy, { by: liaison, at: LATER, text: 'x', message: 'm' }).root;
    const slept = snoozeContact(privacy, { at: AT, until: LATER }).root;
    const answered = answerContact(replied, { by: applicant, at: LATER, text: 'x', message: 'm2', door: undefined, next }).root;
    for (const root of [replied, slept, answered]) expect(root.stageClock).toEqual(privacy.stageClock);
    expect(contactStatusView(replied, LATER, calendar, () => undefined).nextDate).toBe(dueOf(privacy.stageClock!, calendar));
  });

  it('shows its sender the next date and that it is late once one has passed, and never the day until which it sleeps', () => {
    const due = dueOf(contactIn('open').stageClock!, calendar);
    const seen = (root: ContactRequest, now: string) => contactStatusView(root, now, calendar, () => undefined);
    expect(seen(contactIn('open'), due)).toMatchObject({ nextDate: due, late: false });
    const passed = seen(contactIn('open'), later(due, 1));
    expect([passed.late, passed.nextDate! > later(due, 1)]).toEqual([true, true]);
    const slept = snoozeContact(contactIn('open'), { at: AT, until: LATER }).root;
    expect(JSON.stringify(seen(slept, AT))).not.toContain(LATER);
    expect([seen(slept, AT).nextDate, seen(slept, AT).late]).toEqual([undefined, false]);
  });

  it('reminds a silent sender after a week, once, and lets go after another; a privacy request never lapses', () => {
    for (const contactKind of ['press', 'privacy']) {
      const replied = replyToContact(contactIn('open', { contactKind }), { by: liaison, at: AT, text: 'x', message: 'm' }).root;
      expect(replied.nextTouch).toBe(later(AT, REMIND));
      expect(touchContact(replied, later(AT, REMIND - 1))).toBeUndefined();
      const reminded = changeAt(replied, later(AT, REMIND))!;
      expect(reminded.facts).toEqual([{ type: 'ContactReminded', reminder: 1 }]);
      expect([contactKind, reminded.root.nextTouch]).toEqual([contactKind, contactKind === 'privacy' ? undefined : later(AT, LAPSE)]);
      if (contactKind === 'privacy') continue;
      const lapsed = changeAt(reminded.root, later(AT, LAPSE))!;
      expect(lapsed.root).toMatchObject({ stage: 'resolved', owner: liaison.id, nextTouch: later(AT, LAPSE + 14 * DAY) });
      expect(lapsed.root.waitingSince).toBeUndefined();
    }
  });

  it('looks at whatever comes first, and at each thing once', () => {
    const contact = contactIn('waiting-on-requester', { contactKind: 'privacy', aimAt: later(AT, 3 * DAY), waitingSince: AT, nextTouch: later(AT, 3 * DAY) });
    const aimed = changeAt(contact, later(AT, 3 * DAY))!;
    expect([aimed.facts[0]!.type, aimed.root.flags, aimed.root.nextTouch]).toEqual(['PrivacyAimPassed', ['aim-passed'], later(AT, REMIND)]);
    expect(changeAt(aimed.root, later(AT, REMIND))!.facts[0]!.type).toBe('ContactReminded');
    const stale = contactIn('open', { nextTouch: AT });
    expect(changeAt(stale, LATER)).toEqual({ root: { ...stale, nextTouch: undefined }, facts: [] });
  });

  it('can be extended once, by two months from the same start, while the first month runs', () => {
    const privacy = contactIn('waiting-on-requester', { contactKind: 'privacy', stageClock: { limit: { months: 1 }, startedAt: AT, pausedMs: 0 } });
    const at = dueOf(privacy.stageClock!, calendar);
    expect(extendPrivacy(privacy, { at, reason: 'many', calendar }).root).toMatchObject({
      extended: 'many',
      stageClock: { limit: { months: 3 }, startedAt: AT },
    });
    expect(refusalOf(() => extendPrivacy(privacy, { at: later(at, 1), reason: 'many', calendar }))).toBe('contact.extend-late');
    expect(refusalOf(() => extendPrivacy({ ...privacy, extended: 'many' }, { at, reason: 'many', calendar }))).toBe('contact.extended');
    expect(refusalOf(() => extendPrivacy(contactIn('open'), { at, reason: 'many', calendar }))).toBe('contact.not-privacy');
    expect(refusalOf(() => extendPrivacy({ ...privacy, stage: 'closed' }, { at, reason: 'many', calendar }))).toBe('contact.not-open');
  });
});

describe('what staff make of it', () => {
  const set = (contact: ContactRequest, more: Partial<Parameters<typeof setContactKind>[1]>) =>
    setContactKind(frozen(contact), { at: LATER, kind: contact.contactKind, subject: 'Meedoen', ownerFor: (item) => item.owner, calendar, ...more });

  it('sets the usual priority of a new kind, unless one is given, and keeps the start of a clock that runs', () => {
    const { root, facts } = set(contactIn('open', { suggestedKind: 'press' }), { kind: 'press' });
    expect(root).toMatchObject({ contactKind: 'press', priority: 'high', queue: 'liaison', stageClock: { limit: { days: 1 }, startedAt: AT } });
    expect(root.suggestedKind).toBeUndefined();
    expect(facts).toEqual([{ type: 'ContactSorted', contactKind: 'press', priority: 'high', tlp: 'green' }]);
    expect(set(contactIn('open'), { kind: 'press', priority: 'low' }).root.priority).toBe('low');
    expect(set(contactIn('open', { priority: 'low' }), { tlp: 'amber' }).root).toMatchObject({ priority: 'low', tlp: 'amber' });
    expect(set(contactIn('waiting-on-requester', { stageClock: undefined }), { kind: 'press' }).root.stageClock).toBeUndefined();
  });

  it('raises the guard with a wrong door, and only a label lowered by hand takes it back, for a reason', () => {
    const guarded = set(contactIn('open'), { kind: 'incident' }).root;
    expect(guarded).toMatchObject({ title: '', tlp: 'amber-strict', priority: 'urgent', queue: 'redirect' });
    expect(set(guarded, { kind: 'press' }).root).toMatchObject({ contactKind: 'press', title: '', tlp: 'amber-strict', priority: 'urgent' });
    expect(set(guarded, { kind: 'incident', tlp: 'green' }).root).toMatchObject({ title: '', tlp: 'amber-strict' });
    expect(refusalOf(() => set(guarded, { kind: 'press', tlp: 'green' }))).toBe('request.invalid');
    const freed = set(guarded, { kind: 'press', tlp: 'green', reason: 'harmless' });
    expect(freed.root).toMatchObject({ title: 'Meedoen', tlp: 'green', priority: 'high', queue: 'liaison', flags: [] });
    expect(freed.facts).toEqual([{ type: 'ContactSorted', contactKind: 'press', priority: 'high', tlp: 'green', reason: 'harmless' }]);
    expect(set(contactIn('open'), { tlp: 'clear', reason: 'harmless' }).facts[0]).not.toHaveProperty('reason');
  });

  it('starts the law’s month where a request turns out to be about privacy, from when it came in', () => {
    for (const stage of ['open', 'waiting-on-requester', 'snoozed'] as const)
      expect(set(contactIn(stage, { stageClock: undefined }), { kind: 'privacy' }).root).toMatchObject({
        stageClock: { limit: { months: 1 }, startedAt: AT },
        aimAt: expect.any(String),
      });
    expect(set(contactIn('resolved', { stageClock: undefined }), { kind: 'privacy' }).root.stageClock).toBeUndefined();
  });

  it('moves it to the other desk, as a fact', () => {
    const { root, facts } = set(contactIn('open'), { kind: 'feedback-appeal', ownerFor: () => per('vera') });
    expect([root.owner, facts[1]]).toEqual([per('vera'), { type: 'OwnerChanged', ownerFrom: liaison.id, ownerTo: per('vera') }]);
    expect(refusalOf(() => set(contactIn('closed'), { kind: 'press' }))).toBe('contact.not-open');
  });

  it('never hands it to somebody who is involved', () => {
    expect(refusalOf(() => handOverContact(contactIn('open', { organisations: ['corp'] }), { to: actor('tom', { keys: ['corp'] }) }))).toBe('conflict.blocks');
    expect(refusalOf(() => handOverContact(contactIn('open'), { to: liaison }))).toBe('item.changed');
    expect(handOverContact(contactIn('open'), { to: actor('tom') }).facts).toEqual([{ type: 'OwnerChanged', ownerFrom: liaison.id, ownerTo: per('tom') }]);
    expect(owners(contactIn('open', { owner: undefined }), undefined)).toEqual({});
  });

  it('takes the answer of the colleague who was asked, or of the owner for that colleague, and never of whoever asked', () => {
    const [tom, vera] = [actor('tom'), actor('vera')];
    const answer = (by: Actor, asker: Actor) => () =>
      answerColleague(contactIn('waiting-internal', { asked: tom.id }), { by, at: LATER, text: 'x', message: 'm', asker: asker.id });
    expect(refusalOf(answer(liaison, liaison))).toBe('contact.own-question');
    expect(refusalOf(answer(vera, vera))).toBe('contact.own-question');
    expect(refusalOf(answer(vera, liaison))).toBe('contact.not-asked');
    expect([answer(tom, liaison)().root.stage, answer(liaison, vera)().root.stage]).toEqual(['open', 'open']);
    expect(takeContact(contactIn('waiting-internal', { asked: per('tom') }), { by: liaison, at: LATER }).root).toMatchObject({
      stage: 'open',
      asked: per('tom'),
    });
  });

  it('puts a note anywhere, for staff alone', () => {
    expect(addNote(contactIn('closed'), { by: liaison, at: LATER, text: 'x', message: 'm' }).items).toEqual([
      expect.objectContaining({ kind: 'note', seq: 2 }),
    ]);
    expect(MESSAGE_KINDS.filter((kind) => isAmongStaff({ kind }))).toEqual(['note', 'asked', 'colleague', 'discussion']);
  });
});

describe('lineage', () => {
  const piece = (name: string): Piece => ({
    id: CTC(name),
    reference: `OT-26-${name}`,
    message: `msg_${name}`,
    kind: 'newsletter',
    subject: name,
    text: 'x',
    door: name === 'ransom' ? 'incident' : undefined,
  });
  const split = (contact: ContactRequest, names: string[]) =>
    splitContact(frozen(contact), { by: liaison, at: LATER, pieces: names.map(piece), note: 'msg_n', sender, ownerOf: () => per('tom'), calendar });

  it('gives each piece the time, the label, the proof and the guide of the whole, and a clock of its own', () => {
    const { root, besides, facts } = split(contactIn('open', { tlp: 'amber', verified: true, answeredBy: per('tom') }), ['one', 'two']);
    expect([root.stage, root.messages, facts]).toEqual(['open', 2, [{ type: 'ContactSplit', pieces: [CTC('one'), CTC('two')] }]]);
    for (const { change } of besides!)
      expect(change.root).toMatchObject({
        contactKind: 'newsletter',
        queue: 'self-service',
        receivedAt: AT,
        tlp: 'amber',
        verified: true,
        answeredBy: per('tom'),
        owner: per('tom'),
        stageClock: { startedAt: LATER },
      });
    expect(refusalOf(() => split(contactIn('resolved'), ['one']))).toBe('contact.move-illegal');
  });

  it('holds no more links than fit, and a sender is never refused for it', () => {
    const full = contactIn('closed', { links: Array.from({ length: MAX_LINKS }, (_, n) => ({ id: CTC(`x${n}`), kind: 'continued-by' as const })) });
    expect(refusalOf(() => split({ ...full, stage: 'open' }, ['one']))).toBe('item.links-full');
    expect(refusalOf(() => mergeContact({ ...full, stage: 'open' }, { into: contactIn('open', { id: CTC('b') }), differentSender: false }))).toBe(
      'item.links-full',
    );
    const continued = hearSender(full, { at: LATER, word: { id: 'm', kind: 'answer', text: 'x', at: LATER }, door: undefined, next });
    expect([continued.root.links!.length, continued.besides!.length]).toEqual([MAX_LINKS, 1]);
  });

  it('guards the pieces of what is under guard, and a piece that belongs elsewhere by itself', () => {
    const guarded = contactIn('open', { flags: ['wrong-door', 'tlp-red'], tlp: 'amber-strict', title: '' });
    for (const { change } of split(guarded, ['one', 'two']).besides!) {
      expect(change.root).toMatchObject({ title: '', tlp: 'amber-strict', queue: 'redirect', priority: 'urgent', flags: ['wrong-door', 'tlp-red'] });
      expect(change.facts).toEqual([expect.objectContaining({ type: 'ContactReceived', guarded: true })]);
    }
    const [plain, incident] = split(contactIn('open'), ['one', 'ransom']).besides!;
    expect(plain!.change.root).toMatchObject({ title: 'one', tlp: 'green', flags: [] });
    expect(incident!.change.root).toMatchObject({ title: '', tlp: 'amber-strict', priority: 'urgent', suggestedKind: 'incident' });
  });

  it('keeps what came from under guard under guard', () => {
    const guarded = contactIn('closed', { flags: ['wrong-door'], tlp: 'amber-strict', title: '' });
    const [beside] = hearSender(guarded, { at: LATER, word: { id: 'm', kind: 'mail', text: 'x', at: LATER }, door: undefined, next }).besides!;
    expect(beside!.change.root).toMatchObject({ title: '', tlp: 'amber-strict', priority: 'urgent' });
    expect(beside!.change.facts).toEqual([expect.objectContaining({ guarded: true, confirm: false })]);
  });

  it('proves an address by a sign-in alone, never by a mail', () => {
    for (const stage of ['open', 'resolved', 'spam'] as const)
      for (const kind of ['answer', 'mail'] as const)
        expect([
          stage,
          kind,
          hearSender(contactIn(stage), { at: LATER, word: { id: 'm', kind, text: 'x', at: AT }, door: undefined, next }).root.verified,
        ]).toEqual([stage, kind, kind === 'answer' ? true : undefined]);
  });
});
