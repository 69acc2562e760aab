import { afterAll, beforeAll, expect, it } from 'vitest';
import { SHIPPED } from '../../shared/domain/reply-templates.ts';
import { must } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'reply templates' });
  cast = await addCast(world, { admin: ['admin'], lia: ['liaison'], vera: ['chair'] });
});
afterAll(() => world.stop());

const PATH = '/api/desk/reply-templates';
const list = async (query = '') =>
  (await world.request({ method: 'GET', path: `${PATH}${query}`, cookie: cast.vera.cookie })).body.templates as {
    id: string;
    language: string;
    version: number;
    text: string;
  }[];
const save = (body: object, cookie = cast.lia.cookie) => world.request({ method: 'POST', path: PATH, body, cookie });
const remove = (id: string, body: object, cookie = cast.lia.cookie) => world.request({ method: 'POST', path: `${PATH}/${id}/remove`, body, cookie });
const TEXT = { language: 'nl', kind: 'status', name: 'Statusvraag', text: 'Kijk op {{site}}.', seen: 0 };

it('offers the shipped texts, by language and kind', async () => {
  expect(await list()).toHaveLength(2 * SHIPPED.length);
  expect((await list('?language=nl&kind=status')).map(({ id }) => id)).toEqual(['status']);
});

it('keeps a changed text in the place of the shipped one, and brings that back when it is removed', async () => {
  const saved = await save({ ...TEXT, template: 'status' });
  expect([saved.status, saved.body]).toEqual([201, expect.objectContaining({ id: 'status', version: 1, text: TEXT.text })]);
  expect((await list('?language=nl&kind=status')).map(({ text, version }) => [text, version])).toEqual([[TEXT.text, 1]]);
  expect((await list('?language=en&kind=status'))[0]!.version).toBe(0);
  expect((await save({ ...TEXT, template: 'status', seen: 1, text: 'Nieuwer.' }, cast.admin.cookie)).body.version).toBe(2);
  expect((await remove('status', { language: 'nl', seen: 2 })).body).toEqual({ template: 'status', removed: true });
  expect((await list('?language=nl&kind=status')).map(({ version }) => version)).toEqual([0]);
});

it('lets nobody overwrite or remove what somebody changed meanwhile', async () => {
  const { id } = (await save(TEXT)).body as { id: string };
  expect(id).toMatch(/^tpl_/);
  expect((await save({ ...TEXT, template: id, seen: 1, text: 'Tweede.' })).status).toBe(201);
  for (const refused of [
    await save({ ...TEXT, template: id, seen: 1, text: 'Ook tweede.' }),
    await remove(id, { language: 'nl', seen: 1 }),
    await save({ ...TEXT, template: 'status', seen: 3 }),
    await save({ ...TEXT, template: id }),
  ])
    expect([refused.status, refused.body.code]).toEqual([409, 'template.changed']);
  expect((await save({ ...TEXT, template: `tpl_${'0'.repeat(26)}` })).body.code).toBe('template.unknown');
  expect((await save({ ...TEXT, template: 'no-such-text' })).body.code).toBe('template.unknown');
  const both = await Promise.all([save({ ...TEXT, template: id, seen: 2, text: 'A.' }), save({ ...TEXT, template: id, seen: 2, text: 'B.' })]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
});

it('names an unknown placeholder, and keeps nothing', async () => {
  const before = await list();
  const refused = await save({ ...TEXT, text: 'Beste {{naam}}' });
  expect([refused.status, refused.body.errors[0].path, refused.body.errors[0].message]).toEqual([422, 'text', expect.stringContaining('“naam”')]);
  expect(await list()).toEqual(before);
});

it('is for liaisons and administrators to edit, and for all staff to read', async () => {
  expect((await save(TEXT, cast.vera.cookie)).status).toBe(403);
  expect((await save(TEXT, cast.rob.cookie)).status).toBe(403);
  expect((await world.request({ method: 'GET', path: PATH, cookie: cast.rob.cookie })).status).toBe(403);
  expect((await save(TEXT, cast.admin.cookie)).status).toBe(201);
});

it('holds no more than anybody can look through', async () => {
  const kept = (await list()).filter(({ version }) => version > 0).length;
  for (let n = kept; n < 100; n += 1) await must(world, cast.lia.cookie, PATH, { ...TEXT, name: `Tekst ${n}` });
  expect((await save(TEXT)).body.code).toBe('template.too-many');
  const [own] = (await list()).filter(({ version }) => version > 0);
  expect((await save({ ...TEXT, template: own!.id, language: own!.language, seen: own!.version })).status).toBe(201);
});
