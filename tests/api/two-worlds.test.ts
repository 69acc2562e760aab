import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Caller } from './matrix.ts';
import { seeded } from '../support/rewrites.ts';
import { differencesOf, openPair, type Pair, reachOf, SECRETS, searchFor } from '../support/two-worlds.ts';

/** The leak that is open at the moment. The application's own modules are loaded with a switch at each of them. */
const leak = vi.hoisted(() => ({ open: '' }));

vi.mock('../../shared/domain/view/reviewer.ts', async (original) => {
  const view = await original<typeof import('../../shared/domain/view/reviewer.ts')>();
  return {
    ...view,
    reviewerView: (...args: Parameters<typeof view.reviewerView>) => {
      const seen = view.reviewerView(...args);
      const asked = args[0].assignments.map(({ reviewer }) => reviewer).join(' ');
      return leak.open === 'reviewers' ? { ...seen, invitation: { ...seen.invitation, abstract: `${seen.invitation.abstract} ${asked}` } } : seen;
    },
  };
});

vi.mock('../../shared/domain/view/applicant.ts', async (original) => {
  const view = await original<typeof import('../../shared/domain/view/applicant.ts')>();
  const open = (root: Parameters<typeof view.statusView>[0]) => ({
    ...(leak.open === 'stage' && root.stage === 'decided' ? { stage: 'decided' as const } : {}),
    ...(leak.open === 'date' ? { nextDate: root.stageClock?.startedAt } : {}),
    ...(leak.open === 'version' ? { reference: `${root.reference}.${root.version}` } : {}),
  });
  return {
    ...view,
    statusView: (...args: Parameters<typeof view.statusView>) => ({ ...view.statusView(...args), ...open(args[0]) }),
    ownView: (...args: Parameters<typeof view.ownView>) => ({ ...view.ownView(...args), ...open(args[0].root) }),
  };
});

vi.mock('../../shared/domain/view/desk.ts', async (original) => {
  const view = await original<typeof import('../../shared/domain/view/desk.ts')>();
  return {
    ...view,
    deskView: (...args: Parameters<typeof view.deskView>) => {
      const seen = view.deskView(...args);
      return leak.open === 'note' ? { ...seen, reviews: seen.reviews.map((each, i) => ({ ...each, body: args[0].reviews[i]!.body })) } : seen;
    },
  };
});

vi.mock('../../shared/domain/view/row.ts', async (original) => {
  const view = await original<typeof import('../../shared/domain/view/row.ts')>();
  return {
    ...view,
    rowView: (...args: Parameters<typeof view.rowView>) => view.rowView(args[0], leak.open === 'rows' ? { ...args[1], keys: [] } : args[1], args[2]),
  };
});

const DEEP = process.env.SLUIS_DEEP === '1';
const seed = Number(process.env.SLUIS_SEED ?? Math.floor(Math.random() * 2 ** 31));
const REPLAY = `seed ${seed}; replay: SLUIS_SEED=${seed} npx vitest run tests/api/two-worlds.test.ts`;
/** Requests asked of both worlds, over all secrets. */
const PAIRS = DEEP ? 20_000 : 1_050;
/** A busy machine takes several times as long. */
const PATIENCE = DEEP ? 7_200_000 : 600_000;

let pair: Pair;
beforeAll(async () => {
  pair = await openPair();
});
afterAll(() => Promise.all(pair.map(({ world }) => world.stop())));

describe('two worlds that differ in one secret', () => {
  it('begin alike in every row', () => {
    expect(differencesOf(pair)).toEqual([]);
  });

  it('look alike to whoever may not know it, in every byte of replies and letters', { timeout: PATIENCE }, async () => {
    const reached = new Map<Caller, Set<string>>();
    const leaks: string[] = [];
    let pairs = 0;
    for (const [i, secret] of SECRETS.entries()) {
      const found = await searchFor(pair, secret, {
        random: seeded(seed + i),
        requests: Math.ceil(PAIRS * secret.share),
        reached,
        left: (caller) => SECRETS.slice(i).filter(({ callers }) => callers.includes(caller)).length,
      });
      leaks.push(...found.leaks);
      pairs += found.pairs;
    }
    const shares = [...reached].map(([caller, done]) => {
      const may = reachOf(caller);
      return {
        caller,
        share: may.length === 0 ? 1 : may.filter((operation) => done.has(operation)).length / may.length,
        missing: may.filter((operation) => !done.has(operation)),
      };
    });
    console.log(`two worlds: ${pairs} pairs over ${SECRETS.length} secrets, ${REPLAY}`);
    console.log(shares.map(({ caller, share }) => `${caller} ${Math.round(share * 100)} %`).join(', '));
    expect(leaks, REPLAY).toEqual([]);
    for (const { caller, share, missing } of shares) expect(share, `${caller} never managed ${missing}; ${REPLAY}`).toBeGreaterThanOrEqual(0.9);
  });

  it.each([
    ['reviewers', 'who reviews', ['invited', 'accepted']],
    ['version', 'that it is decided', ['own', 'item']],
    ['note', 'a note to the chair', ['liaison']],
    ['stage', 'that it is decided', ['own', 'item']],
    ['date', 'that it is decided', ['own', 'item']],
    ['rows', 'that it is decided', ['inside', 'barred']],
  ] as const)('are told apart once there is a leak: %s', async (open, name, callers) => {
    const secret = SECRETS.find((each) => each.name === name)!;
    leak.open = open;
    try {
      const { leaks, pairs } = await searchFor(pair, secret, { random: seeded(seed), requests: 400, callers, untilFound: true });
      expect(leaks.length, `${open} ${REPLAY}`).toBeGreaterThan(0);
      console.log(`${open}: found after ${pairs} pairs, ${leaks[0]}`);
    } finally {
      leak.open = '';
    }
  });
});
