import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { doorsOf, type Sight, unplaced } from '../support/read-doors.ts';
import { openReading, type Reading, STANDS, type Stand } from '../support/read-stages.ts';
import { DATA, DATA_OF_RELATED, DATA_OF_SENDER, type Line, READERS, THINGS, WHEN } from './read-matrix.ts';

/** The leak that is open at the moment. The application's own modules are loaded with a switch at each of them. */
const leak = vi.hoisted(() => ({ open: '' }));

vi.mock('../../shared/domain/conflict.ts', async (original) => {
  const conflict = await original<typeof import('../../shared/domain/conflict.ts')>();
  return {
    ...conflict,
    conflictOf: (...args: Parameters<typeof conflict.conflictOf>) => (leak.open === 'conflict' ? undefined : conflict.conflictOf(...args)),
  };
});

vi.mock('../../shared/domain/view/reader.ts', async (original) => {
  const view = await original<typeof import('../../shared/domain/view/reader.ts')>();
  return { ...view, readsWhole: (...args: Parameters<typeof view.readsWhole>) => leak.open === 'invitation' || view.readsWhole(...args) };
});

vi.mock('../../shared/domain/view/bundle.ts', async (original) => {
  const view = await original<typeof import('../../shared/domain/view/bundle.ts')>();
  const released = (bundle: Parameters<typeof view.letterOf>[0]): typeof bundle =>
    leak.open === 'letter' ? { ...bundle, root: { ...bundle.root, stage: 'announced', announcedAt: bundle.root.createdAt } } : bundle;
  return { ...view, letterOf: (bundle: Parameters<typeof view.letterOf>[0]) => view.letterOf(released(bundle)) };
});

/** A busy machine takes several times as long. */
const PATIENCE = 300_000;

const DEEP = process.env.SLUIS_DEEP === '1';
const seed = Number(process.env.SLUIS_SEED ?? Math.floor(Math.random() * 2 ** 31));
const REPLAY = `seed ${seed}; replay: SLUIS_SEED=${seed} npx vitest run tests/api/read-matrix.test.ts`;

let reading: Reading;
let doors: Awaited<ReturnType<typeof doorsOf>>;
beforeAll(async () => {
  reading = await openReading();
  doors = await doorsOf(reading);
}, PATIENCE);
afterAll(() => reading.world.stop());

const cellsOf = ({ cells }: Line): string[] => cells.trim().split(/\s+/);

/** Each cell of a reader that is not as it was written down: what reached somebody, and what did not. */
const redIn = (reader: Line, sights: readonly Sight[], stands: readonly Stand[] = STANDS): string[] => {
  const seen = new Set(sights.map(({ thing, stand }) => `${thing} ${stand}`));
  return THINGS.flatMap((thing, i) => {
    const when = WHEN[cellsOf(reader)[i]!]!;
    const wrong = (kind: string, of: readonly Stand[]) => (of.length > 0 ? [`${reader.reader} ${kind} ${thing}: ${of.join(' ')}`] : []);
    return [
      ...wrong(
        'reads',
        stands.filter((stand) => seen.has(`${thing} ${stand}`) && !when.includes(stand)),
      ),
      ...wrong(
        'does not read',
        stands.filter((stand) => !seen.has(`${thing} ${stand}`) && when.includes(stand)),
      ),
    ];
  });
};

/** In a quick run everybody asks in every fourth stand, and whoever may see nothing in every eighth; which they are follows from the seed. */
const standsFor = (reader: Line): readonly Stand[] => {
  const isBlind = cellsOf(reader).every((cell) => cell === '.');
  const [step, turn] = [DEEP ? 1 : isBlind ? 8 : 4, seed + READERS.indexOf(reader)];
  return STANDS.filter((_, i) => (i + turn) % step === 0);
};

it('has a cell for every reader and thing, and a place for every door', () => {
  expect(
    READERS.filter((reader) => cellsOf(reader).length !== THINGS.length || cellsOf(reader).some((cell) => !WHEN[cell])).map(({ reader }) => reader),
  ).toEqual([]);
  expect(unplaced()).toEqual([]);
});

it('shows everybody what the matrix says of a proposal, wherever it stands, and nothing else', { timeout: PATIENCE }, async () => {
  const red: string[] = [];
  let cells = 0;
  for (const reader of READERS) {
    const stands = standsFor(reader);
    const sights = [...(await doors.lookAt(reader, stands)), ...(await doors.lookAround(reader))];
    red.push(...redIn(reader, sights, stands));
    cells += stands.length * THINGS.length;
  }
  console.log(
    `read matrix: ${READERS.length} readers × ${THINGS.length} things × ${STANDS.length} stands, ${cells} cells, ${doors.asked()} requests, ${REPLAY}`,
  );
  expect(red).toEqual([]);
});

it.each([
  ['conflict', 'inside', 'review', 'title'],
  ['conflict', 'kin', 'deliberation', 'review'],
  ['conflict', 'barred', 'decided', 'chair'],
  ['invitation', 'invited', 'asked', 'answer'],
  ['letter', 'own', 'decided', 'letter'],
  ['letter', 'submitted', 'decided', 'letter'],
] as const)('goes red once there is a leak: %s shows %s in %s the %s', async (open, name, stand, thing) => {
  const reader = READERS.find((each) => each.reader === name)!;
  const found = `${name} reads ${thing}: ${stand}`;
  expect(redIn(reader, await doors.lookAt(reader, [stand]), [stand])).not.toContain(found);
  leak.open = open;
  try {
    expect(redIn(reader, await doors.lookAt(reader, [stand]), [stand])).toContain(found);
  } finally {
    leak.open = '';
  }
});

it('tells everybody of themselves what is theirs, and of others no more than they may know', { timeout: PATIENCE }, async () => {
  const { cookies, found, people } = reading;
  const red: string[] = [];
  for (const reader of DATA) red.push(...redIn(reader, await doors.lookUp('/api/me/data', cookies[reader.reader])));
  const others = [
    [DATA_OF_SENDER, found.get('draft')!.applicant],
    [DATA_OF_RELATED, people.sara.id],
  ] as const;
  for (const [readers, person] of others)
    for (const reader of readers) red.push(...redIn(reader, await doors.lookUp(`/api/privacy/people/${person}`, cookies[reader.reader])));
  expect(red).toEqual([]);
});
