import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decisionFor } from '../../infra/local/sample-items.ts';
import { STAFF } from '../../infra/local/sample-people.ts';
import { afterwards, announcedAs, root } from '../support/afterwards.ts';
import { sendForm } from '../support/form.ts';
import { desk, type Journey, must, OVERRIDE } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { faultsOf } from '../web/wellformed.ts';

let world: World;
let cast: Cast;
let chris: Player;
let journey: Journey;
const reasons = 'De beoordelaars lazen dat wij op de regelaar schrijven; dat doen wij niet, zie bladzijde drie.';
const text = 'U hebt gelijk dat dit anders is gelezen dan u het schreef; wij kijken er opnieuw naar.';
const decision = () => ({ ...decisionFor('nl', 'accepted'), override: OVERRIDE });

/** A declined proposal that Vera decided and announced, taken up again by Chris, who had no part in it. */
beforeAll(async () => {
  world = await openWorld({ seed: 'reconsidered' });
  cast = await addCast(world);
  chris = await addPlayer(world, { ...STAFF[1]!, name: 'Chris Onpartij', email: 'chris@example.org', roles: ['chair'] });
  journey = await announcedAs(world, cast, 'declined');
  await afterwards(world, journey, { act: 'reconsider', reasons });
  await must(world, chris.cookie, desk(journey.id, 'reconsideration'), { verdict: 'open', text });
});
afterAll(async () => {
  await world.drain();
  const violations = await world.violations();
  await world.stop();
  expect(violations).toEqual([]);
});

const refused = async ({ cookie }: Player, verb: string, body: object) => {
  const reply = await world.request({ method: verb === 'decision-draft' ? 'PUT' : 'POST', path: desk(journey.id, verb), cookie, body });
  return `${reply.status} ${reply.body.code}`;
};
const page = async (language: 'nl' | 'en', path: string, { cookie }: Player) => {
  const reply = await world.request({ method: 'GET', path: `/${language}/decide/${path}`, cookie });
  expect([reply.status, faultsOf(reply.text)]).toEqual([200, []]);
  return reply.text;
};
const tally = async ({ cookie }: Player) => (await must(world, cookie, desk(journey.id, 'tally'), undefined, 'GET')).body;

describe('a decision that was taken up again', () => {
  it('is not made by whoever had a part in the earlier one, and says who can', async () => {
    const { involved } = await root(world, journey.id);
    expect(involved).toContain(cast.vera.id);
    expect(involved).not.toContain(chris.id);
    expect(await refused(cast.vera, 'decide', decision())).toBe('409 decision.involved');
    expect(await refused(cast.vera, 'reopen-round', {})).toBe('409 decision.involved');
    const said = { chairs: ['Chris Onpartij'], asked: { reasons }, answer: { by: 'Chris Onpartij', text } };
    expect((await tally(cast.vera)).again).toMatchObject({ may: false, ...said });
    expect((await tally(chris)).again).toMatchObject({ may: true, ...said });
    expect((await tally(chris)).before).toEqual([{ n: 1, agreed: [], announcedAt: expect.any(String) }]);
    for (const language of ['nl', 'en'] as const) {
      const [barred, free] = [await page(language, journey.id, cast.vera), await page(language, journey.id, chris)];
      for (const html of [barred, free]) for (const words of ['Chris Onpartij', reasons, text]) expect(html).toContain(words);
      expect([barred, free].map((html) => html.includes('id="decision"'))).toEqual([false, true]);
    }
    const sent = await sendForm(
      world,
      `/nl/decide/${journey.id}`,
      { key: world.key(), act: 'decide', outcome: 'accepted', reason: OVERRIDE, override: OVERRIDE, 'letter/opening': OVERRIDE, 'letter/doFirst': OVERRIDE },
      cast.vera.cookie,
    );
    expect([sent.status, /betrokken bij het eerdere besluit/.test(sent.text), sent.text.includes(OVERRIDE)]).toEqual([409, true, true]);
    expect((await root(world, journey.id)).stage).toBe('deliberation');
  });

  it('is not agreed to, sent back, rewritten or announced by them either, alone or among many', async () => {
    await must(world, chris.cookie, desk(journey.id, 'decide'), decision());
    const { decisions } = await root(world, journey.id);
    expect(await refused(cast.vera, 'approve-decision', { decision: decisions })).toBe('409 decision.involved');
    expect(await refused(cast.vera, 'amend-decision', decision())).toBe('409 decision.involved');
    expect(await refused(cast.vera, 'return-decision', {})).toBe('409 decision.involved');
    expect(await refused(cast.vera, 'announce', { letterRead: decisions })).toBe('409 decision.involved');
    const many = { decisions: [{ proposal: journey.id, letterRead: decisions }] };
    const { body } = await must(world, cast.vera.cookie, '/api/decide/announce-many', many);
    expect(body.results).toMatchObject([{ ok: false, problem: { code: 'decision.involved' } }]);
    expect(await page('nl', 'announce', cast.vera)).not.toContain(`name="read/${journey.id}"`);
    expect(await page('nl', 'announce', chris)).toContain(`name="read/${journey.id}"`);
    expect(await page('nl', journey.id, cast.vera)).not.toMatch(/value="(approve|amend|return|announce)"/);
  });

  it('is announced by somebody who had no part in it', async () => {
    const { decisions } = await root(world, journey.id);
    await must(world, chris.cookie, desk(journey.id, 'announce'), { letterRead: decisions });
    expect(await root(world, journey.id)).toMatchObject({ stage: 'announced', outcome: 'accepted', announcedBy: chris.id });
  });

  it('is final the second time, keeps the first letter, and says what came between', async () => {
    const own = async () => (await must(world, journey.own, `/api/proposals/${journey.id}`, undefined, 'GET')).body;
    const ownPage = async (language: string) =>
      (await world.request({ method: 'GET', path: `/${language}/proposals/${journey.id}`, cookie: journey.own })).text;
    expect((await root(world, journey.id)).stage).toBe('announced');
    const after = await own();
    expect(after.earlierLetters).toMatchObject([{ outcome: 'declined', reconsideration: { may: 'asked' } }]);
    expect(['final', 'accepted']).toContain(after.letter.reconsideration.may);
    expect(after.afterwards.mayDo).not.toContain('reconsider');
    for (const [language, words] of [
      ['nl', ['Wij maakten het besluit bekend', 'U vroeg om heroverweging.', 'Wij namen het besluit opnieuw in behandeling.', 'Het eerdere besluit']],
      ['en', ['We announced', 'You asked for a reconsideration.', 'We took the decision up again.', 'The earlier decision']],
    ] as const) {
      const html = await ownPage(language);
      expect(faultsOf(html)).toEqual([]);
      for (const word of words) expect(html.includes(word), word).toBe(true);
      expect(html).not.toMatch(/kunt u één keer om heroverweging|you can ask once for a reconsideration/);
      const chairs = await page(language, journey.id, chris);
      expect(chairs.includes(language === 'nl' ? 'Eerdere besluiten' : 'Earlier decisions')).toBe(true);
      // The chair reads the letter as the applicant does, with its day and without an offer that is over.
      expect(chairs).not.toMatch(
        /kunt u één keer om heroverweging|you can ask once for a reconsideration|De datum is die van vandaag|The date is that of today/,
      );
      const support = await world.request({ method: 'GET', path: `/${language}/desk/proposals/${journey.id}/support`, cookie: chris.cookie });
      expect(support.text).not.toMatch(/Antwoord uiterlijk|Please answer by/);
      expect(support.text.includes(text)).toBe(true);
    }
  });
});
