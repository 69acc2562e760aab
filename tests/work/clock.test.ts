import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onClock } from '../../functions/on-clock.ts';
import { onFacts } from '../../functions/on-fact.ts';
import { onLetters } from '../../functions/send-mail.ts';
import { DAY } from '../../shared/domain/clock.ts';
import { type Stored, toItem } from '../../shared/store/item.ts';
import { loadContact, loadProposal } from '../../shared/store/load.ts';
import { isExpired } from '../../shared/store/store.ts';
import { accept, CONTACT, contactFrom, desk, draftOf, type Journey, linkIn, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let began: number;
const brought = new Set<string>();
const letters: { day: number; template: string; to: string; record: string; intent: string }[] = [];
let seen = 0;
const at = (day: number): number => began + day * DAY;
const sender = (name: string) => ({ email: `${name}@lekdetect.example`, language: 'nl' as const, name, organisation: 'Lekdetect BV' });

/** What the schedules do, more than once, with the stream beside them. */
const turn = async (): Promise<void> => {
  for (let round = 0; round < 3; round += 1) {
    const { done } = await onClock(world.post, { job: 'wake' });
    if (done === 0 && world.now > began) break;
    await onClock(world.post, { job: 'wake' });
    const { facts } = await world.rows();
    const fresh = facts.filter((fact) => !brought.has(fact.id)).sort((a, b) => a.seq - b.seq);
    await onFacts(world.store, world.deps.log, { Records: fresh.map((fact) => ({ eventName: 'INSERT', dynamodb: { NewImage: toItem(fact) } })) } as Parameters<
      typeof onFacts
    >[2]);
    for (const fact of fresh) brought.add(fact.id);
    world.advance(61_000);
    await onLetters(world.post, { job: 'letters' });
    await onLetters(world.post, { job: 'letters' });
    if (fresh.length === 0) break;
  }
  await onLetters(world.post, { job: 'letters' });
  await world.mailbox.settled();
  const mails = world.mailbox.mails().slice(seen);
  seen += mails.length;
  if (mails.length === 0) return;
  const { records } = await world.rows();
  for (const mail of mails) {
    const intent = records.find((row) => row.type === 'intent' && row.id === mail.intent)!;
    letters.push({ day: Math.floor((world.now - began) / DAY), template: intent.template, to: mail.to[0]!, record: intent.record, intent: intent.id });
  }
};
const until = async (day: number): Promise<void> => {
  for (let next = world.now + DAY / 2; next < at(day); next += DAY / 2) {
    world.now = next;
    await turn();
  }
  world.now = at(day);
};
const told = (record: string, ...templates: string[]) =>
  letters.filter((letter) => letter.record === record && templates.includes(letter.template)).map(({ day, template }) => `${day} ${template}`);
/** What was put by for somebody's digest, by the day on which that leaves. */
const putBy = async (record: string, ...templates: string[]) =>
  (await world.rows()).records
    .filter((row) => row.type === 'entry' && row.record === record && templates.includes(row.template))
    .map((row) => ({ day: Math.floor((Date.parse(row.slot) - began) / DAY), template: row.template, to: row.pk }))
    .sort((a, b) => a.day - b.day || (a.template < b.template ? -1 : 1));
const news = async (record: string, ...templates: string[]) => [
  ...new Set((await putBy(record, ...templates)).map(({ day, template }) => `${day} ${template}`)),
];

let left: Journey;
let unproven: Journey;
let opened: Journey;
let kept: Journey;
let asked: Journey;
let inReviewAsked: Journey;
let declined: Journey;
let reviewed: Journey;
let contact: { id: string };
let reopened: { id: string };
let afterDeletion: { records: Stored[]; facts: Stored[] };

beforeAll(async () => {
  world = await openWorld({ seed: 'clock' });
  began = world.now;
  cast = await addCast(world);
  left = await draftOf(world, { sender: sender('left') });
  unproven = await draftOf(world, { sender: sender('unproven'), verified: false });
  opened = await draftOf(world, { sender: sender('opened') });
  kept = await draftOf(world, { sender: sender('kept') });
  asked = await proposalAt(world, cast, 'question', { sender: sender('asked') });
  inReviewAsked = await proposalAt(world, cast, 'in-review', { sender: sender('review-asked') });
  await must(world, cast.lia.cookie, desk(inReviewAsked.id, 'invite'), { reviewers: [cast.sara.id] });
  await accept(world, cast.sara.cookie, inReviewAsked.id);
  await must(world, cast.lia.cookie, desk(inReviewAsked.id, 'ask'), { text: 'What happens when the sensor fails?' });
  declined = await proposalAt(world, cast, 'screening', { sender: sender('declined') });
  await must(world, cast.lia.cookie, desk(declined.id, 'screen-out'), {
    outcome: 'out-of-scope',
    reason: 'not-ot',
    checks: { inScope: 'no' },
    text: 'This lies outside of what the community can judge; others can help.',
  });
  reviewed = await proposalAt(world, cast, 'in-review', { sender: sender('reviewed') });
  await must(world, cast.lia.cookie, desk(reviewed.id, 'invite'), { reviewers: [cast.mila.id, cast.rob.id] });
  await accept(world, cast.mila.cookie, reviewed.id);
  contact = await contactFrom(world, { ...CONTACT, email: 'contact@lekdetect.example' });
  reopened = await contactFrom(world, { ...CONTACT, email: 'reopened@lekdetect.example' });
  for (const { id } of [contact, reopened]) await must(world, cast.lia.cookie, `/api/desk/contact-requests/${id}/resolve`);
  await turn();
});
afterAll(() => world.stop());

describe('over 120 days', () => {
  it('runs', async () => {
    await until(10);
    const person = (await loadContact(world.store, reopened.id))!.root.applicant;
    await must(world, await session(world, person, { door: 'person' }), `/api/contact-requests/${reopened.id}/messages`, { text: 'One more thing.' });
    await until(84);
    await session(world, left.applicant, { door: 'item', item: left.id });
    expect((await world.rows()).records.some((row) => row.type === 'session' && row.scope.item === left.id && !isExpired(row, world.now))).toBe(true);
    const cookie = await session(world, kept.applicant, { door: 'item', item: kept.id });
    await must(world, cookie, `/api/proposals/${kept.id}/parts/contact`, { seen: 1, content: { name: 'Kept Warm' } }, 'PUT');
    const { token } = linkIn(world, 'opened@lekdetect.example');
    expect((await world.request({ method: 'POST', path: '/api/links/open', body: { token } })).status).toBe(200);
    await until(92);
    afterDeletion = await world.rows();
    await until(120);
    // What came due since the last half day.
    await turn();
  }, 60_000);

  it('warns of an untouched draft after 83 days, and a week later nothing is left of it', async () => {
    expect(letters.filter((letter) => letter.to === 'left@lekdetect.example').map(({ day, template }) => `${day} ${template}`)).toEqual([
      '0 item-link',
      '83 draft-warning',
    ]);
    const { records, facts } = afterDeletion;
    const alive = records.filter((row) => !isExpired(row, at(92)));
    const traces = [...alive, ...facts].filter((row) => JSON.stringify(row).includes(left.id) || JSON.stringify(row).includes(left.reference));
    expect(traces.map((row) => `${row.pk} ${row.sk}`)).toEqual([]);
    const ofPerson = alive.filter((row) => JSON.stringify(row).includes(left.applicant) || JSON.stringify(row).includes('left@'));
    expect(ofPerson.map((row) => (row.type === 'root' ? row.kind : row.type)).sort()).toEqual(['address', 'person']);
  });

  it('deletes a draft whose address nobody proved as soon, and mails nothing more about it', () => {
    expect(letters.filter((letter) => letter.to === 'unproven@lekdetect.example').map(({ day, template }) => `${day} ${template}`)).toEqual(['0 item-link']);
    const alive = afterDeletion.records.filter((row) => !isExpired(row, at(92)));
    expect(alive.filter((row) => JSON.stringify(row).includes(unproven.id)).map((row) => `${row.pk} ${row.sk}`)).toEqual([]);
  });

  it('keeps a draft that somebody went on with', async () => {
    expect((await loadProposal(world.store, kept.id, 'root'))!.root).toMatchObject({ stage: 'draft', reminded: 0 });
    expect(told(kept.id, 'item-link', 'draft-warning')).toEqual(['0 item-link', '83 draft-warning']);
  });

  it('keeps a draft whose link was opened after the warning', async () => {
    expect((await loadProposal(world.store, opened.id, 'root'))!.root).toMatchObject({ stage: 'draft', reminded: 0 });
  });

  it('reminds twice of a question and then lets it lapse, with a letter to both sides', async () => {
    expect(told(asked.id, 'question', 'question-reminder', 'lapsed', 'withdrawn-staff')).toEqual([
      '0 question',
      '9 question-reminder',
      '21 question-reminder',
      '30 lapsed',
    ]);
    expect(await news(asked.id, 'withdrawn-staff')).toEqual(['30 withdrawn-staff']);
    const { root } = (await loadProposal(world.store, asked.id, 'root'))!;
    expect([root.stage, root.owner, root.stageClock, root.promise, root.nextTouch]).toEqual(['expired', undefined, undefined, undefined, undefined]);
  });

  it('reminds of a question on working mornings, and never by a date that has passed', async () => {
    const sent = letters.filter(({ record, template }) => record === asked.id && template === 'question-reminder');
    expect(sent).toHaveLength(2);
    const [first, second] = world
      .mails(sent[0]!.to)
      .filter(({ subject }) => /vraag over .* staat nog open|question about .* is still open/i.test(subject) && subject.includes(asked.reference));
    expect([first!.text.includes('16 november 2026') || first!.text.includes('16 November 2026')]).toEqual([true]);
    expect(second!.text).not.toMatch(/16 november 2026/i);
    const told = (await world.rows()).facts.filter(({ record, type }) => record === asked.id && type === 'QuestionReminded');
    expect(told.map(({ at: when }) => new Date(when as string).getUTCDay()).filter((day) => day === 0 || day === 6)).toEqual([]);
  });

  it('lets reviewers go when a question lapses, and reminds them no more', async () => {
    const round = (await loadProposal(world.store, inReviewAsked.id, 'round'))!;
    expect(round.root.stage).toBe('expired');
    expect(round.assignments.map((assignment) => assignment.status)).toEqual(['cancelled']);
    expect(letters.filter((letter) => letter.record === inReviewAsked.id && letter.to === cast.sara.email && letter.day > 30)).toEqual([]);
    expect(told(inReviewAsked.id, 'review-cancelled')).toEqual(['30 review-cancelled']);
  });

  it('closes what was declined when the time for reconsideration is over', async () => {
    const { root } = (await loadProposal(world.store, declined.id, 'root'))!;
    expect(root).toMatchObject({ stage: 'closed', outcome: 'out-of-scope' });
    expect(told(declined.id, 'decision')).toEqual(['0 decision']);
    const closed = (await world.rows()).facts.find((fact) => fact.record === declined.id && fact.type === 'ProposalClosed')!;
    expect(closed.at.slice(0, 10)).toBe('2026-11-30');
  });

  it('reminds reviewers in their time and lets the silent one go', async () => {
    const to = (email: string) =>
      letters.filter((letter) => letter.record === reviewed.id && letter.to === email).map(({ day, template }) => `${day} ${template}`);
    expect(to(cast.rob.email)).toEqual(['0 invitation', '2 invitation-reminder', '4 invitation-expired']);
    expect(to(cast.mila.email).filter((line) => /review-(reminder|today|late)/.test(line))).toEqual(['9 review-reminder', '14 review-today', '17 review-late']);
    expect(await news(reviewed.id, 'reviewer-lost')).toEqual(['6 reviewer-lost', '21 reviewer-lost']);
  });

  it('closes a resolved contact request after a fortnight, unless somebody wrote again', async () => {
    expect((await loadContact(world.store, contact.id))!.root.stage).toBe('closed');
    const closed = (await world.rows()).facts.find((fact) => fact.record === contact.id && fact.type === 'ContactClosed')!;
    expect(closed.at.slice(0, 10)).toBe('2026-11-16');
    expect((await loadContact(world.store, reopened.id))!.root.stage).toBe('open');
  });

  it('says once that a clock has passed, a working day later asks for help, and then leaves it alone', async () => {
    const { facts } = await world.rows();
    const of = (record: string) =>
      facts
        .filter((fact) => fact.record === record && ['ClockPassed', 'ItemEscalated'].includes(fact.type))
        .sort((a, b) => a.seq - b.seq)
        .map((fact) => `${Math.floor((Date.parse(fact.at) - began) / DAY)} ${fact.type} ${fact.data.to ?? fact.data.stage}`);
    expect(of(reviewed.id)).toEqual(['24 ClockPassed in-review', '25 ItemEscalated desk']);
    expect(of(reopened.id)).toEqual(['14 ClockPassed open', '15 ItemEscalated desk']);
    expect(of(asked.id)).toEqual([]);
    expect(of(kept.id)).toEqual([]);
    expect([...new Set((await putBy(reviewed.id, 'late')).map(({ to }) => to))]).toHaveLength(1);
    expect(new Set((await putBy(reviewed.id, 'escalated')).map(({ to }) => to))).toContain(cast.vera.id);
  });

  it('keeps the mails of the desk to two a working day for each', async () => {
    const digests = letters.filter((letter) => letter.template === 'digest');
    expect(digests.length).toBeGreaterThan(10);
    const slots = (await world.rows()).records.filter((row) => row.type === 'intent' && row.template === 'digest').map((row) => `${row.to} ${row.slot}`);
    expect(new Set(slots).size).toBe(slots.length);
    expect(letters.filter((letter) => ['new-item', 'answered', 'reviewer-lost', 'late', 'escalated'].includes(letter.template))).toEqual([]);
  });

  it('sends each letter once, and leaves none waiting', async () => {
    expect(new Set(letters.map((letter) => letter.intent)).size).toBe(letters.length);
    const waiting = (await world.rows()).records.filter((row) => row.type === 'intent' && !['sent', 'suppressed'].includes(row.state));
    expect(waiting.map((row) => `${row.template} ${row.state}`)).toEqual([]);
    expect(world.logs.filter((line) => line.event === 'wake.failed' || line.event === 'mail.failed' || line.alarm)).toEqual([]);
  });

  it('keeps every invariant, and nobody is woken any more for what is over', async () => {
    expect(await world.violations()).toEqual([]);
    const due = (await world.rows()).records.filter((row) => row.gsi3sk && row.gsi3sk < new Date(world.now).toISOString());
    expect(due.map((row) => `${row.pk} ${row.sk}`)).toEqual([]);
  });
});
