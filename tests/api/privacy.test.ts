import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskTask } from '../../functions/work/desk-task.ts';
import { APPLICANTS, REVIEWERS, STAFF } from '../../infra/local/sample-people.ts';
import { community } from '../../shared/community.ts';
import { SK } from '../../shared/domain/change.ts';
import type { Intent } from '../../shared/domain/mail.ts';
import { BLANK } from '../../shared/domain/prose.ts';
import { patternOf, patternsOf, suspectsIn, withoutPassages } from '../../shared/domain/purge.ts';
import { anonymiseItem, removeAll } from '../../shared/store/anonymise.ts';
import { loadProposal, loadTask } from '../../shared/store/load.ts';
import { personByAddress } from '../../shared/store/people.ts';
import { takenIn } from '../../shared/store/places.ts';
import { rootRow } from '../../shared/store/rows.ts';
import { put, remove, transact, update } from '../../shared/store/store.ts';
import { accept, CONTACT, contactFrom, desk, draftOf, judge, must, proposalAt } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, session, signInAgain } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'privacy' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const get = (path: string, cookie: string) => world.request({ method: 'GET', path, cookie });
const post = (path: string, cookie: string, body: unknown = {}) => world.request({ method: 'POST', path, cookie, body });
/** Everything that is stored, in either table, and every line that was logged. */
const everything = async (): Promise<string> => JSON.stringify([await world.rows(), world.logs]);
const purge = (id: string) => `/api/privacy/items/${id}/purge`;
const chain = async (id: string) => (await get(`/api/admin/records/${id}/chain`, cast.admin.cookie)).body;

describe('text that must not stay', () => {
  it('goes from answers of every revision, thread, reviews, letters and kept mails, and the receipt says what is stored', async () => {
    const secret = 'plc-admin / Zomer2026!';
    const { id } = await proposalAt(world, cast, 'screening');
    await must(world, cast.lia.cookie, desk(id, 'ask'), { text: `Is the password ${secret} still in use at the lock?` });
    await world.drain();
    cast = await signInAgain(world, cast);
    const reader = await session(world, (await personByAddress(world.store, APPLICANTS[0]!.email))!.id, { door: 'person' });
    const before = (await get(`/api/proposals/${id}`, reader)).body;
    await must(world, reader, `/api/proposals/${id}/answer`, {
      text: `Yes: PLC-ADMIN /\nzomer2026! it is.`,
      changes: { substance: { ...before.answers.substance, problem: `The vendor uses ${secret} on every site, for years now.` } },
    });
    expect((await everything()).includes('Zomer2026!')).toBe(true);
    const reply = await must(world, cast.lia.cookie, purge(id), { kind: 'credential', passages: [secret] });
    expect(reply.body.places).toBeGreaterThanOrEqual(3);
    expect((await everything()).toLowerCase()).not.toContain('zomer2026');
    const after = (await get(`/api/proposals/${id}`, reader)).body;
    expect(after.answers.substance.problem).toBe(`The vendor uses ${BLANK} on every site, for years now.`);
    expect(after.receipt).not.toBe(before.receipt);
    expect(await chain(id)).toMatchObject({ faults: [] });
    expect((await post(purge(id), cast.lia.cookie, { kind: 'credential', passages: [secret] })).body.code).toBe('purge.nothing');
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });

  /** A task about an item, as a letter that came back opens it. */
  const taskAbout = async (record: string, letter: string): Promise<string> => {
    await deskTask(world.store, { id: letter.repeat(26), record } as Intent, 'mail-bounced', new Date(world.now).toISOString());
    return `tsk_${letter.repeat(26)}`;
  };

  it('goes from the tasks too, and a repeat after a fault at any step finishes the work', async () => {
    const secret = 'Kroosvaren';
    const { id } = await contactFrom(world, { ...CONTACT, subject: `About ${secret}`, message: `${CONTACT.message} The code is ${secret}, and stays.` });
    const task = await taskAbout(id, 'c');
    expect((await loadTask(world.store, task))?.title).toContain(secret);
    for (let at = 1; ; at += 1) {
      let calls = 0;
      world.hook = (_call, _n, run) => {
        calls += 1;
        if (calls === at) throw Object.assign(new Error('gone'), { name: 'InternalServerError' });
        return run();
      };
      const reply = await post(purge(id), cast.lia.cookie, { kind: 'credential', passages: [secret] }).finally(() => {
        world.hook = undefined;
      });
      expect(reply.body.code).not.toBe('purge.nothing');
      if (reply.status === 200) break;
    }
    expect(await everything()).not.toContain(secret);
    expect((await loadTask(world.store, task))?.title).toBe(`About ${BLANK}`);
    expect(await chain(id)).toMatchObject({ faults: [] });
    expect((await post(purge(id), cast.lia.cookie, { kind: 'credential', passages: [secret] })).body.code).toBe('purge.nothing');
  });

  it('goes from the draft that a contact request became, even where it stands nowhere else any more', async () => {
    const [first, second] = ['Waterdrieblad', 'Krabbenscheer'];
    const { id } = await contactFrom(world, {
      ...CONTACT,
      subject: `About ${first}`,
      message: `${CONTACT.message} The code of the pump is ${first}, as ever.`,
    });
    const converted = await must(world, cast.lia.cookie, `/api/desk/contact-requests/${id}/convert`, { to: 'proposal' });
    const draft = converted.body.into as string;
    await transact(world.store, [update(world.store, draft, 'a', 'SET title = :title', { ':title': `${first} and ${second}` })]);
    for (const passage of [first, second]) await must(world, cast.lia.cookie, purge(id), { kind: 'credential', passages: [passage] });
    const left = await everything();
    for (const passage of [first, second]) expect(left, passage).not.toContain(passage);
    expect(await chain(id)).toMatchObject({ faults: [] });
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });

  it('goes from the tasks of a sender with hundreds of them', async () => {
    const [email, secret] = ['druk@schrijver.example', 'Kikkerbeet'];
    const { id } = await contactFrom(world, { ...CONTACT, email, subject: `About ${secret}` });
    const task = (await loadTask(world.store, await taskAbout(id, 'e')))!;
    // Tasks about something else stand before it in the index of people.
    const others = Array.from({ length: 420 }, (_, n) => `tsk_${String(n).padStart(26, '0')}`);
    for (let i = 0; i < others.length; i += 70)
      await transact(
        world.store,
        others.slice(i, i + 70).map((other) => put(world.store, rootRow({ ...task, id: other, item: `ctc_${'0'.repeat(26)}`, title: 'Other' }, community))),
      );
    await must(world, cast.lia.cookie, purge(id), { kind: 'credential', passages: [secret] });
    expect((await loadTask(world.store, task.id))?.title).toBe(`About ${BLANK}`);
    for (let i = 0; i < others.length; i += 70)
      await transact(
        world.store,
        others.slice(i, i + 70).map((other) => remove(world.store, other, 'a')),
      );
  });

  it('goes from a task when the item that it is about loses whose it was', async () => {
    const { id } = await contactFrom(world, { ...CONTACT, subject: 'About Fonteinkruid' });
    const task = await taskAbout(id, 'd');
    expect((await loadTask(world.store, task))?.title).toContain('Fonteinkruid');
    await anonymiseItem(world.store, id, { by: 'system', at: new Date(world.now).toISOString() }, 'retention');
    expect(await loadTask(world.store, task)).toMatchObject({ title: '', stage: 'done' });
    expect(await chain(id)).toMatchObject({ faults: [] });
  });

  it('is not what our own links are made of', () => {
    const text = 'Open http://127.0.0.1:3000/nl/open/k1.AKIA0123456789ABCDEF to answer.\nThe panel is http://192.0.2.44:3000/ still.';
    const rows = [{ type: 'sent', text }];
    expect(suspectsIn(rows, 'http://127.0.0.1:3000').map((suspect) => suspect.text)).toEqual(['192.0.2.44:3000']);
    expect(suspectsIn(rows, 'https://sluis.example').length).toBe(3);
  });

  it('goes without taking back what somebody writes in between, however many places there are', async () => {
    const secret = 'Watergentiaan';
    const { id } = await contactFrom(world, { ...CONTACT, message: `The code is ${secret}, as ever.` });
    const first = (await world.rows()).records.find((row) => row.pk === id && row.type === 'message')!;
    const rows = Array.from({ length: 100 }, (_, n) => ({ ...first, pk: id, sk: SK.message(n + 2), seq: n + 2, text: `Again ${secret}.` }));
    await transact(
      world.store,
      rows.map((row) => put(world.store, row)),
    );
    const [late, early] = [rows.at(-1)!, rows[3]!];
    let writes = 0;
    world.hook = async (call, _n, run) => {
      if (call.operation === 'TransactWriteItems') {
        writes += 1;
        const row = writes === 1 ? late : writes === 3 ? early : undefined;
        const write =
          row &&
          update(world.store, row.pk, row.sk, 'SET #text = :text, seen = :yes', { ':text': `Newer than ${secret}.`, ':yes': true }, undefined, {
            '#text': 'text',
          });
        if (write) await world.plain.send(new TransactWriteItemsCommand({ TransactItems: [write] }));
      }
      return run();
    };
    await must(world, cast.lia.cookie, purge(id), { kind: 'credential', passages: [secret] }).finally(() => {
      world.hook = undefined;
    });
    const stored = (await world.rows()).records.filter((row) => row.pk === id && (row.sk === late.sk || row.sk === early.sk));
    expect(stored.map((row) => [row.text, row.seen])).toEqual([
      [`Newer than ${BLANK}.`, true],
      [`Newer than ${BLANK}.`, true],
    ]);
    expect(await everything()).not.toContain(secret);
    await removeAll(
      world.store,
      rows.map(({ pk, sk }) => ({ pk, sk })),
    );
  });

  it('is pointed out where it looks like one, notes and parts alike', async () => {
    const { id, own } = await proposalAt(world, cast, 'screening');
    const whole = (await get(`/api/proposals/${id}`, own)).body.answers;
    await must(world, cast.lia.cookie, desk(id, 'ask'), { text: 'Is 192.0.2.44 the address of the pump?' });
    await must(world, own, `/api/proposals/${id}/answer`, {
      text: 'It is. The password: Gemaal2019 is written on the door.',
      changes: { substance: { ...whole.substance, problem: 'The panel at 192.0.2.44 answers to anybody who asks for it.' } },
    });
    const { suspects } = (await get(`/api/privacy/items/${id}/suspects`, cast.lia.cookie)).body;
    expect(suspects).toEqual(expect.arrayContaining([{ kind: 'ipv4', text: '192.0.2.44' }, expect.objectContaining({ kind: 'credential' })]));
    expect(suspects.filter(({ text }: { text: string }) => text === '192.0.2.44')).toHaveLength(1);
    await must(world, cast.lia.cookie, purge(id), { kind: 'address', passages: suspects.map(({ text }: { text: string }) => text) });
    expect((await get(`/api/privacy/items/${id}/suspects`, cast.lia.cookie)).body).toEqual({ suspects: [] });
  });

  it('is found across the line breaks and quotation marks of a wrapped letter, whatever its case, and nothing else is touched', () => {
    const pattern = patternOf('Sluis 4, 51.9225 N');
    expect(withoutPassages('see SLUIS\n> 4,\r\n>> 51.9225 n today', [pattern])).toBe(`see ${BLANK} today`);
    expect(withoutPassages({ a: ['Sluis 4', 3, null, true] }, [pattern])).toEqual({ a: ['Sluis 4', 3, null, true] });
    expect(withoutPassages('a.b a+b', [patternOf('a.b')])).toBe(`${BLANK} a+b`);
    expect(withoutPassages('code: \u202e4711\u202c b, code: 4711 b', patternsOf('code: \u202e4711\u202c b'))).toBe(`${BLANK}, ${BLANK}`);
  });

  it('is not for somebody with an interest in the item, and says the same as for none', async () => {
    const inside = await addPlayer(world, {
      ...REVIEWERS[0]!,
      name: 'Ilse Inwoner',
      email: 'ilse@example.org',
      organisation: 'Lekdetect B.V.',
      roles: ['liaison'],
    });
    const { id } = await proposalAt(world, cast, 'submitted');
    const body = { kind: 'other', passages: ['nothing here'] };
    const [hidden, absent] = [await post(purge(id), inside.cookie, body), await post(purge(`prp_${'0'.repeat(26)}`), inside.cookie, body)];
    expect([hidden.status, hidden.body.code]).toEqual([absent.status, absent.body.code]);
  });
});

/** Words that stand nowhere else, one in each place where somebody leaves something. */
const MARKS = ['Kwartelwaard', 'Zilverreigers', 'Moerasspirea', 'Watervlooien', 'Bladmozaiek'] as const;

describe('a person who wants to be forgotten', () => {
  it('is found nowhere afterwards, while the chains still verify and the marks still count', async () => {
    const sender = { ...APPLICANTS[0]!, email: 'kwartelwaard@sender.example', name: `Kim ${MARKS[0]}` };
    const { id } = await proposalAt(world, cast, 'in-review', { sender });
    const person = (await personByAddress(world.store, sender.email))!;
    const own = await session(world, person.id, { door: 'person' });
    const whole = (await get(`/api/proposals/${id}`, own)).body.answers;
    await must(world, cast.lia.cookie, desk(id, 'ask'), { text: 'Where does the sensor stand at the moment?' });
    await must(world, own, `/api/proposals/${id}/answer`, {
      text: `It stands at ${MARKS[1]}.`,
      changes: { outline: { ...whole.outline, title: `A sensor named ${MARKS[2]}` } },
    });
    await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.jan.id, cast.mila.id] });
    await accept(world, cast.jan.cookie, id);
    await judge(world, cast.jan.cookie, id);
    const message = await contactFrom(world, { ...CONTACT, email: sender.email, name: sender.name, message: `About ${MARKS[3]}.`, subject: MARKS[4] });
    const unsent = await draftOf(world, { sender });
    await world.drain();
    cast = await signInAgain(world, cast);
    const stored = (await everything()).toLowerCase();
    for (const mark of MARKS) expect(stored, mark).toContain(mark.toLowerCase());

    const found = await must(world, cast.admin.cookie, '/api/privacy/people', { email: sender.email });
    expect(found.body.person).toBe(person.id);
    const erased = await must(world, cast.admin.cookie, `/api/privacy/people/${person.id}/erase`);
    expect(erased.body).toEqual({ person: person.id, erased: true });
    for (let day = 0; day < 3; day += 1) {
      world.advance(86_400_000);
      await world.drain();
    }
    cast = await signInAgain(world, cast);
    const left = (await everything()).toLowerCase();
    for (const mark of MARKS) expect(left.includes(mark.toLowerCase()), mark).toBe(false);
    for (const item of [id, message.id]) expect(await chain(item), item).toMatchObject({ faults: [] });
    // Whoever was to judge it has the place back.
    const taken = await takenIn(world.store, new Date(world.now).toISOString());
    expect([taken[cast.jan.id], taken[cast.mila.id]]).toEqual([0, 0]);
    expect((await get(`/api/proposals/${unsent.id}`, unsent.draft)).status).toBeGreaterThanOrEqual(401);
    expect((await get(`/api/proposals/${id}`, own)).status).toBeGreaterThanOrEqual(401);
    expect(await world.violations()).toEqual([]);
    const again = await post(`/api/privacy/people/${person.id}/erase`, cast.admin.cookie);
    expect([again.status, again.body.code]).toEqual([409, 'person.erased']);
    const fresh = await contactFrom(world, { ...CONTACT, email: sender.email });
    expect((await personByAddress(world.store, sender.email))!.id).not.toBe(person.id);
    expect(fresh.reference).not.toBe(message.reference);
  });

  it('leaves the marks of a review behind and none of its words, and is asked for nothing more', async () => {
    const reviewer = await addPlayer(world, { ...REVIEWERS[1]!, name: 'Rens Wegwezer', email: 'rens@example.org', organisation: 'Onbekend Bureau' });
    const [first, second] = [await proposalAt(world, cast, 'in-review'), await proposalAt(world, cast, 'in-review')];
    for (const { id } of [first, second]) await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [reviewer.id] });
    await accept(world, reviewer.cookie, first.id);
    await judge(world, reviewer.cookie, first.id);
    const tally = async () => (await get(desk(first.id, 'tally'), cast.lia.cookie)).body;
    const before = await tally();
    expect(before.score).not.toBeNull();
    await must(world, cast.admin.cookie, `/api/privacy/people/${reviewer.id}/erase`);
    world.advance(120_000);
    const { totals, ...after } = await tally();
    expect({ ...after, totals: before.totals.map((total: { name: string }) => ({ ...total, name: '' })) }).toEqual({ ...before, totals });
    const review = (await get(`/api/desk/proposals/${first.id}`, cast.lia.cookie)).body.reviews[0];
    expect(Object.values(review.body.criteria as Record<string, { comment: string }>).map(({ comment }) => comment)).toEqual(Array(6).fill(''));
    const asked = (await get(`/api/desk/proposals/${second.id}`, cast.lia.cookie)).body.assignments;
    expect(asked.map(({ status }: { status: string }) => status)).toEqual(['cancelled']);
    await world.drain();
    expect(world.mails('rens@example.org').filter((mail) => /no longer|niet meer/i.test(mail.subject))).toEqual([]);
    expect(await everything()).not.toContain('Wegwezer');
    expect(await world.violations()).toEqual([]);
  });

  it('is forgotten where a draft that somebody helped with is gone already', async () => {
    const { id } = await contactFrom(world, { ...CONTACT, email: 'helper@sender.example' });
    const person = (await personByAddress(world.store, 'helper@sender.example'))!.id;
    const gone = `prp_${'7'.repeat(26)}`;
    await transact(world.store, [put(world.store, { pk: gone, sk: `m#${person}`, type: 'member', person, gsi4pk: person, gsi4sk: `team#${gone}` })]);
    await must(world, cast.admin.cookie, `/api/privacy/people/${person}/erase`);
    expect((await world.rows()).records.find((row) => row.pk === id && row.sk === 'a')?.anonymised).toEqual(expect.any(String));
    await transact(world.store, [remove(world.store, gone, `m#${person}`)]);
  });

  it('leaves nothing behind that an item hung together with, nor who answered it', async () => {
    const email = 'ketting@sender.example';
    const { id } = await contactFrom(world, { ...CONTACT, email });
    await must(world, cast.lia.cookie, `/api/desk/contact-requests/${id}/reply`, { text: 'Thank you; we will call you.' });
    const converted = (await must(world, cast.lia.cookie, `/api/desk/contact-requests/${id}/convert`, { to: 'proposal' })).body.into as string;
    const root = async () => (await world.rows()).records.find((row) => row.pk === id && row.sk === 'a')!;
    expect([(await root()).answeredBy, (await root()).links]).toEqual([cast.lia.id, [{ id: converted, kind: 'converted-to' }]]);
    await anonymiseItem(world.store, id, { by: 'system', at: new Date(world.now).toISOString() }, 'retention');
    expect([(await root()).answeredBy, (await root()).asked, (await root()).links]).toEqual([undefined, undefined, undefined]);
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });

  it('is not erased while working here', async () => {
    const reply = await post(`/api/privacy/people/${cast.tom.id}/erase`, cast.admin.cookie);
    expect([reply.status, reply.body.code]).toEqual([409, 'person.is-staff']);
  });

  it('is erased by nobody with an interest in what is under way, and leaves a log that names nobody', async () => {
    const sender = { ...APPLICANTS[1]!, email: 'belang@sender.example', name: 'Bela Belang' };
    const journey = await proposalAt(world, cast, 'in-review', { sender });
    await must(world, cast.lia.cookie, desk(journey.id, 'invite'), { reviewers: [cast.jan.id] });
    const { id: person } = (await personByAddress(world.store, sender.email))!;
    const barred = await addPlayer(world, { ...STAFF[1]!, name: 'Ada Anders', email: 'ada.anders@example.org', roles: ['admin'] });
    await must(world, cast.vera.cookie, desk(journey.id, 'conflicts'), {
      person: barred.id,
      state: 'confirmed',
      conflict: 'family',
      reason: 'A sister works for the applicant.',
    });
    const refused = await post(`/api/privacy/people/${person}/erase`, barred.cookie);
    expect([refused.status, refused.body.code]).toEqual([409, 'person.by-another']);
    expect((await loadProposal(world.store, journey.id, 'root'))!.root.stage).toBe('in-review');
    await must(world, cast.admin.cookie, `/api/privacy/people/${person}/erase`);
    const told = await get(`/api/desk/items/${journey.id}/timeline`, cast.lia.cookie);
    expect(told.status).toBe(200);
    for (const { name } of [cast.jan, cast.lia, cast.vera, barred]) expect(JSON.stringify(told.body)).not.toContain(name);
  });

  it('is erased whole after a fault at any step, by the clock alone', async () => {
    const sender = { ...APPLICANTS[1]!, email: 'stap@sender.example', name: 'Stan Stapvoets' };
    await proposalAt(world, cast, 'submitted', { sender });
    const person = (await personByAddress(world.store, sender.email))!;
    let calls = 0;
    for (let at = 2; ; at += 3) {
      calls = 0;
      world.hook = (_call, _n, run) => {
        calls += 1;
        if (calls === at) throw Object.assign(new Error('gone'), { name: 'InternalServerError' });
        return run();
      };
      const reply = await post(`/api/privacy/people/${person.id}/erase`, cast.admin.cookie).finally(() => {
        world.hook = undefined;
      });
      if (reply.status === 409 || reply.status === 200) break;
      if ((await everything()).includes('Stapvoets')) continue;
    }
    world.advance(2 * 86_400_000);
    await world.drain();
    cast = await signInAgain(world, cast);
    expect(await everything()).not.toContain('Stapvoets');
    expect(await world.violations()).toEqual([]);
  });
});

describe('what is held of a person', () => {
  it('is shown to the one who has the mailbox, whole, page by page, and to an administrator as far as staff may read', async () => {
    cast = await signInAgain(world, cast);
    const sender = { ...APPLICANTS[2]!, email: 'inzage@sender.example', name: 'Iris Inzage' };
    const { id, own } = await proposalAt(world, cast, 'screening', { sender });
    const draft = await draftOf(world, { sender });
    for (let n = 0; n < 12; n += 1) await contactFrom(world, { ...CONTACT, email: sender.email, subject: `Question ${n}` });
    await world.drain();
    cast = await signInAgain(world, cast);
    const person = (await personByAddress(world.store, sender.email))!;
    const pages = async (path: string, cookie: string) => {
      const entries: { kind: string; id: string; data: any }[] = [];
      for (let cursor = ''; ; ) {
        const { body, status } = await get(`${path}${cursor}`, cookie);
        expect(status).toBe(200);
        entries.push(...body.entries);
        if (!body.cursor) return entries;
        cursor = `?cursor=${encodeURIComponent(body.cursor)}`;
      }
    };
    const mine = await pages('/api/me/data', own);
    expect(mine.filter(({ kind }) => kind === 'contact-request')).toHaveLength(12);
    expect(mine.filter(({ kind }) => kind === 'proposal').map((entry) => entry.id)).toEqual(expect.arrayContaining([id, draft.id]));
    expect(mine.filter(({ kind }) => kind === 'mail').length).toBeGreaterThan(0);
    const once = mine.filter(({ kind }) => kind !== 'session').map((entry) => `${entry.kind} ${entry.id}`);
    expect(new Set(once).size).toBe(once.length);
    const shown = await pages(`/api/privacy/people/${person.id}`, cast.admin.cookie);
    expect(shown.filter(({ kind }) => kind === 'proposal').map((entry) => entry.id)).toEqual([id]);
    const inside = await addPlayer(world, {
      ...REVIEWERS[0]!,
      name: 'Anna Anders',
      email: 'anna@sender2.example',
      organisation: sender.organisation,
      roles: ['admin'],
    });
    expect((await pages(`/api/privacy/people/${person.id}`, inside.cookie)).filter(({ kind }) => kind === 'proposal')).toEqual([]);
  });
});
