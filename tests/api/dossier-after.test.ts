import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decisionFor } from '../../infra/local/sample-items.ts';
import { STAFF } from '../../infra/local/sample-people.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { purgeItem } from '../../shared/store/purge.ts';
import { afterwards, announcedAs, castAfter, CONDITIONS, DEMAND, FOR_APPLICANT, FOR_OWNER, renewed, support } from '../support/afterwards.ts';
import { dossierIn, sealAnew } from '../support/dossier.ts';
import { contactFrom, desk, type Journey, must, OVERRIDE } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

type Verifier = { verify: (folder: string) => string[]; uncovered: (folder: string) => string[] };

const DAY = 86_400_000;
const PROOF = 'Zie het meetrapport <i>van 3 november</i>, gemeten bij stroomuitval.';
const MORE = 'Het rapport meet geen stroomuitval; stuur een meting daarvan.';
const REASONS = 'De beoordelaars lazen dat wij op de regelaar schrijven; dat doen wij niet, zie bladzijde drie.';
const ANSWER = 'Wij hebben het opnieuw gelezen; ook zo vraagt het een verhaal op een bijeenkomst.';

let world: World;
let cast: Cast;
let kept: Journey;
let pitched: Journey;
let verifier: Verifier;
const folders: Record<'kept' | 'pitched', string> = { kept: '', pitched: '' };

const json = (at: string, name: string) => JSON.parse(readFileSync(join(at, name), 'utf8'));

const later = async (ms: number): Promise<void> => {
  cast = await castAfter(world, cast, ms);
};
const mine = (journey: Journey): Promise<Journey> => renewed(world, journey);

/** Conditions of which one needed more, an introduction that came about and one that did not, and a first time that everybody was asked. */
const supported = async (): Promise<Journey> => {
  const journey = await announcedAs(world, cast, 'accepted-with-conditions');
  const send = (text: string) => afterwards(world, journey, { act: 'condition', condition: 1, text });
  await send('Zie de bijlage bij ons voorstel.');
  await support(world, cast, journey.id, { act: 'return-condition', condition: 1, text: MORE });
  await send(PROOF);
  await support(world, cast, journey.id, { act: 'meet-condition', condition: 1, note: 'Rapport gelezen.' });
  await support(world, cast, journey.id, { act: 'reopen-condition', condition: 1 });
  await support(world, cast, journey.id, { act: 'meet-condition', condition: 1, note: 'Toch in orde.' });
  await support(world, cast, journey.id, { act: 'meet-condition', condition: 2, note: 'Gebeld.' });
  const { id: demand } = await contactFrom(world, DEMAND);
  const { id: other } = await contactFrom(world, { ...DEMAND, email: 'piet@polder.example', organisation: 'Polder Zuid' });
  for (const id of [demand, other]) {
    await must(world, cast.lia.cookie, `/api/desk/contact-requests/${id}/take`);
    await support(world, cast, journey.id, { act: 'link-demand', demand: id });
    await support(world, cast, journey.id, { act: 'introduce', demand: id, forApplicant: FOR_APPLICANT, forOwner: FOR_OWNER });
  }
  const [met, not] = (await loadProposal(world.store, journey.id, 'all'))!.after!.introductions;
  const owner = (await world.rows()).records.find((row) => row.pk === demand && row.sk === 'a')!.applicant as string;
  const path = `/api/contact-requests/${demand}/introductions`;
  await afterwards(world, journey, { act: 'introduction', introduction: met!.id, agrees: true });
  await must(world, await session(world, owner, { door: 'person' }), path, { act: 'introduction', introduction: met!.id, agrees: true });
  await afterwards(world, journey, { act: 'introduction', introduction: not!.id, agrees: false });
  await later(31 * DAY);
  await afterwards(world, await mine(journey), { act: 'follow-up', day: 30, going: 'well', text: 'De proef loopt.' });
  const words = { act: 'follow-up', introduction: met!.id, day: 30, going: 'slow', text: 'Wij wachten op een revisie.' };
  await must(world, await session(world, owner, { door: 'person' }), path, words);
  await support(world, cast, journey.id, { act: 'record', day: 30, going: 'well', text: 'Beide gesproken.' });
  return journey;
};

/** A pitch that was moved once and held, and a reconsideration in between. */
const heard = async (): Promise<Journey> => {
  const journey = await announcedAs(world, cast, 'pitch');
  const chris = await addPlayer(world, { ...STAFF[1]!, name: 'Chris Onpartij', email: 'chris@example.org', roles: ['chair'] });
  const plan = (days: number, place: string) =>
    support(world, cast, journey.id, { act: 'plan-pitch', on: new Date(world.now + days * DAY).toISOString(), place });
  await plan(5, 'Zaal 1');
  await plan(7, 'Zaal 3, Den Haag');
  await afterwards(world, journey, { act: 'reconsider', reasons: REASONS });
  await must(world, chris.cookie, desk(journey.id, 'reconsideration'), { verdict: 'uphold', text: ANSWER });
  return journey;
};

beforeAll(async () => {
  world = await openWorld({ seed: 'dossier after' });
  cast = await addCast(world, { admin: ['admin'] });
  kept = await supported();
  pitched = await heard();
  await later(60_000);
  folders.kept = await dossierIn(world, cast.vera.cookie, kept.id, 'nl');
  folders.pitched = await dossierIn(world, cast.vera.cookie, pitched.id);
  verifier = await import(pathToFileURL(join(folders.kept, 'verify.mjs')).href);
}, 60_000);
afterAll(async () => {
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true });
  await world.stop();
});

/** What its program finds in a copy that somebody has been at, under a manifest made anew, and what it then calls unproved. */
const found = (of: keyof typeof folders, change: (after: any, at: string) => void): { faults: string; open: string[] } => {
  const copy = mkdtempSync(join(tmpdir(), 'sluis-tampered-'));
  cpSync(folders[of], copy, { recursive: true });
  const after = json(copy, 'afterwards.json');
  change(after, copy);
  writeFileSync(join(copy, 'afterwards.json'), JSON.stringify(after));
  sealAnew(copy);
  const told = { faults: verifier.verify(copy).join('\n'), open: verifier.uncovered(copy) };
  rmSync(copy, { recursive: true, force: true });
  return told;
};
/** A page that was made anew with the json beside it. */
const onPage = (before: string, after: string) => (at: string) => {
  const page = readFileSync(join(at, 'afterwards.html'), 'utf8');
  expect(page).toContain(before);
  writeFileSync(join(at, 'afterwards.html'), page.replace(before, after));
};

describe('a dossier of what came after a decision', () => {
  it('holds conditions with what was sent and ticked, introductions with what came of them, and how it went', () => {
    const { conditions, introductions, followUps, pitches } = json(folders.kept, 'afterwards.json');
    expect(conditions).toEqual([
      expect.objectContaining({ decision: 1, n: 1, text: CONDITIONS[0], sent: expect.objectContaining({ text: PROOF }) }),
      expect.objectContaining({ n: 2, text: CONDITIONS[1] }),
    ]);
    expect(conditions.map(({ met }: any) => [met.by, met.note])).toEqual([
      [cast.lia.name, 'Toch in orde.'],
      [cast.lia.name, 'Gebeld.'],
    ]);
    expect(introductions.map(({ state, forApplicant, forOwner, reference }: any) => [state, forApplicant, forOwner, typeof reference])).toEqual([
      ['made', FOR_APPLICANT, FOR_OWNER, 'string'],
      ['ended', FOR_APPLICANT, FOR_OWNER, 'string'],
    ]);
    // Whoever said no to meeting stays untold.
    expect(readFileSync(join(folders.kept, 'afterwards.json'), 'utf8')).not.toMatch(/agrees|"(applicant|owner)":/);
    expect(followUps).toMatchObject([
      {
        day: 30,
        answers: [
          { party: 'applicant', text: 'De proef loopt.' },
          { party: 'owner', going: 'slow' },
        ],
        recorded: { by: cast.lia.name, going: 'well' },
      },
    ]);
    expect(pitches).toEqual([]);
  });

  it('holds the day and place of a pitch, and a reconsideration with its reasons and answer', () => {
    const { pitches, reconsideration } = json(folders.pitched, 'afterwards.json');
    expect(pitches).toEqual([{ on: expect.any(String), place: 'Zaal 3, Den Haag', by: cast.lia.name, held: false }]);
    expect(reconsideration).toMatchObject({
      reasons: REASONS,
      decision: 1,
      to: 'Chris Onpartij',
      answer: { by: 'Chris Onpartij', verdict: 'upheld', text: ANSWER },
    });
  });

  it('is read as a page in the language of whoever takes it out', () => {
    const [dutch, english] = [folders.kept, folders.pitched].map((at) => readFileSync(join(at, 'afterwards.html'), 'utf8')) as [string, string];
    for (const text of [
      '<h1>Na het besluit</h1>',
      'Voorwaarde 1 van besluit 1',
      '&lt;i&gt;van 3 november&lt;/i&gt;',
      'Gegevens uitgewisseld.',
      'De vrager, ',
      ': traag',
    ])
      expect(dutch).toContain(text);
    for (const text of ['<h1>After the decision</h1>', 'Pitch, still to be held', 'Zaal 3, Den Haag', 'Upheld on', 'by Chris Onpartij', REASONS])
      expect(english).toContain(text);
    expect(readFileSync(join(folders.kept, 'README.txt'), 'utf8')).toMatch(/^afterwards\.\* /m);
  });

  it('numbers letters by the moment at which they left, and puts those that did not behind them', () => {
    for (const at of Object.values(folders)) {
      const times = readdirSync(join(at, 'letters'))
        .sort()
        .map(
          (name) =>
            /^\d{4}-\S+Z$/.exec(
              readFileSync(join(at, 'letters', name), 'utf8')
                .split('\n')[1]!
                .split(': ')[1]!,
            )?.[0] ?? '~',
        );
      expect(times.length).toBeGreaterThan(3);
      expect(times).toEqual(times.toSorted());
    }
  });

  it('is found whole by its program, which names what the log does not prove of it', () => {
    expect([verifier.verify(folders.kept), verifier.verify(folders.pitched)]).toEqual([[], []]);
    const unproved = (at: string) => verifier.uncovered(at).filter((name) => name.startsWith('afterwards'));
    expect(unproved(folders.kept)).toEqual([
      'afterwards.json what was sent for a condition',
      'afterwards.json the note of a tick',
      'afterwards.json introductions: with which demand, until when, and what was told of each party',
      'afterwards.json what was said at a follow-up',
      'afterwards.html, beside the texts of afterwards.json that it shows',
    ]);
    expect(unproved(folders.pitched)).toEqual([
      'afterwards.json the place of a pitch',
      'afterwards.json the reasons of the reconsideration',
      'afterwards.html, beside the texts of afterwards.json that it shows',
    ]);
  });

  it.each<[string, keyof typeof folders, (after: any) => void, RegExp]>([
    ['a condition', 'kept', (after) => (after.conditions[0].text += '.'), /condition 1 is not what the decision says/],
    ['a condition left out', 'kept', (after) => after.conditions.pop(), /condition 2 is missing/],
    ['when a proof was sent', 'kept', (after) => (after.conditions[0].sent.at = '2026-11-01T00:00:00.000Z'), /of condition 1: when something was sent/],
    ['who ticked', 'kept', (after) => (after.conditions[1].met.by = 'Somebody Else'), /of condition 2: who ticked it/],
    ['a tick left out', 'kept', (after) => delete after.conditions[1].met, /of condition 2: who ticked it/],
    ['an introduction made', 'kept', (after) => (after.introductions[1].state = 'made'), /otherwise of introduction int_/],
    ['an introduction left out', 'kept', (after) => after.introductions.pop(), /introduction int_\w+ is missing/],
    ['an answer left out', 'kept', (after) => after.followUps[0].answers.pop(), /who answered after 30 days/],
    ['how staff found it', 'kept', (after) => (after.followUps[0].recorded.going = 'stopped'), /who answered after 30 days/],
    ['a time left out', 'kept', (after) => after.followUps.pop(), /when everybody was asked/],
    ['the day of a pitch', 'pitched', (after) => (after.pitches[0].on = '2026-11-01T00:00:00.000Z'), /otherwise of the pitch on 2026-11-01/],
    ['a pitch left out', 'pitched', (after) => after.pitches.pop(), /the pitch on \S+ is missing/],
    ['a pitch called held', 'pitched', (after) => (after.pitches[0].held = true), /otherwise of the pitch/],
    ['a reconsideration left out', 'pitched', (after) => delete after.reconsideration, /whether a reconsideration was asked for/],
    ['its answer', 'pitched', (after) => (after.reconsideration.answer.text += '.'), /answer to the reconsideration is not the message/],
    ['its verdict', 'pitched', (after) => (after.reconsideration.answer.verdict = 'opened'), /how the reconsideration was answered/],
    ['who got it', 'pitched', (after) => (after.reconsideration.to = cast.vera.name), /who got it/],
  ])('betrays %s, under a manifest made anew', (_what, of, change, fault) => expect(found(of, change).faults).toMatch(fault));

  it.each<[string, keyof typeof folders, (after: any, at: string) => void, string]>([
    [
      'a proof',
      'kept',
      (after, at) => {
        after.conditions[0].sent.text = 'Alles is gemeten.';
        onPage('Zie het meetrapport &lt;i&gt;van 3 november&lt;/i&gt;, gemeten bij stroomuitval.', 'Alles is gemeten.')(at);
      },
      'afterwards.json what was sent for a condition',
    ],
    [
      'the reasons',
      'pitched',
      (after, at) => {
        after.reconsideration.reasons = 'Zomaar.';
        onPage(REASONS, 'Zomaar.')(at);
      },
      'afterwards.json the reasons of the reconsideration',
    ],
  ])('says by its name that nothing proves %s', (_what, of, change, name) =>
    expect(found(of, change)).toEqual({ faults: '', open: expect.arrayContaining([name]) }),
  );

  it('betrays a page that shows other texts than the json', () =>
    expect(found('pitched', (_after, at) => onPage(REASONS, 'Zomaar.')(at)).faults).toMatch(/afterwards\.html does not show/));

  it('tells nothing of a demand of which its reader may not know', async () => {
    const inside = await addPlayer(world, {
      ...STAFF[1]!,
      name: 'Ward Waterman',
      email: 'ward@example.org',
      organisation: DEMAND.organisation,
      roles: ['chair'],
    });
    const { afterwards: told } = (await must(world, inside.cookie, `${desk(kept.id, 'dossier')}?format=json`, undefined, 'GET')).body;
    expect(told.introductions.map(({ reference, demand, forApplicant }: any) => [reference, demand, forApplicant].every(Boolean))).toEqual([false, true]);
    const at = await dossierIn(world, inside.cookie, kept.id);
    expect(verifier.verify(at)).toEqual([]);
    expect(readFileSync(join(at, 'afterwards.html'), 'utf8')).toContain('Introduction to a demand that you may not see');
    rmSync(at, { recursive: true, force: true });
  });

  it('stays whole when a decision is taken up again, and where the next one has conditions of its own', async () => {
    const journey = await announcedAs(world, cast, 'accepted-with-conditions');
    const send = (text: string) => afterwards(world, journey, { act: 'condition', condition: 2, text });
    const taken = async () => {
      const at = await dossierIn(world, cast.vera.cookie, journey.id);
      const [faults, { conditions, reconsideration }] = [verifier.verify(at), json(at, 'afterwards.json')];
      rmSync(at, { recursive: true, force: true });
      return [faults, conditions.map(({ decision, sent }: any) => `${decision} ${sent?.text ?? '-'}`), reconsideration?.answer?.verdict];
    };
    await send('Wetterskip Zuid wil meedoen.');
    await afterwards(world, journey, { act: 'reconsider', reasons: REASONS });
    const chris = (await loadProposal(world.store, journey.id, 'all'))!.after!.reconsideration!.to!;
    const cookie = await session(world, chris, { door: 'staff' });
    await must(world, cookie, desk(journey.id, 'reconsideration'), { verdict: 'open', text: ANSWER });
    expect(await taken()).toEqual([[], ['1 -', '1 Wetterskip Zuid wil meedoen.'], 'opened']);
    const again = { ...decisionFor('nl', 'accepted-with-conditions'), conditions: ['Noem een ander.', 'Toon het daar.'], override: OVERRIDE };
    await must(world, cookie, desk(journey.id, 'decide'), again);
    await must(world, cookie, desk(journey.id, 'announce'), { letterRead: 2 });
    expect(await taken()).toEqual([[], ['1 -', '1 Wetterskip Zuid wil meedoen.'], 'opened']);
    await send('Waterschap Noord laat het zien.');
    expect(await taken()).toEqual([[], ['2 -', '2 Waterschap Noord laat het zien.'], 'opened']);
  });

  it('stays whole when the pitch was held, when words were taken out, and once it is anonymous', async () => {
    await later(8 * DAY);
    await support(world, cast, pitched.id, { act: 'hold-pitch' });
    const taken = async (id: string) => {
      const at = await dossierIn(world, cast.vera.cookie, id);
      const after = existsSync(join(at, 'afterwards.json')) ? json(at, 'afterwards.json') : undefined;
      const faults = verifier.verify(at);
      rmSync(at, { recursive: true, force: true });
      return { faults, after };
    };
    expect(await taken(pitched.id)).toMatchObject({
      faults: [],
      after: { pitches: [{ place: 'Zaal 3, Den Haag', held: true }], reconsideration: { reasons: REASONS } },
    });
    await purgeItem(world.store, kept.id, { by: cast.admin.id, at: new Date(world.now).toISOString() }, { kind: 'personal', passages: ['van 3 november'] });
    const purged = await taken(kept.id);
    expect([purged.faults, JSON.stringify(purged.after).includes('3 november')]).toEqual([[], false]);
    await must(world, cast.admin.cookie, `/api/privacy/people/${kept.applicant}/erase`);
    await world.drain();
    expect(await taken(kept.id)).toEqual({ faults: [], after: undefined });
  });
});
