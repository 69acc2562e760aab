import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addWorkingDays, dueOf, later } from '../../shared/domain/clock.ts';
import { CONTACT_STAGES } from '../../shared/domain/contact.ts';
import { replyToContact, takeContact } from '../../shared/domain/contact-acts.ts';
import { type Help, stepTaken } from '../../shared/domain/escalation.ts';
import type { Item } from '../../shared/domain/item.ts';
import { PROPOSAL_STAGES } from '../../shared/domain/proposal.ts';
import { nextStep, STEPS, staffDue } from '../../shared/domain/stage-clock.ts';
import { dueTouch, nextTouchOf, touchesOf } from '../../shared/domain/touch.ts';
import { AT, calendar, contactIn, holds, liaison, per, proposalIn, taskOf } from '../support/build.ts';

const OTHERS: Help = { others: 2 };
/** Every step that the clock of an item leads to, with its time and what it says. */
const lifeOf = (root: Item, help: Help = OTHERS) => {
  const told: { step: string; at: string; facts: string[] }[] = [];
  let item = root;
  for (let next = nextStep(item, calendar); next; next = nextStep(item, calendar)) {
    const change = stepTaken(item, next.step, help);
    told.push({ step: next.step, at: next.at, facts: change.facts.map((fact) => (fact.type === 'ItemEscalated' ? `${fact.type} ${fact.to}` : fact.type)) });
    item = change.root;
    if (told.length > STEPS.length) throw new Error('the clock does not stop');
  }
  return { told, item };
};

describe('the clock of a stage', () => {
  it('warns the working day before, tells when the time is over, and asks for help a working day later', () => {
    // Monday; five working days end on the next Monday at five.
    const { told } = lifeOf(proposalIn('screening'));
    expect(told).toEqual([
      { step: 'warning', at: '2026-11-06T07:00:00.000Z', facts: [] },
      { step: 'due', at: '2026-11-09T16:00:00.000Z', facts: ['ClockPassed'] },
      { step: 'escalation', at: '2026-11-10T16:00:00.000Z', facts: ['ItemEscalated desk'] },
    ]);
  });

  it('does not warn of what is due within a day, and escalates what is urgent in the moment in which it is late', () => {
    expect(lifeOf(taskOf({ stageClock: { limit: { days: 1 }, startedAt: '2026-11-02T15:00:00.000Z', pausedMs: 0 } })).told.map(({ step }) => step)).toEqual([
      'due',
      'escalation',
    ]);
    const urgent = contactIn('new', { priority: 'urgent', stageClock: { limit: { hours: 4 }, startedAt: AT, pausedMs: 0 } });
    expect(lifeOf(urgent).told).toEqual([{ step: 'due', at: '2026-11-02T13:00:00.000Z', facts: ['ClockPassed', 'ItemEscalated everyone'] }]);
    const guarded = contactIn('new', { flags: ['wrong-door'] });
    expect(lifeOf(guarded).told.at(-1)!.facts).toEqual(['ClockPassed', 'ItemEscalated everyone']);
  });

  it('runs for nothing that looks like spam, apart from what is urgent and the law, and starts when somebody takes it', () => {
    const clock = { limit: { days: 2 }, startedAt: AT, pausedMs: 0 };
    const spam = contactIn('new', { flags: ['spam'], stageClock: clock });
    expect([lifeOf(spam).told, staffDue(spam, calendar), touchesOf(spam, calendar)]).toEqual([[], undefined, []]);
    expect(lifeOf(contactIn('new', { flags: [], stageClock: clock })).told).toHaveLength(3);
    for (const more of [{ contactKind: 'privacy' }, { priority: 'urgent' }, { flags: ['wrong-door', 'spam'] }] as const)
      expect(lifeOf(contactIn('new', { flags: ['spam'], stageClock: clock, ...(more as object) })).told.length).toBeGreaterThan(0);
    const at = later(AT, 9 * 86_400_000);
    const taken = takeContact(spam, { by: liaison, at }).root;
    expect([taken.flags, taken.stageClock?.startedAt]).toEqual([[], at]);
    expect(takeContact(contactIn('new', { stageClock: clock }), { by: liaison, at }).root.stageClock).toEqual(clock);
    const replied = replyToContact(spam, { by: liaison, at, text: 'It is none.', message: 'msg_1' }).root;
    expect(replied.flags).toEqual([]);
  });

  it('gives an item to whoever stands in, tied to what is known of them, and to nobody where nobody is left', () => {
    const standIn = { id: per('tom'), relationVersion: 7 };
    const change = stepTaken(proposalIn('screening', { stageClock: { limit: { days: 5 }, startedAt: AT, pausedMs: 0, told: 2 } }), 'escalation', {
      standIn,
      others: 3,
    });
    expect(change.root.owner).toBe(per('tom'));
    expect(change.facts).toEqual([{ type: 'ItemEscalated', to: 'stand-in', ownerFrom: liaison.id, ownerTo: per('tom') }]);
    expect(change.checks).toEqual([{ kind: 'relation-version', person: per('tom'), version: 7 }]);
    expect(lifeOf(proposalIn('screening'), { others: 0 }).told.at(-1)!.facts).toEqual(['ItemEscalated nobody']);
  });

  it('stands still with a question, an offer, a snooze, and while the sender is waited for, but not for a privacy request', () => {
    for (const stage of ['info-requested', 'announced', 'withdrawn', 'expired', 'in-support'] as const)
      expect([stage, nextStep(proposalIn(stage), calendar)]).toEqual([stage, undefined]);
    for (const stage of ['waiting-on-requester', 'snoozed', 'resolved'] as const) {
      expect([stage, nextStep(contactIn(stage), calendar)]).toEqual([stage, undefined]);
      expect(nextStep(contactIn(stage, { contactKind: 'privacy' }), calendar)).toBeDefined();
    }
  });

  it('goes on where it was after a question, and begins anew with a new stage', () => {
    const { item } = lifeOf(proposalIn('screening'));
    const paused = { ...item, stageClock: { ...item.stageClock!, pausedMs: 86_400_000 } } as Item;
    expect(nextStep(paused, calendar)).toBeUndefined();
    expect(lifeOf({ ...item, stageClock: { limit: { days: 2 }, startedAt: '2026-11-16T09:00:00.000Z', pausedMs: 0 } } as Item).told).toHaveLength(3);
  });
});

describe('what an item waits for', () => {
  const each = [...PROPOSAL_STAGES.map((stage) => proposalIn(stage)), ...CONTACT_STAGES.map((stage) => contactIn(stage)), taskOf()];

  test.each(each.map((root) => ({ kind: root.kind, stage: root.stage, root })))('$kind in $stage is the earliest of its reasons', ({ root }) => {
    const touches = touchesOf(root, calendar);
    expect([...touches].sort((a, b) => (a.at < b.at ? -1 : 1))).toEqual(touches);
    expect(nextTouchOf(root, calendar)).toBe(touches[0]?.at);
    if (!touches[0]) return;
    expect(dueTouch(root, later(touches[0].at, -1), calendar)).toBeUndefined();
    expect(dueTouch(root, touches[0].at, calendar)).toBe(touches[0].reason);
  });

  it('is none the less for another reason that comes later or earlier', () => {
    const warning = nextStep(proposalIn('screening'), calendar)!.at;
    for (const nextTouch of [later(warning, -1), later(warning, 1)]) {
      const root = proposalIn('screening', { nextTouch });
      const own = touchesOf(root, calendar).filter(({ reason }) => reason === 'clock' || reason === 'stage');
      expect(own.map(({ at }) => at)).toEqual([warning, nextTouch].sort());
    }
  });

  it('comes to an end, whenever it began and however often it was looked at', () =>
    holds(
      'comes to an end',
      fc.property(
        fc.constantFrom(...each),
        fc.integer({ min: 0, max: 500 * 24 * 60 }),
        fc.constantFrom({ days: 0 }, { days: 1 }, { days: 5 }, { hours: 4 }, { calendarDays: 28 }),
        (root, minutes, limit) => {
          const clock = { limit, startedAt: later(AT, minutes * 60_000), pausedMs: 0 };
          const started = { ...root, stageClock: clock } as Item;
          const { told } = lifeOf(started);
          expect(told.map(({ at }) => at)).toEqual(told.map(({ at }) => at).sort());
          const due = staffDue(started, calendar);
          expect(told.filter(({ step }) => step === 'due').map(({ at }) => at)).toEqual(due === undefined ? [] : [dueOf(clock, calendar)]);
          for (const { step, at } of told) {
            if (step === 'warning') expect(at > clock.startedAt && at < due!).toBe(true);
            if (step === 'escalation') expect(at).toBe(new Date(addWorkingDays(Date.parse(due!), 1, calendar)).toISOString());
          }
        },
      ),
    ));
});
