import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { consume } from '../../functions/work/facts.ts';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { StoredFact } from '../../shared/domain/fact.ts';
import { anonymiseItem } from '../../shared/store/anonymise.ts';
import { factsOf } from '../../shared/store/facts.ts';
import type { Stored } from '../../shared/store/item.ts';
import { getRow, transact, update } from '../../shared/store/store.ts';
import { holds } from '../support/build.ts';
import { CONTACT, contactFrom, desk, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { keep, restore } from '../support/restore.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let proposal: Awaited<ReturnType<typeof proposalAt>>;
let before: Awaited<ReturnType<typeof keep>>;
const answers = answersFor(IDEAS[0]!, APPLICANTS[0]!);
const amended = { outline: { ...answers.outline, title: 'Fluisterende wachter voor gemalen' } };

beforeAll(async () => {
  world = await openWorld({ seed: 'words' });
  cast = await addCast(world);
  proposal = await proposalAt(world, cast, 'submitted');
  await must(world, proposal.own, `/api/proposals/${proposal.id}/amend`, { changes: amended });
  await must(world, cast.lia.cookie, desk(proposal.id, 'take'));
  before = await keep(world);
});
afterAll(() => world.stop());

const afresh = async () => {
  world.hook = undefined;
  await restore(world, before, 0);
  world.calls.length = 0;
};
const bring = async (fact: StoredFact) => consume(world.store, fact, 'search');
const placesOf = async (item: string): Promise<string[]> => {
  const { records } = await world.rows();
  return records
    .filter((row) => (row.type === 'word' || row.type === 'band') && (row.sk as string).endsWith(item))
    .map((row) => `${row.pk} ${row.sk}`.replace(item, ''));
};
const wordsOf = async (item: string) =>
  (await placesOf(item))
    .filter((place) => place.startsWith('word#'))
    .map((place) => place.split(' ')[1]!.slice(0, -1))
    .sort();

const body = (reference: string) => reference.split('-')[2]!.toLowerCase();
const expected = () => [body(proposal.reference), 'fluisterende', 'gemalen', 'lekdetect', 'wachter'].sort();

it('finds a proposal under the words of its current title, whichever of its facts comes, in whatever order and how often', async () => {
  const facts = await factsOf(world.store, proposal.id);
  expect(facts.map((fact) => fact.type)).toEqual(['ProposalSubmitted', 'ProposalAmended', 'ProposalTaken']);
  await holds(
    'finds a proposal under the words of its current title',
    fc.asyncProperty(fc.array(fc.nat({ max: facts.length - 1 }), { minLength: 1, maxLength: 6 }), async (order) => {
      await afresh();
      for (const n of order) await bring(facts[n]!);
      expect(await wordsOf(proposal.id)).toEqual(expected());
      expect((await placesOf(proposal.id)).filter((place) => place.startsWith('band#'))).toHaveLength(12);
    }),
    6,
  );
});

it('leaves nothing of an earlier title, also when the late fact of that title comes last', async () => {
  await afresh();
  const [submitted, amend] = await factsOf(world.store, proposal.id);
  await transact(world.store, [update(world.store, proposal.id, 'a', 'SET title = :t', { ':t': 'Stille luisteraar' })]);
  await bring(amend!);
  expect(await wordsOf(proposal.id)).toEqual([body(proposal.reference), 'lekdetect', 'luisteraar', 'stille'].sort());
  await transact(world.store, [update(world.store, proposal.id, 'a', 'SET title = :t', { ':t': amended.outline.title })]);
  await bring(submitted!);
  expect(await wordsOf(proposal.id)).toEqual(expected());
});

it('builds afresh from a root that changes between the look and the write', async () => {
  await afresh();
  const [submitted] = await factsOf(world.store, proposal.id);
  let raced = false;
  world.hook = async (call, _n, run) => {
    if (call.operation === 'TransactWriteItems' && !raced) {
      raced = true;
      await transact({ ...world.store, client: world.plain }, [
        update(world.store, proposal.id, 'a', 'SET title = :t ADD #version :one', { ':t': 'Overhaald en veranderd', ':one': 1 }, undefined, {
          '#version': 'version',
        }),
      ]);
    }
    return run();
  };
  expect(await bring(submitted!)).toBe(true);
  expect(raced).toBe(true);
  expect(await wordsOf(proposal.id)).toEqual([body(proposal.reference), 'lekdetect', 'overhaald', 'veranderd'].sort());
});

it('writes nothing where nothing changed, and reads two rows for that', async () => {
  await afresh();
  const [submitted, , taken] = await factsOf(world.store, proposal.id);
  await bring(submitted!);
  world.calls.length = 0;
  await bring(taken!);
  expect(world.calls.map((call) => call.operation)).toEqual(['BatchGetItem', 'TransactWriteItems']);
  expect(world.calls[0]!.input.RequestItems.records.Keys).toHaveLength(2);
  expect(world.calls[1]!.input.TransactItems).toHaveLength(1);
});

it('finds nothing of what has become anonymous, whatever fact comes late', async () => {
  await afresh();
  const facts = await factsOf(world.store, proposal.id);
  await bring(facts[0]!);
  await anonymiseItem(world.store, proposal.id, { by: 'system', at: new Date(world.now).toISOString() }, 'retention');
  for (const fact of (await factsOf(world.store, proposal.id)).slice(1)) await bring(fact);
  expect(await placesOf(proposal.id)).toEqual([]);
  expect(await getRow(world.store, proposal.id, 'w')).toBeUndefined();
});

it('finds a message by its organisation and subject, and one that belongs elsewhere by its reference alone', async () => {
  await afresh();
  const plain = await contactFrom(world);
  const guarded = await contactFrom(world, { ...CONTACT, kind: 'incident', subject: 'Ransomware in pumping station', organisation: 'Gemaal Zuid' });
  for (const { id } of [plain, guarded]) for (const fact of await factsOf(world.store, id)) await bring(fact);
  expect(await wordsOf(plain.id)).toEqual([body(plain.reference), 'joining', 'lekdetect'].sort());
  expect(await wordsOf(guarded.id)).toEqual([body(guarded.reference)]);
  expect((await placesOf(plain.id)).filter((place) => place.startsWith('band#'))).toEqual([]);
});

it('keeps tasks and people out', async () => {
  await afresh();
  const about = { v: 1 as const, seq: 1, type: 'TaskDone' as const, at: new Date(world.now).toISOString(), by: 'system', data: {}, prev: 'genesis', hash: 'h' };
  for (const record of [`tsk_${'0'.repeat(26)}`, cast.lia.id]) await bring(StoredFact.parse({ ...about, record, id: `${record}#1` }));
  const { records } = await world.rows();
  expect(records.filter((row: Stored) => row.type === 'word')).toEqual([]);
});
