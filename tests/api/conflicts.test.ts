import { afterAll, beforeAll, expect, it } from 'vitest';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS, REVIEWERS, type SamplePerson } from '../../infra/local/sample-people.ts';
import { accept, desk, type Journey, judge, must, proposalAt, TERMS } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const sender = APPLICANTS[0]!;
const base = answersFor(IDEAS[0]!, sender);
const answers = {
  ...base,
  organisation: { ...base.organisation, partners: ['Gemaal Zuid'], advisers: ['Ans Wijs (TU Kust)'], pilotSites: ['Waterbedrijf Noord (locatie Oost)'] },
  market: { ...base.market, competitors: ['Ander Sluisje BV'] },
  exclusions: {
    reviewers: [
      { name: 'Rik Liever-Niet', why: 'He left our house last year.' },
      { name: 'Bureau Buitenspel (all of them)', why: 'They sell the same.' },
    ],
  },
};

/** One person for each way of being involved; each holds every role, so that every door is tried. */
const WAYS: Readonly<Record<string, Partial<SamplePerson>>> = {
  'the same organisation by name': { organisation: 'LEKDETECT B.V. (fictional)' },
  'the same mail domain': { email: 'piet@lekdetect.example' },
  'a partner': { organisation: 'gemaal  zuid' },
  'an adviser by name': { name: 'Ans Wijs' },
  'a pilot site': { organisation: 'Waterbedrijf Noord' },
  'a competitor': { organisation: 'Ander Sluisje' },
  'somebody who should not review': { name: 'Rik Liever-Niet' },
  'a house that should not review': { organisation: 'Bureau Buitenspel' },
  'named as the contact': { name: 'Noor Vondst' },
  'a customer of old': { standing: [{ kind: 'customer', organisation: 'Lekdetect' }] },
  'a competitor in this field': { standing: [{ kind: 'competitor', capability: answers.maturity.capabilities[0]! }] },
  'family of the sender': { standing: [{ kind: 'family', organisation: 'dhr. Vondst, Noor' }] },
  'confirmed by the chair': {},
  'the own proposal': {},
};

let world: World;
let cast: Cast;
let item: Journey;
const involved: Record<string, Player> = {};

const get = (path: string, cookie: string) => world.request({ method: 'GET', path, cookie });
const post = (path: string, body: unknown, cookie: string) => world.request({ method: 'POST', path, body, cookie });
const decide = (person: string, state: string, by = cast.vera) =>
  post(desk(item.id, 'conflicts'), { person, state, conflict: 'customer', reason: 'They worked together for a year.' }, by.cookie);

beforeAll(async () => {
  world = await openWorld({ seed: 'conflicts' });
  cast = await addCast(world);
  const all: SamplePerson = { ...REVIEWERS[0]!, roles: ['reviewer', 'liaison', 'chair', 'admin'] };
  let n = 0;
  for (const [way, change] of Object.entries(WAYS)) {
    n += 1;
    if (way !== 'the own proposal')
      involved[way] = await addPlayer(world, { ...all, name: `Persoon ${way}`, email: `p${n}@way${n}.example`, organisation: `Huis ${n}`, ...change });
  }
  item = await proposalAt(world, cast, 'in-review', { answers });
  const { email: _, ...body } = { ...all, name: 'Zelf', organisation: 'Een ander huis' };
  await must(world, cast.admin.cookie, `/api/admin/people/${item.applicant}`, body);
  involved['the own proposal'] = { id: item.applicant, email: sender.email, name: 'Zelf', cookie: await session(world, item.applicant, { door: 'staff' }) };
  await decide(involved['confirmed by the chair']!.id, 'confirmed');
  await must(world, cast.lia.cookie, desk(item.id, 'invite'), { reviewers: [cast.sara.id, cast.rob.id, cast.eva.id] });
});
afterAll(() => world.stop());

const LISTS = [
  '/api/desk/queue',
  '/api/desk/queue?view=mine',
  '/api/desk/queue?view=unowned',
  '/api/desk/queue?view=open&kind=proposal',
  '/api/desk/queue?view=stage&kind=proposal&stage=in-review',
  '/api/review',
];
const PAGES = ['', '/tally', '/reviewers'].map((end) => (id: string) => `/api/desk/proposals/${id}${end}`);
const ITEM = [
  ...PAGES,
  (id: string) => `/api/desk/items/${id}/timeline`,
  (id: string) => `/api/desk/items/${id}/mails`,
  (id: string) => `/api/review/${id}/invitation`,
  (id: string) => `/api/review/${id}`,
  (id: string) => `/api/admin/records/${id}/chain`,
];

it.each(Object.keys(WAYS))('shows nothing by any door to whoever is involved as %s', async (way) => {
  const { cookie } = involved[way]!;
  for (const path of LISTS) {
    const list = await get(path, cookie);
    expect(list.status, path).toBe(200);
    for (const trace of [item.id, item.reference, answers.outline.title]) expect(list.text, path).not.toContain(trace);
  }
  for (const at of ITEM) expect((await get(at(item.id), cookie)).status, at('…')).toBe(404);
});

it('shows the same lists with the item to whoever is not involved', async () => {
  for (const path of ['/api/desk/queue', '/api/desk/queue?view=stage&kind=proposal&stage=in-review'])
    expect((await get(path, cast.tom.cookie)).text).toContain(item.id);
  expect((await get('/api/desk/queue?view=mine', cast.lia.cookie)).text).toContain(item.id);
  expect((await get('/api/review', cast.sara.cookie)).text).toContain(item.id);
});

it.each(Object.keys(WAYS))('refuses to invite, or to hand over to, whoever is involved as %s, and says so in the choices', async (way) => {
  const { id } = involved[way]!;
  const invited = await post(desk(item.id, 'invite'), { reviewers: [cast.jan.id, id] }, cast.lia.cookie);
  expect([invited.status, invited.body.code, invited.body.errors[0].path]).toEqual([409, 'conflict.blocks', 'reviewers/1']);
  const handed = await post(desk(item.id, 'hand-over'), { to: id }, cast.lia.cookie);
  expect([handed.status, handed.body.code]).toEqual([409, 'conflict.blocks']);
  const { reviewers } = (await get(desk(item.id, 'reviewers'), cast.lia.cookie)).body;
  expect(reviewers.find((choice: { id: string }) => choice.id === id).conflict).toBeTruthy();
  expect(reviewers.find((choice: { id: string }) => choice.id === cast.jan.id).conflict).toBeUndefined();
});

it.each(['waived', 'dismissed'])(
  'opens the item again once the conflict is %s by somebody else, and closes it when it is confirmed after all',
  async (state) => {
    const person = involved[state === 'waived' ? 'a customer of old' : 'the same mail domain']!;
    expect((await decide(person.id, state, person)).status).toBe(404);
    expect((await decide(person.id, state)).status).toBe(200);
    expect((await get(`/api/desk/proposals/${item.id}`, person.cookie)).status).toBe(200);
    expect((await get('/api/desk/queue', person.cookie)).text).toContain(item.id);
    expect((await post(desk(item.id, 'invite'), { reviewers: [person.id] }, cast.lia.cookie)).status).toBe(200);
    expect((await get(`/api/review/${item.id}/invitation`, person.cookie)).status).toBe(200);
    expect((await decide(person.id, 'confirmed')).status).toBe(200);
    expect((await get(`/api/desk/proposals/${item.id}`, person.cookie)).status).toBe(404);
    expect((await get(`/api/review/${item.id}/invitation`, person.cookie)).status).toBe(404);
    expect(await world.violations()).not.toContainEqual(expect.stringMatching(/^I12/));
  },
);

it('never waives an own proposal, never lets anybody judge themselves, and waives only what is there', async () => {
  const own = involved['the own proposal']!;
  for (const state of ['waived', 'dismissed']) expect((await decide(own.id, state)).body.code).toBe('conflict.own');
  expect((await get(`/api/desk/proposals/${item.id}`, own.cookie)).status).toBe(404);
  expect((await decide(cast.vera.id, 'waived')).body.code).toBe('conflict.own');
  expect((await decide(cast.tom.id, 'waived')).body.code).toBe('conflict.none');
});

const changeOrganisation = async (player: Player, organisation: string): Promise<void> => {
  const { email: _, ...body } = REVIEWERS.find((person) => person.email === player.email)!;
  await must(world, cast.admin.cookie, `/api/admin/people/${player.id}`, { ...body, organisation });
};
const seesNothing = async (player: Player): Promise<void> => {
  expect((await get('/api/review', player.cookie)).text).not.toContain(item.id);
  for (const path of [`/api/review/${item.id}/invitation`, `/api/review/${item.id}`]) expect((await get(path, player.cookie)).status, path).toBe(404);
};

it('refuses to accept, and to submit, once a relation came up after the invitation', async () => {
  await changeOrganisation(cast.sara, 'Lekdetect');
  expect((await post(`/api/review/${item.id}/accept`, TERMS, cast.sara.cookie)).status).toBe(404);
  await seesNothing(cast.sara);
  await changeOrganisation(cast.sara, 'Chemie Waalkant');
  await accept(world, cast.sara.cookie, item.id);
  await changeOrganisation(cast.sara, 'Lekdetect');
  await expect(judge(world, cast.sara.cookie, item.id)).rejects.toThrow('404');
  expect((await world.request({ method: 'PUT', path: `/api/review/${item.id}/draft`, body: { seen: 0, vote: 'yes' }, cookie: cast.sara.cookie })).status).toBe(
    404,
  );
  await seesNothing(cast.sara);
  await changeOrganisation(cast.sara, 'Chemie Waalkant');
  expect((await get(`/api/review/${item.id}`, cast.sara.cookie)).status).toBe(200);
});

it('hides the item from a reviewer whose house the applicant names in an answer', async () => {
  await accept(world, cast.eva.cookie, item.id);
  await must(world, cast.lia.cookie, desk(item.id, 'ask'), { text: 'Where will you try it out?' });
  const organisation = { ...answers.organisation, pilotSites: ['Koppel Integratie'] };
  await must(world, item.own, `/api/proposals/${item.id}/answer`, { text: 'With a new partner.', changes: { organisation } });
  await seesNothing(cast.eva);
  await expect(judge(world, cast.eva.cookie, item.id)).rejects.toThrow('404');
});

it('takes an item from an owner who turns out to be involved, gives it to a stand-in, and sends the first no letter about it any more', async () => {
  const late = await proposalAt(world, cast, 'in-review');
  const status = async () => (await must(world, late.own, `/api/proposals/${late.id}/status`, undefined, 'GET')).body;
  expect((await status()).liaison).toBe(cast.lia.name);
  await must(world, cast.lia.cookie, desk(late.id, 'invite'), { reviewers: [cast.jan.id, cast.mila.id] });
  const barred = [cast.lia, cast.jan];
  for (const player of barred)
    await must(world, cast.vera.cookie, desk(late.id, 'conflicts'), {
      person: player.id,
      state: 'confirmed',
      conflict: 'family',
      reason: 'They are brother and sister.',
    });
  await world.drain();
  const about = world.mails().filter((mail) => `${mail.subject} ${mail.text}`.includes(late.reference));
  expect(about.flatMap((mail) => mail.to).filter((to) => barred.some((player) => player.email === to))).toEqual([]);
  expect(about.flatMap((mail) => mail.to)).toContain(cast.mila.email);
  const vera = await session(world, cast.vera.id, { door: 'staff' });
  const ownerNow = async () => (await get(`/api/desk/proposals/${late.id}`, vera)).body.owner as { id: string; name: string } | undefined;
  const next = (await ownerNow())!;
  expect(barred.map(({ id }) => id)).not.toContain(next.id);
  expect((await get('/api/desk/queue?view=unowned', vera)).text).not.toContain(late.id);
  // The applicant reads of it what any hand-over brings; the stand-in is told.
  expect((await status()).liaison).toBe(next.name);
  const facts = (await world.rows()).facts.filter((row) => row.record === late.id && row.type === 'OwnerChanged');
  expect(facts.map(({ data }) => data)).toEqual([{ ownerFrom: cast.lia.id, ownerTo: next.id }]);
  for (let owner: typeof next | undefined = next; owner; owner = await ownerNow())
    await must(world, vera, desk(late.id, 'conflicts'), { person: owner.id, state: 'confirmed', conflict: 'family', reason: 'They are brother and sister.' });
  const page = await get(`/en/proposals/${late.id}`, late.own);
  expect(page.text).toContain('The liaisons of the community:');
  expect(page.text).not.toMatch(/conflict/i);
  const states = (await world.rows()).records
    .filter((row) => row.type === 'intent' && row.record === late.id && barred.some((player) => player.id === row.to))
    .map((row) => row.state);
  expect([...new Set(states)]).toEqual(['suppressed']);
  await world.drain();
  expect(await world.violations()).toEqual([]);
});
