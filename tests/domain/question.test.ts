import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { answersOf, stepOf } from '../../shared/domain/form.ts';
import { issueCode } from '../../shared/domain/issue.ts';
import { askedOf, extraErrors, type Question, Questions } from '../../shared/domain/question.ts';
import { hasFieldText } from '../../shared/domain/words/index.ts';
import { answers, holds } from '../support/build.ts';

const label = (text: string) => ({ nl: `${text}?`, en: `${text}?` });
const question = (id: string, kind: Question['kind'], more: Partial<Question> = {}): Question => ({
  id,
  kind,
  label: label(`Question ${id}`),
  required: false,
  ...(kind === 'choice' ? { options: ['yes', 'no'].map((option) => ({ id: option, label: label(option) })) } : {}),
  ...more,
});
const faults = (list: unknown): string[] => {
  const result = Questions.safeParse(list, { reportInput: true });
  return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('/')} ${issueCode(issue)}`);
};

describe('a list of questions', () => {
  it('may be empty, and may hold twenty of every kind', () => {
    const kinds = ['text', 'choice', 'number', 'file'] as const;
    const full = Array.from({ length: 20 }, (_, n) => question(`q${n}`, kinds[n % 4]!));
    expect([faults([]), faults(full), faults([...full, question('one-more', 'text')])]).toEqual([[], [], [' field.many:20']]);
  });

  test.each<[string, unknown[], string[]]>([
    ['the same id twice', [question('a', 'text'), question('b', 'text'), question('a', 'number')], ['2/id list.twice']],
    ['an id with a capital', [question('A', 'text')], ['0/id field.format']],
    ['an id of a prototype', [question('__proto__', 'text')], ['0/id field.format']],
    ['no Dutch label', [{ ...question('a', 'text'), label: { en: 'Why?' } }], ['0/label/nl field.missing']],
    ['a label that is too long', [{ ...question('a', 'text'), label: { en: 'x'.repeat(201), nl: 'Hoe dan?' } }], ['0/label/en field.long:200']],
    ['help in one language', [{ ...question('a', 'text'), help: { en: 'Just say it.' } }], ['0/help/nl field.missing']],
    ['a kind that is none', [{ ...question('a', 'text'), kind: 'colour' }], ['0/kind field.choice']],
    [
      'another one that is wrong in itself',
      [question('a', 'colour' as never), question('b', 'text', { max: -1 }), question('c', 'text', { showIf: { question: 'a', equals: 'x' } })],
      ['0/kind field.choice', '1/max question.limits'],
    ],
    [
      'a condition on nothing, behind a label that is missing',
      [{ ...question('a', 'text'), label: { en: 'Why?' } }, question('b', 'text', { showIf: { question: 'z', equals: 'x' } })],
      ['0/label/nl field.missing', '1/showIf/question question.order'],
    ],
    ['an unknown field', [{ ...question('a', 'text'), weight: 3 }], ['0 field.unknown']],
    ['a choice without options', [question('a', 'choice', { options: undefined as never })], ['0/options question.options']],
    ['a choice of one', [question('a', 'choice', { options: [{ id: 'yes', label: label('yes') }] })], ['0/options field.few:2']],
    ['options of a text', [question('a', 'text', { options: question('b', 'choice').options! })], ['0/options question.options']],
    ['the same option twice', [question('a', 'choice', { options: ['x', 'x'].map((id) => ({ id, label: label(id) })) })], ['0/options list.twice']],
    ['limits the wrong way round', [question('a', 'number', { min: 5, max: 4 })], ['0/max question.limits']],
    ['limits of a choice', [question('a', 'choice', { max: 2 })], ['0/max question.limits']],
    ['limits of a file', [question('a', 'file', { min: 0 })], ['0/max question.limits']],
    ['a text of more than 4000', [question('a', 'text', { max: 4001 })], ['0/max question.limits']],
    ['a text of half a character', [question('a', 'text', { min: 0.5 })], ['0/max question.limits']],
    [
      'a condition on half a character',
      [question('a', 'text'), question('b', 'text', { showIf: { question: 'a', equals: 'x\ud800' } })],
      ['1/showIf/equals text.control-character'],
    ],
    ['a condition on itself', [question('a', 'text', { showIf: { question: 'a', equals: 'x' } })], ['0/showIf/question question.order']],
    [
      'a condition on a later one',
      [question('a', 'text', { showIf: { question: 'b', equals: 'yes' } }), question('b', 'choice')],
      ['0/showIf/question question.order'],
    ],
    [
      'a condition on no option',
      [question('a', 'choice'), question('b', 'text', { showIf: { question: 'a', equals: 'maybe' } })],
      ['1/showIf/equals question.equals'],
    ],
    ['a number for a text', [question('a', 'text'), question('b', 'text', { showIf: { question: 'a', equals: 3 } })], ['1/showIf/equals question.equals']],
    ['a condition on a file', [question('a', 'file'), question('b', 'text', { showIf: { question: 'a', equals: 'x' } })], ['1/showIf/equals question.equals']],
  ])('is refused with %s', (_what, list, errors) => {
    expect(faults(list)).toEqual(errors);
    for (const error of errors) expect([error, hasFieldText(error.slice(error.indexOf(' ') + 1))]).toEqual([error, true]);
  });

  it('is stored as it was given', () => {
    const list = [
      question('site', 'choice', { required: true, help: { nl: 'Eén antwoord.', en: 'One answer.' } }),
      question('how-many', 'number', { min: -1.5, max: 9, showIf: { question: 'site', equals: 'yes' } }),
      question('which', 'text', { min: 2, max: 4000, showIf: { question: 'how-many', equals: 0 } }),
    ];
    expect(Questions.parse(list)).toEqual(list);
  });
});

describe('answers', () => {
  const list: Question[] = [
    question('site', 'choice', { required: true }),
    question('many', 'number', { required: true, min: 1, max: 9, showIf: { question: 'site', equals: 'yes' } }),
    question('which', 'text', { required: true, min: 3, max: 10, showIf: { question: 'many', equals: 2 } }),
    question('plan', 'file', { required: true }),
    question('free', 'text'),
  ];
  const errors = (given: Record<string, unknown>) => extraErrors(list, given).map(({ path, code }) => `${path} ${code}`);

  test.each<[string, Record<string, unknown>, string[]]>([
    ['nothing', {}, ['extra/site field.missing']],
    ['an empty text', { site: '' }, ['extra/site field.missing']],
    ['no', { site: 'no' }, []],
    ['yes', { site: 'yes' }, ['extra/many field.missing']],
    ['yes, few', { site: 'yes', many: 0 }, ['extra/many field.few:1']],
    ['yes, many', { site: 'yes', many: 10 }, ['extra/many field.many:9']],
    ['yes, in words', { site: 'yes', many: 'two' }, ['extra/many field.type']],
    ['yes, one', { site: 'yes', many: 1 }, []],
    ['yes, two', { site: 'yes', many: 2 }, ['extra/which field.missing']],
    ['yes, two, short', { site: 'yes', many: 2, which: 'ab' }, ['extra/which field.short:3']],
    ['yes, two, long', { site: 'yes', many: 2, which: 'x'.repeat(11) }, ['extra/which field.long:10']],
    ['yes, two, long in units but not in characters', { site: 'yes', many: 2, which: '🔒'.repeat(10) }, []],
    ['yes, two, short in characters', { site: 'yes', many: 2, which: '🔒🔒' }, ['extra/which field.short:3']],
    ['yes, two, a number', { site: 'yes', many: 2, which: 5 }, ['extra/which field.type']],
    ['yes, two, those', { site: 'yes', many: 2, which: 'Those' }, []],
    ['an option that is none', { site: 'perhaps' }, ['extra/site field.choice']],
    ['a list', { site: ['yes'] }, ['extra/site field.choice']],
    ['a hidden answer, and one that hangs on it', { site: 'no', many: 2, which: 'x' }, []],
    ['an unknown one', { site: 'no', other: 'x' }, ['extra/other field.unknown']],
    ['names of the prototype', { site: 'no', constructor: 'x', tostring: 1 }, ['extra/constructor field.unknown', 'extra/tostring field.unknown']],
    ['a file', { site: 'no', plan: 'plan.pdf' }, ['extra/plan question.file']],
    ['more than a text without a limit holds', { site: 'no', free: 'x'.repeat(1001) }, ['extra/free field.long:1000']],
  ])('of %s are judged', (_what, given, expected) => {
    expect(errors(given)).toEqual(expected);
  });

  it('are asked in step 2 only, of callers that bring the questions', () => {
    const whole = answers();
    expect(answersOf({ ...whole, extra: { site: 'no', other: 'x' } }, { step: 2 }).errors).toEqual([]);
    expect(answersOf(whole, { step: 1, questions: list }).errors).toEqual([]);
    expect(answersOf(whole, { step: 2, questions: list }).errors.map(({ path }) => path)).toEqual(['extra/site']);
    expect(answersOf({ ...whole, extra: { site: 'no' } }, { step: 2, questions: list }).answers).toMatchObject({ extra: { site: 'no' } });
    expect([stepOf(whole), stepOf(whole, list), stepOf({ ...whole, extra: { site: 'no' } }, list), stepOf({ ...whole, extra: { gone: 1 } }, [])]).toEqual([
      2, 1, 2, 1,
    ]);
  });
});

it('never asks a question whose condition does not hold, nor one that hangs on it', () => {
  const kinds = fc.array(fc.record({ parent: fc.nat({ max: 9 }), hangs: fc.boolean(), answer: fc.constantFrom('yes', 'no', undefined) }), { maxLength: 10 });
  return holds(
    'conditions',
    fc.property(kinds, (drawn) => {
      const list = drawn.map(({ parent, hangs }, n) =>
        question(`q${n}`, 'choice', hangs && n > 0 ? { showIf: { question: `q${parent % n}`, equals: 'yes' } } : {}),
      );
      const given = Object.fromEntries(drawn.flatMap(({ answer }, n) => (answer ? [[`q${n}`, answer]] : [])));
      expect(faults(list)).toEqual([]);
      const asked = new Set(askedOf(list, given).map(({ id }) => id));
      for (const { id, showIf } of list) expect(asked.has(id)).toBe(!showIf || (asked.has(showIf.question) && given[showIf.question] === showIf.equals));
    }),
  );
});
