import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Response } from '../../infra/local/direct.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { keyIn, sendForm } from '../support/form.ts';
import { accept, desk, judge, must, proposalAt, REASON } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { inviting, reviewFields } from '../support/review.ts';
import { unescaped } from '../support/torture.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'signed out' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const LANGUAGES = ['nl', 'en'] as const;
/** The labels of what is given back, each with its text. */
const givenBack = ({ text }: Response): [string, string][] =>
  [...text.matchAll(/<label[^>]*for="(typed-\d+)"[^>]*>([\s\S]*?)<\/label>[\s\S]*?<textarea[^>]*>([^<]*)<\/textarea>/g)].map(([, , label, typed]) => [
    unescaped(label!.replaceAll(/<[^>]+>/g, '')).trim(),
    unescaped(typed!),
  ]);
/** The form that sends everything once more: where to, and with what. */
const againIn = ({ text }: Response): { action: string; fields: Record<string, string> } => {
  const [, action = '', inside = ''] = /<form method="post" action="([^"]*)">((?:<input type="hidden" name="[^"]*" value="[^"]*"[^>]*>)+)/.exec(text) ?? [];
  const fields = [...inside.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [unescaped(name!), unescaped(value!)] as const);
  return { action: unescaped(action), fields: Object.fromEntries(fields) };
};

describe.each(LANGUAGES)('a form that was sent after the session had ended, in %s', (language) => {
  it('gives back a review whole, by the names on its form, and is sent in after signing in', async () => {
    const { id } = await inviting(world, cast, [cast.mila]);
    await accept(world, cast.mila.cookie, id);
    const path = `/${language}/review/${id}`;
    const page = await world.request({ method: 'GET', path, cookie: cast.mila.cookie });
    const typed: Record<string, string> = {
      ...reviewFields(3.5),
      'criteria/N/mark': 'none',
      note: 'Regel één\nen regel twee <b>.',
      key: keyIn(page.text),
      seen: '0',
      revision: '1',
      act: 'submit',
    };
    const refused = await sendForm(world, path, typed);
    expect(refused.status).toBe(401);
    const back = givenBack(refused);
    const names = { nl: 'OT-behoefte en relevantie', en: 'OT need and relevance' }[language];
    const [mark, comment] = { nl: ['cijfer', 'toelichting'], en: ['mark', 'comment'] }[language] as [string, string];
    const told = new Map(back);
    expect(told.get(`${names}, ${mark}`)).toBe({ nl: 'Kan ik niet beoordelen', en: 'I cannot judge this' }[language]);
    expect(told.get(`${names}, ${comment}`)).toBe(typed['criteria/N/comment']);
    expect(back.filter(([label, text]) => label.endsWith(`, ${mark}`) && text === (language === 'nl' ? '3,5' : '3.5'))).toHaveLength(5);
    for (const [label, text] of {
      nl: [
        ['Is dit de tijd van de community waard?', 'Ja'],
        ['Hoe zeker bent u van uw oordeel?', 'Redelijk zeker'],
        ['Past dit voorstel bij OT-beveiliging?', 'Ja'],
      ],
      en: [],
    }[language] as [string, string][])
      expect([label, told.get(label)]).toEqual([label, text]);
    expect(back.map(([, text]) => text)).toContain(typed.note);
    expect(back.some(([label]) => /^(Tekst|Text) \d/.test(label))).toBe(false);
    const again = againIn(refused);
    expect(again).toEqual({ action: path, fields: typed });
    expect(refused.headers['cache-control']).toBe('no-store');
    // Whoever is somebody else gets no further with it.
    expect((await sendForm(world, again.action, again.fields, cast.rob.cookie)).status).toBe(404);
    const sent = await sendForm(world, again.action, { ...again.fields, 'criteria/N/mark': '3.5' }, cast.mila.cookie);
    expect(sent.status).toBe(303);
    expect((await loadProposal(world.store, id, 'all'))!.reviews[0]!.body.note).toBe(typed.note);
  });

  it('gives back a decision with its letter, and keeps it after signing in', async () => {
    const { id } = await inviting(world, cast, [cast.mila]);
    await accept(world, cast.mila.cookie, id);
    await judge(world, cast.mila.cookie, id);
    await must(world, cast.lia.cookie, desk(id, 'close-round'), { reason: REASON });
    const path = `/${language}/decide/${id}`;
    const typed: Record<string, string> = {
      ...{ key: world.key(), seen: '0', act: 'save', outcome: 'pitch', reason: 'Het panel wil eerst een gesprek voeren.' },
      ...{
        'letter/opening': 'Dank voor uw voorstel.',
        'letter/criteria/N/band': 'good',
        'letter/criteria/N/text': 'Goed onderbouwd.',
        'letter/resubmit': 'yes',
      },
    };
    const refused = await sendForm(world, path, typed);
    const told = new Map(givenBack(refused));
    expect([refused.status, [...told.values()].sort()]).toEqual([
      401,
      [
        ...[typed.reason, typed['letter/opening'], typed['letter/criteria/N/text']],
        ...(language === 'nl' ? ['Goed', 'Ja', 'Uitgenodigd voor een pitch in een expertsessie'] : ['Good', 'Yes', expect.stringMatching(/pitch/i)]),
      ].sort((a, b) => (String(a) < String(b) ? -1 : 1)),
    ]);
    expect(told.get({ nl: 'OT-behoefte en relevantie, oordeel', en: 'OT need and relevance, judgement' }[language])).toMatch(/^(Goed|Good)$/);
    const { action, fields } = againIn(refused);
    expect([action, fields]).toEqual([path, typed]);
    expect((await sendForm(world, action, fields, cast.vera.cookie)).status).toBe(303);
    expect((await world.request({ method: 'GET', path, cookie: cast.vera.cookie })).text).toContain('Het panel wil eerst een gesprek voeren.');
  });

  it('gives back the checks with the question, and asks it after signing in', async () => {
    const { id } = await proposalAt(world, cast, 'screening');
    const path = `/${language}/desk/proposals/${id}`;
    const typed = { key: world.key(), act: 'ask', 'checks/inScope': 'yes', 'checks/complete': 'ask', 'ask/text': 'Wie zit er in het team?' };
    const refused = await sendForm(world, path, typed);
    expect([refused.status, givenBack(refused).map(([, text]) => text)]).toEqual([
      401,
      language === 'nl' ? ['Ja', 'Vraag', 'Wie zit er in het team?'] : ['Yes', 'Ask', 'Wie zit er in het team?'],
    ]);
    const { action, fields } = againIn(refused);
    expect([action, fields]).toEqual([path, typed]);
    expect((await sendForm(world, action, fields, cast.lia.cookie)).status).toBe(303);
  });

  it('carries nothing on that another site sent, and goes nowhere else', async () => {
    const { id } = await proposalAt(world, cast, 'screening');
    const form = { method: 'POST', path: `/${language}/desk/proposals/${id}?x=%22%3E`, text: 'act=ask&ask%2Ftext=Een+vraag+van+een+ander', cookie: '' };
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const foreign = await world.request({ ...form, headers: { ...headers, 'sec-fetch-site': 'cross-site' } });
    expect([foreign.status, foreign.text.includes('Een vraag van een ander')]).toEqual([403, false]);
    const own = await world.request({ ...form, headers: { ...headers, 'sec-fetch-site': 'same-origin' } });
    expect(againIn(own).action).toMatch(new RegExp(`^/${language}/desk/proposals/${id}`));
    const odd = await sendForm(world, form.path, {
      __proto__: 'x',
      toString: 'a text that is long',
      constructor: 'another one',
      'ask/text': 'Een vraag.',
    } as never);
    expect(odd.status).toBe(401);
  });
});
