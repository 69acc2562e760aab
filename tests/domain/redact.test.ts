import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { assembleLetter } from '../../shared/domain/assemble.ts';
import { hasMark, redacted } from '../../shared/domain/redact.ts';
import { rubricOf } from '../../shared/domain/rubrics.ts';
import { reviewBody } from '../support/build.ts';

const hidden = {
  people: ['Jan-Willem van der Berg', 'Vera Voorzitter', 'Ir. Mila Đurić', 'Rob de Groot', 'Li Wu'],
  organisations: ['Waterschap De Dommel', 'TNO', 'Fenix Cyber B.V.', 'Hoogheemraadschap De Stichtse Rijnlanden'],
  aliases: ['k3m9xq2a'],
};
const clean = (text: string) => redacted(text, hidden, 'nl').text;

describe('a letter names nobody', () => {
  test.each([
    ['Zoals Jan-Willem van der Berg zei.', 'Zoals ⟦naam weggelaten⟧ zei.'],
    ['J.W. van der Berg vond dit', '⟦naam weggelaten⟧ vond dit'],
    ['Van der Bergs mening telt', '⟦naam weggelaten⟧ mening telt'],
    ['JAN WILLEM BERG', '⟦naam weggelaten⟧'],
    ['jan willem\nvan der berg', '⟦naam weggelaten⟧'],
    ['J\u200ban Willem v\u0430n der B\u0435rg', '⟦naam weggelaten⟧'],
    ['Ｖｅｒａ Voorzitter', '⟦naam weggelaten⟧'],
    ['Ve\u0301ra Voorzitter', '⟦naam weggelaten⟧'],
    ['V e r a  V o o r z i t t e r', '⟦naam weggelaten⟧'],
    ['VeraVoorzitter schreef dit', '⟦naam weggelaten⟧ schreef dit'],
    ['vera_voorzitter', '⟦naam weggelaten⟧'],
    ['M. Duric en mila durić', '⟦naam weggelaten⟧ en ⟦naam weggelaten⟧'],
    ['Rob de Groots oordeel', '⟦naam weggelaten⟧ oordeel'],
    ['Wu, Li', '⟦naam weggelaten⟧'],
    ['vera.voorzitter@example.org belde', '⟦adres weggelaten⟧ belde'],
    ['vera (at) example (dot) org', '⟦adres weggelaten⟧'],
    ['vera at example dot org', '⟦adres weggelaten⟧'],
    ['vera＠example.org', '⟦adres weggelaten⟧'],
    ['volg @veravoorz op het web', 'volg ⟦adres weggelaten⟧ op het web'],
    [
      'bel +31 6 1234 5678 of 06-12345678 of (030) 123 45 67.',
      'bel ⟦telefoonnummer weggelaten⟧ of ⟦telefoonnummer weggelaten⟧ of ⟦telefoonnummer weggelaten⟧.',
    ],
    ['bel ons (06-12345678) of ((030) 123 45 67)', 'bel ons (⟦telefoonnummer weggelaten⟧) of (⟦telefoonnummer weggelaten⟧)'],
    ['zie https://linkedin.com/in/wie-ook', 'zie ⟦link weggelaten⟧'],
    ['Bij TNO en HDSR weten ze dat', 'Bij ⟦organisatie weggelaten⟧ en ⟦organisatie weggelaten⟧ weten ze dat'],
    ['waterschap de dommel, FENIX-CYBER en Fenix Cyber BV', '⟦organisatie weggelaten⟧, ⟦organisatie weggelaten⟧ en ⟦organisatie weggelaten⟧ BV'],
    [
      'Beoordelaar B en reviewer c hebben gelijk, k3m9xq2a niet',
      '⟦beoordelaar weggelaten⟧ en ⟦beoordelaar weggelaten⟧ hebben gelijk, ⟦beoordelaar weggelaten⟧ niet',
    ],
    ...[
      'Beoordelaar 2',
      'reviewer 2',
      'Reviewer #2',
      'reviewer nr. 3',
      'Beoordelaar nummer 1',
      'reviewer2',
      'Reviewer II',
      'reviewer two',
      'beoordelaar drie',
    ].map((said): [string, string] => [`Zoals ${said} zei`, 'Zoals ⟦beoordelaar weggelaten⟧ zei']),
    ...[
      'tweede beoordelaar',
      'Second reviewer',
      '2e beoordelaar',
      '2nd reviewer',
      'eerste referent',
      'third panel member',
      'reviewer-B',
      'Reviewers 1 and 3',
    ].map((said): [string, string] => [`Zoals de ${said} zei`, 'Zoals de ⟦beoordelaar weggelaten⟧ zei']),
    ['Beoordelaars A, B en C', '⟦beoordelaar weggelaten⟧'],
    ['per_ax9tn8gehzpfxcadm5ecfc4ec0', '⟦beoordelaar weggelaten⟧'],
    ['😀 Vera Voorzitter 😀 einde', '😀 ⟦naam weggelaten⟧ 😀 einde'],
    ['Een ⟦vreemde⟧ haak', 'Een |vreemde| haak'],
  ])('%s', (text, expected) => expect(clean(text)).toBe(expected));

  test.each([
    'Het werkt op een PLC van Siemens, versie 10.000.000.',
    'IP 192.168.100.200, IEC 62443-3-3, 7 december 2026, 2026-12-07.',
    'De berg zand blijft liggen en een groot deel niet; rob dit niet.',
    'Kijk naar de proef van 2025: 12.345 metingen in 0,5 seconde.',
    'De beoordelaars vonden dit goed, en twee beoordelaars vroegen meer. Er waren 3 beoordelaars.',
    'All 3 reviewers agree; the reviewers gave two reasons, and one of the reviewers asked for a second test.',
    'De beoordelaar vroeg om een tweede proef bij de eerste klant.',
    'tno klein geschreven is geen naam, en de dommel is een rivier',
  ])('leaves alone: %s', (text) => expect(clean(text)).toBe(text));

  it('says how many places there are, of which kind', () => {
    expect(redacted('Vera Voorzitter, TNO, 06-12345678', hidden, 'en')).toEqual({
      text: '⟦name left out⟧, ⟦organisation left out⟧, ⟦telephone number left out⟧',
      marks: ['name', 'organisation', 'phone'],
    });
  });

  it('never leaves a full name or an address in whatever stands around it', () => {
    const seed = Number(process.env.SEED ?? 20_261_122);
    const around = fc.string({ unit: 'grapheme', maxLength: 30 });
    const said = fc.constantFrom('Vera Voorzitter', 'Jan-Willem van der Berg', 'Rob de Groot', 'iemand@example.org');
    fc.assert(
      fc.property(around, said, around, (before, name, after) => {
        const { text } = redacted(`${before} ${name} ${after}`, hidden, 'nl');
        expect(text).not.toContain(name);
        expect(hasMark(text)).toBe(true);
        expect(redacted(text.replaceAll(/⟦[^⟧]*⟧/g, '…'), hidden, 'nl').text).not.toContain(name);
      }),
      { seed, numRuns: 300 },
    );
  });
});

describe('a letter begun from the reviews', () => {
  const rubric = rubricOf('standard-1');
  const comments = (texts: Record<string, string>, mark = 3.5) => {
    const body = reviewBody(mark);
    return {
      body: { ...body, criteria: Object.fromEntries(Object.entries(body.criteria).map(([id, given]) => [id, { ...given, comment: texts[id] ?? '' }])) },
    };
  };
  const tally = { criteria: rubric.criteria.map(({ id }, i) => ({ id, mean: id === 'E' ? 1.5 : 3 + i / 10, low: 1, high: 4, marks: 3, belowMinimum: false })) };
  const one = comments({ N: 'De behoefte is echt, dat weten wij van Vera Voorzitter.', S: 'Wat gebeurt er bij uitval van de sensor?' });
  const two = comments({ N: 'De behoefte is  echt, dat weten wij van Vera Voorzitter!', S: 'Er is geen weg terug beschreven.' });
  const foreign = comments({ N: 'The need is real and the owner of the plant would have it.', S: 'This must be shown on the equipment.' });
  const letter = assembleLetter({ rubric, tally, reviews: [one, two, foreign], language: 'nl', hidden });

  it('says of each criterion what was written, once, with its band', () => {
    expect(letter.criteria.find(({ id }) => id === 'N')).toEqual({
      id: 'N',
      band: 'good',
      text: 'De behoefte is echt, dat weten wij van ⟦naam weggelaten⟧.\n\n⟦herschrijven, dit is Engels⟧ The need is real and the owner of the plant would have it.',
    });
    expect(letter.criteria.find(({ id }) => id === 'T')!.text).toBe('');
    expect([letter.weakest, letter.foreign, letter.marks]).toEqual(['E', 1, { name: 1, language: 2 }]);
  });

  it('tells by no order who wrote what', () => {
    expect(assembleLetter({ rubric, tally, reviews: [foreign, two, one], language: 'nl', hidden }).criteria.find(({ id }) => id === 'S')).toEqual(
      letter.criteria.find(({ id }) => id === 'S'),
    );
  });

  it('keeps to what a letter can hold, by whole paragraphs', () => {
    const long = comments({ N: 'woord '.repeat(150) });
    const short = comments({ N: 'Een kort en helder oordeel van twee regels.' });
    const text = assembleLetter({ rubric, tally, reviews: [long, short, comments({ N: 'zin '.repeat(200) })], language: 'nl', hidden }).criteria[0]!.text;
    expect([...text].length).toBeLessThanOrEqual(1000);
    expect(text).toContain('Een kort en helder oordeel van twee regels.');
  });
});
