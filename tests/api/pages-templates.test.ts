import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Response } from '../../infra/local/direct.ts';
import { SHIPPED } from '../../shared/domain/reply-templates.ts';
import { keyIn, landing, sendForm } from '../support/form.ts';
import { addCast, type Cast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { faultsOf } from '../web/wellformed.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'templates pages' });
  cast = await addCast(world, { admin: ['admin'], lia: ['liaison'], vera: ['chair'] });
});
afterAll(() => world.stop());

const HOSTILE = `"><script>alert('&)</script>`;
const get = (path: string, cookie = cast.lia.cookie) => world.request({ method: 'GET', path, cookie });
const whole = (reply: Response, status = 200): string => {
  expect([reply.status, faultsOf(reply.text)]).toEqual([status, []]);
  return reply.text;
};
const seenIn = (page: string): string => /name="seen" value="(\d+)"/.exec(page)?.[1] ?? '';
const post = (path: string, fields: Record<string, string>, cookie = cast.lia.cookie) => sendForm(world, path, fields, cookie);
const TEXT = { kind: 'status', name: 'Stand van zaken', text: 'Kijk op {{site}}, {{name}}.' };

it.each(['nl', 'en'] as const)('lists the texts of a language by kind, in %s, and says which were changed', async (language) => {
  for (const of of ['nl', 'en'] as const) {
    const page = whole(await get(`/${language}/desk/templates?for=${of}`));
    for (const shipped of SHIPPED) expect(page).toContain(`/${language}/desk/templates?for=${of}&amp;template=${shipped.id}`);
    expect(page).toMatch(new RegExp(`aria-current="page"[^>]*>${{ nl: /Nederlands|Dutch/, en: /Engels|English/ }[of].source}<`));
  }
  expect(whole(await get(`/${language}/desk/overview`))).toContain(`href="/${language}/desk/templates"`);
});

it('keeps a changed text, fills in the preview, and shows what was typed as text', async () => {
  const path = '/nl/desk/templates?for=nl&template=status';
  const form = whole(await get(path));
  const looked = whole(await post(path, { ...TEXT, act: 'preview', seen: seenIn(form), key: keyIn(form), text: `${TEXT.text} ${HOSTILE}` }));
  expect(looked).toContain(`Kijk op ${world.publicUrl}, Noor Vondst.`);
  expect(looked).not.toContain('<script>alert');
  expect(whole(await get(path))).toContain(SHIPPED.find(({ id }) => id === 'status')!.nl.text.slice(0, 40));
  const saved = await post(path, { ...TEXT, act: 'save', seen: seenIn(looked), key: keyIn(looked), text: `${TEXT.text} ${HOSTILE}` });
  expect([saved.status, landing(saved)]).toEqual([303, '/nl/desk/templates?for=nl&did=saved']);
  const list = whole(await get(saved.headers.location!));
  expect(list).toContain('De tekst is bewaard.');
  expect(list).toContain('gewijzigd op');
  expect(list).not.toContain('<script>alert');
  const again = whole(await get(path));
  const restored = await post(path, { act: 'remove', seen: seenIn(again), key: world.key() });
  expect(landing(restored)).toBe('/nl/desk/templates?for=nl&did=restored');
  expect(whole(await get('/nl/desk/templates?for=nl'))).not.toContain('gewijzigd op');
});

it('makes a new text once, however often its form is sent', async () => {
  const path = '/en/desk/templates?for=en&template=new';
  const form = whole(await get(path));
  const fields = { ...TEXT, act: 'save', name: 'Only once', seen: '0', key: keyIn(form) };
  for (let n = 0; n < 2; n += 1) expect((await post(path, fields)).status).toBe(303);
  expect(whole(await get('/en/desk/templates?for=en')).match(/<dt>Only once<\/dt>/g)).toHaveLength(1);
});

it('names a placeholder that there is not, and keeps all that was typed', async () => {
  const path = '/en/desk/templates?for=nl&template=new';
  const text = `Beste {{naam}}, ${HOSTILE}`;
  const looked = whole(await post(path, { ...TEXT, act: 'preview', seen: '0', key: world.key(), text }));
  expect(looked).toContain('We do not know these placeholders: naam.');
  const refused = whole(await post(path, { ...TEXT, act: 'save', seen: '0', key: world.key(), text }), 422);
  expect(refused).toContain('<title>Error: ');
  expect(refused).toContain('id="text-error"');
  expect(refused).toContain('Beste {{naam}}, &quot;>&lt;script>');
  expect(refused).toContain('value="Stand van zaken"');
});

it('shows who was first what stands there now, and keeps what was typed here', async () => {
  const path = '/nl/desk/templates?for=nl&template=press';
  const shipped = SHIPPED.find(({ id }) => id === 'press') ?? SHIPPED[0]!;
  const at = path.replace('press', shipped.id);
  const mine = whole(await get(at));
  const theirs = { ...TEXT, act: 'save', seen: '0', key: world.key(), text: 'De tekst van een collega.' };
  expect((await post(at, theirs, cast.admin.cookie)).status).toBe(303);
  const late = whole(await post(at, { ...TEXT, act: 'save', seen: seenIn(mine), key: keyIn(mine), text: 'Mijn eigen tekst.' }), 409);
  expect(late).toContain('Iemand heeft deze standaardtekst intussen gewijzigd');
  expect(late).toContain('De tekst van een collega.');
  expect(late).toContain('Mijn eigen tekst.');
  expect(seenIn(late)).toBe('1');
  const kept = await post(at, { ...TEXT, act: 'save', seen: seenIn(late), key: keyIn(late), text: 'Van ons beiden.' });
  expect(kept.status).toBe(303);
  expect(whole(await get(at))).toContain('Van ons beiden.');
});

it('says that a text is gone that somebody removed, and takes it as a new one then', async () => {
  const create = { ...TEXT, act: 'save', name: 'Kort bestaan', seen: '0', key: world.key() };
  await post('/nl/desk/templates?for=nl&template=new', create);
  const id = /template=(tpl_\w+)"[^>]*>[^<]*<span class="vh">: Kort bestaan/.exec(whole(await get('/nl/desk/templates?for=nl')))![1]!;
  const at = `/nl/desk/templates?for=nl&template=${id}`;
  const mine = whole(await get(at));
  const removed = await post(at, { act: 'remove', seen: '1', key: world.key() }, cast.admin.cookie);
  expect(landing(removed)).toBe('/nl/desk/templates?for=nl&did=removed');
  const late = whole(await post(at, { ...TEXT, act: 'save', seen: seenIn(mine), key: keyIn(mine), text: 'Nog een laatste versie.' }), 409);
  expect(late).toContain('De tekst is intussen verwijderd.');
  expect(late).toContain('action="/nl/desk/templates?for=nl&amp;template=new"');
  expect((await get(at)).status).toBe(404);
  const anew = await post('/nl/desk/templates?for=nl&template=new', {
    ...TEXT,
    act: 'save',
    seen: seenIn(late),
    key: keyIn(late),
    text: 'Nog een laatste versie.',
  });
  expect(anew.status).toBe(303);
});

it('is for a chair to read, for liaisons and administrators to change, and for nobody else', async () => {
  const page = whole(await get('/nl/desk/templates', cast.vera.cookie));
  expect(page).toContain('Een liaison of beheerder kan ze wijzigen.');
  expect(page).not.toContain('template=');
  expect(whole(await get('/nl/desk/templates?template=new', cast.vera.cookie))).not.toContain('<textarea');
  expect((await post('/nl/desk/templates?template=new', { ...TEXT, act: 'save', seen: '0', key: world.key() }, cast.vera.cookie)).status).toBe(403);
  expect((await get('/nl/desk/templates', cast.rob.cookie)).status).toBe(403);
  expect((await post('/nl/desk/templates', { act: 'nothing', key: world.key() })).status).toBe(422);
});
