import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_HOLD, answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS, REVIEWERS, type SamplePerson } from '../../infra/local/sample-people.ts';
import { contract } from '../../shared/contract/index.ts';
import { VIEWS } from '../../shared/domain/view/list.ts';
import { callOf } from '../support/calls.ts';
import { pdf } from '../support/files.ts';
import { accept, desk, draftOf, type Journey, judge, must, REASON } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const TITLE = 'Zwijgende sluisdeuren achter een stille klep';
const ROLES: SamplePerson['roles'] = ['reviewer', 'liaison', 'chair', 'admin'];
const EMPTY = { aliases: [], domains: [], parents: [], competitors: [], customers: [] };
const answers = answersFor(IDEAS[0]!, APPLICANTS[0]!);
const [field] = answers.maturity.capabilities;
const NOWHERE = `prp_${'0'.repeat(26)}`;

let world: World;
let cast: Cast;
let call: string;
let item: Journey;
let file: string;
/** Whoever is tied to the applicant by a record alone, and somebody of the same roles who is not. */
let tied: Record<'mother' | 'rival' | 'contender', Player>;
let free: Player;

const WAYS = ['mother', 'rival', 'contender'] as const;
const KIND = { mother: 'parent', rival: 'competitor', contender: 'competing-proposal' } as const;
const get = (path: string, cookie: string) => world.request({ method: 'GET', path, cookie });
const organisation = (body: object) => must(world, cast.admin.cookie, '/api/desk/organisations', { ...EMPTY, ...body });
const submitted = async (more: Parameters<typeof draftOf>[1]): Promise<Journey> => {
  const journey = await draftOf(world, { call, ...more });
  await must(world, journey.own, `/api/proposals/${journey.id}/submit`);
  await must(world, cast.lia.cookie, desk(journey.id, 'take'));
  await must(world, cast.lia.cookie, desk(journey.id, 'admit'), { checks: ALL_HOLD });
  return journey;
};

beforeAll(async () => {
  world = await openWorld({ seed: 'related doors' });
  cast = await addCast(world);
  call = (await callOf(world, cast)).id;
  const all = { ...REVIEWERS[0]!, roles: ROLES, capabilities: REVIEWERS[0]!.capabilities };
  const employee = (name: string, house: string) =>
    addPlayer(world, { ...all, name, email: `${name.toLowerCase()}@${house.toLowerCase()}.example`, organisation: house });
  const [mother, rival] = [await employee('Marijke', 'Moederhuis'), await employee('Rinus', 'Rivaal')];
  free = await employee('Vrouwke', 'Vrijhuis');
  await organisation({ name: 'Lekdetect BV', parents: ['Tussenhuis'] });
  await organisation({ name: 'Moederhuis' });
  const { organisations } = (await get('/api/desk/organisations?q=tussenhuis', cast.admin.cookie)).body;
  await must(world, cast.admin.cookie, `/api/desk/organisations/${organisations[0].id}`, { ...EMPTY, name: 'Tussenhuis', parents: ['Moederhuis'] });
  await organisation({ name: 'Rivaal', competitors: [{ organisation: 'lekdetect', capability: field }] });
  item = await draftOf(world, { call, answers: { ...answers, outline: { ...answers.outline, title: TITLE } } });
  const { body } = await must(world, item.own, `/api/proposals/${item.id}/files`, { name: 'plan.pdf', size: 100 });
  file = body.file.id;
  expect((await world.files.post(body.upload, pdf())).status).toBe(204);
  await world.files.deliver();
  await must(world, item.own, `/api/proposals/${item.id}/submit`);
  await must(world, cast.lia.cookie, desk(item.id, 'take'));
  await must(world, cast.lia.cookie, desk(item.id, 'admit'), { checks: ALL_HOLD });
  const sender = APPLICANTS[1]!;
  const other = await submitted({ sender, answers: answersFor(IDEAS[1]!, sender) });
  await must(world, cast.admin.cookie, `/api/admin/people/${other.applicant}`, {
    ...(({ email: _email, ...rest }) => rest)(all),
    name: 'Mededinger',
    organisation: 'Nog een huis',
  });
  await world.drain();
  tied = {
    mother,
    rival,
    contender: { id: other.applicant, email: sender.email, name: 'Mededinger', cookie: await session(world, other.applicant, { door: 'staff' }) },
  };
  await must(world, cast.lia.cookie, desk(item.id, 'invite'), { reviewers: [cast.mila.id, cast.rob.id, cast.sara.id] });
  for (const one of [cast.mila, cast.rob]) await accept(world, one.cookie, item.id);
  await judge(world, cast.mila.cookie, item.id);
  await world.drain();
});
afterAll(() => world.stop());

const SECRETS = () => [TITLE, item.id, item.reference];
/** What tells one answer about nothing from another: the request's own id, and what was asked for. */
const bare = ({ status, text }: { status: number; text: string }) => [
  status,
  text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'request')
    .replaceAll(item.id, 'item')
    .replaceAll(NOWHERE, 'item'),
];
const filled = (path: string, id: string): string =>
  path
    .replace(/\{(proposal|item)\}/, id)
    .replace('{language}', 'nl')
    .replace('{file}', file)
    .replace('{reviewer}', cast.mila.id)
    .replace('{call}', call)
    .replaceAll(/\{\w+\}/g, 'x');
const routes = Object.entries(contract).map(([id, { route, who }]) => {
  const [method, path] = route.split(' ') as ['GET' | 'POST', string];
  return { id, method, path, isDesk: (who as readonly string[]).some((role) => ['reviewer', 'liaison', 'chair', 'admin'].includes(role)) };
});
/** Every door of staff and reviewers to one proposal, pages and files among them, and every list, count, search and export. */
const DOORS = routes.filter(({ path, isDesk }) => isDesk && /\{(proposal|item)\}/.test(path));
const LISTS = routes.filter(({ method, path, isDesk }) => isDesk && method === 'GET' && !/\{(?!language|call)\w+\}/.test(path));
const queriesOf = (path: string): string[] => {
  if (/\/desk\/search$/.test(path)) return [TITLE, item.reference, 'zwijgende', 'lekdetect'].map((q) => `?q=${encodeURIComponent(q)}`);
  if (/\/desk\/rows$/.test(path)) return [`?items=${item.id}`];
  if (/\/desk\/(queue|export)$/.test(path)) return VIEWS.map((view) => `?view=${view}${view === 'stage' ? '&kind=proposal&stage=in-review' : ''}`);
  return ['', `?call=${call}`, `?q=${encodeURIComponent('Zwijgende')}`];
};

describe('a relation that only a record knows', () => {
  it('is found as what it is, and bars an invitation', async () => {
    const { conflicts } = (await get(desk(item.id, 'conflicts'), free.cookie)).body;
    for (const way of WAYS) {
      expect(conflicts.find(({ person }: { person: string }) => person === tied[way].id)).toMatchObject({ state: 'detected', kinds: [KIND[way]] });
      const invited = await world.request({ method: 'POST', path: desk(item.id, 'invite'), body: { reviewers: [tied[way].id] }, cookie: cast.lia.cookie });
      expect([invited.status, invited.body.code]).toEqual([409, 'conflict.blocks']);
    }
    expect(conflicts.some(({ person }: { person: string }) => person === free.id)).toBe(false);
  });

  it('shuts every door to the item, its pages and its file, as if it did not exist', async () => {
    let opened = 0;
    for (const { id, method, path } of DOORS) {
      const ask = (to: string, cookie: string) => world.request({ method, path: filled(path, to), cookie, ...(method === 'GET' ? {} : { body: {} }) });
      if (method === 'GET') opened += Number((await ask(item.id, free.cookie)).status === 200);
      for (const way of WAYS) {
        const [there, nowhere] = [await ask(item.id, tied[way].cookie), await ask(NOWHERE, tied[way].cookie)];
        expect([id, way, ...bare(there)]).toEqual([id, way, ...bare(nowhere)]);
        expect(there.text, `${id} ${way}`).not.toContain(TITLE);
      }
    }
    expect(DOORS.length).toBeGreaterThan(60);
    // Whoever is not tied gets in by most of those that a reader can use at this stage.
    expect(opened).toBeGreaterThan(15);
  });

  it('takes the item out of every list, search and export, pages among them', async () => {
    let shown = 0;
    for (const { id, path } of LISTS)
      for (const query of queriesOf(path)) {
        const to = filled(path, item.id) + query;
        const own = await get(to, free.cookie);
        if (SECRETS().some((secret) => own.text.includes(secret))) shown += 1;
        for (const way of WAYS) {
          const { text } = await get(to, tied[way].cookie);
          for (const secret of SECRETS()) expect(text, `${id} ${query} ${way}`).not.toContain(secret);
        }
      }
    expect(shown).toBeGreaterThan(12);
  });

  it('is counted nowhere', async () => {
    const inReview = async (cookie: string): Promise<number> => {
      const { counts } = (await get('/api/desk/counts', cookie)).body;
      return counts
        .filter(({ kind, stage }: { kind: string; stage: string }) => kind === 'proposal' && stage === 'in-review')
        .reduce((sum: number, { count }: { count: number }) => sum + count, 0);
    };
    const received = async (cookie: string): Promise<number> => (await get(`/api/desk/calls/${call}/received`, cookie)).body.rows.length;
    expect([await inReview(free.cookie), await received(free.cookie)]).toEqual([2, 2]);
    for (const way of WAYS) {
      // Nor is the own one, for whoever contends.
      const left = way === 'contender' ? 0 : 1;
      expect([way, await inReview(tied[way].cookie), await received(tied[way].cookie)]).toEqual([way, left, left]);
    }
  });

  it('keeps every mail about it away', async () => {
    await must(world, await session(world, cast.lia.id, { door: 'staff' }), desk(item.id, 'close-round'), { reason: REASON });
    await world.drain();
    world.advance(86_400_000);
    await world.drain();
    const about = ({ email }: Player) => world.mails(email).filter(({ subject, text }) => SECRETS().some((secret) => `${subject} ${text}`.includes(secret)));
    expect(about(free).length).toBeGreaterThan(0);
    for (const way of WAYS) expect([way, about(tied[way])]).toEqual([way, []]);
    expect(await world.violations()).toEqual([]);
  });
});
