import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate, PLACEHOLDERS, replyText, TemplateBody, templatesWith, type Values } from '../../shared/domain/reply-template.ts';
import { SHIPPED } from '../../shared/domain/reply-templates.ts';
import { idsOf } from '../../shared/domain/vocabulary.ts';
import { holds } from '../support/build.ts';

const values: Values = { name: 'Noor', reference: 'OT-26-7K3FW-X', liaison: 'Lia', community: 'CoP', phone: '+31', site: 'https://sluis.example' };
const faults = (text: string): string[] =>
  replyText(2, 5000)
    .safeParse(text)
    .error?.issues.map(({ message }) => message) ?? [];

describe('the shipped texts', () => {
  it('are there in both languages, for the kinds that come in most, each under a name of its own', () => {
    const kinds = new Set(SHIPPED.map(({ kind }) => kind));
    for (const kind of ['join-cop', 'newsletter', 'innovation', 'demand', 'share-info', 'expert-session', 'status', 'feedback-appeal', 'privacy', 'other'])
      expect(kinds).toContain(kind);
    for (const kind of kinds) expect(idsOf('contactKinds')).toContain(kind);
    expect(new Set(SHIPPED.map(({ id }) => id)).size).toBe(SHIPPED.length);
    for (const language of ['nl', 'en'] as const) expect(new Set(SHIPPED.map((one) => one[language].name)).size).toBe(SHIPPED.length);
  });

  it('could be kept by staff as they are: known placeholders, no greeting, no signature', () => {
    for (const { id, kind, ...words } of SHIPPED)
      for (const language of ['nl', 'en'] as const) {
        const body = TemplateBody.safeParse({ template: id, language, kind, ...words[language], seen: 0 });
        expect([id, language, body.error?.issues ?? []]).toEqual([id, language, []]);
        expect(words[language].text).not.toMatch(/^(Beste|Geachte|Dear|Hello)|(Met vriendelijke groet|Kind regards)/);
        expect(fillTemplate(words[language].text, values)).not.toMatch(/[{}]/);
      }
  });

  it('speak natural Dutch that is no copy of the English, and the words of the house', () => {
    for (const { id, nl, en } of SHIPPED) {
      expect([id, nl.text === en.text]).toEqual([id, false]);
      expect(nl.text).not.toMatch(/\b(je|jij|jouw|jullie|bezwaar|security)\b/i);
    }
  });

  it('never say whether an address or a reference is known', () => {
    const status = SHIPPED.find(({ id }) => id === 'status')!;
    expect(status.nl.text).toContain('zeggen wij in een mail niet of een adres of kenmerk bij ons bekend is');
    expect(status.en.text).not.toContain('{{reference}}');
  });
});

describe('placeholders', () => {
  it('are filled in once, whatever a value holds', () => {
    expect(fillTemplate('Dear {{name}}, {{ reference }}', { ...values, name: '{{phone}} $& {{name}}' })).toBe('Dear {{phone}} $& {{name}}, OT-26-7K3FW-X');
    for (const name of PLACEHOLDERS) expect(fillTemplate(`{{${name}}}`, values)).toBe(values[name]);
  });

  it('that nobody knows are refused by name, tamed', () => {
    expect(faults('Dear {{nmae}}')).toEqual(['template.placeholder:nmae']);
    expect(faults('Dear {{constructor}}')).toEqual(['template.placeholder:constructor']);
    expect(faults('Dear {{<b>$&:x}}')).toEqual(['template.placeholder:bx']);
    expect(faults('Dear {{}}')).toEqual(['template.placeholder:']);
    for (const text of ['Dear {name}', 'Dear {{name', 'a } b {{', 'C++ {x}}']) expect(faults(text)).toEqual([]);
  });

  it('hold for any text: what passes is filled without a rest, and nothing else changes', () => {
    holds(
      'filling leaves everything but placeholders as it was',
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(...PLACEHOLDERS.map((name) => `{{${name}}}`), '{{x}}', '{', '}}'))), (parts) => {
        const text = parts.join('');
        if (faults(text).some((fault) => fault.startsWith('template.'))) return;
        const plain = parts.map((part) => (/^\{\{\w+\}\}$/.test(part) ? '' : part));
        if (plain.join('').includes('{') || plain.join('').includes('}')) return;
        expect(fillTemplate(text, { ...values, name: '·', reference: '·', liaison: '·', community: '·', phone: '·', site: '·' })).toBe(
          parts.map((part) => (/^\{\{\w+\}\}$/.test(part) ? '·' : part)).join(''),
        );
      }),
    );
  });
});

describe('what staff keep', () => {
  it('takes the place of the shipped text of the same language and leaves the other', () => {
    const own = { id: 'status', language: 'nl', kind: 'status', name: 'Eigen tekst', text: 'Kijk op {{site}}.', version: 3 } as const;
    const all = templatesWith([own]);
    expect(all.filter(({ id }) => id === 'status').map(({ language, version }) => [language, version])).toEqual([
      ['en', 0],
      ['nl', 3],
    ]);
    expect(all).toHaveLength(2 * SHIPPED.length);
    expect(templatesWith([])).toHaveLength(2 * SHIPPED.length);
  });
});
