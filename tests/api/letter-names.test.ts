import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decisionFor, reviewFor } from '../../infra/local/sample-items.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { transact, update } from '../../shared/store/store.ts';
import { keyIn, sendForm } from '../support/form.ts';
import { accept, desk, type Journey, must, OVERRIDE, proposalAt } from '../support/journey.ts';
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
          ...{ 'letter/talkTo': 'Mail liaison@sluis.example of bel ons.', 'letter/doFirst': 'Beschrijf de uitval van de sensor.', ...more },
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

describe('a question to the applicant that could tell who judges', () => {
  const QUESTION = 'Onze beoordelaar Jan de Peiler (Waterbedrijf Horizon) vraagt wat er bij uitval gebeurt.';
  const asked = async (): Promise<Journey> => {
    const journey = await proposalAt(world, cast, 'in-review');
    await must(world, cast.lia.cookie, desk(journey.id, 'invite'), { reviewers: [cast.jan.id] });
    return journey;
  };
  const errorsOf = (reply: { body: { errors?: { path: string; code: string; message: string }[] } }) => reply.body.errors ?? [];

  it('is not sent, whether the reviewer has answered or not, also in deliberation', async () => {
    const { id } = await asked();
    const before = await loadProposal(world.store, id, 'root');
    for (const step of ['invited', 'accepted', 'deliberation']) {
      if (step === 'accepted') await accept(world, cast.jan.cookie, id);
      if (step === 'deliberation') await must(world, cast.lia.cookie, desk(id, 'close-round'), { reason: 'Het panel heeft gezegd wat het kan zeggen.' });
      const refused = await ask(cast.lia.cookie, desk(id, 'ask'), { text: QUESTION });
      expect([step, refused.status, refused.body.code]).toEqual([step, 422, 'message.names-reviewers']);
      expect(errorsOf(refused).map(({ path, code }) => [path, code])).toEqual([
        ['text', 'letter.names-person'],
        ['text', 'letter.names-organisation'],
      ]);
    }
    expect((await loadProposal(world.store, id, 'root'))!.root.messages).toBe(before!.root.messages + 1);
    await must(world, cast.lia.cookie, desk(id, 'ask'), { text: 'Wat gebeurt er bij uitval? Bel gerust Tom Overhaal of mail tom@example.org.' });
  });

  it('is not sent after the decision either, about what is still missing for a condition', async () => {
    const journey = await asked();
    await accept(world, cast.jan.cookie, journey.id);
    await must(world, cast.lia.cookie, desk(journey.id, 'close-round'), { reason: 'Het panel heeft gezegd wat het kan zeggen.' });
    const decision = { ...decisionFor('nl', 'accepted-with-conditions'), conditions: ['Laat zien wat er bij uitval gebeurt.'], override: OVERRIDE };
    await must(world, cast.vera.cookie, desk(journey.id, 'decide'), decision);
    await must(world, cast.vera.cookie, desk(journey.id, 'announce'), { letterRead: 1 });
    await must(world, journey.own, `/api/proposals/${journey.id}/afterwards`, { act: 'condition', condition: 1, text: 'Zie het rapport van september.' });
    const refused = await ask(cast.lia.cookie, desk(journey.id, 'support'), { act: 'return-condition', condition: 1, text: QUESTION });
    expect([refused.status, refused.body.code, errorsOf(refused)[0]?.path]).toEqual([422, 'message.names-reviewers', 'text']);
  });

  it('may name whom the applicant named, and anybody while nobody was asked to judge', async () => {
    const early = await proposalAt(world, cast, 'screening');
    await must(world, cast.lia.cookie, desk(early.id, 'ask'), { text: QUESTION });
    const nobody = await proposalAt(world, cast, 'in-review');
    await must(world, cast.lia.cookie, desk(nobody.id, 'ask'), { text: QUESTION });
    const { id } = await asked();
    await must(world, cast.lia.cookie, desk(id, 'ask'), { text: 'Hoe werkt Lekdetect met de sensor, en kan Noor Vondst dat laten zien?' });
  });

  it.each(['nl', 'en'] as const)('comes back in its form with the words at the field, in %s', async (language) => {
    const { id } = await asked();
    const path = `/${language}/desk/proposals/${id}`;
    const page = (await world.request({ method: 'GET', path, cookie: cast.lia.cookie })).text;
    const form =
      new RegExp(`<form[^>]*action="${path}/mail"[^>]*>(?:(?!</form>)[\\s\\S])*name="ask/text"(?:(?!</form>)[\\s\\S])*</form>`).exec(page)?.[0] ?? '';
    expect(form).toContain(`formaction="${path}"`);
    const refused = await sendForm(world, `${path}/mail`, { key: keyIn(form), act: 'ask', 'ask/text': QUESTION }, cast.lia.cookie);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('href="#ask.text"');
    expect(refused.text).toMatch(language === 'nl' ? /medewerker: ‘Jan de Peiler’/ : /at the desk: “Jan de Peiler”/);
    expect(refused.text).toContain('Waterbedrijf Horizon) vraagt wat er bij uitval gebeurt.');
    const preview = await sendForm(world, path, { key: keyIn(form), act: 'preview', 'ask/text': 'Wat gebeurt er bij uitval?' }, cast.lia.cookie);
    expect([preview.status, preview.text.includes('case-preview')]).toEqual([200, true]);
    const sent = await sendForm(world, `${path}/mail`, { key: keyIn(refused.text), act: 'ask', 'ask/text': 'Wat gebeurt er bij uitval?' }, cast.lia.cookie);
    expect([sent.status, sent.headers.location]).toEqual([303, expect.stringMatching(new RegExp(`^${path}\\?did=ask`))]);
    const late = await sendForm(world, `${path}/mail`, { key: world.key(), act: 'ask', 'ask/text': 'Nog een vraag die te laat kwam.' }, cast.lia.cookie);
    expect([late.status, late.text.includes('Nog een vraag die te laat kwam.')]).toEqual([409, true]);
  });

  it('is not sent through the form of the checks either, once the checks are done', async () => {
    const { id } = await asked();
    const refused = await sendForm(world, `/nl/desk/proposals/${id}`, { key: world.key(), act: 'ask', 'ask/text': QUESTION }, cast.lia.cookie);
    expect([refused.status, refused.text.includes('Waterbedrijf Horizon')]).toEqual([409, true]);
    expect((await loadProposal(world.store, id, 'root'))!.root.stage).toBe('in-review');
  });
});
