import { afterAll, beforeAll, expect, it } from 'vitest';
import { doorsOf, type Sight, unplaced } from '../support/read-doors.ts';
import { openReading, type Reading, STANDS, type Stand } from '../support/read-stages.ts';
import { type Line, READERS, THINGS, WHEN } from './read-matrix.ts';

/** A busy machine takes several times as long. */
const PATIENCE = 300_000;

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

it('has a cell for every reader and thing, and a place for every door', () => {
  expect(
    READERS.filter((reader) => cellsOf(reader).length !== THINGS.length || cellsOf(reader).some((cell) => !WHEN[cell])).map(({ reader }) => reader),
  ).toEqual([]);
  expect(unplaced()).toEqual([]);
});

it('shows everybody what the matrix says of a proposal, wherever it stands, and nothing else', { timeout: PATIENCE }, async () => {
  const red: string[] = [];
  for (const reader of READERS) red.push(...redIn(reader, [...(await doors.lookAt(reader, STANDS)), ...(await doors.lookAround(reader))]));
  console.log(
    `read matrix: ${READERS.length} readers × ${THINGS.length} things × ${STANDS.length} stands = ${READERS.length * THINGS.length * STANDS.length} cells, ${doors.asked()} requests`,
  );
  expect(red).toEqual([]);
});
