import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS, STAFF } from '../../infra/local/sample-people.ts';
import type { Answers } from '../../shared/domain/form.ts';
import { organisationKey } from '../../shared/domain/organisation.ts';
import { openTask } from '../../shared/domain/task.ts';
import { toItem } from '../../shared/store/item.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { personByAddress } from '../../shared/store/people.ts';
import { commitChange } from '../../shared/store/records.ts';
import { transact, update } from '../../shared/store/store.ts';
import { CONTACT, contactFrom, desk, must, proposalAt } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player } from '../support/people.ts';
import { type AwsCall, openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let inside: Player;
beforeAll(async () => {
  world = await openWorld({ seed: 'sender' });
  cast = await addCast(world);
  inside = await addPlayer(world, { ...STAFF[1]!, name: 'Ilse Inwoner', email: 'ilse@example.org', organisation: 'Quietwire Ltd' });
});
afterAll(() => world.stop());
const get = async (path: string, cookie = cast.lia.cookie) => {
  const reply = await world.request({ method: 'GET', path, cookie });
  expect(reply.status, `${path} ${reply.text}`).toBe(200);
  return reply.body;
};
const sender = (item: string, cookie?: string) => get(`/api/desk/items/${item}/sender`, cookie);
const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id).sort();

describe('the sender of an item', () => {
  it('is shown whole: the person, what else came from there, and from the organisation, without drafts', async () => {
    const earlier = await proposalAt(world, cast, 'announced');
    world.advance(3_600_000);
    const now = await proposalAt(world, cast, 'submitted');
    await proposalAt(world, cast, 'draft');
    const asked = await contactFrom(world);
    const colleague = await contactFrom(world, { ...CONTACT, email: 'bo@elsewhere.example', name: 'Bo', organisation: 'LEKDETECT B.V.' });
    await contactFrom(world, { ...CONTACT, email: 'mia@gemaal.example', name: 'Mia', organisation: 'Gemaal Zuid' });
    const whole = await sender(now.id);
    expect(whole.person).toEqual({ name: 'Noor Vondst', email: 'noor@lekdetect.example', language: 'nl', unreachable: false });
    expect(ids(whole.items.rows)).toEqual([earlier.id, asked.id].sort());
    expect(whole.items.total).toEqual({ count: 2, more: false });
    expect(whole.items.rows.map((row: { receivedAt: string }) => row.receivedAt)).toEqual(
      [...whole.items.rows.map((row: { receivedAt: string }) => row.receivedAt)].sort().reverse(),
    );
    expect(ids(whole.organisation.rows)).toEqual([colleague.id]);
    expect(whole.organisation.total).toEqual({ count: 1, more: false });
    expect(ids((await sender(asked.id)).items.rows)).toEqual([earlier.id, now.id].sort());
    const person = (await personByAddress(world.store, 'noor@lekdetect.example'))!;
    await transact(world.store, [update(world.store, person.id, 'a', 'SET unreachable = :yes', { ':yes': true })]);
    expect((await sender(now.id)).person.unreachable).toBe(true);
  });

  it('is called as the newest item says that the reader may see, and never as a draft says', async () => {
    const [asked, found] = [(id: string) => sender(id), () => must(world, cast.admin.cookie, '/api/privacy/people', { email: 'pia@naamloos.example' })];
    const pia = { ...APPLICANTS[2]!, name: 'Pia Proef', email: 'pia@naamloos.example', organisation: 'Naamloos BV' };
    const { id } = await proposalAt(world, cast, 'submitted', { sender: pia, answers: answersFor(IDEAS[0]!, pia) });
    expect([(await asked(id)).person.name, (await found()).body.name]).toEqual(['Pia Proef', 'Pia Proef']);
    world.advance(3_600_000);
    const forged = await contactFrom(world, { ...CONTACT, email: pia.email, name: 'Somebody Else', organisation: pia.organisation });
    expect((await asked(forged.id)).person.name).toBe('Pia Proef');
    world.advance(3_600_000);
    const later = { ...pia, name: 'Pia Proef-Later' };
    await proposalAt(world, cast, 'draft', { sender: later, answers: answersFor(IDEAS[0]!, { ...later, name: 'Pia Nog-Niet' }) });
    expect((await found()).body.name).toBe('Pia Proef');
    const second = await proposalAt(world, cast, 'submitted', { sender: later, answers: answersFor(IDEAS[0]!, later) });
    expect([(await asked(id)).person.name, (await found()).body.name]).toEqual(['Pia Proef-Later', 'Pia Proef-Later']);
    await must(world, cast.vera.cookie, desk(second.id, 'conflicts'), {
      person: cast.admin.id,
      state: 'confirmed',
      conflict: 'family',
      reason: 'They are brother and sister.',
    });
    expect((await found()).body.name).toBe('Pia Proef');
  });

  it('is shown from a task too, and nothing of it to whoever may not know of the item', async () => {
    const { id } = await proposalAt(world, cast, 'submitted', { sender: APPLICANTS[1]!, answers: answersFor(IDEAS[1]!, APPLICANTS[1]!) });
    const about = (await loadProposal(world.store, id, 'root'))!.root;
    const task = `tsk_${'1'.repeat(26)}`;
    const at = new Date(world.now).toISOString();
    await commitChange(
      world.store,
      { by: 'system', at },
      {
        load: async () => undefined,
        before: () => undefined,
        decide: () => openTask({ id: task, at, reason: 'mail-bounced', about }),
        reply: () => undefined,
      },
    );
    expect((await sender(task)).person.email).toBe(APPLICANTS[1]!.email);
    const texts = await Promise.all(
      [id, task, `prp_${'0'.repeat(26)}`].map(
        async (item) => (await world.request({ method: 'GET', path: `/api/desk/items/${item}/sender`, cookie: inside.cookie })).body,
      ),
    );
    expect(texts.map((body) => [body.status, body.code])).toEqual([404, 404, 404].map((status) => [status, 'item.not-found']));
  });

  it('has totals that end at a hundred, and the newest rows of them', async () => {
    const many: Record<string, unknown> = { ...CONTACT, email: 'bulk@flood.example', name: 'Flo', organisation: 'Flood Ltd' };
    const { id } = await contactFrom(world, many);
    const model = (await world.rows()).records.find((row) => row.id === id)!;
    const copies = Array.from({ length: 103 }, (_, n) => ({ ...model, pk: `ctc_${String(n).padStart(26, '0')}` }));
    for (let i = 0; i < copies.length; i += 50)
      await transact(
        world.store,
        copies.slice(i, i + 50).map((row, n) => ({
          Put: {
            TableName: 'records',
            Item: toItem({
              ...row,
              id: row.pk,
              gsi4sk: `contact-request#${row.pk}`,
              gsi5sk: `contact-request#${row.pk}`,
              receivedAt: `2026-10-01T00:${String(n).padStart(2, '0')}:00.000Z`,
            }),
          },
        })),
      );
    const whole = await sender(id);
    expect([whole.items.rows.length, whole.items.total]).toEqual([20, { count: 100, more: true }]);
    const other = await contactFrom(world, { ...many, email: 'two@flood.example', name: 'Ho' });
    expect((await sender(other.id)).organisation.total).toEqual({ count: 100, more: true });
  });
});

describe('similar proposals', () => {
  const similar = async (id: string, cookie?: string) => (await get(`/api/desk/proposals/${id}/similar`, cookie)).similar;
  const [, wire, dike] = APPLICANTS as [(typeof APPLICANTS)[number], (typeof APPLICANTS)[number], (typeof APPLICANTS)[number]];
  const withTitle = (answers: Answers, title: string): Answers => ({ ...answers, outline: { ...answers.outline, title } });

  it('are found by the organisation, by a rare word and by the text alone, with the reason and what both say', async () => {
    const base = answersFor(IDEAS[2]!, dike);
    const first = await proposalAt(world, cast, 'announced', { sender: dike, answers: base });
    const copied = await proposalAt(world, cast, 'submitted', {
      sender: wire,
      answers: withTitle({ ...base, organisation: { ...base.organisation, name: wire.organisation } }, 'Heel iets anders dan men denkt'),
    });
    await world.drain();
    const [found, ...more] = await similar(copied.id);
    expect([found.row.id, found.why]).toEqual([first.id, ['text']]);
    expect(found.score).toBeGreaterThan(0.3);
    expect(found.shared.length).toBeGreaterThan(0);
    for (const passage of found.shared) {
      expect(passage.length).toBeLessThanOrEqual(160);
      expect(`${base.outline.abstract} ${base.substance.problem}`).toContain(passage.replace(/…$/, ''));
    }
    expect(more.every((other: { why: string[] }) => other.why.includes('organisation'))).toBe(true);
    expect((await similar(first.id)).map((other: { row: { id: string } }) => other.row.id)).toContain(copied.id);
    const again = await proposalAt(world, cast, 'submitted', { sender: dike, answers: answersFor(IDEAS[0]!, dike) });
    await world.drain();
    expect((await similar(again.id)).find((other: { row: { id: string } }) => other.row.id === first.id).why).toContain('organisation');
    const twin = await proposalAt(world, cast, 'submitted', { sender: dike, answers: base });
    await world.drain();
    expect((await similar(twin.id))[0]).toMatchObject({ row: { id: first.id }, score: 1, why: ['text', 'organisation', 'title'] });
  });

  it('are never drafts, the proposal itself or what somebody may not know of', async () => {
    const answers = answersFor(IDEAS[1]!, dike);
    const seen = await proposalAt(world, cast, 'submitted', { sender: dike, answers });
    const hidden = await proposalAt(world, cast, 'submitted', {
      sender: wire,
      answers: { ...answers, organisation: { ...answers.organisation, name: wire.organisation } },
    });
    const draft = await proposalAt(world, cast, 'draft', { sender: dike, answers });
    await world.drain();
    const all = (await similar(seen.id)).map((other: { row: { id: string } }) => other.row.id);
    expect(all).toContain(hidden.id);
    expect(all).not.toContain(draft.id);
    expect(all).not.toContain(seen.id);
    const { records } = await world.rows();
    const ofWire = records.filter((row) => row.type === 'root' && row.organisations?.includes(organisationKey(wire.organisation))).map((row) => row.id);
    expect(ofWire).toContain(hidden.id);
    const less = await world.request({ method: 'GET', path: `/api/desk/proposals/${seen.id}/similar`, cookie: inside.cookie });
    expect(less.text).not.toContain(hidden.id);
    expect(less.body.similar.map((other: { row: { id: string } }) => other.row.id)).toEqual(all.filter((id: string) => !ofWire.includes(id)));
    expect((await world.request({ method: 'GET', path: `/api/desk/proposals/${hidden.id}/similar`, cookie: inside.cookie })).status).toBe(404);
  });
  it('cost the same whatever there is: a bounded number of small reads', async () => {
    const { records } = await world.rows();
    const some = records.find((row) => row.type === 'root' && row.stage === 'submitted' && row.language === 'nl')!;
    const from = world.calls.length;
    await similar(some.id);
    const calls: AwsCall[] = world.calls.slice(from);
    expect(calls.length).toBeLessThanOrEqual(2 + 1 + 6 + 12 + 2);
    expect(calls.every((call) => ['Query', 'BatchGetItem'].includes(call.operation))).toBe(true);
    expect(
      calls
        .filter((call) => call.operation === 'Query')
        .every((call) => call.input.Limit <= 20 || !/^(word|band)#/.test(call.input.ExpressionAttributeValues[':pk'].S)),
    ).toBe(true);
  });
});

it('leaves the invariants of everything stored as they are', async () => {
  await world.drain();
  const faults = (await world.violations()).filter((fault) => !/ctc_0{20}/.test(fault) && !/^I7 count contact-request/.test(fault));
  expect(faults).toEqual([]);
});
