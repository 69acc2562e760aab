import { describe, expect, it, test } from 'vitest';
import type { Overview } from '../../shared/contract/overview.ts';
import { CONTACT_STAGES } from '../../shared/domain/contact.ts';
import { FLAGS } from '../../shared/domain/flags.ts';
import { PROPOSAL_STAGES } from '../../shared/domain/proposal.ts';
import { VIEWS } from '../../shared/domain/view/list.ts';
import type { ListRow } from '../../shared/domain/view/row.ts';
import { inboxPage } from '../../web/pages/inbox.tsx';
import { type Inbox, listHref } from '../../web/pages/inbox-data.ts';
import { overviewPage, weekNumber } from '../../web/pages/overview.tsx';
import { actsOf, mayTake } from '../../web/parts/desk-acts.ts';
import type { Frame } from '../../web/parts/frame.tsx';
import { limitText } from '../../web/parts/standing.tsx';
import { inboxWords } from '../../web/words/inbox.ts';
import { overviewWords } from '../../web/words/overview.ts';
import { previewWords } from '../../web/words/preview.ts';
import { standingWords } from '../../web/words/standing.ts';
import { faultsOf } from './wellformed.ts';

const LANGUAGES = ['nl', 'en'] as const;
const HOSTILE = `"'></bdi><script>alert(1)</script>\u202E&`;
const frame = (language: 'nl' | 'en'): Frame => ({ language, here: `/${language}/desk`, assets: {}, rooms: ['inbox', 'overview'], who: { name: 'Lia' } });

const row = (more: Partial<ListRow> = {}): ListRow => ({
  id: `prp_${'1'.repeat(26)}`,
  kind: 'proposal',
  reference: 'OT-26-7K3FW-X',
  title: 'Stille luisteraar',
  stage: 'screening',
  tlp: 'green',
  owner: 'per_lia',
  due: '2026-11-09T16:00:00.000Z',
  late: false,
  limit: { used: 0.4, days: 3, soon: false, late: false },
  language: 'nl',
  flags: [],
  ...more,
});
const inbox = (more: Partial<Inbox> = {}): Inbox => ({
  asked: {},
  rows: [row()],
  views: { open: { count: 1, more: false }, late: { count: 100, more: true } },
  ready: true,
  counts: [{ kind: 'proposal', stage: 'screening', count: 1 }],
  colleagues: [
    { id: 'per_lia', name: 'Lia', roles: ['liaison'], away: false },
    { id: 'per_tom', name: 'Tom', roles: ['liaison'], away: true },
  ],
  chosen: [],
  key: 'k'.repeat(24),
  ...more,
});
const drawn = (more: Partial<Inbox> = {}, language: 'nl' | 'en' = 'nl'): string => inboxPage(frame(language), inbox(more));
const rowIn = (page: string): string => page.slice(page.indexOf('<li class="row"'), page.indexOf('</ol>'));

describe('a row', () => {
  test.each([
    [{ used: 0.4, days: 3, soon: false, late: false }, 'nog 3 dagen', undefined],
    [{ used: 0.9, days: 1, soon: true, late: false }, 'nog 1 dag', 'alarm-2'],
    [{ used: 1, days: 0, soon: true, late: false }, 'vandaag', 'alarm-2'],
    [{ used: 1, days: 0, soon: false, late: true }, 'sinds vandaag te laat', 'alarm-1'],
    [{ used: 1.4, days: -2, soon: false, late: true }, '2 dagen te laat', 'alarm-1'],
  ])('says how its limit stands in words, and by a shape with a number where it must be seen: %j', (limit, words, alarm) => {
    expect(limitText('nl', limit)).toBe(words);
    const markup = rowIn(drawn({ rows: [row({ limit })] }));
    expect(markup).toContain(words);
    expect(/class="alarm (alarm-\d)"/.exec(markup)?.[1]).toBe(alarm);
  });

  it('says since when it waits, or when it ended, where nobody of us has to act', () => {
    expect(rowIn(drawn({ rows: [row({ limit: undefined, waitingSince: '2026-11-03T09:00:00.000Z' })] }))).toContain('wacht sinds 3 nov');
    expect(rowIn(drawn({ rows: [row({ doneAt: '2026-11-04T09:00:00.000Z', stage: 'closed' })] }))).toContain('afgerond op 4 nov');
    expect(rowIn(drawn({ rows: [row({ limit: undefined })] }))).toContain('geen termijn');
  });

  it('keeps a hostile title text, in its own direction and language, and is called something without one', () => {
    const page = drawn({ rows: [row({ title: HOSTILE, language: 'en' })], asked: { q: HOSTILE } });
    expect(faultsOf(page)).toEqual([]);
    expect(page).not.toContain('<script>alert');
    expect(rowIn(page)).toMatch(/<a id="t0" class="row-title" href="[^"]+" lang="en"><bdi>/);
    expect(rowIn(drawn({ rows: [row({ title: '' })] }))).toContain('<bdi>Voorstel</bdi>');
  });

  it('names whose it is, and says so where it is nobody’s', () => {
    expect(rowIn(drawn())).toContain('<bdi>Lia</bdi>');
    expect(rowIn(drawn({ rows: [row({ owner: undefined })] }))).toContain('Niemand');
    expect(drawn()).toContain('Tom (afwezig)');
  });
});

describe('the lists at the left', () => {
  it('say which one this is, how much each holds, and that something is late by more than colour', () => {
    const page = drawn();
    expect(page.match(/class="views-link" href="\/nl\/desk" aria-current="page"/g)).toHaveLength(1);
    expect(page).toContain('<span class="views-count">100+</span>');
    expect(page).toMatch(/class="alarm alarm-1">.{0,400}<span>Te laat<\/span>/);
    expect(drawn({ views: { late: { count: 0, more: false } } })).not.toContain('alarm alarm-1"');
    const stage = drawn({ asked: { view: 'stage', kind: 'proposal', stage: 'screening' } });
    expect(stage).toMatch(/views-under" href="[^"]+stage=screening" aria-current="page"/);
    expect(stage.match(/aria-current="page"/g)).toHaveLength(2);
    expect(drawn({ ready: false, counts: [] })).toContain(inboxWords.nl.counting);
  });

  it('leave nothing out that was asked for when a list goes on, and nothing in that another list does not know', () => {
    expect(listHref('nl', {})).toBe('/nl/desk');
    expect(listHref('nl', { view: 'mine', kind: '', cursor: undefined })).toBe('/nl/desk?view=mine');
    const page = drawn({ asked: { view: 'mine', tlp: 'amber', cursor: 'here' }, cursor: 'k1.next' });
    expect(page).toContain('href="/nl/desk?view=mine&amp;tlp=amber&amp;cursor=k1.next" rel="next"');
    expect(page).toContain('/api/desk/export?view=mine&amp;tlp=amber&amp;format=csv');
    expect(page).toMatch(/action="\/nl\/desk\?view=mine&amp;tlp=amber&amp;cursor=here"/);
  });
});

test.each(LANGUAGES)('every state of the list is well formed and called by its heading in %s', (language) => {
  const failed = { id: `ctc_${'2'.repeat(26)}`, ok: false as const, problem: { code: 'item.changed', title: 'T', detail: 'D' } };
  const states: Partial<Inbox>[] = [
    {},
    { rows: [] },
    { rows: [], asked: { q: 'x' } },
    { rows: [], cursor: 'more' },
    { chosen: [row().id], asking: 'hand-over', to: 'per_tom' },
    { outcome: { act: 'take', results: [{ id: row().id, ok: true, stage: 'screening' }, failed] } },
    { partial: true, asked: { q: 'de' } },
    { trouble: { code: 'request.invalid', title: 'T', detail: 'D', fields: [{ path: 'to', message: 'M' }] } },
  ];
  for (const state of states) {
    const page = drawn(state, language);
    expect(faultsOf(page)).toEqual([]);
    expect(page).not.toMatch(/undefined|NaN|\[object|\sstyle=|\son[a-z]+="/);
    expect(page.match(/<h1/g)).toHaveLength(1);
  }
});

it('gives every stage, mark and list of the domain words in both languages', () => {
  for (const language of LANGUAGES) {
    const words = standingWords[language];
    expect(Object.keys(words.stage.proposal).sort()).toEqual([...PROPOSAL_STAGES].sort());
    expect(Object.keys(words.stage['contact-request']).sort()).toEqual([...CONTACT_STAGES].sort());
    expect(Object.keys(words.flag).sort()).toEqual([...FLAGS].sort());
    expect(Object.keys(inboxWords[language].view).sort()).toEqual(VIEWS.filter((view) => view !== 'stage').sort());
  }
});

/** Words that both languages share. */
const SAME = ['Inbox', 'TLP-label', 'TLP label', 'Contact', '{n} gekozen', 'noemt TLP:AMBER', 'student'];
const leaves = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'string' ? [[path, value]] : Object.entries(value as object).flatMap(([key, child]) => leaves(child, `${path}/${key}`));
it('says nothing in Dutch that is English', () => {
  for (const words of [inboxWords, overviewWords, previewWords, standingWords]) {
    const english = new Map(leaves(words.en));
    expect(leaves(words.nl).filter(([path, text]) => english.get(path) === text && !SAME.includes(text))).toEqual([]);
  }
});

describe('acts beside the list', () => {
  it('are those that the stage allows', () => {
    const keys = (kind: string, stage: string) =>
      actsOf({ id: '', kind, stage })
        .map(({ key }) => key)
        .join('');
    expect([keys('proposal', 'screening'), keys('proposal', 'in-review'), keys('proposal', 'closed'), keys('task', 'open')]).toEqual(['1234', '2', '', '']);
    expect([keys('contact-request', 'new'), keys('contact-request', 'open'), keys('contact-request', 'spam')]).toEqual(['134', '1234s', '']);
    expect([mayTake({ id: '', kind: 'proposal', stage: 'submitted' }), mayTake({ id: '', kind: 'task', stage: 'open' })]).toEqual([true, false]);
  });
});

describe('the overview', () => {
  const overview: Overview = {
    ready: true,
    steps: { receipt: 2, check: 0 },
    limits: [{ group: 'receipt', items: [{ used: 1.4, days: -2, soon: false, late: true }], more: true }],
    weeks: [{ week: '2026-11-02', proposals: 1, contacts: 4 }],
    attention: [row({ title: HOSTILE })],
  };

  test.each(LANGUAGES)('says what it draws, in %s', (language) => {
    const page = overviewPage(frame(language), overview);
    expect(faultsOf(page)).toEqual([]);
    expect(page).not.toContain('<script>alert');
    expect(page).toContain(overviewWords[language].limitsMore);
    expect(page).toContain('<td>140%</td>');
    expect(overviewPage(frame(language), { ...overview, ready: false, steps: {}, weeks: [], attention: [] })).toContain(overviewWords[language].calm);
  });

  it.each([
    ['2026-01-05', 2],
    ['2025-12-29', 1],
    ['2026-12-28', 53],
    ['2026-11-02', 45],
  ])('numbers the week of %s as a calendar does', (monday, number) => {
    expect(weekNumber(monday)).toBe(number);
  });
});
