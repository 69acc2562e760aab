import type { Response } from '../../infra/local/direct.ts';
import { decisionFor, reviewFor } from '../../infra/local/sample-items.ts';
import { APPLICANTS, REVIEWERS } from '../../infra/local/sample-people.ts';
import { contract, type OperationId } from '../../shared/contract/index.ts';
import { CALLERS, type Caller, MATRIX, type MatrixRow, type On } from '../api/matrix.ts';
import { desk, must, OVERRIDE, REASON } from './journey.ts';
import { addPlayer } from './people.ts';
import { type Kept, keep, restore } from './restore.ts';
import { type Staged, setStage } from './stage.ts';

/** A house with its whole stage, and two reviewers whom nobody has asked yet. */
export type House = Staged & { readonly newcomers: readonly string[]; readonly base: Kept };
/** Two houses in which everything happened alike, down to every random number. */
export type Pair = readonly [House, House];

/** One thing that is so in the first house and otherwise in the second, and the callers who may not know of it. */
export type Secret = {
  readonly name: string;
  readonly callers: readonly Caller[];
  /** Of all requests: more where somebody has no other chance to show what they can do. */
  readonly share: number;
  readonly make: (house: House, which: 0 | 1) => Promise<unknown>;
};

const OUTSIDE: readonly Caller[] = ['nobody', 'item', 'own', 'other', 'unasked', 'declared', 'inside', 'barred'];
const PANEL: readonly Caller[] = ['link', 'invited', 'accepted', 'submitted'];
/** The item that every secret is about. */
const ON: On = 'in-review';

const judge = ({ world, cast, ids }: House, mark: number, note: string) =>
  must(world, cast.mila.cookie, `/api/review/${ids[ON]}/submit`, { ...reviewFor('nl', mark), note });
const close = ({ world, cast, ids }: House) => must(world, cast.lia.cookie, desk(ids[ON], 'close-round'), { reason: REASON });
const decide = ({ world, cast, ids }: House, outcome: 'accepted' | 'declined') =>
  must(world, cast.vera.cookie, desk(ids[ON], 'decide'), { ...decisionFor('nl', outcome), override: OVERRIDE });

export const SECRETS: readonly Secret[] = [
  {
    name: 'who reviews',
    share: 0.29,
    callers: [...OUTSIDE, ...PANEL],
    make: ({ world, cast, ids, newcomers }, which) => must(world, cast.lia.cookie, desk(ids[ON], 'invite'), { reviewers: [newcomers[which]] }),
  },
  { name: 'a score', share: 0.06, callers: [...OUTSIDE, 'link', 'invited'], make: (house, which) => judge(house, which ? 2 : 4.5, 'A note.') },
  {
    name: 'a note to the chair',
    share: 0.35,
    callers: [...OUTSIDE, 'link', 'invited', 'submitted', 'liaison'],
    make: (house, which) => judge(house, 3.5, which ? 'I would not trust them.' : 'I know this kind of work; it is sound.'),
  },
  {
    name: 'a declared conflict',
    share: 0.06,
    callers: [...OUTSIDE, 'link', 'invited', 'submitted'],
    make: ({ world, cast, ids }, which) => must(world, cast.mila.cookie, `/api/review/${ids[ON]}/conflict`, { conflict: which ? 'family' : 'financial' }),
  },
  {
    name: 'that it is decided',
    share: 0.07,
    callers: [...OUTSIDE, 'link', 'invited', 'submitted'],
    make: async (house, which) => {
      await close(house);
      house.world.advance(3_600_000);
      if (which) await decide(house, 'accepted');
    },
  },
  {
    name: 'what was decided',
    share: 0.07,
    callers: [...OUTSIDE, 'link', 'invited', 'submitted'],
    make: async (house, which) => {
      await close(house);
      await decide(house, which ? 'declined' : 'accepted');
    },
  },
  {
    name: 'what is discussed',
    share: 0.05,
    callers: [...OUTSIDE, 'link', 'invited', 'accepted'],
    make: ({ world, cast, ids }, which) =>
      which
        ? must(world, cast.rob.cookie, `/api/review/${ids[ON]}/discussion`, {
            act: 'propose',
            outcome: 'pitch',
            text: 'A conversation could settle what is left.',
          })
        : must(world, cast.lia.cookie, desk(ids[ON], 'discussion'), { act: 'comment', text: 'What do the others make of the evidence?' }),
  },
  {
    name: 'who agrees',
    share: 0.05,
    callers: [...OUTSIDE, 'link', 'invited', 'submitted'],
    make: async (house, which) => {
      const { world, cast, ids } = house;
      await close(house);
      await decide(house, 'accepted');
      world.advance(3_600_000);
      if (which) await must(world, cast.lia.cookie, desk(ids[ON], 'approve-decision'), { decision: 1 });
    },
  },
];

/** Letters to these addresses are what a caller reads beside the replies. */
const MAILBOXES: Partial<Record<Caller, string>> = {
  own: APPLICANTS[0]!.email,
  other: APPLICANTS[1]!.email,
  invited: 'jan',
  accepted: 'mila',
  submitted: 'rob',
  unasked: 'sara',
  declared: 'omar',
  inside: 'ilse@',
  barred: 'bas@',
  liaison: 'lia@',
};

const openHouse = async (): Promise<House> => {
  const set = await setStage();
  const newcomers: string[] = [];
  for (const [i, name] of ['Ria Rijzeweerd', 'Sjoerd Slikveer'].entries()) {
    const person = { ...REVIEWERS[0]!, name, email: `newcomer@helper${i}.example`, organisation: `Helper ${i}` };
    newcomers.push((await addPlayer(set.world, person)).id);
  }
  await set.world.drain();
  return { ...set, newcomers, base: await keep(set.world) };
};

export const openPair = async (): Promise<Pair> => [await openHouse(), await openHouse()];

/** The numbers under which a letter went out are drawn by whoever carries it, and requests are counted under the day's own salt. */
const rowOf = (kept: Kept, key: string): string => JSON.stringify({ ...kept.get(key), sesId: undefined, confirmedBy: undefined });
/** What differs between the houses before any secret: nothing, or whatever is found later proves nothing. */
export const differencesOf = ([one, other]: Pair): string[] =>
  [...new Set([...one.base.keys(), ...other.base.keys()])].filter(
    (key) => !key.startsWith('records bucket#') && rowOf(one.base, key) !== rowOf(other.base, key),
  );

const both = async <T>(pair: Pair, run: (house: House, which: 0 | 1) => Promise<T>): Promise<[T, T]> => [await run(pair[0], 0), await run(pair[1], 1)];

/** Status, headers and text as they go over the line; only the number of the request itself is its own. */
const faceOf = ({ status, headers, cookies, text }: Response): string =>
  JSON.stringify([status, headers, cookies, text]).replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'request');

/** A key is drawn when its letter leaves, and how much was drawn before in that minute is nothing that its reader could know. */
const KEYS = /(?<=\/open\/)[\w.-]+/g;
const lettersOf = ({ world }: House, from: number): { to: string; face: string }[] =>
  world.mailbox
    .mails()
    .slice(from)
    .map(({ to, subject, text, html }) => ({ to: String(to), face: JSON.stringify([subject, text, html]).replaceAll(KEYS, 'key') }))
    .sort((a, b) => (`${a.to} ${a.face}` < `${b.to} ${b.face}` ? -1 : 1));

/** Rows of the matrix that let a caller in, by caller. */
const OPEN: ReadonlyMap<Caller, readonly MatrixRow[]> = new Map(
  CALLERS.map((caller, at) => [caller, MATRIX.filter(({ cells }) => Number(cells.trim().split(/\s+/)[at]) < 400)]),
);
const openTo = (caller: Caller): readonly MatrixRow[] => OPEN.get(caller)!;
/** What a caller may do, by the matrix. */
export const reachOf = (caller: Caller): readonly string[] => openTo(caller).map(({ operation }) => operation);

export type Found = {
  /** What a caller could tell the houses apart by. */
  readonly leaks: string[];
  readonly pairs: number;
  /** Operations that succeeded, by caller. */
  readonly reached: Map<Caller, Set<string>>;
};
export type Search = {
  readonly random: () => number;
  readonly requests: number;
  readonly reached?: Map<Caller, Set<string>>;
  /** In how many searches, with this one, a caller still has a part. */
  readonly left?: (caller: Caller) => number;
  readonly callers?: readonly Caller[];
  /** Enough is known with the first leak. */
  readonly untilFound?: boolean;
};

const pick = <T>(random: () => number, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
const changes = (operation: string): boolean => !contract[operation as OperationId].route.startsWith('GET');

type Asking = { readonly caller: Caller; readonly known: Set<string>; readonly may: readonly MatrixRow[]; readonly news: readonly MatrixRow[] };
/** Somebody of the callers, the sooner the more there is that this one has not managed yet, and the fewer chances there are. */
const pickCaller = (random: () => number, callers: readonly Caller[], { reached, left }: Required<Pick<Search, 'reached' | 'left'>>): Asking => {
  const asking = callers.map((caller): Asking => {
    const known = reached.get(caller) ?? new Set<string>();
    reached.set(caller, known);
    const may = openTo(caller);
    return { caller, known, may, news: may.filter(({ operation }) => !known.has(operation)) };
  });
  const urges = asking.map(({ caller, news }) => news.length / left(caller) + 1);
  const at = random() * urges.reduce((sum, urge) => sum + urge, 0);
  return asking.find((_, i) => at < urges.slice(0, i + 1).reduce((sum, urge) => sum + urge, 0))!;
};

/** So many requests are followed by work behind the scenes, whose letters are compared too. */
const ROUND = 25;

/**
 * Makes a secret in both houses, differently, and asks the same random things of both as each of those who may not know it: mostly what
 * they may ask, sometimes anything, and often of the item in question. Afterwards the houses are as they were.
 */
export const searchFor = async (
  pair: Pair,
  secret: Secret,
  { random, requests, reached = new Map(), left = () => 1, callers = secret.callers, untilFound }: Search,
): Promise<Found> => {
  const leaks: string[] = [];
  const [start, since] = [pair[0].world.now, pair.map(({ world }) => world.calls.length)];
  let pairs = 0;
  try {
    await both(pair, async (house, which) => {
      house.world.now = start;
      house.world.reseed(secret.name);
      await secret.make(house, which);
      await house.world.drain();
    });
    const now = Math.max(...pair.map(({ world }) => world.now)) + 60_000;
    const kept = await both(pair, ({ world }) => keep(world));
    let from = pair.map(({ world }) => world.calls.length);
    const back = () => both(pair, ({ world }, which) => restore(world, kept[which], from[which]!));
    for (let n = 0; n < requests && !(untilFound && leaks.length > 0); n += 1) {
      const { caller, known, may, news } = pickCaller(random, callers, { reached, left });
      const chance = random();
      const row = chance < 0.8 ? pick(random, news.length > 0 ? news : may) : pick(random, chance < 0.9 ? may : MATRIX);
      const on = random() < (chance < 0.8 ? 0.15 : 0.7) ? ON : row.on;
      const operation = row.operation as OperationId;
      const [here, there] = await both(pair, async ({ world, ask }) => {
        world.now = now + n * 1000;
        world.reseed(`${secret.name} ${n}`);
        return ask(operation, caller, on);
      });
      pairs += 1;
      if (here.status < 400) known.add(operation);
      if (faceOf(here) !== faceOf(there)) leaks.push(`${secret.name}: ${caller} asks ${operation} on ${on}: ${here.status} and ${there.status}`);
      if (!changes(operation)) continue;
      if (n % ROUND === 0 && here.status < 400) {
        const marks = pair.map(({ world }) => world.mailbox.mails().length);
        await both(pair, async ({ world }) => {
          world.reseed(`${secret.name} after ${n}`);
          await world.drain();
        });
        const [mine, theirs] = pair.map((house, which) => lettersOf(house, marks[which]!)) as [ReturnType<typeof lettersOf>, ReturnType<typeof lettersOf>];
        for (const each of callers) {
          const address = MAILBOXES[each];
          const read = (letters: typeof mine) => JSON.stringify(letters.filter(({ to }) => address && to.startsWith(address)));
          if (read(mine) !== read(theirs)) leaks.push(`${secret.name}: letters to ${each} after ${operation} by ${caller}`);
        }
      }
      await back();
      from = pair.map(({ world }) => world.calls.length);
    }
  } finally {
    await both(pair, async ({ world, base }, which) => {
      await restore(world, base, since[which]!);
      world.now = start;
    });
  }
  return { leaks, pairs, reached };
};
