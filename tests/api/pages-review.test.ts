import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decisionFor } from '../../infra/local/sample-items.ts';
import { community } from '../../shared/community.ts';
import { callOf } from '../support/calls.ts';
import { keyIn, landing, sendForm } from '../support/form.ts';
import { accept, desk, type Journey, judge, linkIn, must, OVERRIDE, REASON } from '../support/journey.ts';
import { addCast, type Cast, cookieOf, type Player, session } from '../support/people.ts';
import { inviting, reviewFields } from '../support/review.ts';
import { openWorld, type World } from '../support/world.ts';
import { faultsOf } from '../web/wellformed.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'review pages' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const get = (path: string, cookie?: string) => world.request({ method: 'GET', path, ...(cookie ? { cookie } : {}) });
const pathOf = ({ id }: Journey, language = 'nl') => `/${language}/review/${id}`;
const send = (journey: Journey, fields: Record<string, string>, { cookie }: Player, language = 'nl') =>
  sendForm(world, pathOf(journey, language), { key: world.key(), ...fields }, cookie);
const NO_CONFLICT = { act: 'answer', answer: 'no', agreed: 'yes', terms: community.termsVersion };
const statusOf = async ({ id }: Journey, player: Player) => {
  const { records } = await world.rows();
  return (
    records.find(({ pk, sk }) => pk === id && sk === `g#${player.id}`)?.status ??
    records.find((row) => row.pk === id && row.type === 'assignment' && row.reviewer === player.id)?.status
  );
};

describe.each(['nl', 'en'] as const)('the pages of a reviewer in %s', (language) => {
  it('show an invitation without a word of what is confidential, and ask about conflicts before anything else', async () => {
    const journey = await inviting(world, cast, [cast.jan]);
    const whole = await must(world, cast.lia.cookie, `/api/desk/proposals/${journey.id}`, undefined, 'GET');
    const { solution, problem } = whole.body.answers.substance;
    const link = await session(world, cast.jan.id, { door: 'invitation', item: journey.id });
    for (const cookie of [cast.jan.cookie, link]) {
      const page = await get(pathOf(journey, language), cookie);
      expect([page.status, faultsOf(page.text)]).toEqual([200, []]);
      expect(page.text).not.toContain(solution.slice(0, 30));
      expect(page.text).not.toContain(problem.slice(0, 30));
      expect(page.text).toContain('name="answer" value="no"');
      expect(page.text).not.toContain('checked');
      expect(page.text.indexOf('name="answer"')).toBeLessThan(page.text.indexOf('name="reason"'));
      const places = ['<h2 id="outline">', '<h2 id="organisation">', 'name="answer"', '<h2 id="maturity">'].map((piece) => page.text.indexOf(piece));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(Math.min(...places)).toBeGreaterThan(0);
    }
    const refused = await send(journey, { act: 'answer' }, cast.jan, language);
    expect([refused.status, faultsOf(refused.text)]).toEqual([422, []]);
    expect(refused.text).toContain('href="#answer"');
    expect(refused.text).toMatch(language === 'nl' ? /<title>Fout: / : /<title>Error: /);
  });

  it('show the proposal beside the form once it was accepted, with the score worked out without a script', async () => {
    const journey = await inviting(world, cast, [cast.mila]);
    const before = await send(journey, { act: 'answer', answer: 'no', terms: community.termsVersion }, cast.mila, language);
    expect(before.status).toBe(422);
    expect(before.text).toContain('href="#agreed"');
    const done = await send(journey, NO_CONFLICT, cast.mila, language);
    expect([done.status, landing(done)]).toEqual([303, `${pathOf(journey, language)}?did=accepted`]);
    const kept = await send(
      journey,
      { act: 'save', 'criteria/N/mark': '4', 'criteria/S/mark': '4', 'criteria/T/mark': '3.5', 'criteria/N/comment': 'Begonnen.' },
      cast.mila,
      language,
    );
    expect(kept.status).toBe(303);
    const page = await get(`${pathOf(journey, language)}?did=saved`, cast.mila.cookie);
    expect(faultsOf(page.text)).toEqual([]);
    // (20 × 4 + 25 × 4 + 20 × 3.5) / 65 × 20 = 76.9
    expect(page.text).toMatch(/<strong data-score[^>]*>77<\/strong>/);
    expect(page.text).toContain('>Begonnen.</textarea>');
    expect(page.text).toMatch(/value="3\.5" checked/);
    const queue = await get(`/${language}/review`, cast.mila.cookie);
    expect([queue.status, faultsOf(queue.text)]).toEqual([200, []]);
    expect(queue.text).toContain(language === 'nl' ? 'Concept bewaard' : 'Draft saved');
  });
});

it('mails a sign-in link from the page of the invitation alone, and lets nobody accept by that link', async () => {
  const journey = await inviting(world, cast, [cast.eva]);
  world.advance(120_000);
  await world.drain();
  const { path } = linkIn(world, cast.eva.email);
  const opened = await sendForm(world, path, {});
  const cookie = cookieOf(opened);
  const landed = await get(opened.headers.location!, cookie);
  expect(landed.headers.location).toMatch(new RegExp(`/review/${journey.id}$`));
  const no = await sendForm(world, pathOf(journey, 'en'), { ...NO_CONFLICT, key: world.key() }, cookie);
  expect(no.status).toBe(200);
  expect(await statusOf(journey, cast.eva)).toBe('invited');
  const mailed = await sendForm(world, pathOf(journey, 'en'), { act: 'link', key: keyIn(no.text) }, cookie);
  expect([mailed.status, faultsOf(mailed.text)]).toEqual([200, []]);
  await world.drain();
  const signedIn = await sendForm(world, linkIn(world, cast.eva.email).path, {});
  const fresh = cookieOf(signedIn);
  expect(signedIn.headers.location).toMatch(new RegExp(`^/(nl|en)/review/${journey.id}\\?answer=no$`));
  const page = await get(signedIn.headers.location!, fresh);
  expect(page.text).toMatch(/name="answer" value="no" checked/);
  expect(page.text).toContain('name="agreed"');
  expect((await get(pathOf(journey), fresh)).text).not.toContain(' checked');
  expect((await sendForm(world, pathOf(journey), { ...NO_CONFLICT, key: world.key() }, fresh)).status).toBe(303);
  expect(await statusOf(journey, cast.eva)).toBe('accepted');
});

it('does nothing in doubt, unless the chair is asked; a conflict makes the proposal absent', async () => {
  const journey = await inviting(world, cast, [cast.jan, cast.omar]);
  const doubt = await send(journey, { act: 'answer', answer: 'doubt' }, cast.jan);
  expect([doubt.status, await statusOf(journey, cast.jan)]).toEqual([200, 'invited']);
  expect(doubt.text).toContain(community.contact.phone);
  const asked = await send(journey, { act: 'answer', answer: 'doubt', maybe: 'competitor' }, cast.jan);
  expect([asked.status, await statusOf(journey, cast.jan)]).toEqual([200, 'declined']);
  const absent = await get(`/nl/review/prp_${'0'.repeat(26)}`, cast.jan.cookie);
  const barred = await get(pathOf(journey), cast.jan.cookie);
  const same = (text: string) => text.replaceAll(/prp_[0-9a-z]{26}|[0-9a-f-]{36}|<code>[^<]*<\/code>/g, '');
  expect([barred.status, same(barred.text)]).toEqual([404, same(absent.text)]);
  await send(journey, NO_CONFLICT, cast.omar);
  const unkind = await send(journey, { act: 'conflict' }, cast.omar);
  expect(unkind.status).toBe(422);
  expect((await send(journey, { act: 'conflict', kind: 'family' }, cast.omar)).status).toBe(200);
  expect(await statusOf(journey, cast.omar)).toBe('recused');
});

it('takes a no with its reason, and a hand-back later', async () => {
  const journey = await inviting(world, cast, [cast.jan, cast.rob]);
  expect((await send(journey, { act: 'decline' }, cast.jan)).status).toBe(422);
  const no = await send(journey, { act: 'decline', reason: 'workload' }, cast.jan);
  expect([no.status, faultsOf(no.text), await statusOf(journey, cast.jan)]).toEqual([200, [], 'declined']);
  await send(journey, NO_CONFLICT, cast.rob);
  expect((await send(journey, { act: 'hand-back', reason: 'expertise' }, cast.rob)).status).toBe(200);
  expect(await statusOf(journey, cast.rob)).toBe('declined');
});

it('gives everything back that was typed when a review is refused, and says at each field why', async () => {
  const journey = await inviting(world, cast, [cast.sara]);
  await send(journey, NO_CONFLICT, cast.sara);
  const hostile = `</textarea><script>alert(1)</script>"'&\u202E`;
  const refused = await send(journey, { ...reviewFields(3.5), act: 'submit', 'criteria/E/comment': hostile, 'criteria/P/mark': '' }, cast.sara);
  expect([refused.status, faultsOf(refused.text)]).toEqual([422, []]);
  expect(refused.text).not.toContain('<script>alert');
  expect(refused.text).toContain('&lt;/textarea>&lt;script>alert(1)&lt;/script>');
  expect(refused.text).toContain('href="#criteria.P.mark"');
  const short = await send(journey, { ...reviewFields(3.5), act: 'submit', 'criteria/E/mark': '5', 'criteria/E/comment': 'Goed.' }, cast.sara);
  expect(short.status).toBe(422);
  expect(short.text).toContain('href="#criteria.E.comment"');
  expect(short.text).toContain('120');
  expect(await statusOf(journey, cast.sara)).toBe('accepted');
});

it('names every mark and every comment that a review still lacks, and the choices below them, at once', async () => {
  const journey = await inviting(world, cast, [cast.omar]);
  await send(journey, NO_CONFLICT, cast.omar);
  const refused = await send(journey, { act: 'submit', 'criteria/N/mark': '3', 'criteria/S/mark': '5', 'criteria/S/comment': 'Goed.' }, cast.omar);
  expect([refused.status, faultsOf(refused.text)]).toEqual([422, []]);
  const [summary = ''] = /<div class="errors"[\s\S]*?<\/ul>/.exec(refused.text) ?? [];
  const faults = [...summary.matchAll(/<li><a href="#([^"]+)">([^<]+)<\/a>/g)].map(([, to, text]) => `${to} ${text?.replace('?: ', '? ')}`);
  const short = (n: number) => `Schrijf ten minste ${n} tekens.`;
  const MARK = 'Geef een cijfer, of kies “Kan ik niet beoordelen”.';
  expect(faults).toEqual([
    `criteria.N.comment OT-behoefte en relevantie, toelichting: ${short(40)}`,
    `criteria.S.comment Veiligheid en bedrijfsvoering, toelichting: ${short(120)}`,
    ...[
      ['T', 'Technische kwaliteit en vernieuwing'],
      ['E', 'Bewijs en rijpheid'],
      ['I', 'Effect en gebruik'],
      ['P', 'Team, plan en vraag'],
    ].flatMap(([id, name]) => [`criteria.${id}.mark ${name}, cijfer: ${MARK}`, `criteria.${id}.comment ${name}, toelichting: ${short(40)}`]),
    'inScope Past dit voorstel bij OT-beveiliging? Kies een van de mogelijkheden.',
    'vote Is dit de tijd van de community waard? Kies een van de mogelijkheden.',
    'confidence Hoe zeker bent u van uw oordeel? Kies een van de mogelijkheden.',
  ]);
});

it('keeps what another window saved and what was typed here, and lets somebody choose', async () => {
  const journey = await inviting(world, cast, [cast.sara]);
  await send(journey, NO_CONFLICT, cast.sara);
  const seenOf = (text: string) => /name="seen" value="(\d+)"/.exec(text)?.[1];
  const draftOf = async () => (await get(`/api/review/${journey.id}`, cast.sara.cookie)).body;
  const [HERE, THERE] = ['Dit typte ik op mijn laptop.', 'Dit typte ik op mijn telefoon.'];
  expect(seenOf((await get(pathOf(journey), cast.sara.cookie)).text)).toBe('0');
  expect((await send(journey, { act: 'save', seen: '0', 'criteria/N/comment': THERE, 'criteria/S/mark': '2.5' }, cast.sara)).status).toBe(303);
  for (const act of ['save', 'submit']) {
    const stale = await send(journey, { ...reviewFields(3.5), act, seen: '0', 'criteria/N/comment': `${HERE} ${HERE}` }, cast.sara);
    expect([stale.status, faultsOf(stale.text), seenOf(stale.text)]).toEqual([409, [], '1']);
    expect(stale.text).toContain(`>${HERE} ${HERE}</textarea>`);
    expect(stale.text).toMatch(/Veiligheid en bedrijfsvoering, cijfer<\/dt><dd><p[^>]*>2,5<\/p>/);
    expect(stale.text).toContain(`>${THERE}</p>`);
    expect(await draftOf()).toMatchObject({ draftVersion: 1, draft: { criteria: { N: { comment: THERE }, S: { mark: 2.5 } } } });
  }
  expect((await send(journey, { act: 'save', seen: '1', 'criteria/N/comment': HERE }, cast.sara)).status).toBe(303);
  expect(await draftOf()).toMatchObject({ draftVersion: 2, draft: { criteria: { N: { comment: HERE } } } });
});

it('counts the saves of a draft, takes a repeated one for the same, and lets one of two at once through', async () => {
  const journey = await inviting(world, cast, [cast.rob]);
  await accept(world, cast.rob.cookie, journey.id);
  const save = (body: object) => world.request({ method: 'PUT', path: `/api/review/${journey.id}/draft`, cookie: cast.rob.cookie, body });
  expect((await save({ vote: 'yes' })).body).toMatchObject({ status: 422, errors: [{ path: 'seen', code: 'field.missing' }] });
  const first = await save({ seen: 0, vote: 'yes' });
  expect(first.body).toMatchObject({ version: 1 });
  expect((await save({ seen: 0, vote: 'yes' })).body).toEqual(first.body);
  expect((await save({ seen: 0, vote: 'no' })).body).toMatchObject({ status: 409, code: 'review.draft-changed' });
  expect((await save({ seen: 7, vote: 'no' })).status).toBe(409);
  const both = await Promise.all(['no', 'pitch'].map((vote) => save({ seen: 1, vote })));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await get(`/api/review/${journey.id}`, cast.rob.cookie)).body).toMatchObject({ draftVersion: 2 });
});

it('is blind: not a byte of the others before the own review is in, and no names after it', async () => {
  const journey = await inviting(world, cast, [cast.mila, cast.rob, cast.jan]);
  const SECRET = 'Deze zin staat alleen in de beoordeling van Rob en nergens anders.';
  const NOTE = 'Dit is alleen voor de voorzitter bedoeld.';
  for (const player of [cast.mila, cast.rob]) await accept(world, player.cookie, journey.id);
  const sent = await send(journey, { ...reviewFields(2.5), act: 'submit', 'criteria/N/comment': SECRET, note: NOTE }, cast.rob);
  expect([sent.status, landing(sent)]).toEqual([303, `${pathOf(journey)}?did=submitted`]);
  const before = await get(pathOf(journey), cast.mila.cookie);
  expect(before.status).toBe(200);
  expect(before.text).not.toContain(SECRET);
  await judge(world, cast.mila.cookie, journey.id);
  const after = await get(pathOf(journey), cast.mila.cookie);
  expect(faultsOf(after.text)).toEqual([]);
  expect(after.text).toContain(SECRET);
  expect(after.text).not.toContain(NOTE);
  expect(after.text).not.toContain(cast.rob.name);
  expect(after.text).toMatch(/<h3>Beoordelaar [AB]<\/h3>/);
  expect(after.text).toContain('Wijzig uw beoordeling');
  const own = await get(pathOf(journey), cast.rob.cookie);
  expect(own.text).toContain(NOTE);
  const again = await send(
    journey,
    { ...reviewFields(4), act: 'submit', 'criteria/N/comment': 'Dit typte ik in een ander venster, en het past niet meer bij wat er nu is.' },
    cast.rob,
  );
  expect([again.status, faultsOf(again.text)]).toEqual([409, []]);
  expect(again.text).toContain('Dit typte ik in een ander venster');
});

it('does the same as the operations, by the same facts', async () => {
  await must(world, cast.mila.cookie, '/api/me/capacity', { capacity: 20 });
  const [byPage, byApi] = [await inviting(world, cast, [cast.mila]), await inviting(world, cast, [cast.mila])];
  await send(byPage, NO_CONFLICT, cast.mila);
  await send(byPage, { ...reviewFields(3.5), act: 'submit' }, cast.mila);
  await accept(world, cast.mila.cookie, byApi.id);
  await judge(world, cast.mila.cookie, byApi.id);
  const { records, facts } = await world.rows();
  const factsOf = ({ id }: Journey) => facts.filter(({ pk }) => pk === id).map(({ type }) => type);
  const reviewOf = ({ id }: Journey) => records.filter(({ pk, type }) => pk === id && type === 'review').map(({ body, revision }) => ({ body, revision }));
  expect(factsOf(byPage)).toEqual(factsOf(byApi));
  expect(reviewOf(byPage)).toEqual(reviewOf(byApi));
  await world.drain();
  expect(await world.violations()).toEqual([]);
});

it('keeps every tick of a blind invitation that is refused, and names the box by its own words', async () => {
  const { id: call } = await callOf(world, cast, { blind: true });
  const journey = await inviting(world, cast, [cast.rob], { call });
  const [{ key }] = (await get(`/api/review/${journey.id}/invitation`, cast.rob.cookie)).body.ties;
  for (const [language, none] of [
    ['nl', 'Met geen van deze'],
    ['en', 'With none of these'],
  ] as const) {
    const empty = await send(journey, { ...NO_CONFLICT, blind: 'yes' }, cast.rob, language);
    expect([empty.status, faultsOf(empty.text)]).toEqual([422, []]);
    expect(empty.text).toMatch(/name="agreed" value="yes" checked/);
    expect(empty.text.split(none).length).toBeGreaterThan(2);
    const untold = await send(journey, { ...NO_CONFLICT, blind: 'yes', ties: key }, cast.rob, language);
    expect([untold.status, faultsOf(untold.text)]).toEqual([422, []]);
    expect(untold.text).toMatch(new RegExp(`name="ties" value="${key}" checked`));
    expect(untold.text).toMatch(/name="agreed" value="yes" checked/);
  }
});

it.each([
  ['nl', 'Vraag het de liaison', 'De beoordeling van dit voorstel is voorbij'],
  ['en', 'Ask the liaison', 'The review of this proposal is over'],
] as const)('says whom to ask for a change while the round can be opened again, and that it is over afterwards, in %s', async (language, ask, over) => {
  const journey = await inviting(world, cast, [cast.jan, cast.omar]);
  for (const player of [cast.jan, cast.omar]) await accept(world, player.cookie, journey.id);
  await judge(world, cast.jan.cookie, journey.id);
  const said = async () => {
    const { text } = await get(pathOf(journey, language), cast.jan.cookie);
    return [text.includes(ask), text.includes(over)];
  };
  expect(await said()).toEqual([false, false]);
  await must(world, cast.lia.cookie, desk(journey.id, 'close-round'), { reason: REASON });
  expect(await said()).toEqual([true, false]);
  await must(world, cast.vera.cookie, desk(journey.id, 'decide'), { ...decisionFor('nl', 'accepted'), override: OVERRIDE });
  // Nothing tells that a decision is held.
  expect(await said()).toEqual([true, false]);
  await must(world, cast.vera.cookie, desk(journey.id, 'announce'), { letterRead: 1 });
  expect(await said()).toEqual([false, true]);
});
