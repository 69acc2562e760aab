import { sessionCookie } from '../../functions/http/reply.ts';
import { recount } from '../../functions/work/recount.ts';
import { REVIEWERS, type SamplePerson, STAFF } from '../../infra/local/sample-people.ts';
import type { Scope } from '../../shared/domain/actor.ts';
import { keysOf, type Person } from '../../shared/domain/person.ts';
import { standingRelations } from '../../shared/domain/profile.ts';
import { markOf, recountOrder } from '../../shared/store/hidden.ts';
import { newSender, newSession, personWrites, rosterWrite } from '../../shared/store/people.ts';
import { transact } from '../../shared/store/store.ts';
import type { World } from './world.ts';

/** Somebody of the cast, with a cookie of the widest door that their roles open. */
export type Player = { readonly id: string; readonly email: string; readonly name: string; readonly cookie: string };

const iso = (ms: number): string => new Date(ms).toISOString();
export const asCookie = (world: World, value: string): string => `${sessionCookie(world.publicUrl).name}=${value}`;

/** The cookie pair that a reply sets, as a browser would send it back. */
export const cookieOf = (reply: { cookies: readonly string[] }): string => reply.cookies[0]!.split(';')[0]!;

/** A session through any door, as if it had been opened at `at`. */
export const session = async (world: World, person: string, scope: Scope, at: number = world.now): Promise<string> => {
  const made = newSession(world.store, person, scope, iso(at));
  await transact(world.store, [made.write]);
  return asCookie(world, made.cookie);
};

const isStaff = (roles: readonly string[]): boolean => roles.some((role) => role === 'liaison' || role === 'chair' || role === 'admin');

/** What a person who joins the staff may not know of is worked out at once, beside everything that is counted or tampered with. */
const countFor = async (world: World, person: Person): Promise<void> => {
  const store = { ...world.store, client: world.plain };
  await transact(store, [recountOrder(store, person.id, markOf(person))]);
  await recount(store, `recount#${person.id}`);
};

/** Somebody whom the house knows: staff through their own sign-in, reviewers through a fresh link. */
export const addPlayer = async (world: World, body: SamplePerson): Promise<Player> => {
  const { email, ...rest } = body;
  const person: Person = {
    ...newSender(world.store, { email, language: body.language, at: iso(world.now) }),
    ...rest,
    keys: keysOf(body),
    relations: standingRelations(body),
  };
  await transact(world.store, [...personWrites(world.store, person), rosterWrite(world.store, person)]);
  if (isStaff(body.roles)) await countFor(world, person);
  return { id: person.id, email, name: body.name, cookie: await session(world, person.id, { door: isStaff(body.roles) ? 'staff' : 'person' }) };
};

export const CAST = ['admin', 'lia', 'tom', 'vera', 'jan', 'mila', 'rob', 'sara', 'omar', 'eva'] as const;
export type Cast = Readonly<Record<(typeof CAST)[number], Player>>;

/** The sample people, by the local part of their address: lia and tom are liaisons, vera chairs, the last six review. */
export const addCast = async (world: World, roles: Partial<Record<(typeof CAST)[number], SamplePerson['roles']>> = {}, capacity = 20): Promise<Cast> => {
  const players: Record<string, Player> = {};
  for (const person of [...STAFF, ...REVIEWERS]) {
    const name = person.email.split('@')[0] as (typeof CAST)[number];
    players[name] = await addPlayer(world, { capacity, ...person, roles: roles[name] ?? person.roles });
  }
  return players as Cast;
};

/** Fresh sessions for the whole cast, after the clock has moved on. */
export const signInAgain = async (world: World, cast: Cast): Promise<Cast> => {
  const players: Record<string, Player> = {};
  for (const [name, player] of Object.entries(cast))
    players[name] = { ...player, cookie: await session(world, player.id, { door: ['admin', 'lia', 'tom', 'vera'].includes(name) ? 'staff' : 'person' }) };
  return players as Cast;
};
