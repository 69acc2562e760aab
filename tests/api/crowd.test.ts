import { afterAll, beforeAll, expect, it } from 'vitest';
import { reviewFor } from '../../infra/local/sample-items.ts';
import { REVIEWERS, STAFF } from '../../infra/local/sample-people.ts';
import { desk, type Journey, must, proposalAt, REASON, TERMS } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

/** Fifty reviewers and five liaisons, all at one proposal in the same moment. */
const REVIEWING = 50;
/** People a liaison can ask in one go. */
const AT_ONCE = 8;

let world: World;
let cast: Cast;
let journey: Journey;
let crowd: readonly Player[];
let liaisons: readonly Player[];
beforeAll(async () => {
  world = await openWorld({ seed: 'crowd' });
  cast = await addCast(world);
  const many: Player[] = [];
  for (let n = 0; n < REVIEWING; n += 1) {
    const name = `Beoordelaar ${'abcdefghijklmnopqrstuvwxyz'[n % 26]}${Math.floor(n / 26)} Nummer`;
    many.push(await addPlayer(world, { ...REVIEWERS[n % REVIEWERS.length]!, name, email: `crowd@crowd${n}.example`, organisation: `Huis nummer ${n}` }));
  }
  crowd = many;
  const desks: Player[] = [cast.lia, cast.tom];
  for (const name of ['Kees Keersluis', 'Wies Waterkering', 'Gijs Getij'])
    desks.push(await addPlayer(world, { ...STAFF[1]!, name, email: `${name.split(' ')[0]!.toLowerCase()}@example.org` }));
  liaisons = desks;
  journey = await proposalAt(world, cast, 'in-review');
});
afterAll(() => world.stop());

const post = (who: Player, path: string, body: unknown = {}, key = world.key()) =>
  world.request({ method: 'POST', path, body, cookie: who.cookie, headers: { 'idempotency-key': key } });
type Reply = Awaited<ReturnType<typeof post>>;

/** Whoever is told to come back comes back, with the same key, as a browser would. */
const patiently = async (who: Player, path: string, body: unknown): Promise<Reply> => {
  const key = world.key();
  for (let tries = 0; tries < 40; tries += 1) {
    const reply = await post(who, path, body, key);
    if (reply.status !== 503) return reply;
    expect(reply.headers['retry-after']).toBeDefined();
    world.advance(500);
  }
  throw new Error(`${path} never had its turn`);
};

const rowsOf = async (type: string): Promise<Record<string, any>[]> => (await world.rows()).records.filter((row) => row.pk === journey.id && row.type === type);
const factsOf = async (type: string): Promise<number> => (await world.rows()).facts.filter((fact) => fact.pk === journey.id && fact.type === type).length;
const tallied = (replies: readonly Reply[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(replies, ({ status }) => String(status))].map(([status, those]) => [status, those.length]));

it('asks each of fifty once, although five liaisons ask them all at the same time', async () => {
  const groups = Array.from({ length: Math.ceil(REVIEWING / AT_ONCE) }, (_, i) => crowd.slice(i * AT_ONCE, (i + 1) * AT_ONCE).map(({ id }) => id));
  const replies = await Promise.all(liaisons.flatMap((liaison) => groups.map((reviewers) => patiently(liaison, desk(journey.id, 'invite'), { reviewers }))));
  expect(tallied(replies)).toEqual({ 200: groups.length, 409: groups.length * (liaisons.length - 1) });
  expect(await rowsOf('assignment')).toHaveLength(REVIEWING);
  expect(await factsOf('ReviewerInvited')).toBe(REVIEWING);
});

it('takes fifty acceptances and fifty reviews, while liaisons hand it over and close the round', async () => {
  const accepted = await Promise.all(crowd.map((who) => patiently(who, `/api/review/${journey.id}/accept`, TERMS)));
  expect(tallied(accepted)).toEqual({ 200: REVIEWING });
  const [last, ...first] = crowd.toReversed();
  const replies = await Promise.all([
    ...first.map((who, n) => patiently(who, `/api/review/${journey.id}/submit`, reviewFor('nl', (n % 10) / 2))),
    ...liaisons.map((liaison, n) => patiently(liaison, desk(journey.id, 'hand-over'), { to: liaisons[(n + 1) % liaisons.length]!.id })),
  ]);
  expect(tallied(replies.slice(0, first.length))).toEqual({ 201: first.length });
  expect(await rowsOf('review')).toHaveLength(first.length);
  const [late, ...closed] = await Promise.all([
    patiently(last!, `/api/review/${journey.id}/submit`, reviewFor('nl', 4)),
    ...liaisons.map((liaison) => patiently(liaison, desk(journey.id, 'close-round'), { reason: REASON })),
  ]);
  // The last review closes the round by itself. Whoever comes after a liaison closed it is asked no longer, and finds what anybody finds.
  const byItself = { late: 201, closed: { 409: liaisons.length } };
  const byOne = { late: 404, closed: { 200: 1, 409: liaisons.length - 1 } };
  expect([byItself, byOne]).toContainEqual({ late: late!.status, closed: tallied(closed) });
  expect(await factsOf('RoundClosed')).toBe(1);
  const reviews = (await rowsOf('review')).length;
  expect(reviews).toBe(late!.status === 201 ? REVIEWING : REVIEWING - 1);
  expect(await factsOf('ReviewSubmitted')).toBe(reviews);
  const { body } = await must(world, cast.vera.cookie, desk(journey.id, 'tally'), undefined, 'GET');
  expect(body.reviews).toBe(reviews);
  await world.drain();
  expect(await world.violations()).toEqual([]);
});
