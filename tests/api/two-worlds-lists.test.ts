import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALL_HOLD, answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS, STAFF } from '../../infra/local/sample-people.ts';
import { VIEWS } from '../../shared/domain/view/list.ts';
import { CONTACT, contactFrom, desk, must, proposalAt } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

/** The same desk without and with items that one member of staff may not know of: whatever that person asks, every byte is the same. */
let world: World;
let cast: Cast;
let inside: Player;
let cookie: string;
let control: string;
let known: string[];
const TELLTALE = 'Verborgen luisteraar onder het gemaal';

beforeAll(async () => {
  world = await openWorld({ seed: 'two worlds' });
  cast = await addCast(world);
  inside = await addPlayer(world, {
    ...STAFF[1]!,
    name: 'Ilse Inwoner',
    email: 'ilse@example.org',
    organisation: 'Lekdetect B.V.',
    roles: ['liaison', 'chair'],
  });
  known = [];
  for (const [n, stage] of (['submitted', 'screening', 'in-review'] as const).entries())
    known.push((await proposalAt(world, cast, stage, { sender: APPLICANTS[1 + (n % 2)]!, answers: answersFor(IDEAS[n]!, APPLICANTS[1 + (n % 2)]!) })).id);
  for (let n = 0; n < 55; n += 1)
    await contactFrom(world, { ...CONTACT, email: 'mia@gemaal.example', name: 'Mia', organisation: 'Gemaal Zuid', subject: `Luisteraar ${n}` });
  known.push((await contactFrom(world, { ...CONTACT, email: 'mia@gemaal.example', name: 'Mia', organisation: 'Gemaal Zuid' })).id);
  await world.drain();
  at = world.now;
  cookie = await session(world, inside.id, { door: 'staff' });
  control = await session(world, cast.vera.id, { door: 'staff' });
});
afterAll(() => world.stop());
let at: number;

const paths = (): string[] => [
  ...VIEWS.filter((view) => view !== 'stage').flatMap((view) => [
    `/api/desk/queue?view=${view}`,
    `/api/desk/queue?view=${view}&language=nl`,
    `/api/desk/queue?view=${view}&tlp=green&queue=liaison`,
    `/api/desk/export?view=${view}&format=csv`,
    `/api/desk/export?view=${view}&format=json`,
  ]),
  ...['submitted', 'screening', 'in-review', 'withdrawn'].map((stage) => `/api/desk/queue?view=stage&kind=proposal&stage=${stage}`),
  '/api/desk/queue?view=stage&kind=contact-request&stage=new',
  '/api/desk/counts',
  '/api/desk/views',
  ...['luisteraar', 'gemaal', 'lekdetect', 'verborgen', 'stille luisteraar', 'joining', 'dijkwacht'].map((q) => `/api/desk/search?q=${encodeURIComponent(q)}`),
  ...known.map((id) => `/api/desk/items/${id}/sender`),
  ...known.filter((id) => id.startsWith('prp_')).map((id) => `/api/desk/proposals/${id}/similar`),
];

/** Everything that somebody reads at one moment, with the pages behind the first. */
const faces = async (who: string): Promise<Record<string, string>> => {
  const seen: Record<string, string> = {};
  const queue = paths();
  for (let path = queue.shift(); path; path = queue.shift()) {
    const reply = await world.request({ method: 'GET', path, cookie: who, at });
    expect(reply.status, `${path} ${reply.text}`).toBe(200);
    seen[path] = `${reply.headers.etag} ${reply.headers.link ?? ''} ${reply.text}`;
    if (reply.body?.cursor && !path.includes('cursor=')) queue.push(`${path}&cursor=${encodeURIComponent(reply.body.cursor)}`);
  }
  return seen;
};

it('shows the same bytes with hidden items and without, while they come in and move on', async () => {
  const [before, controlBefore] = [await faces(cookie), await faces(control)];
  expect(Object.keys(before).length).toBeGreaterThan(60);
  expect(Object.keys(before).some((path) => path.includes('cursor='))).toBe(true);
  const answers = answersFor(IDEAS[0]!, APPLICANTS[0]!);
  const secret = await proposalAt(world, cast, 'submitted', { answers: { ...answers, outline: { ...answers.outline, title: TELLTALE } } });
  const copied = await proposalAt(world, cast, 'submitted', {
    answers: { ...answersFor(IDEAS[1]!, APPLICANTS[1]!), organisation: { ...answers.organisation, pilotSites: [APPLICANTS[1]!.organisation] } },
  });
  for (let n = 0; n < 12; n += 1) await contactFrom(world, { ...CONTACT, kind: n % 3 ? 'join-cop' : 'incident', subject: 'Luisteraar gezocht' });
  await world.drain();
  const steps: (() => Promise<unknown>)[] = [
    async () => undefined,
    async () => must(world, await session(world, cast.lia.id, { door: 'staff' }), desk(secret.id, 'take')),
    async () => must(world, await session(world, cast.lia.id, { door: 'staff' }), desk(secret.id, 'admit'), { checks: ALL_HOLD }),
    async () => must(world, secret.own, `/api/proposals/${secret.id}/withdraw`, { reason: 'other' }),
    async () => must(world, await session(world, cast.lia.id, { door: 'staff' }), desk(copied.id, 'take')),
  ];
  for (const step of steps) {
    await step();
    await world.drain();
    expect(await faces(cookie)).toEqual(before);
  }
  const controlAfter = await faces(control);
  const changed = Object.keys(controlBefore).filter((path) => controlAfter[path] !== controlBefore[path]);
  expect(changed.length).toBeGreaterThan(20);
  expect(JSON.stringify(controlAfter)).toContain(TELLTALE);
  expect(await world.violations()).toEqual([]);
  console.log(`two worlds: ${Object.keys(before).length} replies × ${steps.length} moments, ${changed.length} of them differ for whoever may know`);
});
