import { afterAll, beforeAll, expect, it } from 'vitest';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { operations } from '../../shared/contract/index.ts';
import { VIEWS } from '../../shared/domain/view/list.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { CALL, callOf } from '../support/calls.ts';
import { draftOf, type Journey, must } from '../support/journey.ts';
import { addCast, type Cast, session, signInAgain } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const TITLE = 'Quiet pumps behind a sealed door';
const LAST = Date.parse('2026-12-01T16:15:00.000Z');

let world: World;
let cast: Cast;
let call: string;
let sealed: Journey;
let second: Journey;
let unknown: string;

const get = (path: string, cookie: string) => world.request({ method: 'GET', path, cookie });
const post = (path: string, body: unknown, cookie: string) => world.request({ method: 'POST', path, body, cookie });
const own = ({ applicant }: Journey) => session(world, applicant, { door: 'person' });
const submit = async (journey: Journey, body: unknown = {}) => post(`/api/proposals/${journey.id}/submit`, body, await own(journey));
const rootOf = async ({ id }: Journey) => (await loadProposal(world.store, id, 'root'))!.root;
const received = async (cookie: string) => (await get(`/api/desk/calls/${call}/received`, cookie)).body;
const staff = () => ['lia', 'vera', 'admin'] as const;
/** What tells one answer about nothing from another: the request's own id, and when it was answered. */
const bare = ({ status, text }: { status: number; text: string }) => [status, text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'request')];

/** Every way in which somebody at the desk reads or acts on one proposal by its id. */
const DOORS = Object.values(operations).filter(
  ({ who, route }) =>
    (who as readonly string[]).some((role) => ['liaison', 'chair', 'admin'].includes(role)) && /\{(proposal|item)\}/.test(route) && route.includes('/api/'),
);
/** Every list that the desk reads without naming anything. */
const LISTS = Object.values(operations).filter(
  ({ who, route }) =>
    (who as readonly string[]).some((role) => ['liaison', 'chair', 'admin'].includes(role)) && route.startsWith('GET /api/') && !route.includes('{'),
);

/** Time passes with its schedules running, up to a moment and some minutes beyond. */
const until = async (moment: number) => {
  while (world.now < moment) {
    world.now = Math.min(moment, world.now + 40 * 3_600_000);
    await world.drain();
  }
  cast = await signInAgain(world, cast);
};

/** What narrows a list, as far as the list knows of it: every view, and searches that would find the proposal. */
const queriesOf = (id: string): string[] => {
  if (id === 'searchDesk') return ['Quiet pumps', sealed.reference, 'Lekdetect'].map((q) => `?q=${encodeURIComponent(q)}`);
  if (id === 'readRows') return [`?items=${sealed.id}`];
  if (id === 'deskQueue' || id === 'exportList') return VIEWS.map((view) => `?view=${view}${view === 'stage' ? '&kind=proposal&stage=submitted' : ''}`);
  return ['', `?call=${call}`];
};

beforeAll(async () => {
  world = await openWorld({ seed: 'sealed' });
  cast = await addCast(world);
  call = (await callOf(world, cast, { sealed: true })).id;
  const answers = answersFor(IDEAS[0]!, APPLICANTS[0]!);
  sealed = await draftOf(world, { call, answers: { ...answers, outline: { ...answers.outline!, title: TITLE } } });
  unknown = `prp_${'0'.repeat(26)}`;
});
afterAll(() => world.stop());

it('takes a proposal in, and tells its sender that nobody reads it before the end', async () => {
  // What is promised to whoever thinks of it is what the receipt says: the clock begins where the seal ends.
  const { calls, promise } = (await get('/api/calls', '')).body;
  const told = calls.find(({ id }: { id: string }) => id === call).promise.decisionBy;
  expect(told > promise.decisionBy).toBe(true);
  expect((await get(`/en/submit?call=${call}`, '')).text).toMatch(
    /<strong>Everything stays sealed until this call has closed for everybody\. You have a decision by /,
  );
  const sent = await submit(sealed);
  expect(sent.body.promisedAt).toBe(told);
  expect([sent.status, sent.body.reference, sent.body.liaison]).toEqual([201, sealed.reference, '']);
  await world.drain();
  const root = await rootOf(sealed);
  expect([root.title, root.stage, root.owner, root.rules?.sealedUntil]).toEqual([TITLE, 'submitted', undefined, new Date(LAST).toISOString()]);
  expect((await get(`/api/proposals/${sealed.id}/status`, await own(sealed))).body).toMatchObject({ stage: 'received', sealed: true });
  expect(world.mails(sealed.sender.email).at(-1)!.text).toContain(sealed.reference);
});

it('shows the desk that it came in, by reference and moment alone', async () => {
  for (const name of staff())
    expect(await received(cast[name].cookie)).toEqual({ rows: [{ reference: sealed.reference, receivedAt: expect.any(String), sealed: true }] });
});

it('shows liaison and chair on the page of the panels how many came in and until when, and nothing else', async () => {
  for (const name of ['lia', 'vera'] as const) {
    const from = world.calls.length;
    const { body, text } = await get(`/api/desk/calls/${call}/panels`, cast[name].cookie);
    expect([body.sealed, body.proposals]).toEqual([{ count: 1, more: false, until: new Date(LAST).toISOString() }, []]);
    expect(world.calls.slice(from).filter(({ index }) => index === 'gsi6')).toHaveLength(1);
    const pages = await Promise.all(['nl', 'en'].map((language) => get(`/${language}/desk/calls/${call}/panels`, cast[name].cookie)));
    expect(pages.map(({ status }) => status)).toEqual([200, 200]);
    const ranked = await get(`/nl/decide?call=${call}`, cast[name].cookie);
    expect(ranked.text).toContain(`href="/nl/desk/calls/${call}/panels"`);
    expect(pages[0]!.text).toContain('Er is 1 voorstel binnengekomen. Het is verzegeld tot');
    expect(pages[1]!.text).toContain('1 proposal has come in. It is sealed until');
    for (const told of [text, ...pages.map((page) => page.text)])
      for (const secret of [TITLE, sealed.id, sealed.reference, 'Lekdetect', sealed.sender.email]) expect(told).not.toContain(secret);
  }
});

it('is not there by any door of the desk', async () => {
  expect(DOORS.length).toBeGreaterThan(25);
  for (const { id, route } of DOORS) {
    const [method, path] = route.split(' ') as ['GET' | 'POST', string];
    const to = (item: string) => path.replace(/\{(proposal|item)\}/, item).replaceAll(/\{\w+\}/g, 'x');
    for (const name of staff()) {
      const ask = (item: string) => world.request({ method, path: to(item), cookie: cast[name].cookie, ...(method === 'GET' ? {} : { body: {} }) });
      const [there, nowhere] = [await ask(sealed.id), await ask(unknown)];
      expect([id, name, ...bare(there)]).toEqual(
        [id, name, ...bare(nowhere)].map((part) => String(part).replaceAll(unknown, sealed.id)).map((part, i) => (i === 2 ? Number(part) : part)),
      );
      expect(there.text, id).not.toContain(TITLE);
    }
  }
});

it('stands in no list, count, search, export or mail', async () => {
  expect(LISTS.length).toBeGreaterThan(8);
  const tried: number[] = [];
  for (const { id, route } of LISTS)
    for (const name of staff()) {
      const path = route.slice('GET '.length);
      for (const query of queriesOf(id)) {
        const { status, text } = await get(path + query, cast[name].cookie);
        tried.push(status);
        for (const secret of [TITLE, sealed.id, sealed.reference]) expect(text, `${id} ${query} ${name}`).not.toContain(secret);
      }
    }
  expect(tried.filter((status) => status === 200).length).toBeGreaterThan(tried.length / 2);
  for (const name of staff()) expect(world.mails(cast[name].email).filter(({ text, subject }) => `${subject} ${text}`.includes(sealed.reference))).toEqual([]);
  expect(await world.violations()).toEqual([]);
});

it('stays sealed while somebody has a later end', async () => {
  second = await draftOf(world, { call });
  const { body } = await post(`/api/admin/calls/${call}/extensions`, { until: '2026-12-03T12:00:00.000Z' }, cast.admin.cookie);
  await until(LAST + 60_000);
  expect((await rootOf(sealed)).rules?.sealedUntil).toBe('2026-12-03T12:00:00.000Z');
  expect((await get(`/api/desk/proposals/${sealed.id}`, cast.lia.cookie)).status).toBe(404);
  expect((await submit(second)).body.code).toBe('call.closed');
  expect((await submit(second, { extension: body.code })).status).toBe(201);
  expect((await received(cast.vera.cookie)).rows.map(({ sealed: is }: { sealed: boolean }) => is)).toEqual([true, true]);
});

it('goes to the desk like any other once the last end has passed', async () => {
  await until(Date.parse('2026-12-03T12:00:00.001Z'));
  const root = await rootOf(sealed);
  expect([root.rules, root.owner === undefined, root.stageClock!.startedAt > '2026-12-03T12:00:00.000Z']).toEqual([undefined, false, true]);
  const owner = Object.values(cast).find(({ id }) => id === root.owner)!;
  await world.drain();
  expect((await get(`/api/desk/proposals/${sealed.id}`, owner.cookie)).body).toMatchObject({ title: TITLE, rules: { rubric: 'standard-1' } });
  expect((await get(`/api/desk/queue?view=mine`, owner.cookie)).text).toContain(TITLE);
  expect((await get(`/api/desk/search?q=${encodeURIComponent('Quiet pumps')}`, owner.cookie)).text).toContain(sealed.id);
  expect((await received(cast.admin.cookie)).rows.map(({ sealed: is }: { sealed: boolean }) => is)).toEqual([false, false]);
  expect((await get(`/api/desk/calls/${call}/panels`, cast.lia.cookie)).body.sealed).toBeUndefined();
  expect((await must(world, owner.cookie, `/api/desk/proposals/${sealed.id}/take`)).body.stage).toBe('screening');
  await world.drain();
  expect(await world.violations()).toEqual([]);
});

it('takes no later end for everybody once what came in may have been read, and a code for somebody who was late', async () => {
  const { body } = await get(`/api/admin/calls/${call}`, cast.admin.cookie);
  expect([body.call.window, body.call.unsealed]).toEqual(['closed', true]);
  const change = (more: object) => post(`/api/admin/calls/${call}`, { ...CALL, sealed: true, ...more }, cast.admin.cookie);
  const late = new Date(world.now + 30 * 86_400_000).toISOString();
  const refused = await Promise.all([change({ closesAt: late }), change({ graceMinutes: 1440 })]);
  expect(refused.map(({ status, body: told }) => [status, ...told.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)])).toEqual([
    [422, 'closesAt call.over'],
    [422, 'graceMinutes call.over'],
  ]);
  expect((await get('/api/calls', '')).text).not.toContain(call);
  for (const [language, still, gone, instead] of [
    ['nl', 'Dit einde staat vast', 'leest niemand', 'maak dan een nieuwe oproep'],
    ['en', 'This end stands still', 'nobody reads', 'make a new call'],
  ] as const) {
    const { text } = await get(`/${language}/desk/calls/${call}`, cast.admin.cookie);
    expect(
      [still, instead].every((said) => text.includes(said)),
      language,
    ).toBe(true);
    expect(text).not.toContain(gone);
    expect(text).toContain('name="until/day"');
  }
  const title = { nl: 'Stille pompen op afstand', en: 'Quiet pumps at a distance' };
  expect((await change({ title })).status).toBe(200);
});
