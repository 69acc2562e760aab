import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { community } from '../../shared/community.ts';
import { dateAt } from '../../shared/domain/clock.ts';
import { dateIn } from '../../shared/domain/date.ts';
import { factsOf } from '../../shared/store/facts.ts';
import { loadContact, loadTask } from '../../shared/store/load.ts';
import { taskIdFor } from '../../shared/store/support.ts';
import {
  after,
  afterwards,
  announcedAs,
  askedToMeet,
  castAfter,
  CONDITIONS,
  DEMAND,
  FOR_APPLICANT,
  FOR_OWNER,
  renewed,
  root,
  support,
  supportedWith,
} from '../support/afterwards.ts';
import { contactFrom, draftOf, desk, type Journey, must, OVERRIDE, proposalAt } from '../support/journey.ts';
import { inviting } from '../support/review.ts';
import { addCast, addPlayer, type Cast, session } from '../support/people.ts';
import { decisionFor } from '../../infra/local/sample-items.ts';
import { STAFF } from '../../infra/local/sample-people.ts';
import { openWorld, type World } from '../support/world.ts';
import { momentIn } from '../../web/parts/format.tsx';
import { faultsOf } from '../web/wellformed.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
let world: World;
let cast: Cast;

beforeEach(async () => {
  world = await openWorld({ seed: 'support' });
  cast = await addCast(world);
});
afterEach(async () => {
  await world.drain();
  const violations = await world.violations();
  await world.stop();
  expect(violations).toEqual([]);
});

const later = async (ms: number): Promise<void> => {
  cast = await castAfter(world, cast, ms);
};
const fresh = (journey: Journey): Promise<Journey> => renewed(world, journey);

/** Letters that left to an address since a moment, by their subjects. */
const lettersTo = async (to: string, act: () => Promise<unknown>) => {
  await world.drain();
  const before = world.mails(to).length;
  await act();
  world.advance(2 * MINUTE);
  await world.drain();
  return world.mails(to).slice(before);
};
const read = async (cookie: string | undefined, path: string) => (await must(world, cookie, path, {}, 'GET')).body;
const refused = async (cookie: string | undefined, path: string, body: object) => {
  const reply = await world.request({ method: 'POST', path, cookie, body });
  return `${reply.status} ${reply.body.code}`;
};
const own = ({ own: cookie, id }: Journey) => read(cookie, `/api/proposals/${id}`);
const types = async (id: string) => (await factsOf(world.store, id)).map(({ type }) => type);

describe('an acceptance with conditions', () => {
  it('lists its conditions, takes what meets them, and begins the support with the last one', async () => {
    const journey = await announcedAs(world, cast, 'accepted-with-conditions');
    expect((await own(journey)).afterwards).toMatchObject({
      mayDo: ['decline', 'conditions', 'reconsider'],
      conditions: CONDITIONS.map((text, i) => ({ n: i + 1, text })),
    });
    await afterwards(world, journey, { act: 'condition', condition: 1, text: 'Zie het meetrapport dat wij u mailden.' });
    const seen = await read(cast.lia.cookie, desk(journey.id, 'support'));
    expect(seen.conditions[0].sent.text).toBe('Zie het meetrapport dat wij u mailden.');
    expect(seen.mayDo).toEqual(['meet-condition', 'return-condition']);
    await support(world, cast, journey.id, { act: 'meet-condition', condition: 1, note: 'Rapport gelezen.' });
    expect((await root(world, journey.id)).stage).toBe('announced');
    expect(await refused(journey.own, `/api/proposals/${journey.id}/afterwards`, { act: 'condition', condition: 1, text: 'Nog een keer hetzelfde.' })).toBe(
      '409 condition.met',
    );
    await support(world, cast, journey.id, { act: 'reopen-condition', condition: 1 });
    await support(world, cast, journey.id, { act: 'meet-condition', condition: 1, note: 'Toch in orde.' });
    const letters = await lettersTo(journey.sender.email, () => support(world, cast, journey.id, { act: 'meet-condition', condition: 2, note: 'Gebeld.' }));
    expect(await root(world, journey.id)).toMatchObject({ stage: 'in-support', outcome: 'accepted-with-conditions' });
    expect(letters.map(({ subject }) => subject)).toEqual([`Wij zijn klaar met wat u over uw voorstel ${journey.reference} stuurde`]);
    expect((await own(journey)).afterwards).toMatchObject({
      mayDo: [],
      conditions: [
        { n: 1, metAt: expect.any(String) },
        { n: 2, metAt: expect.any(String) },
      ],
    });
  });

  it('asks for more where what was sent is not enough, in a letter and once for each time that something was sent', async () => {
    const journey = await announcedAs(world, cast, 'accepted-with-conditions');
    const [path, sent] = [desk(journey.id, 'support'), { act: 'condition', condition: 1, text: 'Zie het meetrapport dat wij u mailden.' }];
    const more = { act: 'return-condition', condition: 1, text: 'Het rapport meet geen stroomuitval; stuur een meting daarvan.' };
    expect(await refused(cast.lia.cookie, path, more)).toBe('409 proposal.move-illegal');
    await afterwards(world, journey, sent);
    const until = (await own(journey)).afterwards.until;
    const letters = await lettersTo(journey.sender.email, () => support(world, cast, journey.id, more));
    expect(letters.map(({ subject }) => subject)).toEqual([`Wij hebben nog iets nodig voor uw voorstel ${journey.reference}`]);
    // Of a proposal with this label no text stands in a mail, and no mail tells that conditions were made.
    expect(letters[0]!.text).not.toMatch(/stroomuitval|voorwaarde/);
    const read = await own(journey);
    const asked = read.thread.at(-1);
    expect(asked).toMatchObject({ kind: 'reply', text: more.text });
    expect(read.afterwards).toMatchObject({ until, conditions: [{ n: 1, sent: { text: sent.text }, returned: asked.id }, { n: 2 }] });
    expect(await refused(cast.lia.cookie, path, more)).toBe('409 proposal.move-illegal');
    await afterwards(world, journey, { ...sent, text: 'Nu met een meting bij stroomuitval, zie de tweede bijlage.' });
    expect((await own(journey)).afterwards.conditions[0]).not.toHaveProperty('returned');
    await support(world, cast, journey.id, { act: 'meet-condition', condition: 1, note: 'Nu wel gezien.' });
    expect(await refused(cast.lia.cookie, path, more)).toBe('409 condition.met');
    expect(await types(journey.id)).toEqual(expect.arrayContaining(['ConditionSent', 'ConditionReturned', 'ConditionMet']));
  });

  it('refuses a file that is not there, and a condition that it does not have', async () => {
    const journey = await announcedAs(world, cast, 'accepted-with-conditions');
    const path = `/api/proposals/${journey.id}/afterwards`;
    expect(await refused(journey.own, path, { act: 'condition', condition: 1, text: 'Zie de bijlage.', file: 7 })).toBe('422 request.invalid');
    expect(await refused(journey.own, path, { act: 'condition', condition: 3, text: 'Er is geen derde.' })).toBe('422 request.invalid');
    expect(await refused(cast.lia.cookie, desk(journey.id, 'support'), { act: 'meet-condition', condition: 9, note: 'Bestaat niet.' })).toBe(
      '422 request.invalid',
    );
    await afterwards(world, journey, { act: 'decline' });
    expect(await root(world, journey.id)).toMatchObject({ stage: 'closed', cameFrom: 'announced' });
  });
});

describe('a pitch and a place on the reserve list', () => {
  it('gets a day and a place, and goes back to deliberation once it was held', async () => {
    const journey = await announcedAs(world, cast, 'pitch');
    const on = new Date(world.now + 7 * DAY).toISOString();
    expect(await refused(cast.lia.cookie, desk(journey.id, 'support'), { act: 'hold-pitch' })).toBe('409 pitch.not-held');
    expect(await refused(cast.lia.cookie, desk(journey.id, 'support'), { act: 'plan-pitch', on: '2020-01-01T00:00:00.000Z', place: 'Zaal 3' })).toBe(
      '422 request.invalid',
    );
    const letters = await lettersTo(journey.sender.email, () => support(world, cast, journey.id, { act: 'plan-pitch', on, place: 'Zaal 3, Den Haag' }));
    expect(letters[0]!.subject).toBe(`Er is een datum voor uw voorstel ${journey.reference}`);
    expect(letters[0]!.text).not.toContain('Zaal 3');
    expect((await own(journey)).afterwards.pitch).toEqual({ on, place: 'Zaal 3, Den Haag' });
    await later(7 * DAY + MINUTE);
    await support(world, cast, journey.id, { act: 'hold-pitch' });
    const held = await root(world, journey.id);
    expect([held.stage, held.outcome, held.announcedAt]).toEqual(['deliberation', undefined, undefined]);
    // Whoever decides after it knows when and where it was.
    const tally = await must(world, cast.vera.cookie, desk(journey.id, 'tally'), undefined, 'GET');
    expect(tally.body).toMatchObject({ pitch: { on, place: 'Zaal 3, Den Haag' }, before: [{ n: 1, announcedAt: expect.any(String) }] });
    const page = await world.request({ method: 'GET', path: `/nl/decide/${journey.id}`, cookie: cast.vera.cookie });
    expect(page.text).toMatch(/De pitch is gehouden: <time[^>]*>[^<]*<\/time>, <bdi>Zaal 3, Den Haag<\/bdi>/);
    // Its applicant keeps the letter that asked for it, and reads that a decision follows; before and after the next one.
    const theirs = await fresh(journey);
    const pitched = { on, place: 'Zaal 3, Den Haag', heldAt: expect.any(String) };
    expect(await own(theirs)).toMatchObject({ nextStep: 'decision', earlierLetters: [{ outcome: 'pitch' }], afterwards: { mayDo: [], pitched } });
    expect(await own(theirs)).not.toHaveProperty('letter');
    const read = async (language: string) => (await world.request({ method: 'GET', path: `/${language}/proposals/${journey.id}`, cookie: theirs.own })).text;
    const said = {
      nl: ['U gaf uw pitch', 'Wij besluiten nu opnieuw.', 'Het eerdere besluit'],
      en: ['You gave your pitch', 'We now decide again.', 'The earlier decision'],
    };
    for (const [language, [held, next, earlier]] of Object.entries(said)) {
      const html = await read(language);
      expect(faultsOf(html)).toEqual([]);
      expect([held, next, earlier, 'Zaal 3, Den Haag'].filter((words) => !html.includes(words!))).toEqual([]);
    }
    await must(world, cast.vera.cookie, desk(journey.id, 'decide'), { ...decisionFor('nl', 'declined'), override: OVERRIDE });
    await must(world, cast.vera.cookie, desk(journey.id, 'announce'), { letterRead: 2 });
    const decided = await own(await fresh(journey));
    expect([decided.letter.outcome, decided.earlierLetters.map(({ outcome }: { outcome: string }) => outcome)]).toEqual(['declined', ['pitch']]);
    const html = await read('nl');
    expect(html.match(/Wij maakten het besluit bekend/g)).toHaveLength(2);
    expect(html).not.toContain('Wij besluiten nu opnieuw.');
  });

  it('is taken from the list by a chair alone, or left by its applicant', async () => {
    const [promoted, left] = [await announcedAs(world, cast, 'reserve'), await announcedAs(world, cast, 'reserve')];
    expect((await own(promoted)).afterwards.until).toBeDefined();
    expect(await refused(cast.lia.cookie, desk(promoted.id, 'promote'), {})).toBe('403 session.not-enough');
    await must(world, cast.vera.cookie, desk(promoted.id, 'promote'));
    expect((await root(world, promoted.id)).stage).toBe('in-support');
    await afterwards(world, left, { act: 'decline' });
    // Who got a place reads it before the letter of then, which asks nothing any more; who left, that it was their own word.
    expect((await own(promoted)).letter.reconsideration.may).toBe('over');
    expect((await own(left)).ended).toEqual({ at: expect.any(String), how: 'declined' });
    const read = async (language: string, { id, own: cookie }: Journey) => {
      const { text } = await world.request({ method: 'GET', path: `/${language}/proposals/${id}`, cookie });
      expect(faultsOf(text)).toEqual([]);
      return text;
    };
    expect(await read('nl', promoted)).toMatch(/Er is een plaats vrijgekomen[\s\S]*Er kwam een plaats vrij, en de ondersteuning begon/);
    expect(await read('en', promoted)).toMatch(/A place has come free[\s\S]*A place came free, and the support began/);
    expect(await read('en', promoted)).not.toMatch(/you can ask once for a reconsideration/);
    expect((await read('nl', left)).match(/U zag ervan af. Wij sloten uw voorstel af./g)).toHaveLength(2);
    expect((await root(world, left.id)).stage).toBe('closed');
    expect(await refused(cast.vera.cookie, desk(left.id, 'promote'), {})).toBe('409 reserve.not-waiting');
  });
});

describe('a reconsideration', () => {
  const reasons = 'De beoordelaars lazen dat wij op de regelaar schrijven; dat doen wij niet, zie bladzijde drie.';
  const text = 'U hebt gelijk dat dit anders is gelezen dan u het schreef; wij kijken er opnieuw naar.';

  it('tells an administrator where every chair had a part in the decision, and goes to whoever is given it', async () => {
    const journey = await announcedAs(world, cast, 'declined');
    const letters = await lettersTo(journey.sender.email, () => afterwards(world, journey, { act: 'reconsider', reasons }));
    expect(letters.map(({ subject }) => subject)).toEqual([`Uw verzoek om heroverweging van uw voorstel ${journey.reference} is binnen`]);
    const task = await loadTask(world.store, taskIdFor(`${journey.id} reconsideration`));
    expect(task).toMatchObject({ reason: 'no-chair', flags: ['no-chair'], stage: 'open' });
    expect(task!.owner).toBeUndefined();
    expect(await refused(journey.own, `/api/proposals/${journey.id}/afterwards`, { act: 'reconsider', reasons })).toBe('409 reconsideration.once');
    expect((await own(journey)).afterwards).toMatchObject({ reconsideration: { state: 'asked', reasons }, mayDo: [] });
    const path = desk(journey.id, 'reconsideration');
    expect(await refused(cast.vera.cookie, path, { verdict: 'open', text })).toBe('409 reconsideration.involved');
    expect(await refused(cast.admin.cookie, `${path}/assign`, { to: cast.vera.id })).toBe('409 reconsideration.involved');
    const chris = await addPlayer(world, { ...STAFF[1]!, name: 'Chris Onpartij', email: 'chris@example.org', roles: ['chair'] });
    expect((await read(cast.admin.cookie, desk(journey.id, 'support'))).chairs).toEqual([{ id: chris.id, name: 'Chris Onpartij' }]);
    expect(await refused(chris.cookie, path, { verdict: 'open', text })).toBe('409 reconsideration.not-yours');
    await must(world, cast.admin.cookie, `${path}/assign`, { to: chris.id });
    expect(await loadTask(world.store, task!.id)).toMatchObject({ reason: 'reconsideration', owner: chris.id });
    const answers = await lettersTo(journey.sender.email, () => must(world, chris.cookie, path, { verdict: 'open', text }));
    expect(answers.map(({ subject }) => subject)).toEqual([`Er is antwoord op uw verzoek om heroverweging van uw voorstel ${journey.reference}`]);
    expect(await root(world, journey.id)).toMatchObject({ stage: 'deliberation', stageClock: { limit: { days: 10 } }, reconsideration: 'opened' });
    expect((await loadTask(world.store, task!.id))!.stage).toBe('done');
    expect(JSON.stringify(await own(journey))).not.toContain(text);
  });

  it('is upheld with a letter that its applicant reads, and closes when the four weeks are over', async () => {
    const journey = await announcedAs(world, cast, 'declined');
    await addPlayer(world, { ...STAFF[1]!, name: 'Chris Onpartij', email: 'chris@example.org', roles: ['chair'] });
    await afterwards(world, journey, { act: 'reconsider', reasons });
    const task = (await loadTask(world.store, taskIdFor(`${journey.id} reconsideration`)))!;
    expect(task.reason).toBe('reconsideration');
    const chris = await session(world, task.owner!, { door: 'staff' });

    const telling = { verdict: 'uphold', text: `${text} ${cast.vera.name} saw it alike.` };
    const refused = await world.request({ method: 'POST', path: desk(journey.id, 'reconsideration'), cookie: chris, body: telling });
    expect([refused.status, refused.body.code, refused.body.errors]).toEqual([422, 'message.names-reviewers', [expect.objectContaining({ path: 'text' })]]);
    await must(world, chris, desk(journey.id, 'reconsideration'), { verdict: 'uphold', text });
    expect((await own(journey)).thread.at(-1)).toMatchObject({ kind: 'reply', text });
    expect(await root(world, journey.id)).toMatchObject({ stage: 'announced', reconsideration: 'upheld' });
    await later(28 * DAY);
    expect((await root(world, journey.id)).stage).toBe('closed');
  });

  it('can be asked for four weeks long, of a decision that did not simply accept', async () => {
    const [accepted, late] = [await announcedAs(world, cast, 'accepted'), await announcedAs(world, cast, 'reserve')];
    expect(await refused(accepted.own, `/api/proposals/${accepted.id}/afterwards`, { act: 'reconsider', reasons })).toBe('409 proposal.move-illegal');
    await later(28 * DAY + MINUTE);
    expect(await refused((await fresh(late)).own, `/api/proposals/${late.id}/afterwards`, { act: 'reconsider', reasons })).toBe('409 reconsideration.too-late');
  });
});

describe('a proposal that is sent in anew', () => {
  it('is sent in once the day has come that its letter names; its draft is written before that', async () => {
    const from = dateAt(new Date(world.now + 20 * DAY).toISOString(), community);
    const journey = await proposalAt(world, cast, 'deliberation');
    const decision = decisionFor('nl', 'resubmit');
    await must(world, cast.vera.cookie, desk(journey.id, 'decide'), { ...decision, letter: { ...decision.letter, resubmitFrom: from }, override: OVERRIDE });
    await must(world, cast.vera.cookie, desk(journey.id, 'announce'), { letterRead: 1 });
    const { proposal: id } = (await must(world, journey.own, `/api/proposals/${journey.id}/start-again`)).body;
    const [{ answers }, sent] = [await read(journey.own, `/api/proposals/${id}`), await own(journey)];
    const { terms, privacy, newsletter } = sent.answers.request;
    await must(world, journey.own, `/api/proposals/${id}/parts/request`, { seen: 1, content: { ...answers.request, terms, privacy, newsletter } }, 'PUT');
    const submit = (cookie: string) => world.request({ method: 'POST', path: `/api/proposals/${id}/submit`, cookie, body: {} });
    const early = await submit(journey.own);
    expect([early.status, early.body.code]).toEqual([409, 'proposal.again-too-soon']);
    expect(early.body.errors[0].message).toContain(dateIn('en', from, community.timeZone)!);
    await later(20 * DAY);
    expect((await submit((await fresh(journey)).own)).status).toBe(201);
  });

  it('has one draft at a time: beginning again leads to the open one, whatever the key and however fast', async () => {
    const earlier = await announcedAs(world, cast, 'resubmit');
    const start = (key: string) =>
      world.request({ method: 'POST', path: `/api/proposals/${earlier.id}/start-again`, body: {}, cookie: earlier.own, headers: { 'idempotency-key': key } });
    const keys = [world.key(), world.key(), world.key(), world.key()] as const;
    const [first, second] = await Promise.all([start(keys[0]), start(keys[1])]);
    const third = await start(keys[2]);
    expect([first, second, third].map(({ status, body }) => [status, body])).toEqual(Array.from({ length: 3 }, () => [201, first.body]));
    const drafts = async () =>
      (await read(earlier.own, '/api/mine')).rows.filter(({ id, stage }: { id: string; stage: string }) => id !== earlier.id && stage === 'draft');
    expect((await drafts()).map(({ id }: { id: string }) => id)).toEqual([first.body.proposal]);

    // Once it is deleted a new one can begin, and the older keys still get their own answer.
    await must(world, earlier.own, `/api/proposals/${first.body.proposal}/delete`);
    expect(await drafts()).toEqual([]);
    const fourth = await start(keys[3]);
    expect(fourth.status).toBe(201);
    expect(fourth.body.proposal).not.toBe(first.body.proposal);
    for (const key of keys.slice(0, 3)) expect((await start(key)).body).toEqual(first.body);
    expect(await drafts()).toHaveLength(1);
  });

  it('begins with the texts of the earlier one, and is linked to it once it is sent in', async () => {
    const earlier = await announcedAs(world, cast, 'resubmit');
    const accepted = await proposalAt(world, cast, 'announced');
    expect(await refused(accepted.own, `/api/proposals/${accepted.id}/start-again`, {})).toBe('409 proposal.not-again');
    const { proposal: id } = (await must(world, earlier.own, `/api/proposals/${earlier.id}/start-again`)).body;
    const draft = await read(earlier.own, `/api/proposals/${id}`);
    const before = await own(earlier);
    expect(draft.answers.substance).toEqual(before.answers.substance);
    expect(draft.answers.request).not.toHaveProperty('terms');
    expect(before.afterwards).not.toHaveProperty('again');
    expect((await root(world, earlier.id)).links).toBeUndefined();
    const { terms, privacy, newsletter } = before.answers.request;
    await must(world, earlier.own, `/api/proposals/${id}/parts/request`, { seen: 1, content: { ...draft.answers.request, terms, privacy, newsletter } }, 'PUT');
    await must(
      world,
      earlier.own,
      `/api/proposals/${id}/parts/substance`,
      { seen: 1, content: { ...draft.answers.substance, solution: 'Nu zonder iets te schrijven op de regelaar, en gemeten tegen twee andere.' } },
      'PUT',
    );
    await must(world, earlier.own, `/api/proposals/${id}/submit`);
    expect((await own(earlier)).afterwards.again).toBe(id);
    const compared = await read(cast.lia.cookie, desk(id, 'earlier'));
    expect(compared.earlier).toMatchObject({ id: earlier.id, outcome: 'resubmit' });
    expect(compared.differences.map(({ field }: { field: string }) => field)).toEqual(['substance/solution']);
    const page = (await world.request({ method: 'GET', path: `/nl/desk/proposals/${id}/support`, cookie: cast.lia.cookie })).text;
    expect(page).toContain('gemeten tegen twee andere');
    expect((await read(cast.lia.cookie, `/api/desk/proposals/${id}`)).links).toEqual([expect.objectContaining({ id: earlier.id, kind: 'resubmission-of' })]);
    const seldom = await draftOf(world, { answers: {} });
    expect((await world.request({ method: 'GET', path: desk(seldom.id, 'earlier'), cookie: cast.lia.cookie })).status).toBe(404);
  });
});

describe('support', () => {
  it('offers open demands with what speaks for them, to whoever may see them', async () => {
    const { journey, demand } = await supportedWith(world, cast);
    const { id: unlike } = await contactFrom(world, {
      ...DEMAND,
      email: 'kok@keuken.example',
      organisation: 'Keuken',
      subject: 'Soep',
      message: 'Qwxz vlorp zzyx brimsel.',
    });
    const found = await read(cast.lia.cookie, desk(journey.id, 'demands'));
    // What nothing speaks for is not offered; it stands in the list of all demands.
    expect(found.rows.map(({ id }: { id: string }) => id)).not.toContain(unlike);
    for (const { score } of found.rows) expect(score).toBeGreaterThan(0);
    expect((await read(cast.lia.cookie, '/api/desk/demands')).rows.map(({ id }: { id: string }) => id)).toContain(unlike);
    const match = found.rows.find(({ id }: { id: string }) => id === demand);
    expect(match).toMatchObject({ linked: false, organisation: DEMAND.organisation });
    expect(match.score).toBeGreaterThanOrEqual(0.2);
    expect([...match.why.words, ...match.why.assets, ...match.why.sectors, ...match.why.capabilities].length).toBeGreaterThan(0);
    const listed = await read(cast.lia.cookie, '/api/desk/demands');
    expect(listed.rows.map(({ id }: { id: string }) => id)).toContain(demand);
    await support(world, cast, journey.id, { act: 'link-demand', demand });
    expect(await refused(cast.lia.cookie, desk(journey.id, 'support'), { act: 'link-demand', demand })).toBe('409 demand.linked');
    const inside = await addPlayer(world, { ...STAFF[1]!, name: 'Ward Waterman', email: 'ward@example.org', organisation: DEMAND.organisation });
    expect((await read(inside.cookie, '/api/desk/demands')).rows.map(({ id }: { id: string }) => id)).not.toContain(demand);
    expect((await read(inside.cookie, desk(journey.id, 'demands'))).rows).toEqual(expect.not.arrayContaining([expect.objectContaining({ id: demand })]));
    expect((await read(inside.cookie, desk(journey.id, 'support'))).demands).toEqual([]);
    expect(await refused(inside.cookie, desk(journey.id, 'support'), { act: 'unlink-demand', demand })).toBe('404 item.not-found');
    await support(world, cast, journey.id, { act: 'unlink-demand', demand });
    expect([(await root(world, journey.id)).links, await types(demand)]).toEqual([undefined, expect.arrayContaining(['DemandLinked', 'DemandUnlinked'])]);
  });

  it('introduces two parties only once both have agreed, by a letter to each', async () => {
    const { journey, demand, owner, introduction } = await askedToMeet(world, cast);
    const words = { act: 'introduce', demand, forApplicant: FOR_APPLICANT, forOwner: FOR_OWNER };
    expect(await refused(cast.lia.cookie, desk(journey.id, 'support'), words)).toBe('409 introduction.open');
    world.advance(2 * MINUTE);
    await world.drain();
    const asking = (to: string) => world.mails(to).filter(({ subject }) => subject.startsWith('Wilt u kennismaken?'));
    expect([asking(journey.sender.email).length, asking(DEMAND.email).length]).toEqual([1, 1]);
    const [toApplicant, toOwner] = [asking(journey.sender.email)[0]!, asking(DEMAND.email)[0]!];
    for (const name of [DEMAND.name, DEMAND.organisation, DEMAND.email]) expect(toApplicant.text).not.toContain(name);
    for (const name of ['Noor', 'Lekdetect', journey.sender.email, 'luisteraar']) expect(toOwner.text).not.toContain(name);
    expect((await own(journey)).afterwards.introductions).toEqual([expect.objectContaining({ id: introduction, state: 'asked', text: FOR_APPLICANT })]);
    await afterwards(world, journey, { act: 'introduction', introduction, agrees: true });
    const path = `/api/contact-requests/${demand}/introductions`;
    expect((await read(owner, path)).introductions).toEqual([expect.objectContaining({ state: 'asked', text: FOR_OWNER })]);
    const before = world.mails(journey.sender.email).length;
    const letters = await lettersTo(DEMAND.email, () => must(world, owner, path, { act: 'introduction', introduction, agrees: true }));
    expect(letters).toHaveLength(1);
    expect(letters[0]!.text).toContain(journey.sender.email);
    const met = world.mails(journey.sender.email).slice(before);
    expect(met).toHaveLength(1);
    for (const name of [DEMAND.name, DEMAND.organisation, DEMAND.email]) expect(met[0]!.text).toContain(name);
    const kept = (await world.rows()).records.filter((row) => row.type === 'sent' && row.pk === journey.id).map((row) => row.text as string);
    expect(kept.join('\n')).not.toContain(DEMAND.email);
    expect(await refused(owner, path, { act: 'introduction', introduction, agrees: false })).toBe('409 introduction.over');
  });

  it('tells neither who said no, and says the same to both when the time is over', async () => {
    const { journey, demand, owner, introduction } = await askedToMeet(world, cast);
    world.advance(2 * MINUTE);
    await world.drain();
    const path = `/api/contact-requests/${demand}/introductions`;
    await afterwards(world, journey, { act: 'introduction', introduction, agrees: true });
    const unanswered = await own(journey);
    const silent = await lettersTo(journey.sender.email, () => must(world, owner, path, { act: 'introduction', introduction, agrees: false }));
    expect(silent).toEqual([]);
    expect(await own(journey)).toEqual(unanswered);
    expect((await read(cast.lia.cookie, desk(journey.id, 'support'))).introductions[0]).toMatchObject({ applicant: true, owner: false, state: 'open' });
    const [before, beforeOwner] = [world.mails(journey.sender.email).length, world.mails(DEMAND.email).length];
    await later(15 * DAY);
    const subjects = (to: string, from: number) =>
      world
        .mails(to)
        .slice(from)
        .map(({ subject }) => subject.split(' bij ')[0]);
    expect(subjects(journey.sender.email, before)).toContain('De kennismaking');
    expect(subjects(DEMAND.email, beforeOwner)).toContain('De kennismaking');
    expect((await after(world, journey.id))!.introductions[0]!.state).toBe('ended');
  });

  it('keeps names out of what either is told', async () => {
    const { journey, demand } = await supportedWith(world, cast);
    await support(world, cast, journey.id, { act: 'link-demand', demand });
    const words = { act: 'introduce', demand, forApplicant: 'Waterschap Rijnland zoekt een sensor voor gemalen.', forOwner: FOR_OWNER };
    expect(await refused(cast.lia.cookie, desk(journey.id, 'support'), words)).toBe('422 introduction.names');
    expect(
      await refused(cast.lia.cookie, desk(journey.id, 'support'), {
        ...words,
        forApplicant: FOR_APPLICANT,
        forOwner: 'Noor Vondst heeft een sensor die meeluistert.',
      }),
    ).toBe('422 introduction.names');
  });

  it('tells an applicant of a demand without a word of who judged', async () => {
    const journey = await inviting(world, cast, [cast.jan]);
    await must(world, cast.lia.cookie, desk(journey.id, 'close-round'), { reason: 'Het panel heeft gezegd wat het kan zeggen.' });
    await must(world, cast.vera.cookie, desk(journey.id, 'decide'), { ...decisionFor('nl', 'accepted'), override: OVERRIDE });
    await must(world, cast.vera.cookie, desk(journey.id, 'announce'), { letterRead: 1 });
    await must(world, journey.own, `/api/proposals/${journey.id}/confirm`);
    const { id: demand } = await contactFrom(world, DEMAND);
    await support(world, cast, journey.id, { act: 'link-demand', demand });
    const words = { act: 'introduce', demand, forApplicant: `${FOR_APPLICANT} Jan de Peiler zag dat bij Waterbedrijf Horizon.`, forOwner: FOR_OWNER };
    const reply = await world.request({ method: 'POST', path: desk(journey.id, 'support'), cookie: cast.lia.cookie, body: words });
    expect([reply.status, reply.body.code, reply.body.errors[0].path]).toEqual([422, 'message.names-reviewers', 'forApplicant']);
    await support(world, cast, journey.id, { ...words, forApplicant: FOR_APPLICANT });
  });

  it('asks after 30, 90 and 180 days, records what it hears, and is completed', async () => {
    const { journey, demand, owner, introduction } = await askedToMeet(world, cast);
    const path = `/api/contact-requests/${demand}/introductions`;
    await afterwards(world, journey, { act: 'introduction', introduction, agrees: true });
    await must(world, owner, path, { act: 'introduction', introduction, agrees: true });
    await later(30 * DAY);
    expect((await after(world, journey.id))!.followUps.map(({ day }) => day)).toEqual([30]);
    expect((await loadTask(world.store, taskIdFor(`${journey.id} follow-up 30`)))!).toMatchObject({ reason: 'follow-up', stage: 'open' });
    const { own: mine } = await fresh(journey);
    const asker = (await loadContact(world.store, demand))!.root.applicant;
    const theirs = await session(world, asker, { door: 'person' });
    await afterwards(world, { ...journey, own: mine }, { act: 'follow-up', day: 30, going: 'well', text: 'De proef loopt.' });
    expect(await refused(mine, `/api/proposals/${journey.id}/afterwards`, { act: 'follow-up', day: 30, going: 'slow', text: 'Toch niet.' })).toBe(
      '409 support.answered',
    );
    expect(await refused(mine, `/api/proposals/${journey.id}/afterwards`, { act: 'follow-up', day: 90, going: 'well', text: 'Te vroeg.' })).toBe(
      '409 support.not-asked',
    );
    await must(world, theirs, path, { act: 'follow-up', introduction, day: 30, going: 'slow', text: 'Wij wachten op een revisie.' });
    await must(world, cast.lia.cookie, desk(journey.id, 'support'), { act: 'record', day: 30, going: 'slow', text: 'Beide gesproken; proef in maart.' });
    expect((await loadTask(world.store, taskIdFor(`${journey.id} follow-up 30`)))!.stage).toBe('done');
    for (const days of [60, 90]) await later(days * DAY);
    expect((await after(world, journey.id))!.followUps.map(({ day }) => day)).toEqual([30, 90, 180]);
    await must(world, cast.lia.cookie, desk(journey.id, 'support'), { act: 'complete', text: 'De proef is gelukt en gaat verder.' });
    expect(await root(world, journey.id)).toMatchObject({ stage: 'completed', cameFrom: 'in-support', outcome: 'accepted' });
    const { own: cookie } = await fresh(journey);
    const { text } = await world.request({ method: 'GET', path: `/nl/proposals/${journey.id}`, cookie });
    expect(text.match(/Wij rondden de ondersteuning af\./g)).toHaveLength(2);
    expect(text).toMatch(/Na het besluit<\/h2><p[^>]*><a[^>]*>Lees terug wat er na het besluit kwam/);
  });
});

describe('an end', () => {
  it('is told with its reason and the way back, where no place came free', async () => {
    const journey = await announcedAs(world, cast, 'reserve');
    await later(184 * DAY);
    const { own: cookie } = await fresh(journey);
    const { done } = await root(world, journey.id);
    for (const [language, ended, back] of [
      ['nl', 'Er kwam geen plaats vrij', 'Wilt u toch verder? Schrijf ons uiterlijk'],
      ['en', 'No place came free', 'Do you still want to go on? Write to us by'],
    ] as const) {
      const { text } = await world.request({ method: 'GET', path: `/${language}/proposals/${journey.id}`, cookie });
      expect(faultsOf(text)).toEqual([]);
      expect(text.split(ended)).toHaveLength(3);
      expect(text).toContain(`${back} ${momentIn(language, new Date(Date.parse(done!.at) + 90 * DAY).toISOString())}`);
    }
  });

  it('is taken back by an administrator alone, with a reason, within its time', async () => {
    const [withdrawn, closed] = [await proposalAt(world, cast, 'in-review'), await announcedAs(world, cast, 'reserve')];
    await must(world, withdrawn.own, `/api/proposals/${withdrawn.id}/withdraw`, { reason: 'other' });
    await afterwards(world, closed, { act: 'decline' });
    const reason = { reason: 'De indiener trok het per ongeluk in, zegt zij.' };
    const [lia, admin] = [cast.lia.cookie, cast.admin.cookie];
    expect(await refused(lia, desk(withdrawn.id, 'reopen'), reason)).toBe('403 session.not-enough');
    await must(world, admin, desk(withdrawn.id, 'reopen'), reason);
    expect(await root(world, withdrawn.id)).toMatchObject({ stage: 'in-review', promise: { limit: { days: 28 } } });
    expect((await root(world, withdrawn.id)).owner).toBeDefined();
    await must(world, admin, desk(closed.id, 'reopen'), reason);
    expect(await root(world, closed.id)).toMatchObject({ stage: 'announced', outcome: 'reserve', stageClock: { limit: { months: 6 } } });
    expect(await refused(admin, desk(closed.id, 'reopen'), reason)).toBe('409 proposal.move-illegal');
    await afterwards(world, closed, { act: 'decline' });
    await later(91 * DAY);
    expect(await refused(cast.admin.cookie, desk(closed.id, 'reopen'), reason)).toBe('409 reopen.too-late');
  });
});
