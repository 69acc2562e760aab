import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersFor, decisionFor, IDEAS, reviewFor } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { keyIn, landing, sendForm } from '../support/form.ts';
import { accept, desk, type Journey, judge, must, OVERRIDE, proposalAt, REASON } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { withPlaces } from '../support/places.ts';
import { inviting } from '../support/review.ts';
import { openWorld, type World } from '../support/world.ts';
import { faultsOf } from '../web/wellformed.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'decide pages' });
  cast = await withPlaces(world, await addCast(world, { sara: ['reviewer'], tom: ['liaison', 'chair'] }));
});
afterAll(() => world.stop());

const pathOf = ({ id }: Pick<Journey, 'id'>, language = 'nl') => `/${language}/decide/${id}`;
const get = (path: string, cookie = cast.vera.cookie) => world.request({ method: 'GET', path, cookie });
const send = (journey: Pick<Journey, 'id'>, fields: Record<string, string>, language = 'nl', cookie = cast.vera.cookie) =>
  sendForm(world, pathOf(journey, language), { key: world.key(), ...fields }, cookie);
const stageOf = async ({ id }: Pick<Journey, 'id'>) => (await must(world, cast.lia.cookie, `/api/desk/proposals/${id}`, undefined, 'GET')).body.stage;

const OPENING = 'Dank voor uw voorstel. Drie beoordelaars lazen het en wij hebben besloten.';
const DECISION = {
  outcome: 'accepted',
  reason: REASON,
  'letter/opening': OPENING,
  'letter/criteria/N/band': 'good',
  'letter/criteria/N/text': 'De behoefte is echt.',
  'letter/doFirst': 'Beschrijf wat er gebeurt als de sensor uitvalt.',
};

/** A proposal of which three have written, so that its round has closed by itself. */
const judged = async (): Promise<Journey> => {
  const panel = [cast.mila, cast.rob, cast.jan];
  const journey = await inviting(world, cast, panel);
  for (const { cookie } of panel) await accept(world, cookie, journey.id);
  for (const { cookie } of panel) await judge(world, cookie, journey.id);
  return journey;
};

describe.each(['nl', 'en'] as const)('the pages of a chair in %s', (language) => {
  it('show what waits, what was found, and who wrote it', async () => {
    const journey = await judged();
    const list = await get(`/${language}/decide`);
    expect([list.status, faultsOf(list.text)]).toEqual([200, []]);
    expect(list.text).toContain(journey.id);
    const page = await get(pathOf(journey, language));
    expect([page.status, faultsOf(page.text)]).toEqual([200, []]);
    // 3.5 of 5 for every criterion.
    expect(page.text).toMatch(/<dd>70<\/dd>/);
    expect(page.text).toContain(cast.rob.name);
    expect(page.text).toContain('name="outcome" value="pitch"');
    expect(page.text).not.toContain('name="override"');
    expect(page.text).toContain(language === 'nl' ? 'weegt 25, minimaal 3' : 'weighs 25, at least 3');
    expect(page.text).not.toMatch(/grijpt in op het proces|acts on the process/);
    expect(page.text).toContain(`lang="${journey.sender.language}"`);
  });
});

it('warns whoever decides about what acts on the process or scans what is running', async () => {
  const whole = answersFor(IDEAS[0]!, APPLICANTS[0]!, 'no', 'everything');
  const answers = { ...whole, process: { ...whole.process!, interaction: ['passive', 'active-scan'] } };
  const journey = await proposalAt(world, cast, 'deliberation', { answers: answers as typeof whole });
  for (const [language, words] of [
    ['nl', 'Let op: dit grijpt in op het proces, of scant wat in bedrijf is'],
    ['en', 'Please note: this acts on the process, or scans what is running'],
  ] as const)
    expect((await get(pathOf(journey, language))).text).toContain(words);
});

it('leaves out of the letter what reviewers wrote where no judgement was chosen, and loses no other words', async () => {
  const journey = await judged();
  const text = (html: string, id: string) =>
    /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(html.slice(html.indexOf(`name="letter/criteria/${id}/text"`) - 200))![1]!;
  const found = text((await get(pathOf(journey))).text, 'E')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<');
  expect(found.length).toBeGreaterThan(20);
  const left = { ...DECISION, act: 'decide', 'letter/criteria/E/band': '' };
  const own = await send(journey, { ...left, 'letter/criteria/E/text': `${found} Dit vond ik zelf ook.` });
  expect([own.status, faultsOf(own.text), await stageOf(journey)]).toEqual([422, [], 'deliberation']);
  expect(own.text).toContain('maak de toelichting leeg: zonder oordeel komt zij niet in de brief');
  expect(own.text).toContain('Dit vond ik zelf ook.');
  expect(landing(await send(journey, { ...left, 'letter/criteria/E/text': found }))).toBe(`${pathOf(journey)}?did=decided`);
  const { body } = await must(world, cast.vera.cookie, `/api/desk/proposals/${journey.id}`, undefined, 'GET');
  expect(body.decisions.at(-1).letter.criteria.map(({ id }: { id: string }) => id)).toEqual(['N']);
});

it('tells at each field what does not go with the outcome, and asks for what the letter has to say', async () => {
  const journey = await judged();
  const day = { 'letter/resubmitFrom/day': '1', 'letter/resubmitFrom/month': '1', 'letter/resubmitFrom/year': '2020' };
  const accepted = await send(journey, { ...DECISION, act: 'decide', 'letter/resubmit': 'yes', ...day });
  expect([accepted.status, faultsOf(accepted.text), await stageOf(journey)]).toEqual([422, [], 'deliberation']);
  for (const at of ['#letter.resubmit"', '#letter.resubmitFrom']) expect(accepted.text).toContain(`href="${at}`);
  const resubmit = await send(journey, { ...DECISION, act: 'decide', outcome: 'resubmit', 'letter/doFirst': '', ...day });
  expect(resubmit.status).toBe(422);
  expect(resubmit.text).toContain('Schrijf wat de indiener het eerst kan doen');
  expect(resubmit.text).toContain('Kies vandaag of een latere dag');
  expect(landing(await send(journey, { ...DECISION, act: 'decide', outcome: 'resubmit' }))).toBe(`${pathOf(journey)}?did=decided`);
  const { body } = await must(world, cast.vera.cookie, `/api/desk/proposals/${journey.id}`, undefined, 'GET');
  expect(body.decisions.at(-1).letter.resubmit).toBe(true);
});

it('looks at the letter without deciding, holds the decision, and lets out only a letter that was read', async () => {
  const journey = await judged();
  const looked = await send(journey, { ...DECISION, act: 'preview' });
  expect([looked.status, faultsOf(looked.text), await stageOf(journey)]).toEqual([200, [], 'deliberation']);
  expect(looked.text.split(OPENING).length - 1).toBe(2);
  const held = await send(journey, { ...DECISION, act: 'decide', key: keyIn(looked.text) });
  expect([held.status, landing(held), await stageOf(journey)]).toEqual([303, `${pathOf(journey)}?did=decided`, 'decided']);
  const own = await get(`/nl/proposals/${journey.id}`, journey.own);
  expect([own.status, own.text.includes(OPENING)]).toEqual([200, false]);
  for (const cookie of [cast.mila.cookie, journey.own]) expect((await get(pathOf(journey), cookie)).status).toBe(403);
  const reviewer = await get(`/nl/review/${journey.id}`, cast.mila.cookie);
  expect([reviewer.text.includes(OPENING), reviewer.text.includes('Besluit')]).toEqual([false, false]);
  const page = await get(pathOf(journey));
  expect(faultsOf(page.text)).toEqual([]);
  expect(page.text).toContain('name="letterRead" value="1"');
  const unread = await send(journey, { act: 'announce' });
  expect([unread.status, await stageOf(journey)]).toEqual([422, 'decided']);
  expect(unread.text).toContain('<a href="#letterRead">Lees de brief, en zet dan een vinkje');
  expect(unread.text).not.toContain('Vul dit in');
  const amended = await send(journey, { ...DECISION, act: 'amend', amends: '1', outcome: 'pitch' });
  expect(landing(amended)).toBe(`${pathOf(journey)}?did=amended`);
  const stale = await send(journey, { act: 'announce', letterRead: '1' });
  expect([stale.status, await stageOf(journey)]).toEqual([409, 'decided']);
  await world.drain();
  expect(world.mails(journey.sender.email).filter(({ subject }) => /besluit/.test(subject))).toEqual([]);
  expect(landing(await send(journey, { act: 'announce', letterRead: '2' }))).toBe(`${pathOf(journey)}?did=announced`);
  world.advance(120_000);
  await world.drain();
  expect(world.mails(journey.sender.email).filter(({ subject }) => /besluit/.test(subject))).toHaveLength(1);
  expect((await get(`/nl/proposals/${journey.id}`, journey.own)).text).toContain(OPENING);
  expect((await get(pathOf(journey))).status).toBe(200);
});

it('says when somebody decided meanwhile, keeps what was typed, and replaces that decision only after a tick', async () => {
  const journey = await judged();
  const mine = 'Het eigen oordeel van wie later was.';
  await must(world, cast.tom.cookie, desk(journey.id, 'decide'), decisionFor('nl', 'declined'));
  const late = await send(journey, { ...DECISION, act: 'decide', 'letter/doFirst': mine });
  expect([late.status, faultsOf(late.text)]).toEqual([409, []]);
  const form = /<form id="decision"[\s\S]*?<\/form>/.exec(late.text)![0];
  expect(form).toContain(`${cast.tom.name} heeft intussen besloten`);
  expect(form).toContain(mine);
  expect(form.match(/<input[^>]* name="amends"[^>]*>/g)).toHaveLength(1);
  expect(form).toMatch(/<input type="checkbox"[^>]* name="amends" value="1"/);
  expect(form).not.toMatch(/name="amends"[^>]* checked/);
  expect(late.text).not.toMatch(/Ververs|Bewaar eerst/);
  const looked = await send(journey, { ...DECISION, act: 'preview' });
  expect(looked.text).toMatch(/<input type="checkbox"[^>]* name="amends" value="1"/);
  const silent = await send(journey, { ...DECISION, act: 'amend' });
  expect([silent.status, faultsOf(silent.text)]).toEqual([422, []]);
  expect(silent.text).toContain('<a href="#amends">Het besluit dat er nu staat');
  await must(world, cast.tom.cookie, desk(journey.id, 'amend-decision'), { ...decisionFor('nl', 'resubmit'), amends: 1 });
  const again = await send(journey, { ...DECISION, act: 'amend', amends: '1' });
  expect([again.status, /name="amends" value="2"/.test(again.text)]).toEqual([409, true]);
  const meant = await send(journey, { ...DECISION, act: 'amend', amends: '2', reason: 'kort' });
  expect([meant.status, meant.text.includes('type="checkbox" id="amends"'), /type="hidden" name="amends" value="2"/.test(meant.text)]).toEqual([
    422,
    false,
    true,
  ]);
  expect(landing(await send(journey, { ...DECISION, act: 'amend', amends: '2' }))).toBe(`${pathOf(journey)}?did=amended`);
});

it('asks for a reason in writing where the rules do, and keeps all that was typed', async () => {
  const journey = await inviting(world, cast, [cast.sara]);
  await accept(world, cast.sara.cookie, journey.id);
  await must(world, cast.sara.cookie, `/api/review/${journey.id}/submit`, reviewFor('nl', 2));
  const early = await send(journey, { act: 'close' });
  expect([early.status, faultsOf(early.text), await stageOf(journey)]).toEqual([409, [], 'in-review']);
  const short = await send(journey, { act: 'close', reason: 'Te kort' });
  expect(short.status).toBe(422);
  expect(short.text).toContain('>Te kort</textarea>');
  const close = await send(journey, { act: 'close', reason: REASON });
  expect(landing(close)).toBe(`${pathOf(journey)}?did=closed`);
  const closed = (await get(close.headers.location!)).text;
  expect(/<div class="flash"[\s\S]*?<\/div>/.exec(closed)?.[0]).toContain('name="act" value="reopen"');
  const hostile = `</textarea><script>alert(1)</script> "'& en nog wat meer tekst`;
  const refused = await send(journey, { ...DECISION, act: 'decide', reason: hostile });
  expect([refused.status, faultsOf(refused.text)]).toEqual([409, []]);
  expect(refused.text).not.toContain('<script>alert');
  expect(refused.text).toContain('&lt;script>alert(1)&lt;/script>');
  expect(refused.text).toContain('name="override"');
  const wrong = await send(journey, {
    ...DECISION,
    act: 'decide',
    override: OVERRIDE,
    'letter/criteria/N/band': '',
    'letter/criteria/E/text': 'Zonder oordeel.',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('href="#letter.criteria.E.band"');
  const bare = await send(journey, { ...DECISION, act: 'decide', override: OVERRIDE, outcome: 'accepted-with-conditions' });
  expect(bare.status).toBe(422);
  const conditions = 'Een tweede pilotlocatie\n\nEen storingsoefening met operators';
  expect((await send(journey, { ...DECISION, act: 'decide', override: OVERRIDE, outcome: 'accepted-with-conditions', conditions })).status).toBe(303);
  const { body } = await must(world, cast.vera.cookie, `/api/desk/proposals/${journey.id}`, undefined, 'GET');
  expect(body.decisions.at(-1)).toMatchObject({ outcome: 'accepted-with-conditions', conditions: conditions.split('\n\n'), override: OVERRIDE });
});

it('offers to take the last act back while its letters wait, and not after', async () => {
  const journey = await judged();
  const flash = async () => /<div class="flash"[\s\S]*?<\/div>/.exec((await get(pathOf(journey))).text)?.[0] ?? '';
  expect(await flash()).toBe('');
  await must(world, cast.vera.cookie, `/api/desk/proposals/${journey.id}/hand-over`, { to: cast.tom.id });
  expect(await flash()).toContain(`action="/nl/desk/proposals/${journey.id}"`);
  expect(await flash()).toContain('name="act" value="undo"');
  world.advance(61_000);
  expect(await flash()).toBe('');
});

it('goes back to deliberation, and asks the same reviewers again', async () => {
  const journey = await judged();
  await send(journey, { ...DECISION, act: 'decide' });
  expect(landing(await send(journey, { act: 'return' }))).toBe(`${pathOf(journey)}?did=returned`);
  // The page of the panel leads to the form that asks again, and says nothing of whom to ask while nobody can be.
  const panel = (await get(`/nl/desk/proposals/${journey.id}/panel`)).text;
  expect([panel.includes(`href="${pathOf(journey)}#round"`), panel.includes('id="by-hand"'), panel.includes('value="invite"')]).toEqual([true, false, false]);
  expect(landing(await send(journey, { act: 'reopen' }))).toBe(`${pathOf(journey)}?did=reopened`);
  expect((await must(world, cast.vera.cookie, desk(journey.id, 'tally'), undefined, 'GET')).body.reviews).toBe(0);
  const again = (await get(`/nl/review/${journey.id}`, cast.mila.cookie)).text;
  expect(again).toMatch(/<option value="3.5" selected|value="3.5"[^>]* checked/);
  world.advance(120_000);
  await world.drain();
  const letter = world.mails(cast.mila.email).at(-1)!;
  expect(letter.text.replaceAll(/\s+/g, ' ')).toMatch(/nog eens te kijken naar uw beoordeling.*niets veranderd/);
  expect(await stageOf(journey)).toBe('in-review');
  const late = await send(journey, { ...DECISION, act: 'decide', 'letter/opening': 'Dit schreef ik terwijl een ander de ronde heropende.' });
  expect([late.status, faultsOf(late.text)]).toEqual([409, []]);
  expect(late.text).toContain('Dit schreef ik terwijl een ander de ronde heropende.');
});

it('leads to the conflicts, and is absent for a chair who has one', async () => {
  const journey = await inviting(world, cast, [cast.omar]);
  expect((await get(pathOf(journey))).text).toContain(`href="/nl/desk/proposals/${journey.id}/conflicts"`);
  await must(world, cast.vera.cookie, desk(journey.id, 'conflicts'), {
    person: cast.vera.id,
    state: 'confirmed',
    conflict: 'family',
    reason: 'Een neef werkt daar en leidt het project.',
  });
  const same = (text: string) => text.replaceAll(/prp_[0-9a-z]{26}|[0-9a-f-]{36}|<code>[^<]*<\/code>/g, '');
  const [barred, absent] = [await get(pathOf(journey)), await get(`/nl/decide/prp_${'0'.repeat(26)}`)];
  expect([barred.status, same(barred.text)]).toEqual([404, same(absent.text)]);
  expect((await send(journey, { act: 'close', reason: REASON })).status).toBe(404);
  expect((await get('/nl/decide')).text).not.toContain(journey.id);
});

it('does the same as the operations, by the same facts', async () => {
  const [byPage, byApi] = [await proposalAt(world, cast, 'deliberation'), await proposalAt(world, cast, 'deliberation')];
  await send(byPage, { ...DECISION, act: 'decide', override: OVERRIDE });
  await send(byPage, { act: 'announce', letterRead: '1' });
  const letter = {
    opening: OPENING,
    criteria: [{ id: 'N', band: 'good', text: 'De behoefte is echt.' }],
    doFirst: 'Beschrijf wat er gebeurt als de sensor uitvalt.',
    resubmit: false,
  };
  await must(world, cast.vera.cookie, desk(byApi.id, 'decide'), { outcome: 'accepted', reason: REASON, override: OVERRIDE, letter });
  await must(world, cast.vera.cookie, desk(byApi.id, 'announce'), { letterRead: 1 });
  const { records, facts } = await world.rows();
  const factsOf = ({ id }: Journey) => facts.filter(({ pk }) => pk === id).map(({ type }) => type);
  const decisionOf = ({ id }: Journey) =>
    records.filter(({ pk, type }) => pk === id && type === 'decision').map(({ outcome, reason, letter, override }) => ({ outcome, reason, letter, override }));
  expect(factsOf(byPage)).toEqual(factsOf(byApi));
  expect(decisionOf(byPage)).toEqual(decisionOf(byApi));
  await world.drain();
  expect(await world.violations()).toEqual([]);
});
