import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { faultPage } from '../../functions/pages/fault.ts';
import { REFUSALS, Refusal, type RefusalCode } from '../../shared/domain/refusal.ts';
import type { OwnProposal, Status } from '../../shared/domain/view/applicant.ts';
import type { ContactStatus } from '../../shared/domain/view/contact.ts';
import { contactItemPage } from '../../web/pages/contact-item.tsx';
import { getLinkPage, linkDeadPage, linkSentPage, openLinkPage } from '../../web/pages/link.tsx';
import { minePage } from '../../web/pages/mine.tsx';
import { amendPage, amendPartPage } from '../../web/pages/own/amend.tsx';
import { answerPage } from '../../web/pages/own/answer.tsx';
import { confirmPage } from '../../web/pages/own/confirm.tsx';
import { differencesPage } from '../../web/pages/own/differences.tsx';
import { proposalPage } from '../../web/pages/own/proposal.tsx';
import { statusPage } from '../../web/pages/own/status.tsx';
import { withdrawPage } from '../../web/pages/own/withdraw.tsx';
import { ownDataPage } from '../../web/pages/own-data.tsx';
import { missingPage, problemPage } from '../../web/pages/problem.tsx';
import { settingsPage } from '../../web/pages/settings.tsx';
import { type Frame, inOther } from '../../web/parts/frame.tsx';
import type { Trouble } from '../../web/parts/trouble.ts';
import { actWords } from '../../web/words/act.ts';
import { itemWords } from '../../web/words/item.ts';
import { letterWords } from '../../web/words/letter.ts';
import { linkWords } from '../../web/words/link.ts';
import { mineWords } from '../../web/words/mine.ts';
import { openWords } from '../../web/words/open.ts';
import { faultsOf } from './wellformed.ts';

const TOKENS = readFileSync(new URL('../../web/style/base/tokens.css', import.meta.url), 'utf8');
const LANGUAGES = ['nl', 'en'] as const;
const HOSTILE = `"'><script>alert(1)</script>\u202E&`;
const frame = (language: 'nl' | 'en', here = `/${language}/open/tok_1`): Frame => ({
  language,
  here,
  assets: { 'site.css': '/assets/site.css', 'form.js': '/assets/form.js' },
  rooms: ['submit', 'contact'],
});

const status = (more: Partial<Status> = {}): Status => ({
  id: 'prp_1',
  kind: 'proposal',
  reference: 'OT-26-7K3FW-X',
  language: 'nl',
  stage: 'in-review',
  process: 'review',
  nextStep: 'decision',
  nextDate: '2026-12-07T16:00:00.000Z',
  decisionBy: '2026-12-07T16:00:00.000Z',
  late: false,
  receivedAt: '2026-11-22T12:03:00.000Z',
  liaison: 'Jan Bakker',
  addressVerified: true,
  unreachable: false,
  mayDo: ['withdraw'],
  ...more,
});
const contact = (more: Partial<ContactStatus> = {}): ContactStatus => ({
  id: 'ctc_1',
  kind: 'contact-request',
  reference: 'OT-26-8M2QA-4',
  language: 'nl',
  stage: 'in-hand',
  receivedAt: '2026-11-22T12:03:00.000Z',
  late: false,
  unreachable: false,
  ...more,
});
const QUESTION = { id: 'msg_1', kind: 'question', at: '2026-11-23T09:00:00.000Z', text: 'What happens when it fails?\nAnd then?' } as const;
const own = (more: Partial<OwnProposal> = {}): OwnProposal => ({
  ...status(),
  title: 'A valve guardian',
  tlp: 'amber',
  revision: 2,
  earlierLetters: [],
  receipt: 'a1b2c3',
  answers: { outline: { title: 'A valve guardian', abstract: 'It watches valves.\nQuietly.' }, organisation: { name: 'Kleppen BV', type: 'startup' } },
  versions: { outline: 1 },
  pending: [],
  thread: [QUESTION, { id: 'msg_2', kind: 'answer', at: '2026-11-24T09:00:00.000Z', text: 'It fails closed.' }],
  files: [{ id: 'fil_1', n: 1, name: 'plan.pdf', size: 120_000, status: 'clean', at: '2026-11-22T12:00:00.000Z' }],
  team: [{ person: 'per_2', name: 'Mee Lezer', role: 'reader', state: 'joined', email: 'mee@kleppen.example' }],
  links: [{ id: 'ctc_1', kind: 'converted-from' }],
  ...more,
});
const asked = (more: Partial<OwnProposal> = {}): OwnProposal =>
  own({ stage: 'question', nextStep: 'answer', thread: [QUESTION], mayDo: ['save', 'answer', 'withdraw'], ...more });
const LETTER: NonNullable<OwnProposal['letter']> = {
  rubric: 'standard-1',
  opening: 'We were glad to read it.\nThank you.',
  criteria: [{ id: 'N', band: 'strong', text: 'Several owners asked for it.' }],
  doFirst: 'Try it in a test plant.',
  resubmit: true,
  outcome: 'accepted-with-conditions',
  conditions: ['Name a pilot site.'],
  announcedAt: '2026-12-01T09:00:00.000Z',
  target: 'The test centre',
  reconsideration: { until: '2026-12-29T09:00:00.000Z', contact: 'liaison@sluis.example', may: 'ask' },
};
const decided = (more: Partial<OwnProposal> = {}): OwnProposal =>
  own({ stage: 'decided', process: 'decision', nextStep: 'confirm', decisionBy: undefined, mayDo: ['confirm'], letter: LETTER, ...more });
const differences = (more: object = {}) => ({
  id: 'prp_1',
  last: 3,
  compared: {
    from: 1,
    to: 2,
    differences: [
      {
        part: 'outline' as const,
        field: 'outline/abstract',
        label: 'Abstract',
        kind: 'changed' as const,
        before: 'It sees valves.',
        after: 'It watches valves.',
        words: [
          { kind: 'same' as const, text: 'It ' },
          { kind: 'removed' as const, text: 'sees' },
          { kind: 'added' as const, text: 'watches' },
          { kind: 'same' as const, text: ' valves.' },
        ],
        ...more,
      },
    ],
  },
});
const TROUBLE: Trouble = { code: 'request.invalid', title: 'Not right', detail: 'See below.', fields: [{ path: 'text', message: 'Too short.' }] };
const items = {
  rows: [{ id: 'prp_1', kind: 'proposal', reference: 'OT-26-7K3FW-X', title: 'A valve guardian', stage: 'in-review', process: 'review', as: 'applicant' }],
} as const;
const mine = (language: 'nl' | 'en', more: Partial<(typeof items)['rows'][number]> = {}) => ({
  items: {
    rows: [
      { ...items.rows[0], ...more },
      { ...items.rows[0], id: 'ctc_1', kind: 'contact-request', stage: 'in-hand', process: undefined },
    ],
    cursor: 'next',
  },
  cursor: language,
});
const settings = (more: object = {}) => ({
  person: { name: 'Noor', email: 'noor@kleppen.example', unreachable: true },
  desk: {
    mailing: 'digest' as const,
    absences: [{ from: '2026-12-24', until: '2027-01-03', standIn: 'per_3' }],
    unreachable: true,
    away: [{ id: 'prp_1', title: HOSTILE, language: 'nl' as const, status: 'accepted', due: '2026-12-28T16:00:00.000Z' }],
  },
  colleagues: [{ id: 'per_3', name: 'Tom Overhaal' }],
  items: { rows: [{ ...items.rows[0] }] },
  keyOf: () => 'k',
  done: 'mailing',
  ...more,
});
const held = (more: object = {}) => ({
  data: {
    person: { name: 'Noor', email: 'noor@kleppen.example', roles: ['reviewer'], createdAt: '2026-11-22T12:03:00.000Z' },
    entries: [
      { kind: 'proposal', id: 'prp_1', data: { reference: 'OT-26-7K3FW-X', title: 'A valve guardian' } },
      { kind: 'mail', id: 'a', data: { at: '2026-11-22T12:03:00.000Z', subject: 'Received', text: 'Thank you.' } },
      { kind: 'mystery', id: 'b', data: {}, ...more },
    ],
    cursor: 'next',
  },
});
const problem = { title: 'It went wrong', detail: 'Here is why.', request: 'req-1' };

const pagesIn = (language: 'nl' | 'en'): Record<string, string> => {
  const at = frame(language);
  return {
    ...Object.fromEntries(
      (['item', 'team', 'invitation', 'sign-in'] as const).map((purpose) => [
        `open ${purpose}`,
        openLinkPage(at, { purpose, token: 'tok_1', action: `/${language}/open/tok_1` }),
      ]),
    ),
    dead: linkDeadPage(at),
    get: getLinkPage(at),
    'get with an error': getLinkPage(at, { email: 'x', trouble: { ...TROUBLE, fields: [{ path: 'email', message: 'No address.' }] } }),
    sent: linkSentPage(at),
    status: statusPage(at, status()),
    'status that is late': statusPage(at, status({ late: true, liaison: undefined })),
    'status that moved': statusPage(at, status({ moved: true })),
    'status without an address': statusPage(at, status({ unreachable: true })),
    'status of what is closed': statusPage(
      at,
      status({ stage: 'closed', process: undefined, nextStep: 'none', nextDate: undefined, decisionBy: undefined, mayDo: [] }),
    ),
    'status of a question': statusPage(at, status({ stage: 'question', process: 'check', nextStep: 'answer', mayDo: ['save', 'answer', 'withdraw'] })),
    'contact without an address': contactItemPage(at, { status: contact({ unreachable: true, late: true }) }),
    own: proposalPage(at, { own: own(), questions: [] }),
    'own with a question': proposalPage(at, { own: asked({ pending: ['outline'] }), questions: [], done: 'amended' }),
    'own with a decision': proposalPage(at, { own: decided(), questions: [], done: 'nonsense' }),
    differences: differencesPage(at, differences()),
    'no differences': differencesPage(at, { id: 'prp_1', last: 1, compared: { from: 1, to: 1, differences: [] } }),
    answer: answerPage(at, { own: asked({ pending: ['outline'] }), key: 'k', missing: [] }),
    'answer refused': answerPage(at, { own: asked(), key: 'k', missing: [{ path: 'team/text', message: 'Missing.' }], text: 'x', trouble: TROUBLE }),
    amend: amendPage(at, own()),
    'amend a part': amendPartPage(at, { own: own(), part: 'contact', questions: [], typed: new URLSearchParams({ 'contact/name': 'Noor' }), key: 'k' }),
    withdraw: withdrawPage(at, { own: own(), key: 'k' }),
    'withdraw refused': withdrawPage(at, {
      own: own(),
      key: 'k',
      typed: { text: 'x' },
      trouble: { ...TROUBLE, fields: [{ path: 'sure', message: 'Missing.' }] },
    }),
    confirm: confirmPage(at, { own: decided(), key: 'k' }),
    mine: minePage(at, mine(language)),
    'nothing of mine': minePage(at, { items: { rows: [] } }),
    settings: settingsPage(at, settings()),
    'settings of an applicant': settingsPage(at, settings({ desk: undefined, colleagues: undefined, done: undefined })),
    'settings refused': settingsPage(at, settings({ trouble: { ...TROUBLE, fields: [{ path: 'until', message: 'Before the first.' }] } })),
    'own data': ownDataPage(at, held()),
    problem: problemPage(at, { ...problem, fields: [{ path: 'outline/title', message: 'Too short.' }], retryAfter: 30, sent: 'not-done', signIn: true }),
    fault: problemPage(at, { ...problem, sent: 'perhaps-done' }),
    missing: missingPage(at),
  };
};
const all = LANGUAGES.flatMap((language) => Object.entries(pagesIn(language)).map(([name, page]) => ({ language, name, page })));
/** Addresses that the community's own configuration names are the only ones that lead away. */
const OUTSIDE = /https?:\/\/(?!sluis\.example|www\.ncsc\.nl)/;

describe('every page of a link and of what is one’s own', () => {
  test.each(all)('$name in $language is whole and can be used by everybody', ({ language, page }) => {
    expect(faultsOf(page)).toEqual([]);
    expect(page.startsWith(`<!doctype html><html lang="${language}">`)).toBe(true);
    expect(page.match(/<h1[ >]/g)).toHaveLength(1);
    expect(page).toMatch(/<title>[^<]{4,90} – Sluis<\/title>/);
    expect(page).toMatch(/<main id="main"/);
    expect(page.replaceAll(/ data-[a-z-]+="[^"]*"/g, '')).not.toMatch(
      /undefined|null|NaN|\$\{|\[object|\{date\}|\{n\}|\{name\}|<script(?! type="module" src="\/assets\/)|style=|\son[a-z]+=/,
    );
    expect(page).not.toMatch(OUTSIDE);
    for (const [, id] of page.matchAll(/<(?:input|textarea|select) class[^>]* id="([^"]+)"/g)) expect(page).toContain(` for="${id}"`);
    for (const [, ids = ''] of page.matchAll(/aria-describedby="([^"]+)"/g)) for (const id of ids.split(' ')) expect(page).toContain(` id="${id}"`);
    for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(` id="${id}"`);
    expect(page).toContain(language === 'nl' ? 'lang="en" hreflang="en">English</a>' : 'lang="nl" hreflang="nl">Nederlands</a>');
    expect(brotliCompressSync(page).length).toBeLessThan(12 * 1024);
  });

  it('leads to itself in the other language', () => {
    expect(inOther('/nl/open/nl', 'nl')).toBe('/en/open/nl');
    expect(inOther('/en', 'en')).toBe('/nl');
    expect(pagesIn('nl')['open item']).toContain('href="/en/open/tok_1"');
  });

  it('shows what people typed as text', () => {
    const at = frame('nl');
    const thread = [{ ...QUESTION, text: HOSTILE }];
    const letter = {
      ...LETTER,
      opening: HOSTILE,
      doFirst: HOSTILE,
      conditions: [HOSTILE],
      target: HOSTILE,
      criteria: [{ ...LETTER.criteria[0]!, text: HOSTILE }],
    };
    const answers = {
      outline: { title: HOSTILE, abstract: HOSTILE },
      organisation: { name: HOSTILE },
      exclusions: { reviewers: [{ name: HOSTILE, why: HOSTILE }] },
    };
    const files = [{ ...own().files[0]!, name: HOSTILE }];
    const team = [{ ...own().team[0]!, name: HOSTILE }];
    const all = own({ title: HOSTILE, reference: HOSTILE, liaison: HOSTILE, receipt: HOSTILE, thread, letter, answers, files, team });
    const typed = { reason: HOSTILE, text: HOSTILE };
    const hostile = [
      openLinkPage(at, { purpose: 'item', token: HOSTILE, action: `/nl/open/${HOSTILE}` }),
      getLinkPage(at, { email: HOSTILE, trouble: { ...TROUBLE, fields: [{ path: 'email', message: HOSTILE }] } }),
      statusPage(at, status({ reference: HOSTILE, liaison: HOSTILE, nextDate: HOSTILE, receivedAt: HOSTILE })),
      contactItemPage(at, { status: contact({ reference: HOSTILE, liaison: HOSTILE }) }),
      proposalPage(at, { own: all, questions: [], done: HOSTILE }),
      answerPage(at, { own: { ...all, stage: 'question' }, key: HOSTILE, missing: [{ path: HOSTILE, message: HOSTILE }], text: HOSTILE, trouble: TROUBLE }),
      withdrawPage(at, { own: all, key: HOSTILE, typed, trouble: TROUBLE }),
      confirmPage(at, { own: all, key: HOSTILE, trouble: { ...TROUBLE, title: HOSTILE, detail: HOSTILE, code: 'x' } }),
      differencesPage(at, differences({ label: HOSTILE, words: [{ kind: 'added', text: HOSTILE }] })),
      minePage(at, { items: { rows: [{ ...items.rows[0], title: HOSTILE, reference: HOSTILE }] } }),
      settingsPage(at, settings({ person: { name: HOSTILE, email: HOSTILE, unreachable: false }, colleagues: [{ id: HOSTILE, name: HOSTILE }] })),
      ownDataPage(at, held({ kind: HOSTILE, data: { title: HOSTILE, at: HOSTILE } })),
      problemPage({ ...at, here: HOSTILE }, { title: HOSTILE, detail: HOSTILE, fields: [{ path: HOSTILE, message: HOSTILE }], request: HOSTILE }),
    ];
    for (const page of hostile) {
      expect(page).not.toContain('<script>');
      expect(faultsOf(page)).toEqual([]);
    }
  });
});

describe('the pages of a link', () => {
  it('open by one button in a form that posts', () => {
    const page = openLinkPage(frame('nl'), { purpose: 'sign-in', token: 'tok_1', action: '/nl/open/tok_1' });
    expect(page.match(/<form /g)).toHaveLength(1);
    expect(page.match(/<button /g)).toHaveLength(1);
    expect(page).toContain('<form method="post" action="/nl/open/tok_1"><input type="hidden" name="token" value="tok_1"/>');
  });

  it('offer a new link where one is dead', () => expect(linkDeadPage(frame('en'))).toContain('<form method="post" action="/en/link"'));

  it('say an error on top, in the title and at the field, and keep the address', () => {
    const trouble = { ...TROUBLE, fields: [{ path: 'email', message: 'Vul een volledig e-mailadres in.' }] };
    const page = getLinkPage(frame('nl'), { email: 'jan@', trouble });
    expect(page).toContain('<title>Fout: ');
    expect(page.match(/Vul een volledig e-mailadres in/g)).toHaveLength(2);
    expect(page).toMatch(/<input[^>]* aria-invalid="true"[^>]* value="jan@"/);
    expect(page.indexOf('role="alert"')).toBeLessThan(page.indexOf('<h1>'));
  });
});

describe('the status', () => {
  it('shows where a proposal stands, by when, and who looks after it', () => {
    const page = statusPage(frame('nl'), status());
    for (const part of ['OT-26-7K3FW-X', 'In beoordeling', 'U krijgt een besluit', '7 december 2026', '<bdi>Jan Bakker</bdi>', 'aria-current="step"'])
      expect(page).toContain(part);
  });

  it('says in words that a date has passed, and apologises only where it was ours', () => {
    expect(statusPage(frame('en'), status({ late: true }))).toContain('longer than we promised');
    const question = statusPage(frame('en'), status({ late: true, stage: 'question', nextStep: 'answer' }));
    expect(question).not.toContain('longer than we promised');
    expect(question).toContain('This date has passed');
  });

  it('says that the date was put off before the first one passes', () => {
    expect(statusPage(frame('en'), status({ moved: true }))).toContain('has been put off');
    const received = status({ moved: true, stage: 'received', process: 'receipt', nextStep: 'first-reply', nextDate: '2026-12-07T16:00:00.000Z' });
    // The day of the first answer may be that of the decision: each is said by itself.
    for (const [language, words] of [
      ['en', 'Decision by'],
      ['nl', 'Besluit uiterlijk'],
    ] as const)
      for (const decisionBy of ['2026-12-07T16:00:00.000Z', '2027-01-18T16:00:00.000Z'])
        expect(statusPage(frame(language), { ...received, decisionBy })).toContain(words);
    expect(statusPage(frame('en'), status())).not.toContain('has been put off');
  });

  it('names at the offer both of its days, as the own page and the letter do', () => {
    const [aimed, last] = ['2026-12-04T16:00:00.000Z', '2026-12-22T16:00:00.000Z'];
    const offer = (nextDate: string) =>
      decided({ nextDate, afterwards: { mayDo: ['decline'], conditions: [], introductions: [], followUps: [], until: last } });
    const page = confirmPage(frame('nl'), { own: offer(aimed), key: 'k' });
    expect(page).toMatch(/liefst uiterlijk 4 december 2026/);
    expect(page).toMatch(/tot en met 22 december 2026. Daarna vervalt het aanbod/);
    expect(page).not.toMatch(/tot en met 4 december/);
    const late = confirmPage(frame('nl'), { own: offer(last), key: 'k' });
    expect(late).toMatch(/tot en met 22 december 2026. Daarna vervalt het aanbod/);
    expect(late).not.toContain('liefst uiterlijk');
  });

  it('names what can be done, needs a fresh link for it, and has the form for one', () => {
    const page = statusPage(frame('en'), status());
    expect(page).toContain('Withdraw your proposal');
    expect(page).not.toContain('/withdraw');
    expect(page).toContain('fresh sign-in link');
    expect(page).toContain('action="/en/link"');
  });
});

describe('the own proposal', () => {
  it('quotes the open question with its date, and leads to the answer', () => {
    const page = proposalPage(frame('en'), { own: asked(), questions: [] });
    expect(page).toMatch(/<blockquote[^>]*><p class="prose" lang="nl" dir="auto">What happens when it fails\?\nAnd then\?<\/p><\/blockquote>/);
    expect(page).toContain('href="/en/proposals/prp_1/answer"');
    expect(page).toContain('7 December 2026');
  });

  it('says when the support began, in what happened', () => {
    const page = (language: 'nl' | 'en', more = {}) => proposalPage(frame(language), { own: { ...decided(), ...more }, questions: [] });
    const since = { supportedAt: '2026-12-29T09:00:00.000Z' };
    expect([page('nl', since).includes('De ondersteuning begon.'), page('en', since).includes('The support began.')]).toEqual([true, true]);
    expect(page('nl')).not.toContain('De ondersteuning begon.');
  });

  it('gives the decision in full, with what it depends on and until when to object', () => {
    const page = proposalPage(frame('en'), { own: decided(), questions: [] });
    for (const part of [
      'We were glad',
      'Name a pilot site.',
      'Strong',
      'OT need and relevance',
      'Try it in a test plant.',
      'The test centre',
      '29 December 2026',
    ])
      expect(page).toContain(part);
  });

  it('reads every answer by its label, choices in words, and names no reviewer', () => {
    const page = proposalPage(frame('nl'), { own: own(), questions: [] });
    expect(page).toContain('It watches valves.\nQuietly.');
    expect(page).toContain('Kleppen BV');
    expect(page).not.toContain('>startup<');
  });

  it('tells what was added and taken away to eye and ear', () => {
    const page = differencesPage(frame('en'), differences());
    expect(page).toContain('<del><span class="vh">taken away from here: </span><bdi>sees</bdi><span class="vh"> (end) </span></del>');
    expect(page).toContain('<ins><span class="vh">added from here: </span><bdi>watches</bdi><span class="vh"> (end) </span></ins>');
  });

  it('shows what was added in its order, whatever turns the text around', () => {
    const words = [
      { kind: 'same' as const, text: 'Valve \u202e' },
      { kind: 'added' as const, text: 'shut\u2069' },
    ];
    const page = differencesPage(frame('en'), differences({ words }));
    expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(page).toContain('dir="ltr">Valve <ins>');
    expect(page).toContain('<bdi>shut</bdi>');
  });

  it('keeps what was typed beside each error', () => {
    const late = answerPage(frame('nl'), { own: { ...asked(), stage: 'in-review' }, key: 'k', missing: [], text: 'Mijn <b>antwoord</b>', trouble: TROUBLE });
    expect(faultsOf(late)).toEqual([]);
    expect(late).toContain('Er staat nu geen vraag open');
    expect(late).toContain('Mijn &lt;b>antwoord');
    expect(late).not.toMatch(/Onze vraag<|<textarea|Verstuur uw antwoord/);
    const page = answerPage(frame('nl'), { own: asked(), key: 'k', missing: [], text: 'Mijn antwoord', trouble: TROUBLE });
    expect(page).toContain('>Mijn antwoord</textarea>');
    expect(page).toContain('href="#text"');
    expect(page).toContain('<title>Fout: ');
  });
});

describe('the problem page', () => {
  type Event = Parameters<typeof faultPage>[0];
  const event = (method: string, rawPath: string, routeKey = `${method} ${rawPath}`) =>
    ({ rawPath, rawQueryString: '', routeKey, headers: {}, requestContext: { requestId: 'req-7', http: { method } } }) as unknown as Event;
  const deps = { assets: {} } as Parameters<typeof faultPage>[2];

  it('has words for every refusal, and the number of the request', () => {
    for (const language of LANGUAGES)
      for (const code of Object.keys(REFUSALS) as RefusalCode[]) {
        const page = faultPage(event('GET', `/${language}/mine`), new Refusal(code), deps);
        expect([code, faultsOf(page)]).toEqual([code, []]);
        if (code !== 'link.dead') expect(page).toContain('req-7');
      }
  });

  it('offers a link where signing in helps, and says what became of what was typed', () => {
    const missing = faultPage(event('POST', '/en/settings'), new Refusal('session.missing'), deps);
    expect(missing).toContain('action="/en/link"');
    expect(missing).toContain(linkWords.en.problem.notDone);
    const fault = faultPage(event('POST', '/nl/settings'), undefined, deps);
    expect(fault).toContain(linkWords.nl.problem.perhapsDone);
    expect(fault).not.toContain('action="/nl/link"');
    expect(faultPage(event('GET', '/nl/settings'), undefined, deps)).not.toContain(linkWords.nl.problem.perhapsDone);
  });

  const sent = (fields: Record<string, string>, headers: Record<string, string> = {}, more: object = {}) =>
    ({ ...event('POST', '/en/contact'), body: String(new URLSearchParams(fields)), headers, ...more }) as unknown as Event;
  const site = { assets: {}, publicUrl: 'https://sluis.example' } as unknown as Parameters<typeof faultPage>[2];

  it('shows what was typed where a form could not be taken, as text, and nothing that the form carried along', () => {
    const fields = {
      key: 'a-secret-key',
      shown: 'a sealed moment',
      act: 'say this',
      kind: 'partnership',
      message: `${HOSTILE}\r\nand so on`,
      'made/0/up': 'Some more',
    };
    for (const language of LANGUAGES)
      for (const refusal of [new Refusal('session.missing'), new Refusal('item.not-found'), undefined]) {
        const page = faultPage(sent(fields, {}, { rawPath: `/${language}/contact` }), refusal, site);
        const { problem } = linkWords[language];
        expect(faultsOf(page)).toEqual([]);
        expect(page).toContain(problem.typed.title);
        expect(page).toContain(`>${problem.typed.labels.message}<`);
        expect(page).toContain(`>${problem.typed.numbered.replace('{n}', '2')}<`);
        expect(page).toContain('>Some more</textarea>');
        expect(page).not.toContain(HOSTILE);
        expect(page).toMatch(/readonly/i);
        // What the form carried goes along unseen where it can be sent once more, and is nowhere else.
        const seen = page.replaceAll(/<input type="hidden"[^>]*>/g, '');
        for (const carried of ['a-secret-key', 'a sealed moment', 'say this', 'partnership']) {
          expect(seen).not.toContain(carried);
          expect(page.includes(carried)).toBe(refusal?.code === 'session.missing');
        }
        expect(page.includes(problem.typed.again)).toBe(refusal?.code === 'session.missing');
      }
  });

  it('reads a form that the gateway packed, and takes no more than a page can hold', () => {
    const long = 'word '.repeat(40_000);
    const body = Buffer.from(String(new URLSearchParams({ text: long, subject: 'Afterwards' }))).toString('base64');
    const page = faultPage(sent({}, {}, { body, isBase64Encoded: true }), new Refusal('request.too-large'), site);
    expect(page).toContain('word word');
    expect(page).toContain(linkWords.en.problem.typed.notWhole);
    expect(page.length).toBeLessThan(140_000);
    expect(page).not.toContain('Afterwards');
  });

  it('shows nothing of what another site sent, nor a heading over nothing', () => {
    const typed = { message: 'Call this number now' };
    const silent = [
      faultPage(sent(typed), new Refusal('request.cross-site'), site),
      faultPage(sent(typed, { 'sec-fetch-site': 'cross-site' }), new Refusal('request.direct'), site),
      faultPage(sent(typed, { origin: 'https://elsewhere.example' }), undefined, site),
      faultPage(sent(typed, { 'content-type': 'multipart/form-data; boundary=x' }), undefined, site),
      faultPage(sent({ key: 'k', act: 'take' }), new Refusal('session.missing'), site),
      faultPage({ ...sent(typed), requestContext: event('GET', '/en/contact').requestContext } as Event, new Refusal('session.missing'), site),
    ];
    for (const page of silent) {
      expect(page).not.toContain('Call this number');
      expect(page).not.toContain(linkWords.en.problem.typed.title);
    }
  });

  it('speaks the language of the address where nothing is, and leads on', () => {
    const page = faultPage(event('GET', '/nl/nergens', '$default'), new Refusal('item.not-found'), deps);
    expect(page).toContain('<html lang="nl">');
    expect(page).toContain('href="/nl/contact"');
    expect(page).toContain('href="/en/nergens"');
    expect(faultPage(event('GET', '/nowhere', '$default'), new Refusal('item.not-found'), deps)).toContain('<html lang="en">');
  });
});

describe('the words', () => {
  it('have no Dutch that equals the English', () => {
    const SAME = ['/data/kinds/conflict', '/answer/back'];
    const texts = (value: unknown, path = ''): [string, string][] =>
      typeof value === 'string' ? [[path, value]] : Object.entries(value as object).flatMap(([key, inner]) => texts(inner, `${path}/${key}`));
    for (const { nl, en } of [linkWords, openWords, itemWords, letterWords, actWords, mineWords]) {
      const english = new Map(texts(en));
      expect(texts(nl).filter(([path, text]) => english.get(path) === text && text.trim() !== '' && !SAME.includes(path))).toEqual([]);
    }
  });
});

describe('the colours', () => {
  const channel = (hex: string) =>
    Number.parseInt(hex, 16) / 255 <= 0.04045 ? Number.parseInt(hex, 16) / 255 / 12.92 : ((Number.parseInt(hex, 16) / 255 + 0.055) / 1.055) ** 2.4;
  const light = (colour: string) => 0.2126 * channel(colour.slice(1, 3)) + 0.7152 * channel(colour.slice(3, 5)) + 0.0722 * channel(colour.slice(5, 7));
  const contrast = (a: string, b: string) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const token = (name: string) => {
    const hex = new RegExp(`--${name}: (#[0-9a-f]{3,6});`).exec(TOKENS)?.[1] ?? '#000000';
    return hex.length === 4 ? `#${[...hex.slice(1)].map((c) => c + c).join('')}` : hex;
  };

  it('can be told apart', () => {
    for (const [text, ground] of [
      ['ink', 'sheet'],
      ['ink-2', 'sheet'],
      ['operate', 'sheet'],
      ['alarm-1', 'sheet'],
      ['sheet', 'operate'],
      ['sheet', 'ink'],
    ] as const)
      expect(contrast(token(text), token(ground))).toBeGreaterThanOrEqual(4.5);
    for (const [line, ground] of [
      ['edge', 'sheet'],
      ['ink', 'focus'],
      ['focus', 'ink'],
    ] as const)
      expect(contrast(token(line), token(ground))).toBeGreaterThanOrEqual(3);
  });
});
