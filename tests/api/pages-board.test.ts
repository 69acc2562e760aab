import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decisionFor, reviewFor } from '../../infra/local/sample-items.ts';
import { landing, sendForm } from '../support/form.ts';
import { accept, desk, type Journey, must, REASON } from '../support/journey.ts';
import { addCast, type Cast, type Player } from '../support/people.ts';
import { withPlaces } from '../support/places.ts';
import { inviting } from '../support/review.ts';
import { openWorld, type World } from '../support/world.ts';
import { faultsOf } from '../web/wellformed.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'board pages' });
  cast = await withPlaces(world, await addCast(world));
});
afterAll(() => world.stop());

const get = (path: string, cookie = cast.vera.cookie) => world.request({ method: 'GET', path, cookie });
const send = (path: string, fields: Record<string, string>, cookie = cast.vera.cookie) => sendForm(world, path, { key: world.key(), ...fields }, cookie);
const pathOf = ({ id }: Journey) => `/nl/decide/${id}`;
const stageOf = async ({ id }: Journey) => (await must(world, cast.lia.cookie, `/api/desk/proposals/${id}`, undefined, 'GET')).body.stage;

const HOSTILE = '</textarea><script>alert(1)</script> "\'& en meer';
const judged = async (marks: readonly number[] = [4, 4, 3.5], comment?: string): Promise<Journey> => {
  const panel: Player[] = [cast.mila, cast.rob, cast.eva];
  const journey = await inviting(world, cast, panel);
  for (const { cookie } of panel) await accept(world, cookie, journey.id);
  for (const [i, { cookie }] of panel.entries()) {
    const body = reviewFor('nl', marks[i]!);
    const criteria = comment === undefined || i > 0 ? body.criteria : { ...body.criteria, T: { ...body.criteria.T!, comment } };
    await must(world, cookie, `/api/review/${journey.id}/submit`, { ...body, criteria });
  }
  return journey;
};
const decided = async (): Promise<Journey> => {
  const journey = await judged();
  await must(world, cast.vera.cookie, desk(journey.id, 'decide'), decisionFor('nl', 'declined'));
  return journey;
};

describe.each(['nl', 'en'] as const)('the ranked list in %s', (language) => {
  it('puts the best first, beside a plot and its table, and says why nothing is corrected', async () => {
    const [weak, strong] = [await judged([2, 2, 2]), await judged([5, 4.5, 5])];
    const from = world.calls.length;
    const { status, text } = await get(`/${language}/decide?call=open.2026Q4`);
    expect([status, faultsOf(text)]).toEqual([200, []]);
    expect(
      world.calls
        .slice(from)
        .filter(({ operation }) => operation !== 'Query')
        .map(({ operation }) => operation),
    ).toEqual(['BatchGetItem']);
    const table = /<table class="rank-table">[\s\S]*?<\/table>/.exec(text)![0];
    expect(table.indexOf(strong.id)).toBeLessThan(table.indexOf(weak.id));
    const marks = /<details class="rank-marks">[\s\S]*?<\/details>/.exec(table.slice(table.indexOf(strong.id)))![0];
    expect(marks).toContain(cast.rob.name);
    expect(marks).toMatch(language === 'nl' ? /<\/abbr> 4,5/ : /<\/abbr> 4\.5/);
    expect(text).toContain('class="plot-limit"');
    expect(text).toContain('/api/decide?call=open.2026Q4&amp;format=csv');
    expect(text).toMatch(language === 'nl' ? /Waarom hier geen gekalibreerde scores staan/ : /Why there are no calibrated scores here/);
    const empty = await get(`/${language}/decide?call=open.2026Q1`);
    expect([empty.status, faultsOf(empty.text)]).toEqual([200, []]);
    expect(empty.text).not.toContain('rank-table');
    expect((await get(`/${language}/decide?call=nonsense`)).status).toBe(422);
  });
});

describe('the page of a decision', () => {
  it('begins the letter from the reviews, without a name, and keeps a draft that decides nothing', async () => {
    const journey = await judged(undefined, `Volgens Rob Rijksbrug van Dienst Bruggen (${cast.rob.email}) klopt dit, na lang kijken en wikken en wegen.`);
    const page = await get(pathOf(journey));
    expect(faultsOf(page.text)).toEqual([]);
    const field = /<textarea[^>]*name="letter\/criteria\/T\/text"[^>]*>([\s\S]*?)<\/textarea>/.exec(page.text)![1]!;
    expect(field).toContain('Volgens ⟦naam weggelaten⟧ van ⟦organisatie weggelaten⟧ (⟦adres weggelaten⟧)');
    // The round is over: whoever wants another review opens a new one.
    expect([page.text.includes('href="#round"'), page.text.includes('id="round"')]).toEqual([true, true]);
    expect(page.text).not.toContain(`/nl/desk/proposals/${journey.id}/panel`);
    const marked = {
      outcome: 'declined',
      reason: REASON,
      'letter/opening': 'Dank voor uw voorstel, wij besloten.',
      'letter/criteria/T/band': 'good',
      'letter/criteria/T/text': field,
    };
    const refused = await send(pathOf(journey), { ...marked, act: 'decide' });
    expect([refused.status, faultsOf(refused.text)]).toEqual([422, []]);
    expect(refused.text).toContain('href="#letter.criteria.T.text"');
    const saved = await send(pathOf(journey), { ...marked, act: 'save', seen: '0', 'letter/doFirst': HOSTILE });
    expect([landing(saved), await stageOf(journey)]).toEqual([`${pathOf(journey)}?did=saved`, 'deliberation']);
    const again = await get(pathOf(journey));
    expect(faultsOf(again.text)).toEqual([]);
    expect(again.text).toContain('name="seen" value="1"');
    expect(again.text).not.toContain('<script>alert');
    expect(again.text).toContain('&lt;script>alert(1)');
    const lost = await send(pathOf(journey), { ...marked, act: 'save', seen: '0', 'letter/doFirst': 'Iets anders.' });
    expect([lost.status, faultsOf(lost.text)]).toEqual([409, []]);
    expect(lost.text).toContain('Iets anders.');
  });

  it('shows the letter with all its parts as the applicant will read it', async () => {
    const journey = await judged();
    const letter = {
      outcome: 'resubmit',
      reason: REASON,
      'letter/opening': 'Dank voor uw voorstel, wij zien het graag terug.',
      'letter/doFirst': 'Beschrijf wat er gebeurt bij uitval.',
      'letter/resubmit': 'yes',
      'letter/resubmitFrom/day': '1',
      'letter/resubmitFrom/month': '2',
      'letter/resubmitFrom/year': '2027',
      'letter/talkTo': 'Bel het bureau voor een gesprek.',
    };
    const looked = await send(pathOf(journey), { ...letter, act: 'preview' });
    const paper = (text: string) => /<section class="own-letter">[\s\S]*?<\/section>/.exec(text)![0];
    expect(paper(looked.text)).toContain('1 februari 2027');
    expect(paper(looked.text)).toContain('Bel het bureau voor een gesprek.');
    await send(pathOf(journey), { ...letter, act: 'decide' });
    await send(pathOf(journey), { act: 'announce', letterRead: '1' });
    // Only its applicant is led to the form that it speaks of.
    const own = paper((await get(`/nl/proposals/${journey.id}`, journey.own)).text);
    expect(own.replace(/<a href="[^"]*#reconsider">[^<]*<\/a>/, '')).toBe(paper(looked.text));
    expect(own).not.toBe(paper(looked.text));
  });

  it('lets staff discuss and agree, and a liaison do no more than that', async () => {
    const journey = await judged();
    const short = await send(pathOf(journey), { act: 'talk', 'talk/text': 'Kort', 'talk/outcome': 'pitch' });
    expect([short.status, faultsOf(short.text)]).toEqual([422, []]);
    expect(short.text).toContain('href="#talk.text"');
    expect(short.text).toContain('>Kort</textarea>');
    const said = await send(pathOf(journey), { act: 'talk', 'talk/text': HOSTILE, 'talk/outcome': '' }, cast.lia.cookie);
    expect(landing(said)).toBe(`${pathOf(journey)}?did=talked`);
    const asLiaison = await get(pathOf(journey), cast.lia.cookie);
    expect([asLiaison.status, faultsOf(asLiaison.text)]).toEqual([200, []]);
    expect(asLiaison.text).not.toContain('id="decision"');
    expect(asLiaison.text).not.toContain('<script>alert');
    expect(
      (await send(pathOf(journey), { act: 'decide', outcome: 'declined', reason: REASON, 'letter/opening': 'Dank voor uw voorstel.' }, cast.lia.cookie)).status,
    ).toBe(403);
    await must(world, cast.vera.cookie, desk(journey.id, 'decide'), decisionFor('nl', 'declined'));
    expect((await get(pathOf(journey))).text).not.toContain('value="approve"');
    expect(landing(await send(pathOf(journey), { act: 'approve', decision: '1' }, cast.lia.cookie))).toBe(`${pathOf(journey)}?did=approved`);
    const after = await get(pathOf(journey), cast.tom.cookie);
    expect(after.text).toContain('Nodig achter dit besluit: 1, wie besloot meegeteld. Nu: 2.');
    expect(after.text).toContain(`Daarnaast stemden in: ${cast.lia.name}`);
  });
});

describe.each(['nl', 'en'] as const)('the discussion of the panel in %s', (language) => {
  it('is reached from the own review, shows others by letters, and takes what is said', async () => {
    const journey = await judged();
    const path = `/${language}/review/${journey.id}/discussion`;
    expect((await get(`/${language}/review/${journey.id}`, cast.mila.cookie)).text).toContain(`href="${path}"`);
    const short = await send(path, { act: 'talk', 'talk/text': 'x', 'talk/outcome': '' }, cast.mila.cookie);
    expect([short.status, faultsOf(short.text)]).toEqual([422, []]);
    expect(landing(await send(path, { act: 'talk', 'talk/text': HOSTILE, 'talk/outcome': 'pitch' }, cast.mila.cookie))).toBe(`${path}?did=said`);
    const page = await get(path, cast.rob.cookie);
    expect([page.status, faultsOf(page.text)]).toEqual([200, []]);
    expect(page.text).toMatch(language === 'nl' ? /Beoordelaar [A-C]/ : /Reviewer [A-C]/);
    expect(page.text).not.toMatch(/Mila|Meetnet|<script>alert/);
    expect((await get(path, cast.jan.cookie)).status).toBe(404);
  });
});

describe('announcing from a list', () => {
  it('shows each letter, announces what was ticked, and says what went and what did not', async () => {
    const [first, second, third] = [await decided(), await decided(), await decided()];
    const page = await get('/nl/decide/announce');
    expect([page.status, faultsOf(page.text)]).toEqual([200, []]);
    for (const { id } of [first, second, third]) expect(page.text).toContain(`name="read/${id}" value="1"`);
    const nothing = await send('/nl/decide/announce', {});
    expect([nothing.status, faultsOf(nothing.text)]).toEqual([422, []]);
    expect(nothing.text).toContain('Zet een vinkje bij ten minste één besluit.');
    await must(world, cast.vera.cookie, desk(second.id, 'amend-decision'), decisionFor('nl', 'resubmit'));
    const key = world.key();
    const ticks = { [`read/${first.id}`]: '1', [`read/${second.id}`]: '1' };
    const done = await sendForm(world, '/nl/decide/announce', { key, ...ticks }, cast.vera.cookie);
    expect([done.status, faultsOf(done.text)]).toEqual([200, []]);
    expect(done.text).toMatch(new RegExp(`${first.reference}[\\s\\S]*Niet bekendgemaakt[\\s\\S]*${second.reference}`));
    expect([await stageOf(first), await stageOf(second), await stageOf(third)]).toEqual(['announced', 'decided', 'decided']);
    const asLiaison = await get('/nl/decide/announce', cast.lia.cookie);
    expect(asLiaison.text).toContain(third.reference);
    expect(asLiaison.text).not.toContain(`name="read/${third.id}"`);
    await must(world, cast.vera.cookie, desk(third.id, 'conflicts'), {
      person: cast.vera.id,
      state: 'confirmed',
      conflict: 'family',
      reason: 'Een zus leidt dit project al jaren.',
    });
    expect((await get('/nl/decide/announce')).text).not.toContain(third.reference);
    const barred = await send('/nl/decide/announce', { [`read/${third.id}`]: '1' });
    expect([barred.status, await stageOf(third)]).toEqual([200, 'decided']);
    expect(barred.text).not.toContain(third.reference);
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });
});
