import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decisionFor, reviewFor } from '../../infra/local/sample-items.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { transact, update } from '../../shared/store/store.ts';
import { sendForm } from '../support/form.ts';
import { accept, desk, type Journey, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'letter names' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const ask = (cookie: string, path: string, body?: unknown) => world.request({ method: 'POST', path, cookie, body });
const codeOf = async (reply: ReturnType<typeof ask>) => (await reply).body.code ?? (await reply).status;
const three = async (): Promise<Journey> => {
  const journey = await proposalAt(world, cast, 'in-review');
  const panel = [cast.mila, cast.rob, cast.eva];
  await must(world, cast.lia.cookie, desk(journey.id, 'invite'), { reviewers: panel.map(({ id }) => id) });
  for (const { cookie } of panel) {
    await accept(world, cookie, journey.id);
    await must(world, cookie, `/api/review/${journey.id}/submit`, reviewFor('nl', 4));
  }
  return journey;
};

describe('a letter that could tell who judged it', () => {
  const OPENING = 'Mila Meetnet of the panel liked it, and so did mila@example.org.';
  const named = (opening = OPENING) => ({ ...decisionFor('nl', 'declined'), letter: { ...decisionFor('nl', 'declined').letter, opening } });
  const errorsOf = (reply: { body: { errors?: { path: string; code: string; message: string }[] } }) =>
    (reply.body.errors ?? []).map(({ path, code }) => [path, code]);

  it('is not recorded nor amended without a reason, which stands on record as words and in the log as a code', async () => {
    const journey = await three();
    const refused = await ask(cast.vera.cookie, desk(journey.id, 'decide'), named());
    expect([refused.status, refused.body.code]).toEqual([422, 'decision.letter-names']);
    expect(errorsOf(refused)).toEqual([
      ['letter/opening', 'letter.names-person'],
      ['letter/opening', 'letter.names-address'],
    ]);
    expect(refused.body.errors[0].message).toContain('Mila Meetnet');
    await must(world, cast.vera.cookie, desk(journey.id, 'decide'), decisionFor('nl', 'declined'));
    expect(await codeOf(ask(cast.vera.cookie, desk(journey.id, 'amend-decision'), named()))).toBe('decision.letter-names');
    await must(world, cast.vera.cookie, desk(journey.id, 'amend-decision'), { ...named(), meant: 'Zij gaf ons zelf leave om haar te noemen.' });
    const { decisions } = (await loadProposal(world.store, journey.id, 'round'))!;
    expect(decisions[1]!.meant).toEqual({ reason: 'Zij gaf ons zelf leave om haar te noemen.', words: ['mila example org', 'mila meetnet'] });
    const fact = (await world.rows()).facts.find((row) => row.record === journey.id && row.type === 'DecisionAmended')!;
    expect(fact.data).toMatchObject({ named: ['address', 'name'] });
    expect(JSON.stringify(fact)).not.toMatch(/mila/i);
    expect((await ask(cast.vera.cookie, desk(journey.id, 'announce'), { letterRead: 2 })).status).toBe(200);
  });

  it('is not announced, by itself or with others, where it names somebody who was asked since or is called so by now', async () => {
    const journey = await three();
    await must(world, cast.vera.cookie, desk(journey.id, 'decide'), named('Koos Knoop en anderen vonden uw voorstel de moeite waard.'));
    await transact(world.store, [update(world.store, cast.eva.id, 'a', 'SET #n = :name', { ':name': 'Koos Knoop' }, undefined, { '#n': 'name' })]);
    expect(await codeOf(ask(cast.vera.cookie, desk(journey.id, 'announce'), { letterRead: 1 }))).toBe('decision.letter-names');
    const many = await ask(cast.vera.cookie, '/api/decide/announce-many', { decisions: [{ proposal: journey.id, letterRead: 1 }] });
    expect(many.body.results[0].problem.code).toBe('decision.letter-names');
    expect((await loadProposal(world.store, journey.id, 'root'))!.root.stage).toBe('decided');
  });

  it.each(['nl', 'en'] as const)('is marked in the preview and at its fields, in %s', async (language) => {
    const journey = await three();
    const send = (act: string, more: Record<string, string> = {}) =>
      sendForm(
        world,
        `/${language}/decide/${journey.id}`,
        {
          ...{ key: world.key(), act, outcome: 'declined', reason: 'Het panel is hier duidelijk over geweest.', 'letter/opening': OPENING },
          ...{ 'letter/talkTo': 'Mail liaison@sluis.example of bel ons.', ...more },
        },
        cast.vera.cookie,
      );
    const preview = await send('preview');
    expect(preview.status).toBe(200);
    expect(preview.text).toContain('<mark>Mila Meetnet</mark>');
    expect(preview.text).toContain('name="meant"');
    expect(preview.text).not.toContain('<mark>liaison@sluis.example');
    const refused = await send('decide');
    expect(refused.status).toBe(422);
    expect(refused.text.includes('href="#letter.opening"')).toBe(true);
    expect(refused.text).toMatch(language === 'nl' ? /medewerker: ‘Mila Meetnet’/ : /at the desk: “Mila Meetnet”/);
    const meant = await send('decide', { meant: 'Zij gaf ons zelf leave om haar te noemen.' });
    expect(meant.status).toBe(303);
    const held = await world.request({ method: 'GET', path: `/${language}/decide/${journey.id}`, cookie: cast.vera.cookie });
    expect(held.text).not.toContain('<mark>');
    expect(held.text).toContain('Zij gaf ons zelf leave');
  });
});
