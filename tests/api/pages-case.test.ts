import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_HOLD, answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { actIn, keyIn, landing, sendForm } from '../support/form.ts';
import { accept, desk, draftOf, judge, must, proposalAt, type Stage } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { faultsOf } from '../web/wellformed.ts';

let world: World;
let cast: Cast;
let inside: Player;
beforeAll(async () => {
  world = await openWorld({ seed: 'case pages' });
  cast = await addCast(world);
  inside = await addPlayer(world, {
    name: 'Ilse Inwoner',
    email: 'ilse@example.org',
    language: 'nl',
    roles: ['liaison'],
    organisation: 'Lekdetect B.V.',
    organisationType: 'network',
    languages: ['nl'],
    capabilities: [],
  });
});
afterAll(() => world.stop());

const at = (id: string, language = 'nl') => `/${language}/desk/proposals/${id}`;
const get = (path: string, cookie: string = cast.lia.cookie) => world.request({ method: 'GET', path, cookie });
const read = async (id: string) => (await must(world, cast.lia.cookie, `/api/desk/proposals/${id}`, undefined, 'GET')).body;
/** Opens the page and sends one of its forms. */
const act = async (id: string, fields: Readonly<Record<string, string>>, { cookie = cast.lia.cookie, mail = false } = {}) => {
  const page = await get(at(id), cookie);
  return sendForm(world, mail ? `${at(id)}/mail` : at(id), { key: keyIn(page.text), ...(fields.act === 'undo' ? actIn(page.text) : {}), ...fields }, cookie);
};
const holding = Object.fromEntries(Object.entries(ALL_HOLD).map(([check, answer]) => [`checks/${check}`, answer]));
const LETTER = 'Dit valt buiten wat wij kunnen beoordelen; een ander programma past beter.';

it.each(['submitted', 'screening', 'question', 'in-review', 'deliberation', 'decided', 'announced'] satisfies Stage[])(
  'shows one that is %s, in both languages',
  async (stage) => {
    const { id, reference } = await proposalAt(world, cast, stage);
    for (const language of ['nl', 'en'])
      for (const cookie of [cast.lia.cookie, cast.vera.cookie, cast.admin.cookie]) {
        const page = await get(at(id, language), cookie);
        expect([page.status, faultsOf(page.text), page.text.includes(reference)]).toEqual([200, [], true]);
      }
  },
);

it('offers nobody who said no or let it pass, and refuses them by every door', async () => {
  const { id } = await proposalAt(world, cast, 'in-review');
  const invite = (reviewers: readonly string[]) => world.request({ method: 'POST', path: desk(id, 'invite'), cookie: cast.lia.cookie, body: { reviewers } });
  expect((await invite([cast.rob.id, cast.eva.id])).status).toBe(200);
  await must(world, cast.rob.cookie, `/api/review/${id}/decline`, { reason: 'workload' });
  const choices = async () =>
    (await must(world, cast.lia.cookie, desk(id, 'reviewers'), undefined, 'GET')).body.reviewers as { id: string; passed?: boolean }[];
  expect((await choices()).filter(({ passed }) => passed).map((each) => each.id)).toEqual([cast.rob.id]);
  const box = new RegExp(`value="${cast.rob.id}" disabled`);
  expect((await get(at(id))).text).toMatch(box);
  for (const door of [desk(id, 'invite'), desk(id, 'panel')]) {
    const refused = await world.request({ method: 'POST', path: door, cookie: cast.lia.cookie, body: { reviewers: [cast.rob.id] } });
    expect([door, refused.status, refused.body.code, refused.body.errors[0].path]).toEqual([door, 409, 'assignment.passed', 'reviewers/0']);
    expect(refused.body.errors[0].message).toBe('This reviewer was asked before and said no or let it pass. Choose somebody else.');
  }
  const typed = await act(id, { act: 'invite', 'invite/reviewers': cast.rob.id });
  expect([typed.status, typed.text.includes('heeft bedankt of niet geantwoord')]).toEqual([409, true]);
});

it('offers what can be done in a stage, and nothing else', async () => {
  const offered = async (stage: Stage, cookie?: string) => {
    const { id } = await proposalAt(world, cast, stage);
    return [...new Set([...(await get(at(id), cookie)).text.matchAll(/name="act" value="([\w-]+)"/g)].map(([, name]) => name!))].sort();
  };
  const always = ['conflict', 'hand-over', 'note', 'paste', 'revoke-link'];
  expect(await offered('submitted')).toEqual([...always, 'take'].sort());
  expect(await offered('screening')).toEqual([...always, 'admit', 'ask', 'merge', 'preview', 'screen', 'screen-out', 'undo'].sort());
  expect(await offered('in-review')).toEqual([...always, 'ask', 'close-round', 'invite', 'preview', 'undo'].sort());
  expect(await offered('deliberation')).toEqual([...always, 'ask', 'preview', 'reopen-round'].sort());
  expect(await offered('question')).toEqual([...always, 'undo'].sort());
});

it('reads a page with few requests, however much stands on it', async () => {
  const { id } = await proposalAt(world, cast, 'in-review');
  await get(at(id));
  const from = world.calls.length;
  await get(at(id));
  const calls = world.calls.slice(from).map(({ operation }) => operation);
  expect(calls.length).toBeLessThanOrEqual(38);
  // Several readings ask for the same rows: each question is put to the store once.
  const questions = world.calls.slice(from).map(({ input }) => JSON.stringify(input));
  expect(new Set(questions).size).toBe(questions.length);
  expect(calls.filter((operation) => /Put|Update|Delete|Transact/.test(operation))).toEqual([]);
});

describe('an act from its form', () => {
  it('takes a proposal, says so once, and can be taken back within the minute', async () => {
    const { id } = await proposalAt(world, cast, 'submitted');
    const taken = await act(id, { act: 'take' });
    expect([taken.status, landing(taken)]).toEqual([303, `${at(id)}?did=take`]);
    expect(await read(id)).toMatchObject({ stage: 'screening', owner: { id: cast.lia.id } });
    const page = await get(taken.headers.location!);
    expect(page.text).toContain('U hebt het opgepakt.');
    expect(page.text).toContain('name="act" value="undo"');
    expect(landing(await act(id, { act: 'undo' }))).toBe(`${at(id)}?did=undo`);
    expect((await read(id)).stage).toBe('submitted');
  });

  it('acts once, however often the form is sent', async () => {
    const { id } = await proposalAt(world, cast, 'screening');
    const key = world.key();
    const sent = { key, act: 'ask', 'ask/text': 'Wat gebeurt er als de sensor uitvalt?' };
    const [first, again] = [await sendForm(world, at(id), sent, cast.lia.cookie), await sendForm(world, at(id), sent, cast.lia.cookie)];
    expect([first.status, again.status, landing(first)]).toEqual([303, 303, `${at(id)}?did=ask`]);
    expect((await read(id)).thread).toHaveLength(1);
  });

  it('keeps what was found while checking, and marks what waits for an answer', async () => {
    const { id } = await proposalAt(world, cast, 'screening');
    await act(id, { act: 'screen', 'checks/inScope': 'yes' });
    expect((await read(id)).checks).toEqual({ inScope: 'yes' });
    await act(id, { act: 'ask', 'ask/text': 'Wie zit er in het team?', 'checks/complete': 'ask', 'checks/original': 'yes' });
    expect(await read(id)).toMatchObject({ stage: 'info-requested', checks: { inScope: 'yes', original: 'yes', complete: 'ask' } });
  });

  it('shows a question as its reader will see it before it leaves', async () => {
    const { id } = await proposalAt(world, cast, 'screening');
    const page = await act(id, { act: 'preview', 'ask/text': 'Kan het <b>zonder</b> stroom?', 'checks/inScope': 'no' });
    expect([page.status, faultsOf(page.text)]).toEqual([200, []]);
    expect(page.text).toContain('Zo leest de indiener uw vraag');
    expect(page.text.match(/Kan het &lt;b>zonder&lt;\/b> stroom\?/g)).toHaveLength(2);
    expect(page.text).toMatch(/value="no" checked/);
    expect((await read(id)).stage).toBe('screening');
  });

  it('admits with the checks, invites reviewers, calls one off and closes and reopens the round', async () => {
    const { id } = await proposalAt(world, cast, 'screening');
    expect((await act(id, { act: 'admit', ...holding })).status).toBe(303);
    for (const reviewer of [cast.jan, cast.mila]) expect((await act(id, { act: 'invite', 'invite/reviewers': reviewer.id })).status).toBe(303);
    expect((await act(id, { act: 'cancel-assignment', 'cancel-assignment/reviewer': cast.jan.id })).status).toBe(303);
    await accept(world, cast.mila.cookie, id);
    await judge(world, cast.mila.cookie, id);
    const page = await get(at(id));
    expect(page.text).toContain('beoordeling is binnen');
    expect(page.text).toContain('ingetrokken');
    expect((await act(id, { act: 'close-round', 'close-round/reason': 'Eén beoordeling is genoeg om verder te kunnen.' })).status).toBe(303);
    expect((await act(id, { act: 'reopen-round' })).status).toBe(303);
    expect(await read(id)).toMatchObject({ stage: 'in-review', round: 2 });
  });

  it('ends a proposal at the door with reason, letter and checks', async () => {
    const { id } = await proposalAt(world, cast, 'screening');
    const out = { 'screen-out/outcome': 'redirected', 'screen-out/reason': 'better-place', 'screen-out/target': 'programme', 'screen-out/text': LETTER };
    expect((await act(id, { act: 'screen-out', 'checks/inScope': 'no', ...out })).status).toBe(303);
    expect(await read(id)).toMatchObject({ stage: 'announced', outcome: 'redirected', decisions: [{ target: 'programme', letter: { opening: LETTER } }] });
  });

  it('asks for the rest of the form, in the standard words or in others', async () => {
    const brief = async () => {
      const journey = await draftOf(world, { answers: answersFor(IDEAS[0]!, APPLICANTS[0]!, 'no', 'short') });
      await must(world, journey.own, `/api/proposals/${journey.id}/submit`);
      await must(world, cast.lia.cookie, desk(journey.id, 'take'));
      return journey.id;
    };
    const [one, two] = [await brief(), await brief()];
    const page = await get(at(one));
    expect(page.text).toContain('Wat nog ontbreekt voor een beoordeling');
    const standard = /name="ask-step-2\/standard" value="([^"]+)"/.exec(page.text)![1]!;
    expect((await act(one, { act: 'ask-step-2', 'ask-step-2/standard': standard, 'ask-step-2/text': standard })).status).toBe(303);
    expect((await act(two, { act: 'ask-step-2', 'ask-step-2/standard': standard, 'ask-step-2/text': 'Graag ook de rest van het formulier.' })).status).toBe(
      303,
    );
    expect((await read(one)).thread[0].text).toBe(standard);
    expect((await read(two)).thread[0].text).toBe('Graag ook de rest van het formulier.');
  });

  it('merges by the reference that somebody types, and by the button of what looks like it', async () => {
    const [into, one, two] = [
      await proposalAt(world, cast, 'screening'),
      await proposalAt(world, cast, 'screening'),
      await proposalAt(world, cast, 'screening'),
    ];
    expect((await act(one.id, { act: 'merge', 'merge/into': into.reference.toLowerCase() })).status).toBe(303);
    expect((await act(two.id, { act: 'merge', 'merge/into': into.id })).status).toBe(303);
    for (const { id } of [one, two]) expect(await read(id)).toMatchObject({ stage: 'merged', mergedInto: into.id });
  });

  it('hands over, ends the links, and pastes a mail in', async () => {
    const { id } = await proposalAt(world, cast, 'screening');
    expect((await act(id, { act: 'hand-over', 'hand-over/to': cast.tom.id })).status).toBe(303);
    expect((await read(id)).owner.id).toBe(cast.tom.id);
    expect((await act(id, { act: 'paste', 'paste/text': 'Zoals ik al schreef.', 'paste/subject': 'Nog iets' }, { mail: true })).status).toBe(303);
    expect(landing(await act(id, { act: 'revoke-link' }, { mail: true }))).toBe(`${at(id)}?did=revoke-link`);
    const page = await get(at(id));
    expect(page.text).toContain('Zoals ik al schreef.');
    const guarded = await act(
      id,
      { act: 'paste', 'paste/text': 'Our SCADA screens went black an hour ago and there is a ransom note on the historian.' },
      { mail: true },
    );
    expect(landing(guarded)).toBe(`${at(id)}?did=paste-guarded`);
  });

  it('keeps a note that nobody but staff ever reads, with nothing of it in the log, and that goes with the rest', async () => {
    const { id, own } = await proposalAt(world, cast, 'in-review');
    await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.jan.id] });
    await accept(world, cast.jan.cookie, id);
    const said = 'Belde over <b>de datum</b>; zegt dat 31 januari haalbaar is.';
    const kept = await act(id, { act: 'note', 'note/text': said }, { cookie: cast.admin.cookie });
    expect([kept.status, landing(kept)]).toEqual([303, `${at(id)}?did=note`]);
    expect((await read(id)).thread.at(-1)).toMatchObject({ kind: 'note', text: said, from: cast.admin.name });
    const page = await get(kept.headers.location!, cast.admin.cookie);
    expect([faultsOf(page.text), page.text.includes('De notitie is bewaard.'), page.text.includes('Belde over &lt;b>de datum')]).toEqual([[], true, true]);
    const others: readonly [string, string][] = [
      [`/api/proposals/${id}`, own],
      [`/nl/proposals/${id}`, own],
      [`/api/review/${id}`, cast.jan.cookie],
      [`/nl/review/${id}`, cast.jan.cookie],
    ];
    for (const [path, cookie] of others) {
      const shown = await get(path, cookie);
      expect([path, shown.status, shown.text.includes('Belde over')]).toEqual([path, 200, false]);
    }
    const facts = (await world.rows()).facts.filter(({ pk }) => pk === id);
    expect(facts.filter(({ type }) => type === 'NoteAdded')).toHaveLength(1);
    expect(JSON.stringify(facts)).not.toContain('Belde over');
    await must(world, cast.admin.cookie, `/api/privacy/items/${id}/purge`, { passages: ['zegt dat 31 januari haalbaar is'], kind: 'personal' });
    expect((await read(id)).thread.at(-1)).toMatchObject({ kind: 'note', text: 'Belde over <b>de datum</b>; ▇▇▇.' });
    expect((await act(id, { act: 'note', 'note/text': 'x'.repeat(2001) })).status).toBe(422);
    expect((await act(id, { act: 'note', 'note/text': ' ' })).text).toContain('href="#note.text"');
  });

  it('shows letters with their state and text, and no link that works', async () => {
    const { id } = await proposalAt(world, cast, 'submitted');
    await world.drain();
    const page = await get(at(id), (await addPlayerAgain()).cookie);
    expect(page.text).toContain('Aangekomen');
    expect(page.text).toContain('Lees de brief');
    expect(page.text).not.toMatch(/\/open\/k1/);
  });
});

/** A liaison whose session is as young as the clock, which letters move on. */
let players = 0;
const addPlayerAgain = () => {
  players += 1;
  return addPlayer(world, {
    name: `Liaison ${players}`,
    email: `liaison-${players}@example.org`,
    language: 'nl',
    roles: ['liaison'],
    organisation: 'Bureau Sluis',
    organisationType: 'network',
    languages: ['nl', 'en'],
    capabilities: [],
  });
};

describe('what is refused', () => {
  it('comes back with the reason, with the error at its field, and with all that was typed', async () => {
    const { id } = await proposalAt(world, cast, 'screening');
    const typed = { 'screen-out/outcome': 'declined', 'screen-out/reason': 'incomplete', 'screen-out/text': 'Te <i>kort</i>', 'checks/complete': 'no' };
    const page = await act(id, { act: 'screen-out', ...typed });
    expect([page.status, faultsOf(page.text)]).toEqual([422, []]);
    expect(page.text).toMatch(/<title>Fout: /);
    expect(page.text).toContain('href="#screen-out.text"');
    expect(page.text).toContain('Te &lt;i>kort&lt;/i>');
    expect(page.text).toMatch(/value="incomplete" selected/);
    expect(await read(id)).toMatchObject({ stage: 'screening', checks: {} });
  });

  it('is said where somebody else was first, with the stage as it is now', async () => {
    const { id } = await proposalAt(world, cast, 'screening');
    const key = world.key();
    await must(world, cast.tom.cookie, desk(id, 'admit'), { checks: ALL_HOLD });
    const page = await sendForm(
      world,
      at(id),
      { key, act: 'screen-out', 'screen-out/outcome': 'declined', 'screen-out/reason': 'incomplete', 'screen-out/text': LETTER },
      cast.lia.cookie,
    );
    expect([page.status, faultsOf(page.text)]).toEqual([409, []]);
    expect(page.text).toContain('In beoordeling');
  });

  it('keeps a question that was typed while the proposal moved on', async () => {
    const { id } = await proposalAt(world, cast, 'screening');
    await must(world, cast.tom.cookie, desk(id, 'ask'), { text: 'Iemand anders was eerst.' });
    const page = await sendForm(world, at(id), { key: world.key(), act: 'ask', 'ask/text': 'Mijn lange vraag die niet verloren mag gaan.' }, cast.lia.cookie);
    expect(page.status).toBe(409);
    expect(page.text).toContain('Mijn lange vraag die niet verloren mag gaan.');
  });

  it('names each open check, and a reference that nobody knows', async () => {
    const { id } = await proposalAt(world, cast, 'screening');
    const open = await act(id, { act: 'admit', 'checks/inScope': 'yes' });
    expect(open.status).toBe(409);
    expect(open.text).toContain('href="#checks.complete"');
    const lost = await act(id, { act: 'merge', 'merge/into': 'OT-26-XXXXX-X' });
    expect([lost.status, lost.text.includes('href="#merge.into"'), lost.text.includes('value="OT-26-XXXXX-X"')]).toEqual([422, true, true]);
  });

  it('says why a reviewer cannot be asked', async () => {
    const { id } = await proposalAt(world, cast, 'in-review');
    await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.jan.id] });
    const page = await act(id, { act: 'invite', 'invite/reviewers': cast.jan.id });
    expect([page.status, page.text.includes('href="#invite.reviewers"')]).toEqual([409, true]);
    expect((await act(id, { act: 'invite' })).status).toBe(422);
  });

  it('knows no act that it does not offer', async () => {
    const { id } = await proposalAt(world, cast, 'screening');
    for (const name of ['decide', 'constructor', '']) expect((await act(id, { act: name })).status).toBe(422);
  });
});

describe('whoever is involved', () => {
  it('gets the same answer as for a proposal that does not exist, on every door of the page', async () => {
    const { id, reference } = await proposalAt(world, cast, 'screening');
    const absent = `prp_${'0'.repeat(26)}`;
    for (const [mine, none] of [
      [await get(at(id), inside.cookie), await get(at(absent), inside.cookie)],
      [
        await sendForm(world, at(id), { key: world.key(), act: 'take' }, inside.cookie),
        await sendForm(world, at(absent), { key: world.key(), act: 'take' }, inside.cookie),
      ],
      [
        await sendForm(world, at(id), { key: world.key(), act: 'nonsense' }, inside.cookie),
        await sendForm(world, at(absent), { key: world.key(), act: 'nonsense' }, inside.cookie),
      ],
      [
        await sendForm(world, `${at(id)}/mail`, { key: world.key(), act: 'paste', 'paste/text': 'x' }, inside.cookie),
        await sendForm(world, `${at(absent)}/mail`, { key: world.key(), act: 'paste', 'paste/text': 'x' }, inside.cookie),
      ],
    ] as const) {
      expect([mine.status, none.status]).toEqual([404, 404]);
      const without = (text: string) => text.replaceAll(id, absent).replaceAll(/request-\w+|[0-9a-f-]{36}/g, '');
      expect(without(mine.text)).toBe(without(none.text));
      expect(mine.text).not.toContain(reference);
    }
  });

  it('says so oneself and is led away; a chair rules on others', async () => {
    const own = await addPlayerAgain();
    const { id } = await proposalAt(world, cast, 'in-review');
    const said = await act(
      id,
      { act: 'conflict', 'conflict/conflict': 'family', 'conflict/reason': 'Mijn zus werkt bij de indiener.' },
      { cookie: own.cookie },
    );
    expect([said.status, said.headers.location]).toEqual([303, '/nl/desk']);
    expect((await get(at(id), own.cookie)).status).toBe(404);
    const ruling = {
      'conflict/person': cast.sara.id,
      'conflict/state': 'confirmed',
      'conflict/conflict': 'customer',
      'conflict/reason': 'Al jaren klant van de indiener.',
    };
    expect((await act(id, { act: 'conflict', ...ruling }, { cookie: cast.vera.cookie })).status).toBe(303);
    expect((await get(at(id))).text).toContain('belangenconflict bevestigd');
    expect((await act(id, { act: 'conflict', ...ruling }, { cookie: cast.lia.cookie })).status).toBe(403);
  });
});

it('shows whatever was typed as text, wherever it stands', async () => {
  const hostile = `<img src=x onerror="alert(1)">'"&\u202E`;
  const answers = answersFor(IDEAS[0]!, APPLICANTS[0]!);
  const { id, own } = await proposalAt(world, cast, 'screening', {
    answers: {
      ...answers,
      outline: { ...answers.outline, title: `Sensor <script>alert(1)</script>` },
      organisation: { ...answers.organisation, name: `Lek <b>vet</b> & Zn` },
      substance: { ...answers.substance, problem: `${answers.substance.problem} <img src=x onerror=alert(1)>` },
    },
  });
  await must(world, cast.lia.cookie, desk(id, 'ask'), { text: 'Wat is <em>dit</em> precies?' });
  await must(world, own, `/api/proposals/${id}/answer`, {
    text: '<svg onload=alert(1)> zo',
    changes: { substance: { ...answers.substance, problem: `${answers.substance.problem} <iframe>` } },
  });
  for (const language of ['nl', 'en']) {
    const page = await get(`${at(id, language)}?did=${encodeURIComponent(hostile.slice(0, 30))}&find=${encodeURIComponent('"><script>')}`);
    expect([page.status, faultsOf(page.text)]).toEqual([200, []]);
    expect(page.text).not.toMatch(/<(?:script>|img|iframe|svg onload|em>|b>)/);
    expect(page.text).toContain('Sensor &lt;script>');
    expect(page.text).toMatch(/<del>.*?<\/del>/s);
    expect(page.text).toMatch(/<ins>.*?<\/ins>/s);
  }
  const refused = await act(id, { act: 'merge', 'merge/into': hostile });
  expect([refused.status, faultsOf(refused.text), /<img/.test(refused.text)]).toEqual([422, [], false]);
  await world.drain();
  expect(await world.violations()).toEqual([]);
});
