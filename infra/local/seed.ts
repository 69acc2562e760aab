import { createHash } from 'node:crypto';
import { sessionCookie } from '../../functions/http/reply.ts';
import type { Deps } from '../../functions/http/serve.ts';
import type { Role } from '../../shared/domain/actor.ts';
import { type CommittedFact, headFaults } from '../../shared/domain/heads.ts';
import { violationsOf } from '../../shared/store/check.ts';
import { markOf, recountOrder } from '../../shared/store/hidden.ts';
import { newSender, newSession, personByAddress, personOf, personWrites, rosterOf, rosterWrite, SESSION_MS } from '../../shared/store/people.ts';
import type { Keys } from '../../shared/store/secrets.ts';
import { type Store, sha256, transact } from '../../shared/store/store.ts';
import { directApi } from './direct.ts';
import { journeys } from './sample-journeys.ts';
import { APPLICANTS, STAFF } from './sample-people.ts';
import type { Person, Sample, Stored, Witness, World } from './world.ts';

/** The store of the local run, as a function would have it, but with a given source of randomness. */
const storeOf = (world: World, random: Store['random']): Store => ({
  client: world.client,
  records: world.tables.records,
  facts: world.tables.facts,
  now: () => world.now().getTime(),
  random,
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
});

/** Bytes that follow from a name: sample people keep their ids over a reset. */
const seeded = (name: string): Store['random'] => {
  let n = 0;
  return (bytes) => {
    n += 1;
    return createHash('sha512').update(`${name} ${n}`).digest().subarray(0, bytes);
  };
};
const realRandom: Store['random'] = (bytes) => crypto.getRandomValues(new Uint8Array(bytes));

const STAFF_ROLES: readonly Role[] = ['liaison', 'chair', 'admin'];

const openSession = async (store: Store, person: { id: string; roles: readonly Role[] }): Promise<string> => {
  const door = person.roles.some((role) => STAFF_ROLES.includes(role)) ? ('staff' as const) : ('person' as const);
  const session = newSession(store, person.id, { door }, new Date(store.now()).toISOString());
  await transact(store, [session.write]);
  return session.cookie;
};

export const people: Sample['people'] = async (world) => {
  const store = storeOf(world, realRandom);
  const roster = await rosterOf(store);
  const staff = await Promise.all(roster.map((entry) => personOf(store, entry.id)));
  const senders = await Promise.all(APPLICANTS.map((applicant) => personByAddress(store, applicant.email)));
  const known = [...staff, ...senders].filter((person) => person !== undefined);
  return known.map(
    (person): Person => ({
      id: person.id,
      name: person.name || (APPLICANTS.find((applicant) => applicant.email === person.email)?.name ?? person.email),
      email: person.email,
      roles: person.roles,
    }),
  );
};

export const signIn: Sample['signIn'] = async (world, id) => {
  const store = storeOf(world, realRandom);
  const person = await personOf(store, id);
  if (!person) throw new Error(`nobody here is ${id}`);
  const staff = person.roles.some((role) => STAFF_ROLES.includes(role));
  return sessionCookie(world.publicUrl).set(await openSession(store, person), SESSION_MS[staff ? 'staff' : 'person'] / 1000);
};

const depsOf = (world: World, store: Store): Deps => ({
  store,
  keys: async () => JSON.parse(world.keys) as Keys,
  publicUrl: world.publicUrl,
  originSecret: '',
  log: () => {},
});

/** The first administrator, who then adds everybody else through the API like any other would. */
const firstAdmin = async (store: Store): Promise<string> => {
  const [admin] = STAFF;
  const at = new Date(store.now()).toISOString();
  const known = await personByAddress(store, admin!.email);
  const base = known ?? newSender(store, { email: admin!.email, language: 'nl', at, name: admin!.name });
  const person = { ...base, roles: [...admin!.roles], organisation: admin!.organisation, languages: admin!.languages };
  if (!known) await transact(store, [...personWrites(store, person), rosterWrite(store, person), recountOrder(store, person.id, markOf(person))]);
  return openSession(store, person);
};

export const seed: Sample['seed'] = async (world) => {
  const store = storeOf(world, seeded('sluis sample'));
  const api = directApi(depsOf(world, store));
  await journeys({ api, store, admin: await firstAdmin(store), openSession: (person) => openSession(store, person), now: () => world.now().getTime() });
};

/** A fact as its row gives it: heads know it by its key, whatever else the row says. */
const committed = ({ pk, sk, hash, committedAt }: Stored): CommittedFact => ({
  record: String(pk),
  seq: Number(sk),
  hash: String(hash),
  committedAt: committedAt as string | undefined,
});

export const check = (items: readonly Stored[], { now, heads }: Witness): readonly string[] => {
  const [records, facts] = [items.filter((item) => item._table === 'records'), items.filter((item) => item._table === 'facts')];
  return [...violationsOf({ records, facts }, now.getTime()), ...headFaults(heads, facts.map(committed), now.toISOString(), sha256)];
};
