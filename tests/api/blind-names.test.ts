import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { callOf } from '../support/calls.ts';
import { type Journey, proposalAt, type Stage } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { faultsOf } from '../web/wellformed.ts';

let world: World;
let cast: Cast;
let calls: Readonly<Record<'blind' | 'plain', string>>;
beforeAll(async () => {
  world = await openWorld({ seed: 'blind names' });
  cast = await addCast(world);
  const [blind, plain] = [await callOf(world, cast, { blind: true }), await callOf(world, cast)];
  calls = { blind: blind.id, plain: plain.id };
});
afterAll(() => world.stop());

const get = async (path: string, cookie: string): Promise<string> => {
  const { status, text } = await world.request({ method: 'GET', path, cookie });
  expect([status, faultsOf(text)]).toEqual([200, []]);
  return text;
};
const sender = { email: 'maker@tapsense.example', language: 'nl' as const, name: 'Tessa Tap', organisation: 'TapSense BV' };
const at = (stage: Stage, kind: 'blind' | 'plain', title: string): Promise<Journey> => {
  const answers = answersFor(IDEAS[0]!, sender);
  return proposalAt(world, cast, stage, { sender, call: calls[kind], answers: { ...answers, outline: { ...answers.outline, title } } });
};

const SAID = {
  nl: { hint: 'Noem uw organisatie en uw naam daarom niet', check: 'Uw organisatie staat in uw antwoorden', desk: 'noemt de eigen organisatie' },
  en: { hint: 'So do not name yourself or your organisation', check: 'Your answers name your organisation', desk: 'names the own organisation' },
};

describe.each(['nl', 'en'] as const)('the own organisation in a proposal of a blind call, in %s', (language) => {
  const { hint, check, desk } = SAID[language];
  const seen = async (kind: 'blind' | 'plain', title: string) => {
    const draft = await at('draft', kind, title);
    const sent = await at('screening', kind, title);
    const page = (path: string) => get(`/${language}/drafts/${draft.id}${path}`, draft.own);
    return {
      hint: [
        (await page('/parts/outline')).includes(hint),
        (await page('/parts/substance')).includes(hint),
        (await page('/parts/organisation')).includes(hint),
      ],
      check: (await page('/check')).includes(check),
      desk: (await get(`/${language}/desk/proposals/${sent.id}`, cast.lia.cookie)).includes(desk),
    };
  };

  it('is asked to stay out beforehand, and shown before sending in and at screening where it stands there', async () => {
    expect(await seen('blind', 'TapSense: kleppen die zelf luisteren')).toEqual({ hint: [true, true, false], check: true, desk: true });
    expect(await seen('blind', 'Kleppen die zelf luisteren')).toEqual({ hint: [true, true, false], check: false, desk: false });
  });

  it('is nothing to speak of in any other call', async () => {
    expect(await seen('plain', 'TapSense: kleppen die zelf luisteren')).toEqual({ hint: [false, false, false], check: false, desk: false });
  });
});

it('is refused nowhere: the proposal goes on as it is', async () => {
  await at('in-review', 'blind', 'TapSense: kleppen die zelf luisteren');
  await world.drain();
  expect(await world.violations()).toEqual([]);
});
