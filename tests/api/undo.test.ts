import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { onClock } from '../../functions/on-clock.ts';
import { onFacts } from '../../functions/on-fact.ts';
import { onLetters } from '../../functions/send-mail.ts';
import { toItem } from '../../shared/store/item.ts';
import { loadRoot } from '../../shared/store/load.ts';
import { contactFrom, desk, must, proposalAt, type Stage } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { type Kept, keep, restore } from '../support/restore.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let kept: Kept;
let start: number;
const items: Record<string, string> = {};

beforeAll(async () => {
  world = await openWorld({ seed: 'undo' });
  cast = await addCast(world, { admin: ['admin'] });
  for (const stage of ['submitted', 'screening', 'in-review'] satisfies Stage[]) items[stage] = (await proposalAt(world, cast, stage)).id;
  items.other = (await proposalAt(world, cast, 'screening')).id;
  items.new = (await contactFrom(world)).id;
  items.open = (await contactFrom(world)).id;
  await must(world, cast.lia.cookie, `/api/desk/contact-requests/${items.open}/take`);
  world.advance(10 * 60_000);
  await world.drain();
  kept = await keep(world);
  start = world.now;
});
beforeEach(async () => {
  world.hook = undefined;
  await restore(world, kept, 0);
  world.now = start;
  world.mailbox.clear();
});
afterAll(() => world.stop());

const contact = (id: string, verb: string) => `/api/desk/contact-requests/${id}/${verb}`;
const undo = (id: string, cookie = cast.lia.cookie, key?: string) =>
  world.request({ method: 'POST', path: `/api/desk/items/${id}/undo`, cookie, body: {}, ...(key ? { headers: { 'idempotency-key': key } } : {}) });
const code = async (id: string, cookie?: string) => (await undo(id, cookie)).body.code as string | undefined;
const lettersOf = async (id: string, causes: (type: string) => boolean) => {
  const { records, facts } = await world.rows();
  const caused = new Set(facts.filter((fact) => fact.record === id && causes(fact.type)).map((fact) => fact.id));
  return records.filter((row) => row.type === 'intent' && caused.has(row.cause));
};
/** What may differ after an act and its undoing: where the record stands in its chain, and what it remembers of it. */
const bare = async (id: string) => {
  const {
    version: _v,
    factSeq: _s,
    factHead: _h,
    factAt: _a,
    undo: _u,
    undone: _d,
    checks: _c,
    ...rest
  } = (await loadRoot(world.store, id)) as Record<string, any>;
  return JSON.parse(JSON.stringify(rest));
};
const ACTS: Record<string, { on: string; act: (id: string) => [string, unknown]; fact: string }> = {
  'taking a proposal': { on: 'submitted', act: (id) => [desk(id, 'take'), {}], fact: 'ProposalTaken' },
  'handing over a proposal': { on: 'screening', act: (id) => [desk(id, 'hand-over'), { to: cast.tom.id }], fact: 'OwnerChanged' },
  'asking in screening': { on: 'screening', act: (id) => [desk(id, 'ask'), { text: 'What happens when it fails?' }], fact: 'QuestionAsked' },
  'asking in review': { on: 'in-review', act: (id) => [desk(id, 'ask'), { text: 'What happens when it fails?' }], fact: 'QuestionAsked' },
  'merging a proposal': { on: 'screening', act: (id) => [desk(id, 'merge'), { into: items.other }], fact: 'ProposalMerged' },
  'taking a message': { on: 'new', act: (id) => [contact(id, 'take'), {}], fact: 'ContactTaken' },
  'snoozing a message': { on: 'open', act: (id) => [contact(id, 'snooze'), { until: '2026-12-01T08:00:00.000Z' }], fact: 'ContactSnoozed' },
  'resolving a message': { on: 'open', act: (id) => [contact(id, 'resolve'), {}], fact: 'ContactResolved' },
  'marking spam': { on: 'new', act: (id) => [contact(id, 'spam'), {}], fact: 'ContactMarkedSpam' },
  'sending a message elsewhere': { on: 'new', act: (id) => [contact(id, 'redirect'), { target: 'csirt' }], fact: 'ContactRedirected' },
};

describe('an act that is taken back', () => {
  it.each(Object.keys(ACTS))('leaves everything as it was, and no letter: %s', async (name) => {
    const { on, act, fact } = ACTS[name]!;
    const id = items[on]!;
    const before = await bare(id);
    const rows = (await world.rows()).records.filter((row) => row.pk === id && row.type !== 'root' && row.type !== 'intent').map((row) => row.sk);
    await must(world, cast.lia.cookie, ...act(id));
    expect(await bare(id)).not.toEqual(before);
    const reply = await undo(id);
    expect([reply.status, reply.body]).toEqual([200, { id, stage: before.stage }]);
    expect(await bare(id)).toEqual(before);
    expect((await world.rows()).records.filter((row) => row.pk === id && row.type !== 'root' && row.type !== 'intent').map((row) => row.sk)).toEqual(rows);
    const told = (await world.rows()).facts.filter((row) => row.record === id).sort((a, b) => a.seq - b.seq);
    expect(told.slice(-2).map((row) => [row.type, row.by, row.data.act])).toEqual([
      [fact, cast.lia.id, undefined],
      ['ActUndone', cast.lia.id, fact],
    ]);
    await world.drain();
    expect(
      (await lettersOf(id, (type) => type === fact)).filter((intent) => intent.state === 'sent' && intent.createdAt >= new Date(start).toISOString()),
    ).toEqual([]);
    expect(await world.violations()).toEqual([]);
  });

  it('can be done again, and then its letter leaves', async () => {
    const id = items.screening!;
    const ask = () => must(world, cast.lia.cookie, desk(id, 'ask'), { text: 'What happens when it fails?' });
    await ask();
    expect((await undo(id)).status).toBe(200);
    await ask();
    await world.drain();
    expect((await lettersOf(id, (type) => type === 'QuestionAsked')).map((intent) => intent.state)).toEqual(['sent']);
    expect(await world.violations()).toEqual([]);
  });

  it('has its letters stopped that were already written, in the same transaction', async () => {
    const id = items.screening!;
    await must(world, cast.lia.cookie, desk(id, 'ask'), { text: 'What happens when it fails?' });
    // The stream is quicker than the sweeper, which trails by two minutes.
    const { facts } = await world.rows();
    const asked = facts.filter((fact) => fact.record === id).sort((a, b) => b.seq - a.seq)[0]!;
    await onFacts(world.store, world.deps.log, { Records: [{ eventName: 'INSERT', dynamodb: { NewImage: toItem(asked) } }] } as unknown as Parameters<
      typeof onFacts
    >[2]);
    expect((await lettersOf(id, (type) => type === 'QuestionAsked')).map((intent) => intent.state)).toEqual(['pending']);
    expect((await undo(id)).status).toBe(200);
    expect((await lettersOf(id, (type) => type === 'QuestionAsked')).map((intent) => [intent.state, intent.reason])).toEqual([['suppressed', 'undone']]);
    await world.drain();
    expect(world.mails().filter((mail) => /vraag|question/i.test(mail.subject))).toEqual([]);
  });
});

describe('an act stands', () => {
  const ask = () => must(world, cast.lia.cookie, desk(items.screening!, 'ask'), { text: 'What happens when it fails?' });

  it('after a minute', async () => {
    await ask();
    world.advance(60_001);
    expect(await code(items.screening!)).toBe('undo.too-late');
  });

  it('once its letter has left', async () => {
    await ask();
    const at = world.now;
    world.advance(3 * 60_000);
    await onClock(world.post, { job: 'sweep' });
    await onLetters(world.post, { job: 'letters' });
    world.now = at + 59_000;
    expect((await lettersOf(items.screening!, (type) => type === 'QuestionAsked')).map((intent) => intent.state)).toEqual(['sent']);
    expect(await code(items.screening!)).toBe('undo.letter-left');
  });

  it('for everybody but who did it, once somebody went on, and when it was none of those that can be taken back', async () => {
    await ask();
    expect(await code(items.screening!, cast.tom.cookie)).toBe('undo.nothing');
    await must(world, cast.tom.cookie, desk(items.screening!, 'hand-over'), { to: cast.tom.id });
    expect(await code(items.screening!)).toBe('undo.nothing');
    await must(world, cast.lia.cookie, contact(items.open!, 'reply'), { text: 'We call you.' });
    expect(await code(items.open!)).toBe('undo.nothing');
    expect(await code(`prp_${'0'.repeat(26)}`)).toBe('item.not-found');
  });

  it('after it was taken back once: a repeat by the same key says the same, another one finds nothing', async () => {
    await ask();
    const key = world.key();
    const first = await undo(items.screening!, cast.lia.cookie, key);
    expect((await undo(items.screening!, cast.lia.cookie, key)).text).toBe(first.text);
    expect(await code(items.screening!)).toBe('undo.nothing');
  });

  it('or is taken back, never half of it, when its letter leaves at the same moment', async () => {
    await ask();
    world.advance(2.5 * 60_000);
    await onClock(world.post, { job: 'sweep' });
    const pending = (await lettersOf(items.screening!, (type) => type === 'QuestionAsked'))[0]!;
    expect(pending.state).toBe('pending');
    world.now = start + 59_000;
    world.hook = async (call, _n, run) => {
      if (call.operation === 'TransactWriteItems') {
        world.hook = undefined;
        world.now = start + 3 * 60_000;
        await onLetters(world.post, { job: 'letters' });
        world.now = start + 59_000;
      }
      return run();
    };
    const reply = await world.request({
      method: 'POST',
      path: `/api/desk/items/${items.screening}/undo`,
      cookie: cast.lia.cookie,
      body: {},
      at: start + 59_000,
    });
    expect(reply.body.code).toBe('undo.letter-left');
    expect((await loadRoot(world.store, items.screening!))!.stage).toBe('info-requested');
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });
});
