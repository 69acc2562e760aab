import { describe, expect, it, test } from 'vitest';
import { REFUSALS, type RefusalCode } from '../../shared/domain/refusal.ts';
import type { Status } from '../../shared/domain/view/applicant.ts';
import type { ContactStatus } from '../../shared/domain/view/contact.ts';
import type { InvitationView } from '../../shared/domain/view/reviewer.ts';
import { getLinkPage, linkDeadPage, linkSentPage, openLinkPage } from '../../web/pages/link.ts';
import { openedPage } from '../../web/pages/opened.ts';
import { problemPage } from '../../web/pages/problem.ts';
import { html, typed } from '../../web/parts/html.ts';
import { inOther } from '../../web/parts/sheet.ts';
import { plainCss } from '../../web/style/plain.ts';
import { pageWords } from '../../web/words/index.ts';
import { faultsOf } from './wellformed.ts';

const LANGUAGES = ['nl', 'en'] as const;
const HOSTILE = `"'><script>alert(1)</script>\u202E&`;

const status = (more: Partial<Status> = {}): Status => ({
  id: 'prp_1',
  kind: 'proposal',
  reference: 'OT-26-7K3FW-X',
  language: 'nl',
  stage: 'in-review',
  nextStep: 'decision',
  nextDate: '2026-12-07T16:00:00.000Z',
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
const invitation = (more: Partial<InvitationView> = {}): InvitationView => ({
  terms: '2026-11',
  id: 'prp_1',
  reference: 'OT-26-7K3FW-X',
  language: 'en',
  tlp: 'amber-strict',
  status: 'invited',
  due: '2026-12-07T16:00:00.000Z',
  title: 'A valve guardian',
  abstract: 'It watches valves.\nQuietly.',
  organisation: { name: 'Kleppen BV', type: 'startup', country: 'NL', partners: ['Partner One'], advisers: [], pilotSites: ['Harbour'] },
  capabilities: ['detection'],
  assets: ['plc'],
  sectors: ['energy'],
  trl: 6,
  ...more,
});

const pagesIn = (language: 'nl' | 'en'): Record<string, string> => ({
  ...Object.fromEntries(
    (['item', 'invitation', 'sign-in'] as const).map((purpose) => [
      `open ${purpose}`,
      openLinkPage({ language, purpose, token: 'tok_1', action: `/${language}/open/tok_1` }),
    ]),
  ),
  dead: linkDeadPage({ language }),
  get: getLinkPage({ language }),
  'get with an error': getLinkPage({ language, email: 'x', error: 'text.address', hidden: { key: 'k' } }),
  sent: linkSentPage({ language }),
  'opened proposal': openedPage({ language, status: status() }),
  'opened late proposal': openedPage({ language, status: status({ late: true, liaison: undefined }) }),
  'opened by whom we cannot reach': openedPage({ language, status: status({ unreachable: true }) }),
  'opened contact by whom we cannot reach': openedPage({ language, status: contact({ unreachable: true }) }),
  'opened draft': openedPage({
    language,
    status: status({ stage: 'draft', nextStep: 'submit', nextDate: undefined, receivedAt: undefined, addressVerified: false }),
  }),
  'opened contact': openedPage({ language, status: contact() }),
  'opened invitation': openedPage({ language, status: { kind: 'invitation', invitation: invitation() } }),
  'opened signed in': openedPage({ language, status: { kind: 'signed-in' } }),
  problem: problemPage({
    language,
    code: 'proposal.incomplete',
    fields: [{ path: 'outline/title', code: 'field.short:8', message: '' }],
    request: 'req-1',
    retryAfter: 30,
  }),
});
const all = LANGUAGES.flatMap((language) => Object.entries(pagesIn(language)).map(([name, page]) => ({ language, name, page })));

describe('every plain page', () => {
  test.each(all)('$name in $language is whole and can be used by everybody', ({ language, page }) => {
    expect(faultsOf(page)).toEqual([]);
    expect(page.startsWith(`<!doctype html>\n<html lang="${language}">`)).toBe(true);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).toMatch(/<title>[^<]{4,90} – Sluis<\/title>/);
    expect(page).toMatch(/<main id="main"/);
    expect(page).not.toMatch(/undefined|null|NaN|\$\{|\[object|<script|style=|\son[a-z]+=|https?:\/\//);
    for (const [, id] of page.matchAll(/<input class[^>]* id="([^"]+)"/g)) expect(page).toContain(`<label for="${id}">`);
    for (const [, ids = ''] of page.matchAll(/aria-describedby="([^"]+)"/g)) for (const id of ids.split(' ')) expect(page).toContain(` id="${id}"`);
    for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(` id="${id}"`);
    expect(page).toContain(language === 'nl' ? 'lang="en" hreflang="en">English</a>' : 'lang="nl" hreflang="nl">Nederlands</a>');
    expect(new TextEncoder().encode(page).length).toBeLessThan(12 * 1024);
  });

  it('leads to itself in the other language', () => {
    expect(inOther('/nl/open/nl', 'nl')).toBe('/en/open/nl');
    expect(inOther('/en', 'en')).toBe('/nl');
    expect(pagesIn('nl')['open item']).toContain('href="/en/open/tok_1"');
  });

  it('escapes what it is given', () => {
    const hostile = [
      openLinkPage({ language: 'nl', purpose: 'item', token: HOSTILE, action: `/nl/open/${HOSTILE}` }),
      getLinkPage({ language: 'en', email: HOSTILE, error: 'text.address', hidden: { [HOSTILE]: HOSTILE } }),
      openedPage({ language: 'nl', status: status({ reference: HOSTILE, liaison: HOSTILE, nextDate: HOSTILE, receivedAt: HOSTILE }) }),
      openedPage({ language: 'en', status: contact({ reference: HOSTILE, liaison: HOSTILE }) }),
      openedPage({
        language: 'nl',
        status: {
          kind: 'invitation',
          invitation: invitation({
            title: HOSTILE,
            abstract: HOSTILE,
            capabilities: [HOSTILE],
            organisation: { name: HOSTILE, type: HOSTILE, country: HOSTILE, partners: [HOSTILE], advisers: [HOSTILE], pilotSites: [HOSTILE] },
          }),
        },
      }),
      problemPage({ language: 'nl', code: 'request.invalid', fields: [{ path: HOSTILE, code: HOSTILE, message: HOSTILE }], request: HOSTILE, here: HOSTILE }),
    ];
    for (const page of hostile) {
      expect(page).not.toContain('<script');
      expect(faultsOf(page)).toEqual([]);
    }
  });
});

describe('the pages of a link', () => {
  it('open by one button in a form that posts', () => {
    const page = openLinkPage({ language: 'nl', purpose: 'sign-in', token: 'tok_1', action: '/nl/open/tok_1' });
    expect(page.match(/<form /g)).toHaveLength(1);
    expect(page.match(/<button /g)).toHaveLength(1);
    expect(page).toContain('<form method="post" action="/nl/open/tok_1"><input type="hidden" name="token" value="tok_1"><button');
    expect(page).toContain('<meta name="referrer" content="no-referrer">');
  });

  it('offer a new link where one is dead', () => expect(linkDeadPage({ language: 'en' })).toContain('<form method="post" action="/en/link"'));

  it('say an error on top, in the title and at the field, and keep the address', () => {
    const page = getLinkPage({ language: 'nl', email: 'jan@', error: 'text.address' });
    expect(page).toContain('<title>Fout: ');
    expect(page.match(/Vul een volledig e-mailadres in/g)).toHaveLength(2);
    expect(page).toContain('aria-invalid="true" value="jan@"');
    expect(page.indexOf('role="alert"')).toBeLessThan(page.indexOf('<h1>'));
  });
});

describe('the opened page', () => {
  it('shows where a proposal stands, by when, and who looks after it', () => {
    const page = openedPage({ language: 'nl', status: status() });
    for (const part of ['OT-26-7K3FW-X', 'In beoordeling', 'U krijgt een besluit', 'maandag 7 december 2026', '<bdi>Jan Bakker</bdi>'])
      expect(page).toContain(part);
  });

  it('shows an invited reviewer enough to declare a conflict', () => {
    const page = openedPage({ language: 'en', status: { kind: 'invitation', invitation: invitation() } });
    for (const part of ['TLP:AMBER+STRICT', 'A valve guardian', 'It watches valves.', 'Kleppen BV', 'Partner One', 'Harbour', 'Monday 7 December 2026'])
      expect(page).toContain(part);
  });

  it('says in words that a date has passed, and apologises only where it was ours', () => {
    expect(openedPage({ language: 'en', status: status({ late: true }) })).toContain('later than we promised');
    expect(openedPage({ language: 'en', status: status({ late: true, stage: 'question', nextStep: 'answer' }) })).not.toContain('later than we promised');
  });
});

describe('the problem page', () => {
  it('has words for every refusal', () => {
    for (const language of LANGUAGES) for (const code of Object.keys(REFUSALS) as RefusalCode[]) expect(faultsOf(problemPage({ language, code }))).toEqual([]);
  });
});

describe('the parts', () => {
  it('escape by default and leave out what is not there', () => {
    expect(html`<p title="${`"x"`}">${'<b>'}${html`<i>${1}</i>`}${false}${undefined}${null}${['a', html`<br>`]}</p>`.text).toBe(
      '<p title="&quot;x&quot;">&lt;b&gt;<i>1</i>a<br></p>',
    );
    expect(typed('<a>').text).toBe('<bdi>&lt;a&gt;</bdi>');
  });

  it('serve a small stylesheet, with nothing from elsewhere', () => {
    expect(plainCss).not.toMatch(/url\(|@import|https?:/);
    expect(new TextEncoder().encode(plainCss).length).toBeLessThan(8 * 1024);
  });

  it('have no Dutch words that equal the English ones', () => {
    const SAME = ['/product', '/open/item/button'];
    const texts = (value: unknown, path = ''): [string, string][] =>
      typeof value === 'string' ? [[path, value]] : Object.entries(value as object).flatMap(([key, inner]) => texts(inner, `${path}/${key}`));
    const english = new Map(texts(pageWords('en')));
    expect(texts(pageWords('nl')).filter(([path, text]) => english.get(path) === text && !SAME.includes(path))).toEqual([]);
  });
});

describe('the colours', () => {
  const channel = (hex: string) =>
    Number.parseInt(hex, 16) / 255 <= 0.04045 ? Number.parseInt(hex, 16) / 255 / 12.92 : ((Number.parseInt(hex, 16) / 255 + 0.055) / 1.055) ** 2.4;
  const light = (colour: string) => 0.2126 * channel(colour.slice(1, 3)) + 0.7152 * channel(colour.slice(3, 5)) + 0.0722 * channel(colour.slice(5, 7));
  const contrast = (a: string, b: string) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const token = (name: string) => {
    const hex = new RegExp(`--${name}: (#[0-9a-f]{3,6});`).exec(plainCss)?.[1] ?? '#000000';
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
