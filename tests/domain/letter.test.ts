import { describe, expect, it, test } from 'vitest';
import { community } from '../../shared/community.ts';
import { dateIn, type LetterData, letterOf, tellable } from '../../shared/domain/letter.ts';
import { LINK_OF, TEMPLATES, type Template } from '../../shared/domain/mail.ts';
import { OUTCOMES } from '../../shared/domain/proposal.ts';
import { NextStep } from '../../shared/domain/view/applicant.ts';
import { TLP_LABELS, Tlp } from '../../shared/domain/vocabulary.ts';
import { outcomeText } from '../../shared/domain/words/index.ts';
import { faultsOf } from '../web/wellformed.ts';

const LANGUAGES = ['nl', 'en'] as const;
const LABELS = Tlp.options;
const SECRET = { title: 'Zebrafish valve guardian', messageText: 'Which crocodile opens the sluice?', outcome: 'reserve' as const };
const UNPROVEN: readonly Template[] = ['item-link', 'link-renewed', 'draft-warning', 'sign-in-link', 'team-invitation', 'contact-received', 'contact-resolved'];

const data = (template: Template, more: Partial<LetterData> = {}): LetterData => ({
  template,
  language: 'en',
  to: { name: 'Noor de Wit' },
  community,
  reference: 'OT-26-7K3FW-X',
  site: 'https://sluis.test',
  tlp: 'amber-strict',
  nextStep: 'first-reply',
  nextDate: '2026-12-07T16:00:00.000Z',
  due: '2026-12-09T16:00:00.000Z',
  liaison: 'Jan Bakker',
  receipt: '0123456789abcdef'.repeat(4),
  receivedAt: '2026-11-22T12:03:00.000Z',
  link: 'https://sluis.test/en/open/tok_1',
  ...SECRET,
  ...more,
});
const everywhere = (letter: { subject: string; text: string; html: string }) => `${letter.subject}\n${letter.text}\n${letter.html}`;
const each = LANGUAGES.flatMap((language) => TEMPLATES.map((template) => ({ language, template })));

describe('every letter', () => {
  test.each(each)('$template reads well in $language at each label, with much and with little known', ({ language, template }) => {
    for (const tlp of [...LABELS, undefined]) {
      for (const itemKind of ['proposal', 'contact-request', 'task', undefined] as const) {
        const little: LetterData = { template, language, to: { name: '' }, community, site: 'https://sluis.test', tlp, itemKind };
        for (const letter of [letterOf(data(template, { language, tlp, itemKind })), letterOf(little)]) {
          expect(everywhere(letter)).not.toMatch(/undefined|null|NaN|\$\{|\[object|Invalid/);
          expect(letter.subject).toMatch(/^\p{Lu}.{5,90}$/u);
          expect(everywhere(letter)).not.toMatch(/ {2,}[a-z]| [,.;:?!](\s|$)/m);
          expect(faultsOf(letter.html)).toEqual([]);
          expect(letter.html).toContain(`<html lang="${language}">`);
          expect(letter.html).not.toMatch(/<(img|script|style|table|link)|class=|src=|url\(|@import/);
          // One way in, and from a digest one more to where its reader chooses to get none.
          expect(letter.html.match(/<a /g) ?? []).toHaveLength(template === 'digest' ? 2 : letter.text.includes('https://') ? 1 : 0);
          const long = letter.text.split('\n').filter((line) => line.length > 76 && !/^https:\/\/\S+$/.test(line));
          expect(long).toEqual([]);
        }
      }
    }
  });

  test.each(each)('$template says in $language what comes next and who to turn to', ({ language, template }) => {
    if (template === 'alert') return;
    const { text, html } = letterOf(data(template, { language }));
    const next = language === 'nl' ? 'Hoe het verdergaat' : 'What happens next';
    expect(text).toMatch(new RegExp(`\n${next}\n\n.{10,}`));
    expect(text).toContain(community.contact.email);
    expect(text).toContain(community.contact.phone);
    expect(text).toMatch(language === 'nl' ? /antwoorden/ : /reply to this/);
    expect(html).toContain(`<h2 style="font-size:19px;line-height:1.2">${next}</h2>`);
  });

  it('stands under the label as FIRST prints it', () => {
    for (const tlp of LABELS) expect(letterOf(data('receipt', { tlp })).text.startsWith(`${TLP_LABELS[tlp]}\n`)).toBe(true);
    expect(letterOf(data('receipt', { tlp: undefined })).text).not.toContain('TLP:');
  });

  it('puts a link on a line of its own, and lasts as long as it says', () => {
    for (const { language, template } of each) {
      const { text } = letterOf(data(template, { language }));
      for (const line of text.split('\n').filter((candidate) => candidate.includes('https://'))) expect(line).toMatch(/^https:\/\/\S+$/);
      if (!LINK_OF[template]) {
        expect(text).not.toContain('tok_1');
        continue;
      }
      expect(text).toContain('\nhttps://sluis.test/en/open/tok_1\n');
      expect(text.replaceAll(/\s+/g, ' ')).toMatch(language === 'nl' ? /pagina met één knop/ : /page with one button/);
      expect(text.replaceAll(/\s+/g, ' ')).toMatch(language === 'nl' ? /De link werkt/ : /The link works/);
    }
  });

  it('offers the secret-free address where reading needs a fresh link', () => {
    for (const template of ['receipt', 'question', 'decision', 'review-open', 'contact-reply'] as const) {
      expect(letterOf(data(template, { language: 'nl' })).text).toContain('\nhttps://sluis.test/nl/link\n');
    }
  });

  it('takes no other than a web address for a link', () => {
    for (const link of ['javascript:alert(1)', 'https://sluis.test/"><script>', 'data:text/html,x', '']) {
      const letter = letterOf(data('item-link', { link }));
      expect(everywhere(letter)).not.toMatch(/javascript:|<script|data:text/);
      expect(letter.text).toContain('https://sluis.test/en/link');
    }
  });
});

describe('the letter about a decision', () => {
  const said = (nextStep: NextStep, language: 'nl' | 'en', more: Partial<LetterData> = {}) =>
    letterOf(data('decision', { language, tlp: 'green', nextStep, ...more })).text.replaceAll(/\s+/g, ' ');

  it('names of an offer both days that its page explains: by when we like to hear it, and the last one', () => {
    const until = '2026-12-23T16:00:00.000Z';
    expect(said('confirm', 'nl', { until })).toContain(
      'liefst uiterlijk maandag 7 december 2026 weten of u de ondersteuning wilt. Lukt dat niet eerder, dan kan het nog tot en met woensdag 23 december 2026. Daarna vervalt het aanbod.',
    );
    expect(said('confirm', 'en', { until })).toMatch(
      /by Monday 7 December 2026 if you can, whether .* until Wednesday 23 December 2026\. After that the offer ends\./,
    );
  });

  it('limits by a day only the asking for a reconsideration, and never what can be done', () => {
    expect(said('read-letter', 'nl')).toContain('Tot en met maandag 7 december 2026 kunt u om heroverweging vragen.');
    expect(said('read-letter', 'en')).toContain('You can ask for a reconsideration until Monday 7 December 2026.');
  });

  it.each(['confirm', 'conditions', 'pitch', 'reserve', 'improve', 'read-letter'] as const)(
    'tells from AMBER up the same of a decision whose next step is to %s',
    (step) => {
      const of = (nextStep: NextStep) => said(nextStep, 'nl', { tlp: 'amber', due: undefined, until: '2026-12-23T16:00:00.000Z' });
      expect(of(step)).toBe(of('read-letter'));
      expect(of(step)).toContain('wat u kunt doen en tot wanneer.');
      expect(of(step)).not.toMatch(/2026-|december/);
    },
  );
});

describe('a letter about a review that is open again', () => {
  const said = (language: 'nl' | 'en', again: { changed: boolean; asked: boolean }) =>
    letterOf(data('review-reopened', { language, again })).text.replaceAll(/\s+/g, ' ');

  it('says why it is open, and of the text whether it has changed since', () => {
    const round = { nl: said('nl', { changed: false, asked: true }), en: said('en', { changed: false, asked: true }) };
    expect(round.nl).toMatch(/Wij vragen u nog eens te kijken naar uw beoordeling.*Aan de tekst is niets veranderd/);
    expect(round.en).toMatch(/We ask you to look once more at your review.*Nothing of the text has changed/);
    for (const text of Object.values(round)) expect(text).not.toMatch(/wat er anders is|what is different/);
    const text = { nl: said('nl', { changed: true, asked: false }), en: said('en', { changed: true, asked: false }) };
    expect(text.nl).toMatch(/De tekst is veranderd sinds u haar indiende; op de pagina ziet u wat er anders is/);
    expect(text.en).toMatch(/The text has changed since you sent it in; its page shows what is different/);
    for (const words of Object.values(text)) expect(words).not.toMatch(/Wij vragen u nog eens|We ask you to look/);
  });
});

describe('a letter about a proposal of a blind call', () => {
  const said = (template: Template, language: 'nl' | 'en', blind: boolean) => letterOf(data(template, { language, blind })).text.replaceAll(/\s+/g, ' ');

  it.each(['invitation', 'invitation-reminder'] as const)('promises nobody in the %s to show who is involved', (template) => {
    expect(said(template, 'nl', false)).toContain('wie erbij betrokken zijn');
    expect(said(template, 'en', false)).toContain('who is involved');
    expect(said(template, 'nl', true)).toContain('maar niet van wie het voorstel is');
    expect(said(template, 'en', true)).toContain('but not whose proposal it is');
    expect(said(template, 'nl', true)).not.toMatch(/wie erbij betrokken zijn|kent u de indiener/);
    expect(said(template, 'en', true)).not.toMatch(/who is involved|know the applicant/);
  });

  it('asks whoever is invited about a list, and not about people whom nobody names', () => {
    expect(said('invitation', 'nl', false)).toContain('kent u de indiener of een partner');
    expect(said('invitation', 'nl', true)).toContain('een band hebt met organisaties op een lijst');
    expect(said('invitation', 'en', true)).toContain('a tie with organisations on a list');
  });

  it('changes no other letter that carries a link', () => {
    for (const { language, template } of each.filter((one) => LINK_OF[one.template] !== 'invitation'))
      expect([template, said(template, language, true)]).toEqual([template, said(template, language, false)]);
  });
});

describe('what a mail may tell', () => {
  test.each(each)('$template keeps title, message and outcome back from AMBER up ($language)', ({ language, template }) => {
    for (const tlp of ['amber', 'amber-strict', undefined] as const) {
      for (const outcome of OUTCOMES) {
        const letter = letterOf(data(template, { language, tlp, outcome }));
        expect(everywhere(letter)).not.toContain('Zebrafish');
        expect(everywhere(letter)).not.toContain('crocodile');
        expect(everywhere(letter)).not.toContain(outcomeText(outcome, language));
        expect(letter).toEqual(letterOf(data(template, { language, tlp, outcome: 'declined' })));
      }
    }
  });

  it('betrays no outcome by the next step from AMBER up', () => {
    for (const language of LANGUAGES) {
      const at = (nextStep: NextStep | undefined, tlp: Tlp) => letterOf(data('decision', { language, tlp, nextStep }));
      expect(at('confirm', 'amber')).toEqual(at('read-letter', 'amber'));
      expect(at('support', 'amber-strict')).toEqual(at(undefined, 'amber-strict'));
      expect(at('confirm', 'green')).not.toEqual(at('read-letter', 'green'));
      const dated = (tlp: Tlp, nextDate: string, until?: string) => letterOf(data('decision', { language, tlp, nextStep: 'confirm', nextDate, until }));
      expect(dated('amber', '2026-12-07T16:00:00.000Z', '2026-12-22T16:00:00.000Z')).toEqual(dated('amber', '2026-12-20T16:00:00.000Z'));
      expect(dated('green', '2026-12-07T16:00:00.000Z')).not.toEqual(dated('green', '2026-12-20T16:00:00.000Z'));
    }
  });

  it('has nothing that a person typed in a subject, at any label', () => {
    for (const { language, template } of each) {
      for (const tlp of LABELS)
        expect(letterOf(data(template, { language, tlp })).subject).toBe(
          letterOf(data(template, { language, tlp, title: 'x', messageText: 'y', outcome: 'accepted', to: { name: 'z' }, liaison: 'w' })).subject,
        );
    }
  });

  it('tells title, message and outcome at CLEAR and GREEN', () => {
    for (const language of LANGUAGES) {
      for (const tlp of ['clear', 'green'] as const) {
        expect(letterOf(data('question', { language, tlp })).text).toContain('> Which crocodile opens the sluice?');
        expect(letterOf(data('contact-reply', { language, tlp })).html).toContain('Which crocodile');
        expect(letterOf(data('receipt', { language, tlp })).text).toContain('Zebrafish valve guardian');
        expect(letterOf(data('decision', { language, tlp })).text.replaceAll(/\s+/g, ' ')).toContain(outcomeText('reserve', language));
      }
    }
  });

  it('says at AMBER that the text is there to read', () => {
    expect(letterOf(data('question')).text).toContain('is there for you to read');
    expect(letterOf(data('contact-reply', { language: 'nl' })).text).toContain('staat voor u klaar');
    expect(letterOf(data('decision', { language: 'nl' })).text.replaceAll(/\s+/g, ' ')).toContain('Het besluit staat voor u klaar');
  });

  it('brings nothing of a sender to an address that may not be proven', () => {
    for (const language of LANGUAGES) {
      for (const template of UNPROVEN) {
        const letter = letterOf(data(template, { language, tlp: 'clear', to: { name: 'Buy cheap pumps' } }));
        expect(everywhere(letter)).not.toMatch(/Zebrafish|crocodile|Buy cheap|Reserve|reserve/);
      }
    }
  });

  it('raises an alarm with the reference alone', () => {
    for (const language of LANGUAGES) {
      for (const tlp of LABELS) {
        const { subject, text } = letterOf(data('alert', { language, tlp }));
        const now = language === 'nl' ? 'Kijk nu' : 'Look now';
        expect(subject).toBe(`${now}: OT-26-7K3FW-X`);
        expect(text).toBe(
          `${TLP_LABELS[tlp]}\n\n${now}\n\n${language === 'nl' ? 'Kenmerk' : 'Reference'}: OT-26-7K3FW-X\n\n${language === 'nl' ? 'Log in' : 'Sign in'}:\nhttps://sluis.test/sign-in\n`,
        );
      }
    }
    expect(Object.keys(tellable(data('alert'))).sort()).toEqual(['community', 'itemKind', 'language', 'reference', 'site', 'template', 'tlp', 'to']);
  });
});

describe('hostile values', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    'x\r\nBcc: all@example.org',
    '\u202Etxt.exe\u202C\u2066\u2069',
    `"'><img src=x onerror=alert(1)>`,
    '\u0000\u0007\u2028\uFEFF',
    '\uD800 lone',
    '&lt;b&gt; & co',
    '$&$1{n}',
    'ق'.repeat(400),
  ];

  test.each(HOSTILE)('%j becomes neither markup nor a header', (value) => {
    for (const { language, template } of each) {
      const letter = letterOf(
        data(template, { language, tlp: 'clear', title: value, messageText: value, liaison: value, to: { name: value }, reference: value, receipt: value }),
      );
      expect(letter.subject).not.toMatch(/[\r\n\u0000-\u001f\u007f\u2028]/);
      expect(letter.html).not.toMatch(/<(script|img)/i);
      expect(everywhere(letter)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u2028]/);
      expect(letterOf(data(template, { language, title: value, messageText: value, liaison: value, to: { name: value } })).subject).toBe(
        letterOf(data(template, { language })).subject,
      );
      expect(everywhere(letter).isWellFormed()).toBe(true);
      expect(faultsOf(letter.html)).toEqual([]);
    }
  });

  it('wraps what is quoted at single blanks alone, so that joining the lines gives it back', () => {
    const text = `Tag   Value\n  PT-101   4.20 bar\n${'a long line of words '.repeat(9)}\n${'   set    apart'.repeat(9)}`;
    const { text: plain } = letterOf(data('contact-reply', { tlp: 'green', messageText: text }));
    const lines = plain.split('\n').filter((line) => line.startsWith('>'));
    expect(lines.slice(0, 2)).toEqual(['> Tag   Value', '>   PT-101   4.20 bar']);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(76);
    expect(lines.map((line) => line.slice(2)).join(' ')).toBe(text.replaceAll('\n', ' '));
  });

  it('quotes each line of a message and isolates its direction', () => {
    const { text, html } = letterOf(data('contact-reply', { tlp: 'green', messageText: 'One\r\nBcc: two\n\n<b>three</b>' }));
    expect(text).toContain('> One\n> Bcc: two\n>\n> <b>three</b>');
    expect(html).toContain('<p dir="auto"><bdi>One</bdi><br><bdi>Bcc: two</bdi></p><p dir="auto"><bdi>&lt;b&gt;three&lt;/b&gt;</bdi></p>');
  });

  it('isolates names', () => expect(letterOf(data('receipt')).html).toContain('Dear <bdi>Noor de Wit</bdi>,'));
});

describe('single letters', () => {
  it('confirms with reference, receipt, time, step, date and liaison', () => {
    const { text } = letterOf(data('receipt', { language: 'nl' }));
    const flat = text.replaceAll(/\s+/g, ' ');
    expect(text).toContain('0123456789abcdef'.repeat(4));
    for (const part of [
      'Kenmerk: OT-26-7K3FW-X',
      'zondag 22 november 2026 om 13:03',
      'Een liaison pakt uw voorstel uiterlijk maandag 7 december 2026 op.',
      'Uw liaison is Jan Bakker.',
    ])
      expect(flat).toContain(part);
  });

  it.each([
    ['nl', 'maandag 18 januari 2027', 'maandag 7 december 2026'],
    ['en', 'Monday 18 January 2027', 'Monday 7 December 2026'],
  ] as const)('names the new date of the decision, whatever the next step is: %s', (language, decision, taken) => {
    const about = { language, promisedDate: '2027-01-18T16:00:00.000Z' };
    const received = letterOf(data('new-date', about)).text;
    expect(received).toContain(decision);
    expect(received).toContain(taken);
    expect(letterOf(data('new-date', { ...about, nextStep: 'decision', nextDate: about.promisedDate })).text).toContain(decision);
    // Nothing is promised while a question is open.
    expect(letterOf(data('new-date', { language, nextStep: 'answer', nextDate: undefined })).text).not.toMatch(/undefined|2027/);
  });

  it.each([
    ['nl', 'ligt te lang', /vraagt om hulp|hulp nodig/i],
    ['en', 'has waited too long', /needs help|help is needed/i],
  ] as const)('says of what the clock passed on that it waited, and not that somebody asked: %s', (language, words, untrue) => {
    const line = {
      group: 'late',
      kind: 'proposal',
      reference: 'OT-26-7K3FW-X',
      title: '',
      tlp: 'green',
      what: ['escalated'],
      people: [],
      guarded: false,
    } as const;
    for (const told of [letterOf(data('digest', { language, lines: [line] })), letterOf(data('escalated', { language }))]) {
      expect(everywhere(told)).toContain(words);
      expect(everywhere(told)).not.toMatch(untrue);
    }
  });

  it('words every next step in both languages, with and without a date', () => {
    for (const language of LANGUAGES) {
      for (const nextStep of NextStep.options) {
        const whole = letterOf(data('receipt', { language, nextStep, tlp: 'green' })).text;
        const bare = letterOf(data('receipt', { language, nextStep, tlp: 'green', nextDate: undefined })).text;
        for (const text of [whole, bare]) expect(text).toMatch(/\n(Hoe het verdergaat|What happens next)\n\n[A-Z][^\n]+/);
        expect(bare).not.toContain('7 december');
      }
    }
  });

  it('writes dates where the community is at home', () => {
    expect(dateIn('nl', '2026-12-07T16:00:00.000Z', 'Europe/Amsterdam')).toBe('maandag 7 december 2026');
    expect(dateIn('en', '2026-12-07T16:00:00.000Z', 'Europe/Amsterdam')).toBe('Monday 7 December 2026');
    expect(dateIn('nl', '2026-12-06T23:30:00.000Z', 'Europe/Amsterdam')).toBe('maandag 7 december 2026');
    expect(dateIn('en', 'soon', 'Europe/Amsterdam')).toBeUndefined();
  });

  it.each(LANGUAGES)('names a reviewer below TLP:AMBER alone, by itself and in a digest: %s', (language) => {
    const named = (tlp: Tlp): boolean[] => {
      const line = {
        group: 'act',
        kind: 'proposal',
        reference: 'OT-26-7K3FW-X',
        title: '',
        tlp,
        what: ['reviewer-lost'],
        people: ['Rob Rijksbrug'],
        guarded: false,
      } as const;
      return [data('reviewer-lost', { language, tlp, person: 'Rob Rijksbrug' }), data('digest', { language, tlp, lines: [line] })].map((about) =>
        everywhere(letterOf(about)).includes('Rob'),
      );
    };
    expect(Object.fromEntries(LABELS.map((tlp) => [tlp, named(tlp)]))).toEqual({
      clear: [true, true],
      green: [true, true],
      amber: [false, false],
      'amber-strict': [false, false],
    });
    const digest = letterOf(
      data('digest', {
        language,
        lines: [
          {
            group: 'act',
            kind: 'proposal',
            reference: 'OT-26-7K3FW-X',
            title: '',
            tlp: 'amber-strict',
            what: ['reviewer-lost'],
            people: ['Rob'],
            guarded: false,
          },
        ],
      }),
    );
    expect(digest.text).toContain(`OT-26-7K3FW-X: ${language === 'nl' ? 'er ontbreekt een beoordelaar' : 'a reviewer is missing'}`);
  });

  it('calls the national CSIRT by name where a message may be an incident', () =>
    expect(letterOf(data('contact-received')).text).toContain(community.csirt.phone));

  it('shares no sentence between the languages', () => {
    for (const template of TEMPLATES) {
      const [nl, en] = LANGUAGES.map((language) => letterOf(data(template, { language })));
      const lines = new Set(en?.text.split('\n\n'));
      const same = nl?.text.split('\n\n').filter((block) => lines.has(block));
      expect(same?.filter((block) => !/^TLP:/.test(block))).toEqual([]);
      expect(nl?.subject).not.toBe(en?.subject);
      expect(nl?.text).not.toMatch(/bezwaar|security|\bje\b|\bjouw\b/i);
    }
  });
});
