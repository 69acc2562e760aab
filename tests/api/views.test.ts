import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { community } from '../../shared/community.ts';
import { FILTERS, VIEWS } from '../../shared/domain/view/list.ts';
import { type ListRow, Row } from '../../shared/domain/view/row.ts';
import { rootFrom } from '../../shared/store/roots.ts';
import { rootRow } from '../../shared/store/rows.ts';
import { transact, update } from '../../shared/store/store.ts';
import { holds } from '../support/build.ts';
import { CONTACT, contactFrom, desk, must, proposalAt, type Stage } from '../support/journey.ts';
import { addCast, type Cast, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let cookie: string;
let all: Row[];
let doneBy: Map<string, string | undefined>;

beforeAll(async () => {
  world = await openWorld({ seed: 'views' });
  cast = await addCast(world);
  const stages: Stage[] = ['draft', 'submitted', 'screening', 'question', 'in-review', 'announced'];
  for (const [n, stage] of stages.entries()) {
    const sender = APPLICANTS[n % 3]!;
    await proposalAt(world, cast, stage, { sender, answers: answersFor(IDEAS[n % 3]!, sender) });
    world.advance(3_600_000);
  }
  const { id: left } = await proposalAt(world, cast, 'submitted', { sender: APPLICANTS[1]!, answers: answersFor(IDEAS[1]!, APPLICANTS[1]!) });
  await must(world, cast.tom.cookie, desk(left, 'take'));
  // Nobody can stand in for whoever has it: the others are away.
  const today = new Date(world.now).toISOString().slice(0, 10);
  for (const { cookie: own } of [cast.lia, cast.admin]) await must(world, own, '/api/me/absences', { absences: [{ from: today, until: today }] });
  world.advance(120_000);
  await must(world, cast.vera.cookie, desk(left, 'conflicts'), {
    person: cast.tom.id,
    state: 'confirmed',
    conflict: 'family',
    reason: 'They are brother and sister.',
  });
  for (const { cookie: own } of [cast.lia, cast.admin]) await must(world, own, '/api/me/absences', { absences: [] });
  world.advance(120_000);
  const kinds = ['join-cop', 'incident', 'privacy', 'press', 'newsletter', 'join-cop', 'demand'];
  for (const [n, kind] of kinds.entries()) {
    const { id } = await contactFrom(world, { ...CONTACT, kind, email: `s${n}@gemaal${n}.example`, language: n % 2 ? 'nl' : 'en' });
    if (kind === 'press') await must(world, cast.lia.cookie, `/api/desk/contact-requests/${id}/reply`, { text: 'Thank you; we will call you.' });
    if (n === 5) await must(world, cast.lia.cookie, `/api/desk/contact-requests/${id}/spam`);
    if (n === 0) await must(world, cast.tom.cookie, `/api/desk/contact-requests/${id}/resolve`);
  }
  await world.drain();
  world.advance(3 * 86_400_000);
  const { records } = await world.rows();
  const imported = records.find((row) => row.kind === 'contact-request' && row.contactKind === 'newsletter')!;
  await transact(world.store, [update(world.store, imported.pk, 'a', 'SET origin = :o', { ':o': 'import' })]);
  const roots = (await world.rows()).records.filter((row) => row.type === 'root' && row.kind !== 'person');
  all = roots.map((row) => Row.parse({ ...rootRow(rootFrom(row), community), doneAt: row.done?.at })).filter((row) => row.stage !== 'draft');
  doneBy = new Map(roots.map((row) => [row.id as string, row.done?.by as string | undefined]));
  cookie = await session(world, cast.lia.id, { door: 'staff' });
});
afterAll(() => world.stop());

type Asked = Record<string, string>;
const get = async (path: string) => {
  const reply = await world.request({ method: 'GET', path, cookie });
  expect(reply.status, `${path} ${reply.text}`).toBe(200);
  return reply.body;
};
const listed = async (asked: Asked): Promise<ListRow[]> => {
  const rows: ListRow[] = [];
  let cursor: string | undefined;
  do {
    const page: { rows: ListRow[]; cursor?: string } = await get(`/api/desk/queue?${new URLSearchParams({ ...asked, ...(cursor ? { cursor } : {}) })}`);
    rows.push(...page.rows);
    cursor = page.cursor;
  } while (cursor);
  return rows;
};

const OTHERS = ['info-requested', 'waiting-on-requester', 'waiting-internal', 'snoozed'];
const OVER = ['completed', 'closed', 'withdrawn', 'expired', 'merged', 'done', 'resolved', 'spam', 'converted', 'redirected'];
const isOpen = (row: Row): boolean => !OVER.includes(row.stage);
const isRecent = (row: Row): boolean => (row.doneAt ?? '') > new Date(world.now - 14 * 86_400_000).toISOString();
/** What each view means, told apart from how it is read. */
const MEANS: Record<string, (row: Row) => boolean> = {
  open: isOpen,
  mine: (row) => row.owner === cast.lia.id && isOpen(row),
  unowned: (row) => row.owner === undefined && isOpen(row),
  late: (row) => isOpen(row) && row.due !== undefined && row.due < new Date(world.now).toISOString(),
  waiting: (row) => OTHERS.includes(row.stage),
  urgent: (row) => isOpen(row) && row.priority === 'urgent',
  imported: (row) => isOpen(row) && row.origin === 'import',
  done: (row) => !isOpen(row) && isRecent(row),
  'done-by-me': (row) => !isOpen(row) && isRecent(row) && doneBy.get(row.id) === cast.lia.id,
};
const expected = ({ view, flag, ...filters }: Asked): string[] =>
  all
    .filter((row) => (view === 'stage' || MEANS[view!]!(row)) && (!flag || row.flags?.includes(flag)))
    .filter((row) => Object.entries(filters).every(([name, value]) => row[name as 'kind'] === value))
    .map((row) => row.id)
    .sort();

describe('a view', () => {
  it.each(VIEWS.filter((view) => view !== 'stage'))('%s holds what it says, in order of due, and is counted right', async (view) => {
    const rows = await listed({ view });
    expect(rows.map((row) => row.id).sort()).toEqual(expected({ view }));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map((row) => row.due ?? '9')).toEqual(rows.map((row) => row.due ?? '9').sort());
    const { ready, views } = await get('/api/desk/views');
    expect([ready, views[view]]).toEqual([true, view === 'done' ? undefined : { count: rows.length, more: false }]);
  });

  it('tells what a desk needs of each row', async () => {
    const rows = await listed({ view: 'open' });
    const incident = rows.find((row) => row.contactKind === 'incident')!;
    expect([incident.priority, incident.queue, incident.title, incident.flags]).toEqual([
      'urgent',
      expect.any(String),
      '',
      expect.arrayContaining(['wrong-door']),
    ]);
    const question = rows.find((row) => row.stage === 'info-requested')!;
    expect(question.waitingSince).toMatch(/^2026-/);
    expect(rows.find((row) => row.stage === 'waiting-on-requester')!.waitingSince).toMatch(/^2026-/);
    expect(rows.find((row) => row.origin === 'import')!.contactKind).toBe('newsletter');
    expect(rows.filter((row) => row.late).length).toBeGreaterThan(2);
  });
});

describe('filters', () => {
  const VALUES: Record<(typeof FILTERS)[number], () => readonly string[]> = {
    kind: () => ['proposal', 'contact-request', 'task'],
    stage: () => ['submitted', 'screening', 'info-requested', 'new', 'open', 'announced'],
    owner: () => [cast.lia.id, cast.tom.id, cast.vera.id],
    contactKind: () => ['join-cop', 'press', 'incident'],
    queue: () => [...new Set(all.flatMap((row) => row.queue ?? []))],
    priority: () => ['normal', 'high', 'urgent'],
    language: () => ['nl', 'en'],
    tlp: () => ['green', 'amber', 'amber-strict'],
    flag: () => ['wrong-door', 'spam'],
  };

  it('combine, with each other and with every view', () =>
    holds(
      'combine, with each other and with every view',
      fc.asyncProperty(
        fc.constantFrom(...VIEWS.filter((view) => view !== 'stage')),
        fc.array(fc.tuple(fc.constantFrom(...FILTERS), fc.nat()), { maxLength: 3 }),
        async (view, chosen) => {
          const filters = Object.fromEntries(chosen.map(([name, n]) => [name, VALUES[name]()[n % VALUES[name]().length]!]));
          const rows = await listed({ view, ...filters });
          expect(rows.map((row) => row.id).sort()).toEqual(expected({ view, ...filters }));
        },
      ),
      60,
    ));

  it('narrow one stage of one kind too', async () => {
    const rows = await listed({ view: 'stage', kind: 'contact-request', stage: 'spam', language: 'nl' });
    expect(rows.map((row) => row.id).sort()).toEqual(expected({ view: 'stage', kind: 'contact-request', stage: 'spam', language: 'nl' }));
    expect((await listed({ view: 'stage', kind: 'contact-request', stage: 'spam' })).length).toBe(1);
  });

  it('that do not exist are refused with a sentence, and a cursor of another list too', async () => {
    for (const [query, path] of [
      ['priority=soon', 'priority'],
      ['view=all', 'view'],
      ['kind=assignment', 'kind'],
      ['view=stage&kind=proposal', 'stage'],
      ['view=stage&kind=proposal&stage=draft', 'stage'],
      ['stage=soon', 'stage'],
      ['stage=draft', 'stage'],
      ['flag=blue', 'flag'],
      ['kind=letter', 'kind'],
      ['contactKind=letter', 'contactKind'],
      ['view=stage&kind=proposal&stage=snoozed', 'stage'],
      ['cursor=k1.AAAA', 'cursor'],
    ]) {
      const reply = await world.request({ method: 'GET', path: `/api/desk/queue?${query}`, cookie });
      expect([reply.status, reply.body.errors?.[0].path], query).toEqual([422, path]);
      expect(reply.body.errors[0].message, query).not.toBe('');
    }
  });
});

it('hands a row over to the desk of another in every view at once', async () => {
  const mine = (await listed({ view: 'mine', kind: 'proposal' }))[0]!;
  await must(world, cookie, desk(mine.id, 'hand-over'), { to: cast.tom.id });
  expect((await listed({ view: 'mine' })).map((row) => row.id)).not.toContain(mine.id);
  expect((await listed({ view: 'open', owner: cast.tom.id })).map((row) => row.id)).toContain(mine.id);
});

it('lists what ended lately, the newest first, by anybody or by oneself, until it is opened again or a fortnight old', async () => {
  const tom = await session(world, cast.tom.id, { door: 'staff' });
  const ids = async (view: string) => (await listed({ view })).map((row) => row.id);
  const rows = await listed({ view: 'done' });
  expect(rows.length).toBeGreaterThan((await ids('done-by-me')).length);
  expect(rows.map((row) => row.doneAt)).toEqual(
    rows
      .map((row) => row.doneAt!)
      .sort()
      .reverse(),
  );
  const spam = rows.find((row) => row.stage === 'spam')!.id;
  expect(await ids('done-by-me')).toContain(spam);
  await must(world, cookie, `/api/desk/contact-requests/${spam}/unspam`);
  expect(await ids('done')).not.toContain(spam);
  expect(await ids('open')).toContain(spam);
  await must(world, tom, `/api/desk/contact-requests/${spam}/spam`);
  expect(await ids('done-by-me')).not.toContain(spam);
  expect((await ids('done'))[0]).toBe(spam);
  world.advance(14 * 86_400_000 - 1000);
  cookie = await session(world, cast.lia.id, { door: 'staff' });
  expect(await ids('done')).toEqual([spam]);
  world.advance(2000);
  expect(await ids('done')).toEqual([]);
});
