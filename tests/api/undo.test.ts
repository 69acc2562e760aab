import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { onClock } from '../../functions/on-clock.ts';
import { onFacts } from '../../functions/on-fact.ts';
import { onLetters } from '../../functions/send-mail.ts';
import { ALL_HOLD } from '../../infra/local/sample-items.ts';
import { StoredFact } from '../../shared/domain/fact.ts';
import { UNDOABLE } from '../../shared/domain/undo.ts';
import { toItem } from '../../shared/store/item.ts';
import { loadRoot } from '../../shared/store/load.ts';
import { takenIn } from '../../shared/store/places.ts';
import { undoText } from '../../web/words/undo.ts';
import { actIn, keyIn, sendForm } from '../support/form.ts';
import { interleave } from '../support/interleave.ts';
import { CONTACT, contactFrom, desk, must, proposalAt, type Stage, TERMS } from '../support/journey.ts';
import { addCast, type Cast, session } from '../support/people.ts';
import { type Kept, keep, restore } from '../support/restore.ts';
import { lastAct } from '../support/undo.ts';
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

const contact = (id: string, verb: string) => `/api/desk/contact-requests/${id}${verb && `/${verb}`}`;
const undo = async (id: string, cookie = cast.lia.cookie, { key, body }: { key?: string; body?: object } = {}) =>
  world.request({
    method: 'POST',
    path: `/api/desk/items/${id}/undo`,
    cookie,
    body: body ?? (await lastAct(world, id)),
    ...(key ? { headers: { 'idempotency-key': key } } : {}),
  });
const code = async (id: string, cookie?: string) => (await undo(id, cookie)).body.code as string | undefined;
const lettersOf = async (id: string, causes: (type: string) => boolean) => {
  const { records, facts } = await world.rows();
  const caused = new Set(facts.filter((fact) => fact.record === id && causes(fact.type)).map((fact) => fact.id));
  return records.filter((row) => row.type === 'intent' && caused.has(row.cause));
};
/** The newest fact of an item by the stream, which is quicker than the sweeper. */
const deliver = async (id: string): Promise<void> => {
  const { facts } = await world.rows();
  const newest = facts.filter((fact) => fact.record === id).sort((a, b) => b.seq - a.seq)[0]!;
  await onFacts(world.store, world.deps.log, { Records: [{ eventName: 'INSERT', dynamodb: { NewImage: toItem(newest) } }] } as unknown as Parameters<
    typeof onFacts
  >[2]);
};
const mailsOf = async (id: string): Promise<{ template: string; state: string }[]> =>
  (await world.request({ method: 'GET', path: `/api/desk/items/${id}/mails`, cookie: cast.lia.cookie })).body.mails;
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
  'joining a message with another': { on: 'new', act: (id) => [contact(id, 'merge'), { into: items.open, differentSender: true }], fact: 'ContactMerged' },
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
    await deliver(id);
    expect((await lettersOf(id, (type) => type === 'QuestionAsked')).map((intent) => intent.state)).toEqual(['pending']);
    expect((await undo(id)).status).toBe(200);
    expect((await lettersOf(id, (type) => type === 'QuestionAsked')).map((intent) => [intent.state, intent.reason])).toEqual([['suppressed', 'undone']]);
    await world.drain();
    expect(world.mails().filter((mail) => /vraag|question/i.test(mail.subject))).toEqual([]);
  });
});

describe('a reply that is taken back', () => {
  const TEXT = 'The crocodile calls you tomorrow.';
  const thread = async (cookie: string) => (await world.request({ method: 'GET', path: contact(items.open!, ''), cookie })).body.thread;
  const own = async () => session(world, (await loadRoot(world.store, items.open!))!.applicant!, { door: 'person' });

  it('never leaves, is not there for the sender, and stays for staff as undone; the next one is one of its own', async () => {
    const id = items.open!;
    const { messages: count, ...before } = await bare(id);
    await must(world, cast.lia.cookie, contact(id, 'reply'), { text: TEXT });
    await deliver(id);
    expect((await mailsOf(id)).filter(({ template }) => template === 'contact-reply').map(({ state }) => state)).toEqual(['pending']);
    const reply = await undo(id);
    expect([reply.status, reply.body]).toEqual([200, { id, stage: 'open' }]);
    expect((await mailsOf(id)).filter(({ template }) => template === 'contact-reply').map(({ state }) => state)).toEqual(['suppressed']);
    expect(await bare(id)).toEqual({ ...before, messages: count + 1 });
    expect((await thread(cast.tom.cookie)).at(-1)).toMatchObject({ kind: 'reply', text: TEXT, undone: true });
    const seen = await world.request({ method: 'GET', path: `/api/contact-requests/${id}`, cookie: await own() });
    expect([seen.body.stage, seen.text.includes('crocodile')]).toEqual(['in-hand', false]);
    await must(world, cast.lia.cookie, contact(id, 'reply'), { text: 'We call you tomorrow.' });
    expect((await thread(cast.tom.cookie)).map(({ text, undone }: { text: string; undone?: boolean }) => [text, undone]).slice(-2)).toEqual([
      [TEXT, true],
      ['We call you tomorrow.', undefined],
    ]);
    await world.drain();
    const mails = world.mails().filter(({ subject }) => /reply/i.test(subject));
    expect(mails.map(({ text }) => [text.includes('We call you tomorrow.'), text.includes('crocodile')])).toEqual([[true, false]]);
    expect(await world.violations()).toEqual([]);
  });

  it('is told on the timeline as what it was: nobody got a reply that was taken back, and somebody the next one', async () => {
    const id = items.open!;
    const told = async (language: string) => {
      const path = `/api/desk/items/${id}/timeline`;
      const reply = await world.request({ method: 'GET', path, cookie: cast.lia.cookie, headers: { 'accept-language': language } });
      return reply.body.events.slice(-3).map(({ text }: { text: string }) => text);
    };
    await must(world, cast.lia.cookie, contact(id, 'reply'), { text: TEXT });
    await undo(id);
    await must(world, cast.lia.cookie, contact(id, 'reply'), { text: TEXT });
    expect(await told('nl')).toEqual([
      'Er werd een antwoord geschreven en ingetrokken voordat het vertrok.',
      'De laatste handeling is ongedaan gemaakt.',
      'De afzender kreeg een antwoord.',
    ]);
    await undo(id);
    await must(world, cast.lia.cookie, contact(id, 'resolve'));
    await undo(id);
    expect(await told('en')).toEqual(['The last act was taken back.', 'The message was dealt with (taken back).', 'The last act was taken back.']);
  });

  it('gives a new message back to nobody, with its clock as it ran', async () => {
    const id = items.new!;
    const before = await bare(id);
    await must(world, cast.tom.cookie, contact(id, 'reply'), { text: TEXT });
    world.advance(59_000);
    expect((await undo(id, cast.tom.cookie)).body).toEqual({ id, stage: 'new' });
    expect(await bare(id)).toEqual({ ...before, messages: before.messages + 1 });
  });

  it('stands once it has left', async () => {
    await must(world, cast.lia.cookie, contact(items.open!, 'reply'), { text: TEXT });
    const at = world.now;
    await world.drain();
    world.now = at + 30_000;
    expect(await code(items.open!)).toBe('undo.letter-left');
    expect((await thread(cast.lia.cookie)).at(-1).undone).toBeUndefined();
  });
});

describe('two messages that are parted again', () => {
  const join = (id: string) => must(world, cast.lia.cookie, contact(id, 'merge'), { into: items.open, differentSender: true });
  const incident = async () => (await contactFrom(world, { ...CONTACT, kind: 'incident', email: 'x@corp.example', organisation: 'Corp', warned: true })).id;

  it('are both as they were, and the sender hears nothing', async () => {
    const before = await bare(items.open!);
    await join(items.new!);
    await deliver(items.new!);
    expect((await undo(items.new!)).status).toBe(200);
    expect(await bare(items.open!)).toEqual(before);
    expect((await mailsOf(items.new!)).filter(({ template }) => template === 'contact-merged').map(({ state }) => state)).toEqual(['suppressed']);
    await world.drain();
    expect(world.mails().filter(({ subject }) => /together/.test(subject))).toEqual([]);
    expect(await world.violations()).toEqual([]);
  });

  it('leave no guard behind where nobody went on', async () => {
    const [before, id] = [await bare(items.open!), await incident()];
    await join(id);
    expect(await bare(items.open!)).toMatchObject({ title: '', tlp: 'amber-strict', priority: 'urgent' });
    expect((await loadRoot(world.store, id))!.undo).not.toHaveProperty('beside.was.title');
    expect((await undo(id)).status).toBe(200);
    expect(await bare(items.open!)).toEqual(before);
  });

  it('keep the guard where somebody went on with the other one meanwhile', async () => {
    const id = await incident();
    await join(id);
    await must(world, cast.tom.cookie, contact(items.open!, 'notes'), { text: 'They called.' });
    expect((await undo(id)).status).toBe(200);
    expect((await bare(id)).stage).toBe('new');
    const other = await bare(items.open!);
    expect(other).toMatchObject({ title: '', tlp: 'amber-strict', priority: 'urgent', messages: 2 });
    expect(other.links).toBeUndefined();
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });

  it('or stay together, never half of it, when somebody goes on with either at the same moment', async () => {
    await join(items.new!);
    const now = await keep(world);
    let from = world.calls.length;
    const note = (id: string) => () => world.request({ method: 'POST', path: contact(id, 'notes'), body: { text: 'They called.' }, cookie: cast.tom.cookie });
    for (const id of [items.open!, items.new!])
      await interleave(world, {
        first: () => undo(items.new!),
        second: note(id),
        reset: async () => {
          await restore(world, now, from);
          from = world.calls.length;
        },
        judge: async (first, second, before) => {
          const stands = id === items.new && before !== 'after';
          expect([first.status, second.status], `${before}`).toEqual([stands ? 409 : 200, 200]);
          const joined = ((await bare(items.open!)).links ?? []).length > 0;
          expect([joined, (await bare(items.new!)).stage === 'merged'], `${before}`).toEqual([stands, stands]);
        },
      });
  });
});

it('shows no letter as waiting whose act was taken back while it was written', async () => {
  const id = items.screening!;
  await must(world, cast.lia.cookie, desk(id, 'ask'), { text: 'What happens when it fails?' });
  let undone = 0;
  world.hook = async (call, _n, run) => {
    // What follows a fact is written side by side; the moment that counts is when the letter is.
    if (call.operation === 'TransactWriteItems' && JSON.stringify(call.input).includes('"question"')) {
      world.hook = undefined;
      undone = (await undo(id)).status;
    }
    return run();
  };
  await deliver(id);
  expect(undone).toBe(200);
  const stored = await lettersOf(id, (type) => type === 'QuestionAsked');
  const listed = async () => (await mailsOf(id)).filter(({ template }) => template === 'question').map(({ state }) => state);
  expect([stored.map(({ state }) => state), await listed()]).toEqual([['pending'], ['suppressed']]);
  await world.drain();
  expect(await listed()).toEqual(['suppressed']);
  expect(world.mails().filter((mail) => /vraag|question/i.test(mail.subject))).toEqual([]);
});

describe('a message that became a draft', () => {
  const convert = async () => (await must(world, cast.lia.cookie, contact(items.new!, 'convert'), { to: 'proposal' })).body.into as string;
  const rowsOf = async (id: string) => {
    const { records } = await world.rows();
    const letters = records.filter((row) => row.pk === id && row.type === 'intent').map((row) => row.id as string);
    return records.filter((row) => row.pk === id || row.item === id || letters.includes(row.intent)).map((row) => `${row.pk} ${row.sk}`);
  };

  it('is a message again within the minute, and nothing of the draft stays', async () => {
    const before = await bare(items.new!);
    const draft = await convert();
    expect((await rowsOf(draft)).length).toBeGreaterThan(3);
    const shown = await world.request({ method: 'GET', path: contact(items.new!, ''), cookie: cast.lia.cookie });
    expect(shown.body.undo).toBeDefined();
    expect((await undo(items.new!)).body).toEqual({ id: items.new, stage: 'new' });
    expect(await bare(items.new!)).toEqual(before);
    expect(await rowsOf(draft)).toEqual([]);
    await world.drain();
    expect(world.mails()).toEqual([]);
    expect(await world.violations()).toEqual([]);
  });

  it('stays a draft once its sender has begun with it, or its letter has left', async () => {
    const draft = await convert();
    const cookie = await session(world, (await loadRoot(world.store, items.new!))!.applicant!, { door: 'person' });
    // The subject of the message stands there already.
    const told = { seen: 1, content: { title: 'A quiet sensor' } };
    await must(world, cookie, `/api/proposals/${draft}/parts/outline`, told, 'PUT');
    expect(await code(items.new!)).toBe('undo.draft-begun');
    expect((await loadRoot(world.store, items.new!))!.stage).toBe('converted');
    await must(world, cast.tom.cookie, contact(items.open!, 'convert'), { to: 'proposal' });
    const at = world.now;
    await world.drain();
    world.now = at + 59_000;
    expect(await code(items.open!, cast.tom.cookie)).toBe('undo.letter-left');
    expect(await world.violations()).toEqual([]);
  });
});

describe('a row of messages that were joined', () => {
  const stageOf = async (id: string) => (await bare(id)).stage;
  const join = (id: string, into: string) => must(world, cast.lia.cookie, contact(id, 'merge'), { into, differentSender: true });

  it.each([
    ['first', [0, 1]],
    ['last', [1, 0]],
  ] as const)('comes apart where its %s act is taken back first, and points nowhere wrong', async (_, order) => {
    const third = (await contactFrom(world)).id;
    const row = [items.new!, items.open!, third];
    await join(row[0]!, row[1]!);
    await join(row[1]!, row[2]!);
    expect((await undo(row[order[0]]!)).status).toBe(200);
    const left = (await bare(row[1]!)).links;
    if (order[0] === 0) {
      expect(await stageOf(row[0]!)).toBe('new');
      expect([await stageOf(row[1]!), left]).toEqual(['merged', [{ id: third, kind: 'merged-into' }]]);
      expect(await code(row[1]!)).toBe('undo.nothing');
    } else {
      expect([await stageOf(row[1]!), left]).toEqual(['open', [{ id: row[0], kind: 'merged-from' }]]);
      expect((await undo(row[0]!)).status).toBe(200);
      expect([await stageOf(row[0]!), (await bare(row[1]!)).links, (await bare(third)).links]).toEqual(['new', undefined, undefined]);
    }
    await world.drain();
    expect(await world.violations()).toEqual([]);
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
    await must(world, cast.lia.cookie, contact(items.open!, 'notes'), { text: 'They called.' });
    expect(await code(items.open!)).toBe('undo.nothing');
    expect(await code(`prp_${'0'.repeat(26)}`)).toBe('item.not-found');
  });

  it('after it was taken back once: a repeat by the same key says the same, another one finds nothing', async () => {
    await ask();
    const key = world.key();
    const body = await lastAct(world, items.screening!);
    const first = await undo(items.screening!, cast.lia.cookie, { key, body });
    expect((await undo(items.screening!, cast.lia.cookie, { key, body })).text).toBe(first.text);
    expect(await code(items.screening!)).toBe('undo.nothing');
  });

  it('or is taken back, never half of it, when its letter leaves at the same moment', async () => {
    await ask();
    world.advance(2.5 * 60_000);
    await onClock(world.post, { job: 'sweep' });
    const pending = (await lettersOf(items.screening!, (type) => type === 'QuestionAsked'))[0]!;
    expect(pending.state).toBe('pending');
    world.now = start + 59_000;
    const body = await lastAct(world, items.screening!);
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
      body,
      at: start + 59_000,
    });
    expect(reply.body.code).toBe('undo.letter-left');
    expect((await loadRoot(world.store, items.screening!))!.stage).toBe('info-requested');
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });
});

describe('an invitation that is taken back', () => {
  const taken = async () => (await takenIn(world.store, new Date(world.now).toISOString())) as Record<string, number>;
  const rowsOf = async (id: string) => (await world.rows()).facts.filter((row) => row.record === id).map((row) => StoredFact.parse(row));

  it.each(['invite', 'panel'])('never was, to anybody: %s', async (act) => {
    const id = items['in-review']!;
    const before = await bare(id);
    const [free, facts] = [await taken(), (await rowsOf(id)).length];
    const reviewers = [cast.jan.id, cast.rob.id];
    const first = (await must(world, cast.lia.cookie, desk(id, 'panel'), {}, 'GET')).body;
    await must(world, cast.lia.cookie, desk(id, act), { reviewers });
    await deliver(id);
    expect((await taken())[cast.jan.id]).toBe((free[cast.jan.id] ?? 0) + 1);
    for (const [language, words] of [
      ['nl', 'U kunt de uitnodiging ongedaan maken tot'],
      ['en', 'The invitation can be taken back until'],
    ] as const)
      for (const page of ['', '/panel'])
        expect((await world.request({ method: 'GET', path: `/${language}/desk/proposals/${id}${page}`, cookie: cast.lia.cookie })).text).toContain(words);
    const reply = await world.request({
      method: 'POST',
      path: `/en/desk/proposals/${id}`,
      cookie: cast.lia.cookie,
      text: String(new URLSearchParams({ act: 'undo', key: 'k'.repeat(24), ...(await lastAct(world, id)) })),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(reply.status).toBe(303);
    expect(await bare(id)).toEqual(before);
    for (const one of reviewers) expect((await taken())[one] ?? 0).toBe(free[one] ?? 0);
    expect((await rowsOf(id)).slice(facts).map(({ type, data }) => [type, data.reviewer])).toEqual([
      ...reviewers.map((one) => ['ReviewerInvited', one]),
      ...reviewers.map((one) => ['ActUndone', one]),
    ]);
    const panel = (await must(world, cast.lia.cookie, desk(id, 'panel'), {}, 'GET')).body;
    expect(panel.seated).toEqual([]);
    expect([panel.members, panel.excluded]).toEqual([first.members, first.excluded]);
    const jan = await session(world, cast.jan.id, { door: 'person' });
    expect((await world.request({ method: 'GET', path: `/api/review/${id}`, cookie: jan })).status).toBe(404);
    expect((await world.request({ method: 'GET', path: '/api/review', cookie: jan })).text).not.toContain(id);
    await world.drain();
    expect([world.mails(cast.jan.email), world.mails(cast.rob.email)]).toEqual([[], []]);
    expect(await world.violations()).toEqual([]);
  });

  it('can be done again, and then its letter leaves', async () => {
    const id = items['in-review']!;
    await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.jan.id] });
    expect((await undo(id)).status).toBe(200);
    await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.jan.id] });
    await world.drain();
    expect(world.mails(cast.jan.email)).toHaveLength(1);
    expect(await world.violations()).toEqual([]);
  });

  it('stands once it was accepted, or once the minute is over', async () => {
    const id = items['in-review']!;
    await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.jan.id] });
    await must(world, await session(world, cast.jan.id, { door: 'person' }), `/api/review/${id}/accept`, TERMS);
    expect(await code(id)).toBe('undo.nothing');
    await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.rob.id] });
    world.advance(61_000);
    expect(await code(id)).toBe('undo.too-late');
  });
});

describe('what is taken back is what was named', () => {
  const page = async (id: string, language: string) =>
    (await world.request({ method: 'GET', path: `/${language}/desk/proposals/${id}`, cookie: cast.lia.cookie })).text;

  it('is said by its name, in both languages, on the pages of proposals and of messages', async () => {
    const id = items.screening!;
    await must(world, cast.lia.cookie, desk(id, 'admit'), { checks: ALL_HOLD });
    expect(await page(id, 'en')).toMatch(/Admitting it can be taken back until \d\d:\d\d\./);
    expect(await page(id, 'nl')).toMatch(/U kunt de toelating ongedaan maken tot \d\d:\d\d\./);
    await must(world, cast.lia.cookie, contact(items.open!, 'snooze'), { until: '2026-12-01T08:00:00.000Z' });
    for (const [language, words] of [
      ['en', 'Putting it aside can be taken back until'],
      ['nl', 'U kunt het wegleggen ongedaan maken tot'],
    ])
      expect((await world.request({ method: 'GET', path: `/${language}/desk/contact-requests/${items.open}`, cookie: cast.lia.cookie })).text).toContain(words);
  });

  it('has words of its own for every act, and for no other', () => {
    const until = new Date(start + 60_000).toISOString();
    const said = (language: 'nl' | 'en', act: string) => undoText(language, { act, until });
    for (const language of ['nl', 'en'] as const) {
      for (const act of UNDOABLE) expect(said(language, act), act).not.toBe(said(language, 'RoundClosed'));
      for (const act of ['constructor', 'RoundClosed']) expect(said(language, act)).toMatch(/uw laatste handeling|What you did last/);
    }
  });

  it('and no later one, by an old page or another key', async () => {
    const id = items.screening!;
    await must(world, cast.lia.cookie, desk(id, 'admit'), { checks: ALL_HOLD });
    const [admitted, old] = [await lastAct(world, id), await page(id, 'en')];
    await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.jan.id, cast.rob.id] });
    const refused = await undo(id, cast.lia.cookie, { body: admitted });
    expect([refused.status, refused.body.code]).toEqual([409, 'undo.other']);
    const posted = await sendForm(world, `/en/desk/proposals/${id}`, { act: 'undo', key: keyIn(old), ...actIn(old) }, cast.lia.cookie);
    expect([posted.status, posted.text.includes('Something else was done meanwhile')]).toEqual([409, true]);
    expect((await undo(id, cast.lia.cookie, { body: {} })).status).toBe(422);
    expect((await world.rows()).records.filter((row) => row.pk === id && row.type === 'assignment').map(({ status }) => status)).toEqual([
      'invited',
      'invited',
    ]);
    expect((await undo(id)).status).toBe(200);
    expect((await loadRoot(world.store, id))!.stage).toBe('in-review');
  });

  it('or stands, whichever of both comes first, when somebody goes on at the same moment', async () => {
    const id = items.screening!;
    await must(world, cast.lia.cookie, desk(id, 'admit'), { checks: ALL_HOLD });
    const admitted = await lastAct(world, id);
    const now = await keep(world);
    let from = world.calls.length;
    await interleave(world, {
      first: () => undo(id, cast.lia.cookie, { body: admitted }),
      second: () => world.request({ method: 'POST', path: desk(id, 'invite'), body: { reviewers: [cast.jan.id] }, cookie: cast.lia.cookie }),
      reset: async () => {
        await restore(world, now, from);
        from = world.calls.length;
      },
      judge: async (first, second, before) => {
        expect([first.status, second.status].sort(), `${before}`).toEqual([200, 409]);
        const invited = (await world.rows()).records.some((row) => row.pk === id && row.type === 'assignment' && row.status === 'invited');
        expect([(await loadRoot(world.store, id))!.stage, invited], `${before}`).toEqual(first.status === 200 ? ['screening', false] : ['in-review', true]);
      },
    });
  });
});

describe('an end that can still be taken back', () => {
  const seen = async (id: string) => {
    const cookie = await session(world, (await loadRoot(world.store, id))!.applicant!, { door: 'person' });
    const get = async (path: string) => world.request({ method: 'GET', path, cookie });
    const base = id.startsWith('ctc_') ? `/api/contact-requests/${id}` : `/api/proposals/${id}`;
    const [status, own, mine] = [await get(`${base}/status`), await get(base), await get('/api/mine')];
    const row = mine.body.rows.find((each: { id: string }) => each.id === id);
    const { late: _l, nextDate: _n, ...rest } = own.body;
    return { status: status.body.stage, own: rest, row, pages: [(await get(`/nl/item/${id}`)).text.includes('id="letter"'), status.body.mayDo] };
  };
  const OUT = {
    ...{ outcome: 'redirected', reason: 'better-place', target: 'programme', checks: { inScope: 'no' } },
    text: 'Dit hoort bij het programma voor kantoornetwerken; zij kijken er graag naar.',
  };
  const ENDS: Record<string, { on: string; act: (id: string) => [string, unknown]; after: string }> = {
    'screening out': { on: 'screening', act: (id) => [desk(id, 'screen-out'), OUT], after: 'decided' },
    'merging a proposal': { on: 'screening', act: (id) => [desk(id, 'merge'), { into: items.other }], after: 'closed' },
    'resolving a message': { on: 'open', act: (id) => [contact(id, 'resolve'), {}], after: 'closed' },
    'sending a message elsewhere': { on: 'new', act: (id) => [contact(id, 'redirect'), { target: 'csirt' }], after: 'closed' },
    'joining a message with another': { on: 'new', act: (id) => [contact(id, 'merge'), { into: items.open, differentSender: true }], after: 'closed' },
    'marking spam': { on: 'new', act: (id) => [contact(id, 'spam'), {}], after: 'received' },
  };

  it.each(Object.keys(ENDS))('shows its sender nothing before the letter leaves, and all of it then: %s', async (name) => {
    const { on, act, after } = ENDS[name]!;
    const id = items[on]!;
    const before = await seen(id);
    await must(world, cast.lia.cookie, ...act(id));
    world.advance(59_000);
    expect(await seen(id)).toEqual(before);
    expect((await undo(id)).status).toBe(200);
    expect(await seen(id)).toEqual(before);
    await must(world, cast.lia.cookie, ...act(id));
    expect(await seen(id)).toEqual(before);
    world.advance(60_000);
    const then = await seen(id);
    expect([then.status, then.row.stage]).toEqual([after, after]);
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });
});
