import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countryName } from '../../shared/domain/form/told.ts';
import { FORM } from '../../shared/domain/form.ts';
import { PARTS } from '../../shared/domain/proposal.ts';
import { ATTACK_VERSION, RANKS } from '../../shared/domain/vocabulary/ids.ts';
import { idsOf } from '../../shared/domain/vocabulary.ts';
import { fieldsOf } from '../../shared/domain/words/index.ts';
import { rearranged } from '../../web/form/act.ts';
import { contentOf, type Kinds, typedOf } from '../../web/form/content.ts';
import { countries } from '../../web/form/countries.ts';
import { kindsOf } from '../../web/form/kinds.ts';
import { limitOf, mayStayEmpty } from '../../web/form/limits.ts';
import { faultsIn, nextPart, partsOf, tasksOf } from '../../web/form/state.ts';
import { draftWords } from '../../web/words/draft.ts';
import { formWords } from '../../web/words/form.ts';

const KINDS: Kinds = {
  text: 'text',
  number: 'number',
  list: 'list',
  yes: 'yes',
  flag: 'flag',
  choice: 'choice',
  rows: 'rows',
  record: 'record',
  along: 'with rows',
};

describe('a form and what is stored', () => {
  it('are made of each other without loss', () => {
    const content = {
      text: ' <b>& "x"\n',
      number: -2.5,
      list: ['a', 'b & c'],
      yes: true,
      flag: false,
      choice: false,
      rows: [{ id: 'T0800', relation: 'uses' }, { id: 'T0801' }],
      record: { FR1: 'SL2' },
      along: '18.1',
    };
    expect(contentOf('p', KINDS, typedOf('p', KINDS, content))).toEqual(content);
  });

  it('leave out what was left empty, and what goes along with nothing', () => {
    const typed = new URLSearchParams('p/text=+&p/number=&p/list=&p/list=+&p/rows/0/id=+&p/record/FR1=&p/along=18.1');
    expect(contentOf('p', KINDS, typed)).toEqual({ flag: false });
  });

  it('keep rows in their order, whatever their numbers are', () => {
    const typed = new URLSearchParams('p/rows/10/id=second&p/rows/2/id=first&p/rows/x/id=none&p/rowsy/0/id=none');
    expect(contentOf('p', KINDS, typed).rows).toEqual([{ id: 'first' }, { id: 'second' }]);
  });

  it.each([
    ['12', 12],
    [' 7 ', 7],
    ['1,5', 1.5],
    ['1.000', '1.000'],
    ['1,000', '1,000'],
    ['12a', '12a'],
    ['1e3', '1e3'],
  ])('take %j as the number %j', (text, number) => {
    expect(contentOf('p', { n: 'number' }, new URLSearchParams({ 'p/n': text })).n).toBe(number);
  });
});

describe('rows without a script', () => {
  it('are added once, and removed where it was asked', () => {
    const typed = new URLSearchParams('a/b=1&a/b=2');
    expect(rearranged(typed, 'add a/b').typed.getAll('a/b')).toEqual(['1', '2', '']);
    expect(rearranged(rearranged(typed, 'add a/b').typed, 'add a/b').typed.getAll('a/b')).toEqual(['1', '2', '']);
    expect(rearranged(typed, 'remove a/b 1').typed.getAll('a/b')).toEqual(['1']);
    expect(rearranged(typed, 'something else').typed).toBe(typed);
  });

  it('leave ticked protocols alone', () => {
    const typed = new URLSearchParams('maturity/protocols=modbus&maturity/protocols=Own+bus&maturity/protocols=Other+bus');
    expect(rearranged(typed, 'remove maturity/protocols 0').typed.getAll('maturity/protocols')).toEqual(['modbus', 'Other bus']);
  });
});

describe('the form as it is asked', () => {
  it('has every field of every part, in the order of the labels', () => {
    for (const part of PARTS.filter((each) => each !== 'extra')) {
      expect(Object.keys(kindsOf(part)).sort(), part).toEqual([...fieldsOf(part)].sort());
      expect(Object.keys(kindsOf(part)).sort(), part).toEqual(Object.keys((FORM[part] as { shape: object }).shape).sort());
    }
  });

  it('takes limits and what may stay empty from the form itself', () => {
    expect([limitOf('outline', 'title'), limitOf('outline', 'abstract'), limitOf('process', 'failureText'), limitOf('maturity', 'trl')]).toEqual([
      120,
      1200,
      600,
      undefined,
    ]);
    expect([mayStayEmpty('organisation', 'website'), mayStayEmpty('organisation', 'name')]).toEqual([true, false]);
  });

  it('says the version of ATT&CK that it takes', () => {
    for (const language of ['nl', 'en'] as const) expect(formWords[language].hint['standards/techniques']).toContain(ATTACK_VERSION);
  });

  it('hides what nothing touches by the same modes as the gates', () => {
    const css = readFileSync(join(import.meta.dirname, '../../web/style/pages/draft.css'), 'utf8');
    const modes = [.../process\/interaction"\]:checked:not\(([^)]*)\)/.exec(css)![1]!.matchAll(/value="([^"]+)"/g)].map(([, id]) => id);
    expect(modes.sort()).toEqual(
      idsOf('interactionModes')
        .filter((id) => RANKS[id]! <= 1)
        .sort(),
    );
  });

  it('names countries in the language of the reader, the nearest first', () => {
    expect(countries('nl').near.map(({ label }) => label)).toEqual(['Nederland', 'België', 'Duitsland']);
    expect(countries('en').all.length).toBeGreaterThan(240);
    expect([countryName('NL', 'en'), countryName('not a code', 'en')]).toEqual(['Netherlands', 'not a code']);
  });
});

describe('how far a draft is', () => {
  it('follows from the form: a gate opens a part that was free', () => {
    const free = tasksOf({}, [], false).find(({ part }) => part === 'evidence');
    const asked = tasksOf({ maturity: { trl: 6 } }, [], false).find(({ part }) => part === 'evidence');
    expect([free?.state, asked?.state]).toEqual(['free', 'todo']);
  });

  it('goes from part to part within a step, and ends with it', () => {
    expect([nextPart('outline', []), nextPart('request', []), nextPart('exclusions', [])]).toEqual(['organisation', undefined, undefined]);
    const question = { id: 'site', kind: 'text', label: { nl: 'Waar', en: 'Where' }, required: true } as const;
    expect([nextPart('request', [question]), partsOf([question]).short.at(-1)]).toEqual(['extra', 'extra']);
    expect(faultsIn('extra', {}, [question], false).map(({ path }) => path)).toEqual(['extra/site']);
  });
});

describe('the words', () => {
  const texts = (value: unknown, path = ''): [string, string][] =>
    typeof value === 'string' ? [[path, value]] : Object.entries(value as object).flatMap(([key, inner]) => texts(inner, `${path}/${key}`));

  it.each([
    ['of the draft', draftWords],
    ['of the form', formWords],
  ])('%s differ between Dutch and English', (_, words) => {
    const english = new Map(texts(words.en));
    expect(texts(words.nl).filter(([path, text]) => english.get(path) === text)).toEqual([]);
    expect(texts(words.nl).filter(([, text]) => /\b(je|jij|jouw|jullie)\b/i.test(text))).toEqual([]);
  });
});
