import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import * as z from 'zod';
import { answerText, CHOICES, isText } from '../../shared/domain/form/told.ts';
import { FORM } from '../../shared/domain/form.ts';
import { PARTS, type PartName } from '../../shared/domain/proposal.ts';
import type { Question } from '../../shared/domain/question.ts';
import { differencesOf } from '../../shared/domain/revision.ts';
import { type Run, wordsBetween } from '../../shared/domain/text-difference.ts';
import { IDS } from '../../shared/domain/vocabulary/ids.ts';
import { fieldLabel, fieldsOf, partLabel } from '../../shared/domain/words/index.ts';
import { answers, frozen, holds } from '../support/build.ts';

const side = (runs: readonly Run[], other: Run['kind']): string =>
  runs
    .filter(({ kind }) => kind !== other)
    .map(({ text }) => text)
    .join('');
const told = (before: string, after: string): string =>
  wordsBetween(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

describe('two texts as one', () => {
  test.each([
    ['the same', 'A valve.', 'A valve.', 'A valve.'],
    ['one word', 'It stays open.', 'It stays shut.', 'It stays [-open-]{+shut+}.'],
    ['a word more', 'It stays open.', 'It always stays open.', 'It {+always +}stays open.'],
    ['a word less', 'It really stays open.', 'It stays open.', 'It [-really -]stays open.'],
    ['a phrase, not word by word', 'we test each valve', 'we never open one valve', 'we [-test each-]{+never open one+} valve'],
    ['from nothing', '', 'New.', '{+New.+}'],
    ['to nothing', 'Old.', '', '[-Old.-]'],
    ['nothing', '', '', ''],
    ['a line', 'One\nTwo\nThree', 'One\nThree', 'One\n[-Two\n-]Three'],
    ['right to left', 'השסתום פתוח תמיד', 'השסתום סגור תמיד', 'השסתום [-פתוח-]{+סגור+} תמיד'],
    ['a direction mark', 'a \u202etxt\u202c b', 'a \u202etxt\u202c c', 'a \u202etxt\u202c [-b-]{+c+}'],
    ['a family of emoji', 'safe 👨‍👩‍👧 here', 'safe 👨‍👩‍👦 here', 'safe [-👨‍👩‍👧-]{+👨‍👩‍👦+} here'],
    ['a skin', 'ok 👍🏻', 'ok 👍🏿', 'ok [-👍🏻-]{+👍🏿+}'],
    ['a flag', 'from 🇳🇱 on', 'from 🇳🇴 on', 'from [-🇳🇱-]{+🇳🇴+} on'],
    ['an accent of its own', 'cafe\u0301 a', 'cafe a', '[-cafe\u0301-]{+cafe+} a'],
    ['letters outside the first plane', '𝒜 b', '𝒞 b', '[-𝒜-]{+𝒞+} b'],
  ])('tell %s', (_what, before, after, expected) => {
    expect(told(before, after)).toBe(expected);
  });

  it('give both texts back, part no character, and never let two runs of a kind touch', () => {
    const word = fc.constantFrom(
      'a',
      'bb',
      'valve',
      ' ',
      '  ',
      '\n',
      '.',
      '🌊',
      '👩🏽‍🚒',
      '🇳🇱',
      'e\u0301',
      '\u200f',
      'שלום',
      'ไทย',
      '漢字',
      '\u0000',
      '𝒜',
      '\ud800',
    );
    const text = fc.oneof(
      fc.array(word, { maxLength: 60 }).map((words) => words.join('')),
      fc.string({ unit: 'binary', maxLength: 80 }),
    );
    const pair = fc.oneof(
      fc.tuple(text, text),
      fc.tuple(text, text, text, text).map(([a, b, c, d]) => [a + b + c, a + d + c] as [string, string]),
    );
    return holds(
      'two texts as one',
      fc.property(pair, ([before, after]) => {
        const runs = wordsBetween(before, after);
        expect([side(runs, 'added'), side(runs, 'removed')]).toEqual([before, after]);
        for (const [i, run] of runs.entries()) {
          expect(run.text).not.toBe('');
          expect(run.kind).not.toBe(runs[i + 1]?.kind);
          expect(run.text.isWellFormed() || !before.isWellFormed() || !after.isWellFormed()).toBe(true);
        }
        if (before === after) expect(runs.every(({ kind }) => kind === 'same')).toBe(true);
      }),
      1000,
    );
  });

  it('find the fewest changed words, as a plain table of lengths does', () => {
    const lists = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 14 });
    /** The length of the longest list of words that both have in the same order. */
    const longest = (a: readonly string[], b: readonly string[]): number => {
      const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
      for (let i = a.length - 1; i >= 0; i -= 1)
        for (let j = b.length - 1; j >= 0; j -= 1) table[i]![j] = a[i] === b[j] ? 1 + table[i + 1]![j + 1]! : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
      return table[0]![0]!;
    };
    return holds(
      'fewest changes',
      fc.property(lists, lists, (a, b) => {
        // Signs that are words of their own, without white space that would be drawn into a phrase.
        const signs = { a: '+', b: '×', c: '÷' } as const;
        const [before, after] = [a, b].map((list) => list.map((letter) => signs[letter as 'a']).join(''));
        const same = wordsBetween(before!, after!).filter(({ kind }) => kind === 'same');
        expect(same.reduce((sum, { text }) => sum + text.length, 0)).toBe(longest(a, b));
      }),
    );
  });

  it('stand side by side as a whole where too much differs, with what frames them', () => {
    const words = (from: number, count: number) => Array.from({ length: count }, (_, n) => `w${from + n}`).join(' ');
    const runs = wordsBetween(`Start ${words(0, 600)} end.`, `Start ${words(9000, 600)} end.`);
    expect(runs.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
    expect([runs[0]!.text, runs[3]!.text]).toEqual(['Start ', ' end.']);
  });

  it('take the longest texts of the form in their stride', () => {
    const before = Array.from({ length: 700 }, (_, n) => `a${n % 50}`).join(' ');
    const after = Array.from({ length: 700 }, (_, n) => `a${(n * 7) % 50}`).join(' ');
    const runs = wordsBetween(before, after);
    expect([side(runs, 'added'), side(runs, 'removed')]).toEqual([before, after]);
  });
});

describe('differences of two revisions', () => {
  const before = frozen(answers());
  const change = (more: { [P in PartName]?: unknown }) => ({
    ...before,
    ...Object.fromEntries(Object.entries(more).map(([part, content]) => [part, { ...before[part as 'outline'], ...(content as object) }])),
  });

  it('are none between the same answers, whatever the order of their keys', () => {
    const turned = Object.fromEntries(
      Object.entries(before)
        .reverse()
        .map(([part, content]) => [part, Object.fromEntries(Object.entries(content).reverse())]),
    );
    expect(differencesOf(before, turned, 'nl')).toEqual([]);
    expect(differencesOf({}, {}, 'nl')).toEqual([]);
    expect(differencesOf({ team: {} }, {}, 'nl')).toEqual([]);
    expect(differencesOf({ evidence: { text: '' } }, { standards: { csf: [] } }, 'nl')).toEqual([]);
  });

  it('name part, field and label, with words for running text and labels for choices, in the order of the form', () => {
    const after = change({
      request: { newsletter: true, tlp: 'green' },
      outline: { title: 'Stille luisteraar voor gemalen' },
      maturity: { trl: 6, assets: ['plc', 'sis'], protocols: ['modbus', 'Eigen bus'] },
      organisation: { website: undefined },
      standards: {
        techniques: [
          { id: 'T0843', relation: 'counters' },
          { id: 'T0855', relation: 'uses' },
        ],
        capabilityLevels: { FR6: 'SL2', FR3: 'SL3' },
      },
      exclusions: { reviewers: undefined },
    });
    expect(differencesOf(before, after, 'nl')).toEqual([
      {
        part: 'outline',
        field: 'outline/title',
        label: 'Titel',
        kind: 'changed',
        before: 'Stille luisteraar voor pompstations',
        after: 'Stille luisteraar voor gemalen',
        words: [
          { kind: 'same', text: 'Stille luisteraar voor ' },
          { kind: 'removed', text: 'pompstations' },
          { kind: 'added', text: 'gemalen' },
        ],
      },
      { part: 'organisation', field: 'organisation/website', label: 'Webadres', kind: 'removed', before: 'https://sensor.example/' },
      { part: 'maturity', field: 'maturity/trl', label: 'TRL nu', kind: 'changed', before: '5', after: '6' },
      {
        part: 'maturity',
        field: 'maturity/assets',
        label: 'Apparatuur',
        kind: 'changed',
        before: 'PLC / PAC',
        after: 'PLC / PAC, Veiligheidssysteem (SIS, ESD, branderbeveiliging)',
      },
      {
        part: 'maturity',
        field: 'maturity/protocols',
        label: 'Protocollen',
        kind: 'changed',
        before: 'Modbus RTU/TCP, S7comm / S7comm-plus',
        after: 'Modbus RTU/TCP, Eigen bus',
      },
      { part: 'request', field: 'request/tlp', label: 'TLP-label van het voorstel', kind: 'changed', before: 'TLP:AMBER+STRICT', after: 'TLP:GREEN' },
      { part: 'request', field: 'request/newsletter', label: 'Stuur mij de nieuwsbrief', kind: 'changed', before: 'Nee', after: 'Ja' },
      {
        part: 'standards',
        field: 'standards/capabilityLevels',
        label: 'Geclaimd niveau (SL-C) per eis van IEC 62443',
        kind: 'changed',
        before: 'FR3: SL2, FR6: SL2',
        after: 'FR3: SL3, FR6: SL2',
      },
      {
        part: 'standards',
        field: 'standards/techniques',
        label: 'Technieken uit ATT&CK for ICS',
        kind: 'changed',
        before: 'T0843 (gaat die tegen), T0889 (gaat die tegen)',
        after: 'T0843 (gaat die tegen), T0855 (gebruikt die, zoals in een test)',
      },
      {
        part: 'exclusions',
        field: 'exclusions/reviewers',
        label: 'Wie het niet moet beoordelen, en waarom',
        kind: 'removed',
        before: 'Karel Kleppen: Werkte tot vorig jaar bij een concurrent met hetzelfde soort product.',
      },
    ]);
  });

  it('tell a whole further part that came later', () => {
    const { rights: _, ...without } = before;
    expect(differencesOf(without, before, 'en').map(({ label, kind, after }) => `${label} ${kind} ${after}`)).toEqual([
      'Intellectual property and licences added Wij zijn zelf eigenaar van de software; een octrooi is aangevraagd.',
      'Does it fall under export control or dual use? added No',
      'Is it owned from outside the EU and NATO? added No',
    ]);
  });

  it('call the questions of a call as the call does, and their options too', () => {
    const label = (text: string) => ({ nl: `${text} (nl)`, en: text });
    const questions: Question[] = [
      {
        id: 'site',
        kind: 'choice',
        required: false,
        label: label('Which site?'),
        options: ['north', 'south'].map((id) => ({ id, label: label(`The ${id}`) })),
      },
      { id: 'why', kind: 'text', required: false, label: label('Why there?') },
    ];
    const [site, why, gone] = differencesOf(
      { extra: { site: 'north', why: 'It is near.', gone: 3 } },
      { extra: { site: 'south', why: 'It is far.' } },
      'en',
      questions,
    );
    expect(site).toMatchObject({ field: 'extra/site', label: 'Which site?', before: 'The north', after: 'The south' });
    expect(why).toMatchObject({ field: 'extra/why', label: 'Why there?', words: [{ text: 'It is ' }, { text: 'near' }, { text: 'far' }, { text: '.' }] });
    expect(gone).toEqual({ part: 'extra', field: 'extra/gone', label: 'gone', kind: 'removed', before: '3' });
  });

  it('are added one way and removed the other', () => {
    const empty = differencesOf({}, before, 'nl');
    const full = differencesOf(before, {}, 'nl');
    expect(empty.length).toBeGreaterThan(60);
    expect(empty.map(({ field, after }) => [field, after])).toEqual(full.map(({ field, before: text }) => [field, text]));
    expect(new Set([...empty.map(({ kind }) => kind), ...full.map(({ kind }) => kind)])).toEqual(new Set(['added', 'removed']));
    for (const { after, label } of empty) expect(`${label} ${after}`).not.toMatch(/undefined|\[object|^\w+\//);
  });
});

describe('every field of the form', () => {
  const unwrapped = (schema: any): any => (schema instanceof z.ZodOptional ? unwrapped(schema.unwrap()) : schema);
  const FIELDS = PARTS.filter((part) => part !== 'extra').flatMap((part) =>
    Object.entries(FORM[part].shape).map(([field, schema]) => ({ path: `${part}/${field}`, schema: unwrapped(schema) })),
  );
  const optionsOf = (schema: any): string[] | undefined =>
    schema instanceof z.ZodEnum ? (schema.options as string[]) : schema instanceof z.ZodArray ? optionsOf(unwrapped(schema.element)) : undefined;

  it('has a label in both languages, in the order of the form', () => {
    for (const part of PARTS) {
      expect(partLabel(part, 'nl')).not.toBe(partLabel(part, 'en'));
      if (part !== 'extra') expect(fieldsOf(part)).toEqual(Object.keys(FORM[part].shape));
    }
    for (const { path } of FIELDS) {
      for (const language of ['nl', 'en'] as const) expect(fieldLabel(path, language)).toMatch(/^\p{Lu}[^\n]{2,90}$/u);
      expect(fieldLabel(`${path}/0/id`, 'en')).toBe(fieldLabel(path, 'en'));
    }
    for (const path of ['', 'outline', 'outline/stage', 'constructor/name', 'outline/constructor', '__proto__/x']) expect(fieldLabel(path, 'en')).toBe(path);
    expect([fieldLabel('extra/why', 'en'), fieldLabel('extra', 'en')]).toEqual(['why', 'Questions of this call']);
  });

  it('that is a choice is told by the labels of exactly its list', () => {
    const choices = FIELDS.flatMap(({ path, schema }) => (optionsOf(schema) ? [[path, optionsOf(schema)!] as const] : []));
    for (const [path, options] of choices.filter(([name]) => name !== 'request/tlp'))
      expect([path, [...options].sort()]).toEqual([path, IDS[CHOICES[path as 'outline/track']!].split(' ').sort()]);
    expect(
      Object.keys(CHOICES)
        .filter((path) => path !== 'maturity/protocols')
        .sort(),
    ).toEqual(
      choices
        .map(([path]) => path)
        .filter((path) => path !== 'request/tlp')
        .sort(),
    );
    expect(answerText('request/tlp', 'red', 'nl')).toBe('TLP:RED');
  });

  it('that is running text is shown word by word; what is short or fixed stands as a whole', () => {
    const strings = FIELDS.filter(({ schema }) => schema instanceof z.ZodString || schema instanceof z.ZodURL).map(({ path }) => path);
    expect(strings.filter((path) => !isText(path))).toEqual([
      'organisation/name',
      'organisation/country',
      'organisation/website',
      'organisation/registration',
      'contact/name',
      'contact/role',
      'contact/phone',
    ]);
    expect(FIELDS.filter(({ path }) => isText(path) && !strings.includes(path))).toEqual([]);
  });
});
