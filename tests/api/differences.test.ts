import { afterAll, beforeAll, expect, it } from 'vitest';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { desk, type Journey, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const answers = answersFor(IDEAS[0]!, APPLICANTS[0]!);
const TITLES = [answers.outline.title, 'Stille luisteraar voor gemalen', 'Stille luisteraar voor gemalen en sluizen'];
let world: World;
let cast: Cast;
let journey: Journey;
/** Revision 1 as submitted, 2 amended, 3 answered; something is saved for an answer that never came. */
beforeAll(async () => {
  world = await openWorld({ seed: 'differences' });
  cast = await addCast(world);
  journey = await proposalAt(world, cast, 'submitted');
  const { id, own } = journey;
  await must(world, own, `/api/proposals/${id}/amend`, { changes: { outline: { ...answers.outline, title: TITLES[1] } } });
  await must(world, cast.lia.cookie, desk(id, 'take'));
  const ask = () => must(world, cast.lia.cookie, desk(id, 'ask'), { text: 'Geldt dit ook voor sluizen?' });
  await ask();
  const changes = { outline: { ...answers.outline, title: TITLES[2] }, contact: { ...answers.contact, phone: '+31 70 000 0001' } };
  await must(world, own, `/api/proposals/${id}/answer`, { text: 'Ja.', changes });
  await ask();
  await must(world, own, `/api/proposals/${id}/parts/outline`, { seen: 3, content: { ...answers.outline, title: 'Nog niet verstuurd' } }, 'PUT');
});
afterAll(() => world.stop());

type Row = { field: string; kind: string; before?: string; after?: string; label: string };
const read = async (query: string, { cookie, path }: { cookie: string; path: string }, language = 'nl') =>
  world.request({ method: 'GET', path: `${path}/differences${query}`, cookie, headers: { 'accept-language': language } });
const atDesk = () => ({ cookie: cast.lia.cookie, path: `/api/desk/proposals/${journey.id}` });
const byOwner = () => ({ cookie: journey.own, path: `/api/proposals/${journey.id}` });
const rows = (reply: { body: { differences: Row[] } }) => reply.body.differences.map(({ field, kind, before, after }) => [field, kind, before, after]);

it.each([
  [
    '',
    2,
    3,
    [
      ['outline/title', 'changed', TITLES[1], TITLES[2]],
      ['contact/phone', 'added', undefined, '+31 70 000 0001'],
    ],
  ],
  [
    '?from=1',
    1,
    3,
    [
      ['outline/title', 'changed', TITLES[0], TITLES[2]],
      ['contact/phone', 'added', undefined, '+31 70 000 0001'],
    ],
  ],
  ['?from=1&to=2', 1, 2, [['outline/title', 'changed', TITLES[0], TITLES[1]]]],
  ['?to=2', 1, 2, [['outline/title', 'changed', TITLES[0], TITLES[1]]]],
  [
    '?from=3&to=1',
    3,
    1,
    [
      ['outline/title', 'changed', TITLES[2], TITLES[0]],
      ['contact/phone', 'removed', '+31 70 000 0001', undefined],
    ],
  ],
  ['?from=2&to=2', 2, 2, []],
  ['?to=1', 1, 1, []],
])('tells staff and applicant the same of %j', async (query, from, to, expected) => {
  for (const reader of [atDesk(), byOwner()]) {
    const reply = await read(query, reader);
    expect([reply.status, reply.body.from, reply.body.to], reply.text).toEqual([200, from, to]);
    expect(rows(reply)).toEqual(expected);
  }
});

it('names the fields in the language of the reader, and marks the words of a running text', async () => {
  const [nl, en] = [await read('?from=1&to=2', atDesk(), 'nl'), await read('?from=1&to=2', atDesk(), 'en')];
  expect([nl.body.differences[0].label, en.body.differences[0].label]).toEqual(['Titel', 'Title']);
  const { words } = nl.body.differences[0];
  expect(
    words
      .filter(({ kind }: { kind: string }) => kind !== 'added')
      .map(({ text }: { text: string }) => text)
      .join(''),
  ).toBe(TITLES[0]);
});

it('knows no revision that is not there, nor what was only saved', async () => {
  expect((await read('', atDesk())).text).not.toContain('Nog niet verstuurd');
  for (const [query, field] of [
    ['?to=4', 'to field.many:3'],
    ['?from=4&to=1', 'from field.many:3'],
    ['?from=0', 'from field.few:1'],
    ['?from=two', 'from field.type'],
  ] as const) {
    const reply = await read(query, byOwner());
    expect([reply.status, reply.body.errors?.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)], query).toEqual([422, [field]]);
  }
});
