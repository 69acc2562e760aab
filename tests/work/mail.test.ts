import { SESClient } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { onMailEvent } from '../../functions/on-bounce.ts';
import { onFacts } from '../../functions/on-fact.ts';
import { onLetters } from '../../functions/send-mail.ts';
import { type Post, sendIntent } from '../../functions/work/send.ts';
import type { MailEvent } from '../../infra/local/mail-events.ts';
import { startMailbox } from '../../infra/local/mailbox.ts';
import { DAY } from '../../shared/domain/clock.ts';
import { type Intent, MAIL_ATTEMPTS, MAIL_LEASE_MS } from '../../shared/domain/mail.ts';
import { toItem } from '../../shared/store/item.ts';
import { loadTask } from '../../shared/store/load.ts';
import { intentId, intentOf, letterWrites } from '../../shared/store/mail.ts';
import { put, remove, transact, updateRow } from '../../shared/store/store.ts';
import { CONTACT, contactFrom, desk, type Journey, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let post: Post;
let lagging: Awaited<ReturnType<typeof startMailbox>>;
let item: Journey;
const events: MailEvent[] = [];
const iso = () => new Date(world.now).toISOString();
const MINUTE = 60_000;

/** A mail service whose events come when the test says so, as they may lag by minutes. */
beforeAll(async () => {
  world = await openWorld({ seed: 'mail' });
  cast = await addCast(world);
  lagging = await startMailbox({
    identities: ['example.org'],
    configurationSets: ['sluis'],
    now: () => new Date(world.now),
    onEvent: (event) => void events.push(event),
  });
  const ses = new SESClient({ region: 'eu-west-1', credentials: { accessKeyId: 'x', secretAccessKey: 'x' }, endpoint: lagging.endpoint, maxAttempts: 1 });
  post = { ...world.post, ses };
  item = await proposalAt(world, cast, 'screening');
  await world.drain();
});
beforeEach(() => {
  world.hook = undefined;
  events.length = 0;
  lagging.clear();
});
afterAll(async () => {
  await lagging.stop();
  await world.stop();
});

/** A letter to the applicant, as a fact would have caused it. */
const order = async (
  more: { to?: string; record?: string; template?: Intent['template'] } = {},
): Promise<{ id: string; record: string; send: () => ReturnType<typeof sendIntent>; now: () => Promise<Intent> }> => {
  const record = more.record ?? item.id;
  const letter = {
    template: more.template ?? ('receipt' as const),
    to: more.to ?? item.applicant,
    address: 'hash',
    record,
    cause: `${record} ${world.key()}`,
    at: iso(),
  };
  await transact(world.store, letterWrites(world.store, letter));
  const id = intentId(letter);
  return { id, record, send: () => sendIntent(post, record, id), now: async () => (await intentOf(world.store, record, id))! };
};
const count = (id: string) => lagging.mails().filter((mail) => mail.intent === id).length;
const tell = async () => {
  await lagging.settled();
  for (const event of events.splice(0)) await onMailEvent(world.store, world.deps.log, JSON.stringify(event));
};
const failing = (what: 'before' | 'after', operation: string, nth = 1) => {
  let seen = 0;
  world.hook = async (call, _n, run) => {
    if (call.operation !== operation || ++seen !== nth) return run();
    if (what === 'after') await run();
    throw new Error('socket hang up');
  };
};
/** The mail service itself, cut off before or after it took the letter. */
const cutOff = (what: 'before' | 'after', error: Error = new Error('socket hang up')): Post => ({
  ...post,
  ses: {
    send: (async (command: object) => {
      if (what === 'after') await (post.ses.send as (command: object) => Promise<unknown>)(command);
      throw error;
    }) as Post['ses']['send'],
  },
});
const alarms = (id: string) => world.logs.filter((line) => line.alarm === 'mail.dead' && line.intent === id).length;

describe('a letter', () => {
  it('is sent once, however many send it at once, and carries its id as tag and header', async () => {
    const letter = await order();
    const states = await Promise.all(Array.from({ length: 8 }, letter.send));
    expect(states.sort()).toEqual([...Array(7).fill('busy'), 'sent']);
    expect(count(letter.id)).toBe(1);
    const mail = lagging.mails()[0]!;
    expect(mail.tags).toEqual({ intent: letter.id, record: item.id });
    expect(await letter.now()).toMatchObject({ state: 'sent', sesId: mail.id, attempts: 1 });
    expect((await letter.now()).nextTouch).toBeUndefined();
    expect(await letter.send()).toBe('busy');
  });

  it('that left while its sender died is not sent again: the event tells', async () => {
    const letter = await order();
    failing('before', 'TransactWriteItems');
    expect(await letter.send()).toBe('claimed');
    world.hook = undefined;
    expect(count(letter.id)).toBe(1);
    world.advance(5 * MINUTE);
    expect(await onLetters(post, { job: 'letters' })).toEqual({ done: 0 });
    await tell();
    world.advance(MAIL_LEASE_MS);
    expect(await letter.send()).toBe('sent');
    expect(await letter.now()).toMatchObject({ state: 'sent', confirmedBy: lagging.mails()[0]!.id });
    expect(count(letter.id)).toBe(1);
  });

  it('whose answer was lost on the way waits for its lease, as events may lag', async () => {
    const letter = await order();
    expect(await sendIntent(cutOff('after'), letter.record, letter.id)).toBe('claimed');
    for (let minute = 0; minute < 14; minute += 1) {
      world.advance(MINUTE);
      await onLetters(post, { job: 'letters' });
    }
    expect(count(letter.id)).toBe(1);
    await tell();
    world.advance(2 * MINUTE);
    await onLetters(post, { job: 'letters' });
    expect([count(letter.id), (await letter.now()).state]).toEqual([1, 'sent']);
  });

  it('that did not leave when its sender died is sent after the lease', async () => {
    const letter = await order();
    expect(await sendIntent(cutOff('before'), letter.record, letter.id)).toBe('claimed');
    world.advance(MAIL_LEASE_MS - 1000);
    expect(await letter.send()).toBe('busy');
    world.advance(1000);
    expect(await letter.send()).toBe('sent');
    expect([count(letter.id), (await letter.now()).attempts]).toEqual([1, 2]);
  });

  it('that nobody could even read is tried again at once, and then later and later', async () => {
    const letter = await order();
    failing('before', 'BatchGetItem');
    expect(await letter.send()).toBe('pending');
    expect(Date.parse((await letter.now()).nextTouch!) - world.now).toBe(30_000);
    world.hook = undefined;
    expect(await letter.send()).toBe('sent');
  });
});

describe('a letter of another version', () => {
  it('is read by the way through the versions when it is claimed, too', async () => {
    const letter = await order();
    await updateRow(world.store, letter.record, `x#${letter.id}`, 'SET v = :v', { ':v': 2 });
    await expect(letter.send()).rejects.toThrow('intent of version 2 is newer than this code');
    await transact(world.store, [remove(world.store, letter.record, `x#${letter.id}`)]);
  });
});

describe('a letter that is refused', () => {
  it('for the moment goes eight times, at growing distances, then to the desk with an alarm', async () => {
    const letter = await order();
    const throttled = cutOff('before', Object.assign(new Error('not now'), { name: 'OperationAborted', $metadata: { httpStatusCode: 400 } }));
    const gaps: number[] = [];
    for (let attempt = 1; attempt < MAIL_ATTEMPTS; attempt += 1) {
      expect(await sendIntent(throttled, letter.record, letter.id)).toBe('pending');
      gaps.push((Date.parse((await letter.now()).nextTouch!) - world.now) / 1000);
    }
    expect(gaps).toEqual([30, 60, 120, 240, 480, 960, 1920]);
    expect(await sendIntent(throttled, letter.record, letter.id)).toBe('dead');
    expect(await letter.now()).toMatchObject({ state: 'dead', reason: 'OperationAborted', attempts: 8 });
    expect([count(letter.id), alarms(letter.id)]).toEqual([0, 1]);
    expect(await loadTask(world.store, `tsk_${letter.id}`)).toMatchObject({ stage: 'open', reason: 'mail-dead', item: item.id, owner: cast.lia.id });
    expect(await letter.send()).toBe('busy');
  });

  const refused = (name: string, message = 'not now', status: number | undefined = 400): Post =>
    cutOff('before', Object.assign(new Error(message), { name, ...(status ? { $metadata: { httpStatusCode: status } } : {}) }));

  it('by a service that sends nothing at all waits three days, at distances of at most three hours, then goes to the desk', async () => {
    const letter = await order();
    const written = world.now;
    const gaps: number[] = [];
    while (world.now - written < 3 * DAY) {
      expect(await sendIntent(refused('Throttling'), letter.record, letter.id)).toBe('pending');
      const next = Date.parse((await letter.now()).nextTouch!);
      gaps.push((next - world.now) / 1000);
      world.now = next;
    }
    expect(gaps.slice(0, 10)).toEqual([30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 10_800]);
    expect(Math.max(...gaps)).toBe(10_800);
    expect(await letter.now()).toMatchObject({ state: 'pending', attempts: 0, held: gaps.length });
    expect(alarms(letter.id)).toBe(0);
    expect(await sendIntent(refused('Throttling'), letter.record, letter.id)).toBe('dead');
    expect(await letter.now()).toMatchObject({ state: 'dead', reason: 'Throttling' });
    expect([count(letter.id), alarms(letter.id)]).toEqual([0, 1]);
    world.now = written;
  });

  it.each([
    ['ThrottlingException', 'Rate exceeded', 400],
    ['AccountSendingPausedException', 'paused', 400],
    ['ConfigurationSetSendingPausedException', 'paused', 400],
    ['AccessDenied', 'not authorized', 403],
    ['AccessDeniedException', 'not authorized', 403],
    ['LimitExceededException', 'too many', 400],
    ['ExpiredToken', 'expired', 403],
    ['CredentialsProviderError', 'no credentials', 0],
    ['MessageRejected', 'Email address is not verified. The following identities failed the check in region EU-WEST-1: a', 400],
  ])('by %s (%s) keeps all its attempts and leaves when that is over', async (name, message, status) => {
    const letter = await order();
    for (let attempt = 0; attempt < 2 * MAIL_ATTEMPTS; attempt += 1)
      expect(await sendIntent(refused(name, message, status || undefined), letter.record, letter.id)).toBe('pending');
    expect(await letter.now()).toMatchObject({ attempts: 0, held: 2 * MAIL_ATTEMPTS });
    expect(await sendIntent(cutOff('before'), letter.record, letter.id)).toBe('claimed');
    world.advance(MAIL_LEASE_MS);
    expect(await letter.send()).toBe('sent');
    expect([count(letter.id), alarms(letter.id)]).toEqual([1, 0]);
  });

  it('for good goes to the desk at once, also when the desk could not be reached the first time', async () => {
    const letter = await order();
    const rejected = cutOff('before', Object.assign(new Error('no'), { name: 'MessageRejected', $metadata: { httpStatusCode: 400 } }));
    failing('before', 'TransactWriteItems');
    await expect(sendIntent(rejected, letter.record, letter.id)).rejects.toThrow('socket hang up');
    expect((await letter.now()).state).toBe('claimed');
    world.hook = undefined;
    world.advance(MAIL_LEASE_MS);
    expect(await sendIntent(rejected, letter.record, letter.id)).toBe('dead');
    expect(await loadTask(world.store, `tsk_${letter.id}`)).toMatchObject({ stage: 'open', reason: 'mail-dead' });
  });

  it('before the item was ever sent in opens no task, as nobody at the desk may know of it', async () => {
    const draft = await proposalAt(world, cast, 'draft');
    const letter = await order({ record: draft.id, template: 'item-link' });
    expect(
      await sendIntent(
        cutOff('before', Object.assign(new Error('no'), { name: 'MessageRejected', $metadata: { httpStatusCode: 400 } })),
        letter.record,
        letter.id,
      ),
    ).toBe('dead');
    expect(await loadTask(world.store, `tsk_${letter.id}`)).toBeUndefined();
    expect(alarms(letter.id)).toBe(1);
  });
});

describe('what comes back', () => {
  const sender = async (local: string) => {
    const contact = await contactFrom(world, { ...CONTACT, email: `${local}@lekdetect.example` });
    await world.drain();
    const task = (await world.rows()).records.find((row) => row.type === 'root' && row.kind === 'task' && row.item === contact.id);
    return { contact, task, person: (await world.rows()).records.find((row) => row.kind === 'person' && row.email === `${local}@lekdetect.example`)! };
  };

  it('as a hard bounce is a task for the owner, once, and the person is noted as unreachable', async () => {
    const { task, person, contact } = await sender('bounce+a');
    expect(task).toMatchObject({ stage: 'open', reason: 'mail-bounced', item: contact.id, flags: ['mail-bounced'] });
    expect(person.unreachable).toBe(true);
    const intent = (await world.rows()).records.find((row) => row.type === 'intent' && row.record === contact.id && row.to === person.id)!;
    expect(intent).toMatchObject({ state: 'sent', delivery: 'bounced' });
    const before = await loadTask(world.store, task!.id);
    const event = { eventType: 'Bounce', mail: { messageId: 'm', tags: { intent: [intent.id], record: [contact.id] } }, bounce: { bounceType: 'Permanent' } };
    for (let i = 0; i < 3; i += 1) await onMailEvent(world.store, world.deps.log, JSON.stringify(event));
    expect((await loadTask(world.store, task!.id))!.factSeq).toBe(before!.factSeq);
    expect((await world.rows()).records.filter((row) => row.kind === 'task' && row.item === contact.id && row.type === 'root')).toHaveLength(1);
  });

  it('as a complaint is a task too, and the person stays reachable', async () => {
    const { task, person } = await sender('complaint+a');
    expect(task).toMatchObject({ reason: 'mail-complaint' });
    expect(person.unreachable).toBeUndefined();
    expect(person.complained).toBe(true);
  });

  it('as a bounce is said at the item, until a letter that left later arrives', async () => {
    const { person, contact } = await sender('bounce+b');
    const status = async () => {
      const cookie = await session(world, person.id, { door: 'item', item: contact.id });
      const { body } = await world.request({ method: 'GET', path: `/api/contact-requests/${contact.id}/status`, cookie });
      const page = await world.request({ method: 'GET', path: `/nl/contact/requests/${contact.id}`, cookie });
      expect(page.text.includes('Onze laatste mail aan u kwam terug')).toBe(body.unreachable);
      return body.unreachable;
    };
    const arrives = (letter: { id: string }, left: number) => {
      const mail = { messageId: 'm', timestamp: new Date(left).toISOString(), tags: { intent: [letter.id], record: [contact.id] } };
      return onMailEvent(world.store, world.deps.log, JSON.stringify({ eventType: 'Delivery', mail }));
    };
    expect(await status()).toBe(true);
    const letter = await order({ to: person.id, record: contact.id, template: 'contact-resolved' });
    await arrives(letter, Date.parse(person.unreachableSince) - 1);
    expect(await status()).toBe(true);
    await arrives(letter, Date.parse(person.unreachableSince) + MINUTE);
    expect(await status()).toBe(false);
    const kept = (await world.rows()).records.find((row) => row.pk === person.id && row.sk === 'a')!;
    expect([kept.unreachable, kept.unreachableSince, kept.version]).toEqual([undefined, undefined, person.version + 1]);
  });

  it('as a soft bounce is only noted', async () => {
    const letter = await order();
    await letter.send();
    await onMailEvent(
      world.store,
      world.deps.log,
      JSON.stringify({ eventType: 'Bounce', mail: { messageId: 'm', tags: { intent: [letter.id], record: [item.id] } }, bounce: { bounceType: 'Transient' } }),
    );
    expect((await letter.now()).delivery).toBe('delayed');
    expect(await loadTask(world.store, `tsk_${letter.id}`)).toBeUndefined();
  });

  it('about a mail that nobody knows changes nothing', async () => {
    const before = JSON.stringify(await world.rows());
    for (const tags of [{}, { intent: ['x'] }, { intent: ['unknown'], record: [item.id] }, { intent: ['x'], record: ['prp_nowhere'] }]) {
      for (const eventType of ['Send', 'Delivery', 'Complaint', 'Bounce', 'Reject'])
        await onMailEvent(world.store, world.deps.log, JSON.stringify({ eventType, mail: { messageId: 'm', tags }, bounce: { bounceType: 'Permanent' } }));
    }
    expect(JSON.stringify(await world.rows())).toBe(before);
  });
});

describe('at the moment of sending', () => {
  it('a letter to whoever became conflicted stays unsent', async () => {
    const letter = await order({ to: cast.tom.id, template: 'new-item' });
    await transact(world.store, [
      put(world.store, { pk: cast.tom.id, sk: `k#${item.id}`, type: 'conflict', item: item.id, state: 'confirmed', conflict: 'family', at: iso() }),
    ]);
    expect(await letter.send()).toBe('suppressed');
    expect(await letter.now()).toMatchObject({ state: 'suppressed', reason: 'not-for-this-reader' });
    expect(count(letter.id)).toBe(0);
  });

  it('a letter to nobody stays unsent', async () => {
    const letter = await order({ to: `per_${'0'.repeat(26)}` });
    expect(await letter.send()).toBe('suppressed');
    expect((await letter.now()).reason).toBe('no-recipient');
  });

  it('a letter about a decision that is held stays unsent', async () => {
    const letter = await order({ template: 'decision' });
    expect(await letter.send()).toBe('suppressed');
    expect(count(letter.id)).toBe(0);
  });

  it('a label that was raised since acts at once', async () => {
    const contact = await contactFrom(world, { ...CONTACT, email: 'raised@lekdetect.example' });
    await must(world, cast.lia.cookie, `/api/desk/contact-requests/${contact.id}/reply`, { text: 'The crocodile is ready to be read.' });
    await transact(world.store, [
      {
        Update: {
          TableName: 'records',
          Key: { pk: { S: contact.id }, sk: { S: 'a' } },
          UpdateExpression: 'SET tlp = :t',
          ExpressionAttributeValues: { ':t': { S: 'amber-strict' } },
        },
      },
    ]);
    await world.drain();
    const reply = world.mails('raised@lekdetect.example').at(-1)!;
    expect(reply.text).toContain('TLP:AMBER+STRICT');
    expect(reply.text + reply.html + reply.subject).not.toContain('crocodile');
  });

  it('an invitation that was taken back within the minute was never mailed, nor is its end', async () => {
    const journey = await proposalAt(world, cast, 'in-review');
    await world.drain();
    await must(world, cast.lia.cookie, desk(journey.id, 'invite'), { reviewers: [cast.mila.id, cast.rob.id] });
    const before = { mila: world.mails(cast.mila.email).length, rob: world.mails(cast.rob.email).length };
    world.advance(20_000);
    await must(world, cast.lia.cookie, desk(journey.id, 'cancel-assignment'), { reviewer: cast.mila.id });
    await world.drain();
    expect(world.mails(cast.mila.email).length).toBe(before.mila);
    expect(world.mails(cast.rob.email).length).toBe(before.rob + 1);
    await must(world, cast.lia.cookie, desk(journey.id, 'cancel-assignment'), { reviewer: cast.rob.id });
    await world.drain();
    expect(world.mails(cast.rob.email).length).toBe(before.rob + 2);
  });

  it('a letter caused by staff waits a minute, and no longer', async () => {
    const journey = await proposalAt(world, cast, 'screening');
    await world.drain();
    await must(world, cast.lia.cookie, desk(journey.id, 'ask'), { text: 'What happens when the sensor fails?' });
    const { facts } = await world.rows();
    const fact = facts.find((row) => row.record === journey.id && row.type === 'QuestionAsked')!;
    await onFacts(world.store, world.deps.log, { Records: [{ eventName: 'INSERT', dynamodb: { NewImage: toItem(fact) } }] } as Parameters<typeof onFacts>[2]);
    const asked = () => world.mails(journey.sender.email).length;
    const before = asked();
    world.advance(59_000);
    await onLetters(world.post, { job: 'letters' });
    expect(asked()).toBe(before);
    world.advance(1000);
    await onLetters(world.post, { job: 'letters' });
    expect(asked()).toBe(before + 1);
  });
});
