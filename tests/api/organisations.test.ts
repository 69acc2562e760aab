import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS, REVIEWERS, type SamplePerson } from '../../infra/local/sample-people.ts';
import { desk, type Journey, must, proposalAt } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const sender = APPLICANTS[0]!;
const answers = answersFor(IDEAS[0]!, sender);
const [field] = answers.maturity.capabilities;
const OTHER_FIELD = field === 'diode' ? 'training' : 'diode';

let world: World;
let cast: Cast;
let item: Journey;

const get = (path: string, cookie: string) => world.request({ method: 'GET', path, cookie });
const post = (path: string, body: unknown, cookie: string) => world.request({ method: 'POST', path, body, cookie });
const EMPTY = { aliases: [], domains: [], parents: [], competitors: [], customers: [] };
const ORGANISATIONS = '/api/desk/organisations';
const add = async (body: object): Promise<string> => (await must(world, cast.admin.cookie, ORGANISATIONS, { ...EMPTY, ...body })).body.organisation;
const change = (id: string, body: object) => must(world, cast.admin.cookie, `${ORGANISATIONS}/${id}`, { ...EMPTY, ...body });
const everywhere: SamplePerson['roles'] = ['reviewer', 'liaison', 'chair', 'admin'];

let n = 0;
const employee = (organisation: string, more: Partial<SamplePerson> = {}): Promise<Player> => {
  n += 1;
  return addPlayer(world, { ...REVIEWERS[0]!, roles: everywhere, name: `Werknemer ${n}`, email: `w${n}@huis${n}.example`, organisation, ...more });
};

/** Every door that leads to the item or tells of it. */
const DOORS = [
  (id: string) => `/api/desk/proposals/${id}`,
  (id: string) => `/api/desk/proposals/${id}/conflicts`,
  (id: string) => `/api/desk/proposals/${id}/reviewers`,
  (id: string) => `/api/desk/items/${id}/timeline`,
  (id: string) => `/api/desk/items/${id}/mails`,
  (id: string) => `/api/review/${id}/invitation`,
];
const LISTS = ['/api/desk/queue', '/api/desk/queue?view=open&kind=proposal', '/api/desk/search?q=lekdetect', '/api/review'];

const isShutOut = async (player: Player): Promise<void> => {
  for (const door of DOORS) expect((await get(door(item.id), player.cookie)).status, door('…')).toBe(404);
  for (const path of LISTS) expect((await get(path, player.cookie)).text, path).not.toContain(item.id);
  const invited = await post(desk(item.id, 'invite'), { reviewers: [player.id] }, cast.lia.cookie);
  expect([invited.status, invited.body.code]).toEqual([409, 'conflict.blocks']);
};
const isLetIn = async (player: Player): Promise<void> => {
  expect((await get(DOORS[0]!(item.id), player.cookie)).status).toBe(200);
  expect((await get('/api/desk/queue', player.cookie)).text).toContain(item.id);
};

beforeAll(async () => {
  world = await openWorld({ seed: 'organisations' });
  cast = await addCast(world);
  item = await proposalAt(world, cast, 'in-review', { answers });
  await world.drain();
});
afterAll(() => world.stop());

describe('an organisation', () => {
  it('is one under all of its names, and no two have the same', async () => {
    const id = await add({ name: 'Rijnmond Procesautomatisering BV', aliases: ['RPA Rijnmond', 'Procesautomaten'], domains: ['rpa.example'] });
    const read = await get(`${ORGANISATIONS}/${id}`, cast.lia.cookie);
    expect(read.body).toMatchObject({ name: 'Rijnmond Procesautomatisering BV', aliases: ['RPA Rijnmond', 'Procesautomaten'], domains: ['rpa.example'] });
    const again = await post(ORGANISATIONS, { ...EMPTY, name: 'Iets anders', aliases: ['rpa rijnmond b.v.'], domains: ['RPA.example'] }, cast.admin.cookie);
    expect([again.status, again.body.code, again.body.errors.map(({ path }: { path: string }) => path)]).toEqual([
      409,
      'organisation.known',
      ['aliases/0', 'domains/0'],
    ]);
    const found = await get(`${ORGANISATIONS}?q=rpa`, cast.lia.cookie);
    expect(found.body.organisations).toEqual([{ id, name: 'RPA Rijnmond', of: 'Rijnmond Procesautomatisering BV' }]);
    await change(id, { name: 'Rijnmond Procesautomatisering BV', aliases: ['Procesautomaten'] });
    expect((await get(`${ORGANISATIONS}?q=rpa`, cast.lia.cookie)).body.organisations).toHaveLength(0);
    await add({ name: 'RPA Rijnmond', domains: ['rpa.example'] });
    const faults = await post(ORGANISATIONS, { ...EMPTY, name: 'Postbus', domains: ['gmail.com', 'geen domein'] }, cast.admin.cookie);
    expect(faults.body.errors.map(({ code }: { code: string }) => code)).toEqual(['organisation.shared-domain', 'organisation.domain']);
    expect((await post(ORGANISATIONS, { ...EMPTY, name: 'Zichzelf BV', parents: ['zichzelf'] }, cast.admin.cookie)).body.code).toBe('organisation.itself');
    expect((await get(`${ORGANISATIONS}?q=zichzelf`, cast.lia.cookie)).body.organisations).toEqual([]);
  });

  it('that is refused, new or changed, leaves nothing of what it names behind', async () => {
    const [id, own] = [await add({ name: 'Bestaand Huis', aliases: ['Vroeger Huis'] }), await add({ name: 'Ander Huis' })];
    const roots = async () => (await world.rows()).records.filter((row) => row.type === 'root' && row.kind === 'organisation').length;
    const before = await roots();
    const named = { parents: ['Nergens Moeder'], competitors: [{ organisation: 'Nergens Concurrent', capability: field }], customers: ['Nergens Klant'] };
    const refusals = [
      [ORGANISATIONS, { name: 'Nieuw Huis', aliases: ['vroeger huis b.v.'], ...named }, 'organisation.known'],
      [ORGANISATIONS, { name: 'Nieuw Huis', ...named, parents: [...named.parents, 'nieuw huis'] }, 'organisation.itself'],
      [`${ORGANISATIONS}/${own}`, { name: 'Bestaand Huis', ...named }, 'organisation.known'],
      // The name is the own one until this change, and is left out of it.
      [`${ORGANISATIONS}/${id}`, { name: 'Bestaand Huis', ...named, customers: ['Nergens Klant', 'Vroeger Huis'] }, 'organisation.itself'],
    ] as const;
    for (const [path, body, code] of refusals) expect((await post(path, { ...EMPTY, ...body }, cast.admin.cookie)).body.code, JSON.stringify(body)).toBe(code);
    expect(await roots()).toBe(before);
    expect((await get(`${ORGANISATIONS}?q=nergens`, cast.lia.cookie)).body.organisations).toEqual([]);
    const headers = { 'idempotency-key': world.key() };
    const send = () =>
      world.request({ method: 'POST', path: ORGANISATIONS, body: { ...EMPTY, name: 'Nieuw Huis', ...named }, cookie: cast.admin.cookie, headers });
    const [first, again] = [await send(), await send()];
    expect([first.status, again.status, again.body]).toEqual([first.status, first.status, first.body]);
    expect(await roots()).toBe(before + 4);
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });

  it('comes a page at a time, whatever there is', async () => {
    for (let i = 0; i < 30; i += 1) await add({ name: `Zuiver ${String(i).padStart(2, '0')}` });
    const first = (await get(`${ORGANISATIONS}?q=zuiver`, cast.lia.cookie)).body;
    const on = (cursor: string, { q = 'zuiver', as = cast.lia.cookie } = {}) => get(`${ORGANISATIONS}?q=${q}&cursor=${encodeURIComponent(cursor)}`, as);
    const second = (await on(first.cursor)).body;
    expect([first.organisations.length, second.organisations.length, second.cursor]).toEqual([25, 5, undefined]);
    expect(Buffer.from(first.cursor.slice(first.cursor.indexOf('.') + 1), 'base64url').toString('latin1')).not.toMatch(/zuiver/i);
    // A place that nobody was given, that somebody else was given, or that is one of another list, is none.
    const strange = [on('zuid'), on('\uffff'), on('🇳🇱'), on(first.cursor, { q: 'zuid' }), on(first.cursor, { as: cast.vera.cookie })];
    expect((await Promise.all(strange)).map(({ status, body }) => [status, body.code])).toEqual(strange.map(() => [422, 'request.invalid']));
    const before = world.calls.length;
    await get(`${ORGANISATIONS}?q=zuiver`, cast.lia.cookie);
    expect(world.calls.slice(before).filter(({ operation }) => operation === 'Query').length).toBeLessThanOrEqual(2);
  });
});

describe('a relation of an employer', () => {
  it('bars whoever works for another spelling or for the mail domain', async () => {
    await add({ name: 'Lekdetect BV', aliases: ['Leak Detection Works', 'LDW'], domains: ['ldw.example'] });
    const [alias, domain] = [await employee('l.d.w.'), await employee('Een heel andere naam', { email: 'iemand@ldw.example' })];
    await must(world, cast.admin.cookie, `/api/admin/people/${alias.id}`, { ...body(), organisation: 'leak detection works ltd' });
    await must(world, cast.admin.cookie, `/api/admin/people/${domain.id}`, { ...body(), organisation: 'Een heel andere naam' });
    await isShutOut(alias);
    await isShutOut(domain);
  });

  it.each([
    ['parent', { parents: ['Lekdetect BV'] }],
    ['subsidiary, two levels down', { parents: ['Tussenhuis'] }],
    ['competitor', { competitors: [{ organisation: 'LEKDETECT' }] }],
    ['competitor in this field', { competitors: [{ organisation: 'LDW', capability: field }] }],
    ['customer', { customers: ['Leak Detection Works'] }],
  ])('bars as %s from the moment that it is entered, and no longer once it is taken out', async (what, relation) => {
    if (what.startsWith('subsidiary')) await add({ name: 'Tussenhuis', parents: ['Lekdetect'] });
    const name = `Werkgever ${what.replaceAll(/[^a-z ]/g, '')}`;
    const player = await employee(name);
    await isLetIn(player);
    const id = await add({ name, ...relation });
    await world.drain();
    await isShutOut(player);
    await change(id, { name });
    await world.drain();
    await isLetIn(player);
    expect(await world.violations()).toEqual([]);
  });

  it('bars where the other names it, too', async () => {
    const player = await employee('Stille Concurrent');
    const { id } = (await get(`${ORGANISATIONS}?q=lekdetect`, cast.lia.cookie)).body.organisations[0];
    const lekdetect = { name: 'Lekdetect BV', aliases: ['Leak Detection Works', 'LDW'], domains: ['ldw.example'] };
    await change(id, { ...lekdetect, competitors: [{ organisation: 'Stille Concurrent N.V.', capability: OTHER_FIELD }] });
    await world.drain();
    await isLetIn(player);
    await change(id, { ...lekdetect, competitors: [{ organisation: 'Stille Concurrent N.V.' }] });
    await world.drain();
    await isShutOut(player);
    await change(id, lekdetect);
    await world.drain();
    await isLetIn(player);
  });

  it('bars through a merge by another name, and every page of either leads to the one that is left', async () => {
    const player = await employee('Oude Naam');
    const [old, main] = [await add({ name: 'Oude Naam', domains: ['oud.example'] }), await add({ name: 'Nieuwe Naam', customers: ['Lekdetect'] })];
    await isLetIn(player);
    await must(world, cast.admin.cookie, `${ORGANISATIONS}/${old}/merge`, { into: 'nieuwe naam' });
    await world.drain();
    await isShutOut(player);
    const read = (await get(`${ORGANISATIONS}/${old}`, cast.lia.cookie)).body;
    expect(read).toMatchObject({ id: main, name: 'Nieuwe Naam', aliases: ['Oude Naam'], domains: ['oud.example'] });
    expect(read.people).toContainEqual({ id: player.id, name: player.name });
    expect((await post(`${ORGANISATIONS}/${old}/merge`, { into: main }, cast.admin.cookie)).body.code).toBe('organisation.itself');
    expect((await post(`${ORGANISATIONS}/${main}/merge`, { into: 'Bestaat Niet' }, cast.admin.cookie)).body.errors[0].code).toBe('organisation.unknown');
  });

  it('of before counts for three years', async () => {
    const [recent, past] = [await employee('Nu Elders'), await employee('Ook Elders')];
    await must(world, cast.admin.cookie, `/api/admin/people/${recent.id}`, {
      ...body(),
      organisation: 'Nu Elders',
      former: [{ organisation: 'LDW', until: '2024-06-30' }],
    });
    await must(world, cast.admin.cookie, `/api/admin/people/${past.id}`, {
      ...body(),
      organisation: 'Ook Elders',
      former: [{ organisation: 'LDW', until: '2021-06-30' }],
    });
    await isShutOut(recent);
    await isLetIn(past);
  });

  it('that somebody leaves is kept as a former one with its last day, however the change comes, and only a slip leaves nothing', async () => {
    const player = await employee('Lekdetect');
    const path = `/api/admin/people/${player.id}`;
    const formerOf = async () => (await get(`/api/desk/people/${player.id}`, cast.admin.cookie)).body.former ?? [];
    const works = (organisation: string, more: object = {}) => must(world, cast.admin.cookie, path, { ...body(), name: player.name, organisation, ...more });
    await isShutOut(player);
    await works('Ergens Anders');
    expect(await formerOf()).toEqual([{ organisation: 'Lekdetect', until: '2026-11-02', recorded: true }]);
    await isShutOut(player);
    // Another spelling of the own name, or another name of the same record, is no other employer.
    await works('Ergens anders B.V.');
    expect(await formerOf()).toHaveLength(1);
    // The person adds to it and cannot leave it out.
    const { languages, capabilities } = body();
    const own = { languages, capabilities, former: [{ organisation: 'Lang Geleden', until: '2020-01-01' }] };
    expect((await post('/api/me/profile', own, player.cookie)).status).toBe(200);
    expect((await formerOf()).map((each: { organisation: string }) => each.organisation)).toEqual(['Lekdetect', 'Lang Geleden']);
    await isShutOut(player);
    // What came and went within a day was a slip; so is what an administrator calls one.
    await works('Toch Weer Elders');
    expect(await formerOf()).toHaveLength(2);
    await works('Lekdetect', { former: [] });
    expect(await formerOf()).toEqual([]);
    await works('Ergens Anders', { slip: true });
    expect(await formerOf()).toEqual([]);
    await isLetIn(player);
  });

  it('keeps every pointer and every mirror as the records say', async () => {
    expect(await world.violations()).toEqual([]);
  });
});

const body = () => {
  const { email: _, ...rest } = REVIEWERS[0]!;
  return { ...rest, roles: everywhere };
};
