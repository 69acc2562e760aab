import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPLICANTS, STAFF } from '../../infra/local/sample-people.ts';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { community } from '../../shared/community.ts';
import type { Overview } from '../../shared/contract/overview.ts';
import { conflictOf } from '../../shared/domain/conflict.ts';
import { addWorkingDays, dateAt, mondayOf } from '../../shared/domain/clock.ts';
import { personOf } from '../../shared/store/people.ts';
import { overviewWords } from '../../web/words/overview.ts';
import { CONTACT, contactFrom, must, proposalAt } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player, session, signInAgain } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { faultsOf } from '../web/wellformed.ts';

const DAY = 86_400_000;
let world: World;
let cast: Cast;
/** Liaisons of a sender's own house: one who was there before, and one who joins when everything has come in. */
let before: Player;
let after: Player;
const house = { ...STAFF[1]!, organisation: 'Lekdetect B.V.' };

beforeAll(async () => {
  world = await openWorld({ seed: 'overview' });
  cast = await addCast(world);
  before = await addPlayer(world, { ...house, name: 'Ilse Inwoner', email: 'ilse@example.org' });
  for (const [week, n] of [2, 1, 3].entries()) {
    for (let i = 0; i < n; i += 1) {
      const sender = APPLICANTS[(week + i) % APPLICANTS.length]!;
      await proposalAt(world, cast, i === 0 ? 'screening' : 'submitted', { sender, answers: answersFor(IDEAS[i % IDEAS.length]!, sender) });
      await contactFrom(world, { ...CONTACT, email: `mia${week}${i}@gemaal.example`, name: 'Mia', organisation: i === 0 ? 'Lekdetect BV' : 'Gemaal Zuid' });
    }
    await world.drain();
    world.advance(7 * DAY);
    cast = await signInAgain(world, cast);
  }
  await world.drain();
  cast = await signInAgain(world, cast);
  before = { ...before, cookie: await session(world, before.id, { door: 'staff' }) };
  after = await addPlayer(world, { ...house, name: 'Anna Later', email: 'anna@example.org' });
});
afterAll(() => world.stop());

const get = (path: string, cookie: string) => world.request({ method: 'GET', path, cookie });
const overviewOf = async (player: Player): Promise<Overview> => (await must(world, player.cookie, '/api/desk/overview', {}, 'GET')).body;
type Root = { id: string; kind: string; stage: string; receivedAt: string; reference: string; applicant: string; organisations: string[]; parties: string[] };

/** What this person may know of, by looking at everything there is. */
const seenBy = async (player: Player): Promise<Root[]> => {
  const person = (await personOf(world.store, player.id))!;
  const viewer = { id: person.id, keys: person.keys, conflicts: {} };
  const roots = (await world.rows()).records.filter(({ sk, pk }) => sk === 'a' && /^(prp|ctc)_/.test(String(pk))) as unknown as Root[];
  return roots.filter((root) => root.stage !== 'draft' && !conflictOf(viewer, root));
};
const weeksOf = (roots: readonly Root[]) => {
  const sums: Record<string, [number, number]> = {};
  for (const { kind, receivedAt } of roots) {
    const week = sums[mondayOf(receivedAt, community)] ?? [0, 0];
    week[kind === 'proposal' ? 0 : 1] += 1;
    sums[mondayOf(receivedAt, community)] = week;
  }
  return sums;
};

describe('the overview', () => {
  it('counts what came in week by week for everybody alone what that person may know of, whoever joined when', async () => {
    for (const player of [cast.lia, before, after]) {
      const [overview, roots] = [await overviewOf(player), await seenBy(player)];
      expect(overview.ready).toBe(true);
      expect(overview.weeks).toHaveLength(12);
      expect(overview.weeks.map(({ week }) => week)).toEqual([...overview.weeks.map(({ week }) => week)].sort());
      const found = Object.fromEntries(
        overview.weeks.filter(({ proposals, contacts }) => proposals + contacts > 0).map((each) => [each.week, [each.proposals, each.contacts]]),
      );
      expect(found, player.name).toEqual(weeksOf(roots));
      const steps = Object.values(overview.steps).reduce((sum, n) => sum + n, 0);
      expect(steps, player.name).toBe(roots.filter(({ kind }) => kind === 'proposal').length);
    }
    const sums = await Promise.all([cast.lia, before].map(async (player) => (await seenBy(player)).length));
    expect(sums[1]).toBeLessThan(sums[0]!);
    expect(await overviewOf(before)).toEqual(await overviewOf(after));
  });

  it('shows limits and what needs attention, the most urgent first, and nothing that somebody may not know of', async () => {
    const overview = await overviewOf(cast.lia);
    const all = overview.limits.flatMap(({ items }) => items);
    expect(all.length).toBeGreaterThan(3);
    expect(all.filter(({ late }) => late).length).toBeGreaterThan(0);
    expect(overview.attention.map(({ due }) => due)).toEqual([...overview.attention.map(({ due }) => due)].sort());
    const untilTomorrow = dateAt(new Date(addWorkingDays(world.now, 1, community)).toISOString(), community);
    for (const { due, priority } of overview.attention) expect(priority === 'urgent' || dateAt(due!, community) <= untilTomorrow).toBe(true);
    const mine = new Set((await seenBy(before)).map(({ reference }) => reference));
    const foreign = (await seenBy(cast.lia)).map(({ reference }) => reference).filter((reference) => !mine.has(reference));
    expect(foreign.length).toBeGreaterThan(0);
    for (const path of ['/nl/desk/overview', '/en/desk/overview', '/api/desk/overview', '/api/desk/overview?format=csv']) {
      const { status, text } = await get(path, before.cookie);
      expect(status).toBe(200);
      for (const reference of foreign) expect(text, path).not.toContain(reference);
    }
  });

  it('names what is for the next working day over a weekend too, and nothing that is for later', async () => {
    const fresh = await openWorld({ seed: 'overview-weekend' });
    try {
      fresh.now = Date.parse('2026-11-05T13:00:00.000Z');
      let people = await addCast(fresh);
      await contactFrom(fresh, { ...CONTACT, email: 'donderdag@gemaal.example', name: 'Mia', organisation: 'Gemaal Zuid' });
      fresh.now = Date.parse('2026-11-06T13:00:00.000Z');
      await contactFrom(fresh, { ...CONTACT, email: 'vrijdag@gemaal.example', name: 'Mia', organisation: 'Gemaal Zuid' });
      await fresh.drain();
      fresh.now = Date.parse('2026-11-08T10:00:00.000Z');
      people = await signInAgain(fresh, people);
      const seen = async () => {
        const { attention } = (await must(fresh, people.lia.cookie, '/api/desk/overview', {}, 'GET')).body as Overview;
        return attention.map(({ due, limit }) => [due!.slice(0, 10), limit!.late]);
      };
      expect(await seen()).toEqual([['2026-11-09', false]]);
      fresh.now = Date.parse('2026-11-09T08:30:00.000Z');
      people = await signInAgain(fresh, people);
      expect(await seen()).toEqual([
        ['2026-11-09', false],
        ['2026-11-10', false],
      ]);
    } finally {
      await fresh.stop();
    }
  });

  it('is drawn with a table beside each drawing, in both languages, and can be taken along', async () => {
    for (const language of ['nl', 'en'] as const) {
      const page = await get(`/${language}/desk/overview`, cast.lia.cookie);
      expect([page.status, faultsOf(page.text)]).toEqual([200, []]);
      for (const name of ['limits', 'intake', 'attention'] as const) expect(page.text).toContain(overviewWords[language][name]);
      expect(page.text.match(/<table class="plot-table[ "]/g)).toHaveLength(2);
      const overview = await overviewOf(cast.lia);
      for (const [step, n] of Object.entries(overview.steps)) expect(page.text, step).toContain(`: ${n}</span>`);
    }
    const csv = await get('/api/desk/overview?format=csv', cast.lia.cookie);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.text.trim().split('\r\n')).toHaveLength(1 + 5 + (await overviewOf(cast.lia)).limits.flatMap(({ items }) => items).length + 24);
  });

  it('asks for the same number of things however much there is', async () => {
    const askedFor = async () => {
      const from = world.calls.length;
      await overviewOf(cast.lia);
      return world.calls.length - from;
    };
    const few = await askedFor();
    for (let n = 0; n < 30; n += 1) await contactFrom(world, { ...CONTACT, email: `meer${n}@gemaal.example`, name: 'Mia', organisation: 'Gemaal Zuid' });
    await world.drain();
    expect(await askedFor()).toBe(few);
    console.log(`overview: ${few} requests`);
  });

  it('counts nobody twice when facts are told again, and leaves everything stored in order', async () => {
    const overview = await overviewOf(cast.lia);
    world.advance(DAY);
    await world.drain();
    cast = await signInAgain(world, cast);
    expect((await overviewOf(cast.lia)).weeks.filter(({ proposals, contacts }) => proposals + contacts > 0)).toEqual(
      overview.weeks.filter(({ proposals, contacts }) => proposals + contacts > 0),
    );
    expect(await world.violations()).toEqual([]);
  });
});
