import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS, REVIEWERS, STAFF } from '../../infra/local/sample-people.ts';
import { CONTACT, contactFrom, desk, must, proposalAt } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let inside: Player;
const ids: Record<string, { id: string; reference: string }> = {};

beforeAll(async () => {
  world = await openWorld({ seed: 'search' });
  cast = await addCast(world);
  inside = await addPlayer(world, { ...STAFF[1]!, name: 'Ilse Inwoner', email: 'ilse@example.org', organisation: 'Lekdetect B.V.' });
  for (const [n, sender] of APPLICANTS.entries()) {
    world.advance(60_000);
    ids[sender.organisation] = await proposalAt(world, cast, 'submitted', { sender, answers: answersFor(IDEAS[n]!, sender) });
  }
  world.advance(60_000);
  ids.contact = await contactFrom(world, { ...CONTACT, subject: 'Pompstations en énergie', organisation: 'Straße & Søn', email: 'mia@gemaal.example' });
  ids.guarded = await contactFrom(world, { ...CONTACT, kind: 'incident', subject: 'Pompstations down', email: 'mia@gemaal.example', organisation: 'Geheim' });
  ids.draft = await proposalAt(world, cast, 'draft');
  await world.drain();
});
afterAll(() => world.stop());

const search = (q: string, cookie: string, more = '') => world.request({ method: 'GET', path: `/api/desk/search?q=${encodeURIComponent(q)}${more}`, cookie });
const found = async (q: string, cookie = cast.lia.cookie, more = ''): Promise<string[]> => {
  const reply = await search(q, cookie, more);
  expect(reply.status, reply.text).toBe(200);
  return reply.body.rows.map((row: { id: string }) => Object.keys(ids).find((name) => ids[name]!.id === row.id));
};
const [lek, wire] = APPLICANTS.map((sender) => sender.organisation) as [string, string];

describe('a search', () => {
  it('finds by words of title and organisation, in whatever case and with or without accents, newest first', async () => {
    expect(await found('stille luisteraar')).toEqual([lek]);
    expect(await found('LUISTER')).toEqual([lek]);
    expect(await found('lekdetect')).toEqual([lek]);
    expect(await found('pompstations')).toEqual(['contact', lek]);
    expect(await found('pompst lekdet')).toEqual([lek]);
    expect(await found('energie')).toEqual(['contact']);
    expect(await found('ENERGÍE')).toEqual(['contact']);
    expect(await found('strasse son')).toEqual(['contact']);
    expect(await found('key switch for vendor access')).toEqual([wire]);
  });

  it('finds nothing by what nobody wrote, by the middle of a word, or by words of two items', async () => {
    expect(await found('brandweer')).toEqual([]);
    expect(await found('uisteraar')).toEqual([]);
    expect(await found('luisteraar switch')).toEqual([]);
  });

  it('goes straight to a reference, however it is typed, and finds one by its beginning', async () => {
    const { reference } = ids[lek]!;
    for (const typed of [reference, reference.toLowerCase(), ` ${reference} `, reference.replaceAll('0', 'O').replaceAll('1', 'l')])
      expect(await found(typed), typed).toEqual([lek]);
    expect(await found(reference.split('-')[2]!.slice(0, 4))).toEqual([lek]);
    expect(await found(`about ${reference}`)).toEqual([]);
    expect(await found(ids.guarded!.reference)).toEqual(['guarded']);
    expect(await found('OT-26-00000-0')).toEqual([]);
  });

  it('tells of what belongs elsewhere neither subject nor organisation', async () => {
    expect(await found('geheim')).toEqual([]);
    const { body } = await search(ids.guarded!.reference, cast.lia.cookie);
    expect(body.rows[0].title).toBe('');
  });

  it('finds no draft, and only the kind that is asked for', async () => {
    expect(await found(ids.draft!.reference)).toEqual([]);
    expect(await found('pompstations', cast.lia.cookie, '&kind=contact-request')).toEqual(['contact']);
    expect(await found('pompstations', cast.lia.cookie, '&kind=proposal')).toEqual([lek]);
    expect(await found('pompstations', cast.lia.cookie, '&kind=task')).toEqual([]);
  });

  it('keeps within every filter of the lists, several at once', async () => {
    const all = await found('pompstations');
    const rows = (await search('pompstations', cast.lia.cookie)).body.rows as Record<string, any>[];
    const nameOf = ({ id }: Record<string, any>) => Object.keys(ids).find((name) => ids[name]!.id === id);
    for (const name of ['kind', 'stage', 'tlp', 'language', 'priority', 'owner'] as const)
      for (const value of new Set(rows.map((row) => row[name] ?? (name === 'owner' ? 'none' : undefined)).filter((each) => each !== undefined))) {
        const left = rows.filter((row) => (row[name] ?? (name === 'owner' ? 'none' : undefined)) === value).map(nameOf);
        expect(await found('pompstations', cast.lia.cookie, `&${name}=${value}`), `${name}=${value}`).toEqual(left);
      }
    expect(all).toHaveLength(2);
    expect(await found('pompstations', cast.lia.cookie, '&flag=mail-bounced')).toEqual([]);
    expect(await found('pompstations', cast.lia.cookie, '&kind=contact-request&tlp=green&language=nl')).toEqual(
      rows.filter(({ kind, tlp, language }) => kind === 'contact-request' && tlp === 'green' && language === 'nl').map(nameOf),
    );
    expect((await search('pompstations', cast.lia.cookie, '&tlp=purple')).status).toBe(422);
  });

  it('asks for a word of three letters, or a cursor of its own', async () => {
    for (const q of ['ot', 'the', '🔒', '--']) {
      const reply = await search(q, cast.lia.cookie);
      expect([reply.status, reply.body.code, reply.body.errors], q).toEqual([
        422,
        'search.unclear',
        [expect.objectContaining({ path: 'q', code: 'search.words' })],
      ]);
      expect(`${reply.body.title} ${reply.body.detail}`, q).not.toMatch(/stored|send it|filled/);
    }
    const { reference } = ids[Object.keys(ids)[0]!]!;
    for (const q of ['OT-', 'ot-2', 'OT-26', ' OT-26- ', reference.slice(0, 8)]) {
      const reply = await search(q, cast.lia.cookie);
      expect([reply.status, reply.body.errors], q).toEqual([422, [expect.objectContaining({ path: 'q', code: 'search.reference' })]]);
    }
    for (const length of [9, 11, 13]) expect((await search(reference.slice(0, length), cast.lia.cookie)).status).toBe(200);
    expect((await search('', cast.lia.cookie)).status).toBe(422);
    expect((await search('luisteraar', cast.lia.cookie, '&cursor=k1.AAAA')).body.errors[0].code).toBe('cursor.unknown');
  });

  it('does not show what somebody may not know of, by any door', async () => {
    const hidden = ids[lek]!;
    for (const q of ['luisteraar', 'lekdetect', 'pompstations', hidden.reference, hidden.reference.split('-')[2]!]) {
      const asked = await search(q, inside.cookie);
      expect(asked.text, q).not.toContain(hidden.id);
    }
    const nobody = await addPlayer(world, { ...STAFF[1]!, name: 'Nina', email: 'nina@example.org' });
    await must(world, cast.vera.cookie, desk(hidden.id, 'conflicts'), {
      person: nobody.id,
      state: 'confirmed',
      conflict: 'family',
      reason: 'They are brother and sister.',
    });
    expect((await search('lekdetect', nobody.cookie)).text).toBe((await search('brandweer', nobody.cookie)).text);
    expect((await search(hidden.reference, nobody.cookie)).text).toBe((await search('OT-26-00000-0', nobody.cookie)).text);
  });

  it('is for staff alone', async () => {
    const reviewer = await addPlayer(world, { ...REVIEWERS[0]!, email: 'other@example.org' });
    expect((await search('luisteraar', reviewer.cookie)).status).toBe(403);
    expect((await world.request({ method: 'GET', path: '/api/desk/search?q=luisteraar' })).status).toBe(401);
  });
});

it('leaves the invariants of everything stored as they are', async () => {
  await world.drain();
  expect(await world.violations()).toEqual([]);
});
