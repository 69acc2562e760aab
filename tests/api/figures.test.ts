import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figureEffects } from '../../functions/work/figures.ts';
import { answersFor, IDEAS, reviewFor } from '../../infra/local/sample-items.ts';
import { APPLICANTS, STAFF } from '../../infra/local/sample-people.ts';
import { factsOf } from '../../shared/store/facts.ts';
import { figuresIn } from '../../shared/store/figures.ts';
import { getRow, put, remove, transact } from '../../shared/store/store.ts';
import { callOf } from '../support/calls.ts';
import { accept, desk, type Journey, must, proposalAt } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player, signInAgain } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const HOUR = 3_600_000;
let world: World;
let cast: Cast;
let barred: Player;
let call: string;
let reviewed: Journey;
let announced: Journey;

beforeAll(async () => {
  world = await openWorld({ seed: 'figures' });
  cast = await addCast(world);
  barred = await addPlayer(world, { ...STAFF[1]!, name: 'Bas Gebonden', email: 'bas@lekdetect.example', roles: ['chair'] });
  call = (await callOf(world, cast)).id;
  reviewed = await proposalAt(world, cast, 'in-review');
  await must(world, cast.lia.cookie, desk(reviewed.id, 'invite'), { reviewers: [cast.mila.id, cast.rob.id] });
  world.advance(2 * HOUR);
  await accept(world, cast.mila.cookie, reviewed.id);
  world.advance(3 * HOUR);
  await must(world, cast.mila.cookie, `/api/review/${reviewed.id}/submit`, reviewFor('en', 3.5));
  announced = await proposalAt(world, cast, 'announced', { sender: APPLICANTS[1]!, answers: answersFor(IDEAS[1]!, APPLICANTS[1]!) });
  await proposalAt(world, cast, 'decided', { sender: APPLICANTS[2]!, answers: answersFor(IDEAS[2]!, APPLICANTS[2]!), call });
  await world.drain();
});
afterAll(() => world.stop());

const get = (query: string, cookie: string, language = 'en') =>
  world.request({ method: 'GET', path: `/api/desk/figures${query}`, cookie, headers: { 'accept-language': language } });
const page = (path: string, cookie: string) => world.request({ method: 'GET', path, cookie });
const rowsOf = () => figuresIn(world.store, 'open', '2026');

it('follow a review that comes in while the figure of an earlier fact is made', async () => {
  const other = await openWorld({ seed: 'figures at once' });
  const people = await addCast(other);
  const { id } = await proposalAt(other, people, 'in-review');
  await must(other, people.lia.cookie, desk(id, 'invite'), { reviewers: [people.mila.id, people.rob.id] });
  await accept(other, people.mila.cookie, id);
  // Whichever row is read first, the review is there before the second one is.
  const before = (await factsOf(other.store, id)).at(-1)!;
  let reads = 0;
  other.hook = async (call, _n, run) => {
    reads += call.operation === 'Query' ? 1 : 0;
    if (reads !== 2) return run();
    reads += 1;
    other.hook = undefined;
    await must(other, people.mila.cookie, `/api/review/${id}/submit`, reviewFor('en', 3.5));
    return run();
  };
  await transact(other.store, await figureEffects(other.store, before));
  for (const fact of await factsOf(other.store, id)) {
    const writes = await figureEffects(other.store, fact);
    if (writes.length > 0) await transact(other.store, writes);
  }
  expect((await figuresIn(other.store, 'open', '2026')).find(({ item }) => item === id)).toMatchObject({ reviews: 1 });
  await other.stop();
});

describe('figures', () => {
  it('are one small row per proposal, made of its facts, in its call', async () => {
    const rows = await rowsOf();
    expect(rows.map(({ item }) => item).sort()).toEqual([reviewed.id, announced.id].sort());
    expect(rows.find(({ item }) => item === announced.id)).toMatchObject({ outcome: 'accepted', stage: 'announced', reviews: 0 });
    expect(rows.find(({ item }) => item === reviewed.id)!.asked).toEqual([
      { person: cast.mila.id, state: 'submitted', answered: 2, judged: 3 },
      { person: cast.rob.id, state: 'open' },
    ]);
    const [inCall] = await figuresIn(world.store, call, '');
    expect(inCall).toMatchObject({ stage: 'decided' });
    expect(inCall).not.toHaveProperty('outcome');
  });

  it('equal a recount, which finds one that was changed, taken away or put there', async () => {
    const faults = async () => (await world.violations()).filter((fault) => fault.startsWith('I7 figure'));
    expect(await faults()).toEqual([]);
    const key = { pk: 'figures#open#2026', sk: reviewed.id };
    const row = (await getRow(world.store, key.pk, key.sk))!;
    for (const wrong of [{ reviews: 2 }, { stage: 'announced' }, { outcome: 'accepted' }, { hours: { screening: 99 } }, { sectors: [] }]) {
      await transact(world.store, [put(world.store, { ...row, ...wrong })]);
      expect(await faults(), JSON.stringify(wrong)).toEqual([`I7 figure of ${reviewed.id} is not what its facts say`]);
    }
    await transact(world.store, [remove(world.store, key.pk, key.sk)]);
    expect(await faults()).toEqual([`I7 figure of ${reviewed.id} is missing`]);
    await transact(world.store, [put(world.store, row), put(world.store, { ...row, sk: 'prp_nobody' })]);
    expect(await faults()).toEqual(['I7 figure figures#open#2026 prp_nobody stands there for nothing']);
    await transact(world.store, [remove(world.store, key.pk, 'prp_nobody')]);
    expect(await faults()).toEqual([]);
  });

  it('come out the same whenever, in whatever order and however often facts arrive', async () => {
    const before = await rowsOf();
    const facts = (await Promise.all([reviewed.id, announced.id].map((id) => factsOf(world.store, id)))).flat();
    await transact(
      world.store,
      before.map(({ item }) => remove(world.store, 'figures#open#2026', item)),
    );
    expect(await rowsOf()).toEqual([]);
    for (const fact of [...facts.toReversed(), ...facts]) {
      const effects = await figureEffects(world.store, fact);
      if (effects.length > 0) await transact(world.store, effects);
    }
    expect(await rowsOf()).toEqual(before);
    expect(await Promise.all(facts.map((fact) => figureEffects(world.store, fact)))).toEqual(facts.map(() => []));
  });

  it('are read by three requests and no scan beside those of the caller, and say the same as JSON and CSV', async () => {
    await get('', cast.vera.cookie);
    const from = world.calls.length;
    const { body } = await get('', cast.lia.cookie);
    const calls = world.calls.slice(from).map(({ operation }) => operation);
    expect(calls).not.toContain('Scan');
    expect(calls.length, calls.join(' ')).toBeLessThanOrEqual(5);
    expect(body).toMatchObject({ call: 'open', year: '2026', years: ['2026', '2025', '2024'], figures: { ready: true, received: 2, decided: 1 } });
    expect(body.calls).toEqual([{ id: call, title: { nl: 'Veilige afstandsbediening', en: 'Safe remote operation' } }]);
    const lines = parse((await get('?format=csv', cast.lia.cookie)).text, { bom: true, columns: true }) as Record<string, string>[];
    expect(lines[0]).toEqual({ What: 'Everything', Of: '', Measure: 'received', Number: '2' });
    expect(lines.find((line) => line.What === 'Reviewer' && line.Of === cast.mila.name && line.Measure === 'sent in')?.Number).toBe('1');
    expect((await get('?format=csv', cast.lia.cookie, 'nl')).text).toContain('"Alles","","ontvangen",2');
  });

  it('are those of one call, and of none that is not there', async () => {
    expect((await get(`?call=${call}`, cast.vera.cookie)).body.figures).toMatchObject({ received: 1, decided: 0 });
    expect((await get(`?call=cal_${'0'.repeat(26)}`, cast.vera.cookie)).status).toBe(404);
    expect((await get('?year=2025', cast.vera.cookie)).body.figures.received).toBe(0);
  });

  it('tell whoever is involved nothing of what is hidden: the same bytes as if it were not there', async () => {
    const hidden = await get('', barred.cookie);
    expect(hidden.body.figures).toMatchObject({ ready: true, received: 1, reviewers: [], judging: { n: 0 } });
    // What happens with it changes nothing of that.
    world.advance(HOUR);
    await accept(world, cast.rob.cookie, reviewed.id);
    await world.drain();
    const after = await get('', barred.cookie);
    expect([after.status, after.text, after.headers.etag]).toEqual([hidden.status, hidden.text, hidden.headers.etag]);
    expect((await get('', cast.vera.cookie)).body.figures.answering.n).toBe(2);
  });

  it('hold from the moment at which somebody declares a conflict, before anybody has heard of it', async () => {
    expect((await get('', cast.tom.cookie)).body.figures.received).toBe(2);
    await must(world, cast.tom.cookie, desk(announced.id, 'conflicts'), {
      person: cast.tom.id,
      state: 'confirmed',
      conflict: 'family',
      reason: 'My sister founded the company.',
    });
    expect((await get('', cast.tom.cookie)).body.figures.received).toBe(1);
    await world.drain();
    expect((await get('', cast.tom.cookie)).body.figures.received).toBe(1);
  });

  it('leave nothing stored that contradicts itself', async () => {
    expect(await world.violations()).toEqual([]);
  });
});

describe('the page of figures', () => {
  it('shows each drawing with its table, in both languages', async () => {
    const dutch = await page('/nl/desk/figures', cast.vera.cookie);
    expect(dutch.status).toBe(200);
    for (const text of ['<h1>Cijfers: Doorlopende intake 2026</h1>', 'Tijd per fase', 'Eerste controle', 'Belasting per beoordelaar', cast.mila.name])
      expect(dutch.text).toContain(text);
    expect(dutch.text.match(/<figure/g)!.length).toBe(dutch.text.match(/<table class="plot-table[ "]/g)!.length);
    // What is measured in days says so at its scale.
    const scales = (text: string) => text.match(/<span class="plot-label plot-unit">(dagen|days)<\/span>/g);
    expect(scales(dutch.text)).toHaveLength(2);
    expect(scales((await page('/en/desk/figures', cast.vera.cookie)).text)).toHaveLength(2);
    expect((await page(`/en/desk/figures/${call}`, cast.vera.cookie)).text).toContain('Figures: Safe remote operation');
    expect((await page(`/en/desk/figures/cal_${'0'.repeat(26)}`, cast.vera.cookie)).status).toBe(404);
  });

  it('offers the parts of an export to chairs and administrators alone, and each link works', async () => {
    expect((await page('/en/desk/figures', cast.lia.cookie)).text).not.toContain('/api/desk/exports/');
    const { text } = await page('/en/desk/figures?from=&to=2026-12-31', cast.vera.cookie);
    const links = [...text.matchAll(/href="(\/api\/desk\/exports\/[^"]+)"/g)].map((match) => match[1]!.replaceAll('&amp;', '&'));
    expect(links).toHaveLength(6);
    for (const link of links) expect((await page(link, cast.vera.cookie)).status, link).toBe(200);
  });

  it('is led to from the overview and the list of decisions; a dossier from the case, for whoever may take it out', async () => {
    for (const from of ['/nl/desk/overview', '/nl/decide']) expect((await page(from, cast.vera.cookie)).text, from).toContain('href="/nl/desk/figures"');
    const dossier = `/api/desk/proposals/${announced.id}/dossier`;
    const shown = async (cookie: string) => (await page(`/nl/desk/proposals/${announced.id}`, cookie)).text.includes(`href="${dossier}"`);
    expect([await shown(cast.vera.cookie), await shown(cast.admin.cookie), await shown(cast.lia.cookie)]).toEqual([true, true, false]);
  });
});

it('begin for a sealed call once its seal is off', async () => {
  const apart = await openWorld({ seed: 'sealed figures' });
  const people = await addCast(apart);
  const { id } = await callOf(apart, people, { sealed: true, closesAt: '2026-11-03T16:00:00.000Z' });
  await proposalAt(apart, people, 'submitted', { call: id });
  await apart.drain();
  const received = async () =>
    (await apart.request({ method: 'GET', path: `/api/desk/figures?call=${id}`, cookie: (await signInAgain(apart, people)).vera.cookie })).body.figures
      .received;
  expect(await received()).toBe(0);
  while (apart.now < Date.parse('2026-11-03T16:20:00.000Z')) {
    apart.advance(40 * HOUR);
    await apart.drain();
  }
  expect(await received()).toBe(1);
  await apart.stop();
});
