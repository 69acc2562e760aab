import { describe, expect, it, test } from 'vitest';
import { type Answers, answersOf, asksSafetySeat, DRAFT_FORM, FORM, issueCode } from '../../shared/domain/form.ts';
import { PARTS, type PartName } from '../../shared/domain/proposal.ts';
import interactionModes from '../../shared/domain/vocabulary/interaction-modes.json' with { type: 'json' };
import { answers } from '../support/build.ts';

const errorsOf = (parts: Partial<Record<PartName, unknown>>) => answersOf(parts).errors.map(({ path, code }) => `${path} ${code}`);
const withPart = <P extends PartName>(part: P, more: Partial<Answers[P]> | Record<string, unknown>) => ({
  ...answers(),
  [part]: { ...answers()[part], ...more },
});

describe('complete answers', () => {
  it('pass as they stand', () => {
    const given = answers();
    expect(answersOf(given)).toEqual({ answers: given, errors: [] });
  });

  it('name every part that is missing, each required field by its path', () => {
    const found = errorsOf({});
    for (const part of PARTS) expect(found.some((error) => error.startsWith(`${part}/`))).toBe(true);
    expect(found).toEqual(
      expect.arrayContaining([
        'outline/title field.missing',
        'organisation/partners field.missing',
        'process/safetyFunction field.missing',
        'request/tlp field.invalid',
      ]),
    );
  });

  it.each(PARTS)('refuse an unknown field in %s', (part) => {
    expect(errorsOf(withPart(part, { role0: 'admin' }))).toEqual([`${part} field.unknown`]);
  });

  test.each([
    ['outline', { title: 'x'.repeat(7) }, 'outline/title field.short:8'],
    ['outline', { title: 'x'.repeat(121) }, 'outline/title field.long:120'],
    ['outline', { abstract: 'x'.repeat(99) }, 'outline/abstract field.short:100'],
    ['outline', { abstract: 'x'.repeat(1201) }, 'outline/abstract field.long:1200'],
    ['outline', { nothingConfidential: false }, 'outline/nothingConfidential field.choice'],
    ['outline', { title: 'two\nlines of it' }, 'outline/title text.control-character'],
    ['organisation', { country: 'nl' }, 'organisation/country text.country'],
    ['organisation', { website: 'javascript:alert(1)' }, 'organisation/website field.format'],
    ['organisation', { website: 'ftp://x.example' }, 'organisation/website field.format'],
    ['organisation', { partners: ['a', 'b', 'c', 'd', 'e', 'f'] }, 'organisation/partners field.many:5'],
    ['maturity', { trl: 0 }, 'maturity/trl field.few:1'],
    ['maturity', { trl: 5.5 }, 'maturity/trl field.type'],
    ['maturity', { capabilities: [] }, 'maturity/capabilities field.few:1'],
    ['maturity', { capabilities: ['nids', 'nids'] }, 'maturity/capabilities list.twice'],
    ['maturity', { sectors: ['nowhere'] }, 'maturity/sectors/0 field.choice'],
    ['maturity', { assets: ['plc', 'dcs', 'rtu', 'ied', 'hmi', 'ews'] }, 'maturity/assets field.many:5'],
    ['substance', { problem: 'x'.repeat(1001) }, 'substance/problem field.long:1000'],
    ['substance', { solution: 'x'.repeat(1501) }, 'substance/solution field.long:1500'],
    ['request', { asks: ['pilot-site', 'testbed', 'funding', 'talent'] }, 'request/asks field.many:3'],
    ['request', { share: 'everybody' }, 'request/share field.choice'],
  ] as [PartName, Record<string, unknown>, string][])('hold the limits of %s: %j', (part, wrong, error) => {
    expect(errorsOf(withPart(part, wrong))).toEqual([error]);
  });

  it('refuse TLP:RED at the door, at its field', () => {
    expect(errorsOf(withPart('request', { tlp: 'red' }))).toEqual(['request/tlp gate.red']);
  });

  it('refuse a maturity that sinks', () => {
    expect(errorsOf(withPart('maturity', { trl: 6, trlIn12Months: 5 }))).toEqual(['maturity/trlIn12Months gate.trl']);
  });

  it('trim and tidy what is stored', () => {
    const given = withPart('outline', { title: '  Stille luisteraar\u0301  ' });
    expect(answersOf(given).answers!.outline.title).toBe('Stille luisteraaŕ');
  });
});

describe('the question about failure', () => {
  it.each(interactionModes.items)('is asked from rank 4 on: $id ($rank)', ({ id, rank }) => {
    const found = errorsOf(
      withPart('process', { interaction: ['passive', id].filter((mode, i, all) => all.indexOf(mode) === i), failure: undefined, failureText: undefined }),
    );
    expect(found).toEqual(rank >= 4 ? ['process/failureText gate.failure'] : []);
    expect(errorsOf(withPart('process', { interaction: [id], failure: 'fail-open', failureText: 'Everything stays as it was.' }))).toEqual([]);
  });

  it('is asked for a safety instrumented system, however little is touched', () => {
    expect(errorsOf(withPart('maturity', { assets: ['sis'] }))).toEqual(['process/failureText gate.failure']);
  });

  it('wants both a choice and a text, and points at the one that is missing', () => {
    expect(errorsOf(withPart('process', { interaction: ['inline'], failure: 'fail-open' }))).toEqual(['process/failureText gate.failure']);
    expect(errorsOf(withPart('process', { interaction: ['inline'], failureText: 'It stays open.' }))).toEqual(['process/failure gate.failure']);
    expect(errorsOf(withPart('process', { interaction: ['inline'], failure: 'fail-open', failureText: '' }))).toEqual(['process/failureText gate.failure']);
  });

  it('counts unsure as yes where a safety seat is concerned', () => {
    const seat = (safetyFunction: 'yes' | 'no' | 'unsure') => asksSafetySeat({ interaction: ['passive'], safetyFunction });
    expect([seat('yes'), seat('unsure'), seat('no')]).toEqual([true, true, false]);
  });
});

describe('a draft', () => {
  it.each(PARTS)('may leave anything of %s out', (part) => {
    expect(DRAFT_FORM[part].parse({})).toEqual({});
    for (const [field, value] of Object.entries(answers()[part])) expect(DRAFT_FORM[part].parse({ [field]: value })).toEqual({ [field]: value });
  });

  it.each(PARTS)('takes no unknown field and no wrong type in %s', (part) => {
    expect(DRAFT_FORM[part].safeParse({ stage: 'announced' }).success).toBe(false);
    for (const field of Object.keys(FORM[part].shape)) expect(DRAFT_FORM[part].safeParse({ [field]: { $gt: '' } }).success).toBe(false);
  });

  it('may say RED, which is refused when it is submitted', () => {
    expect(DRAFT_FORM.request.parse({ tlp: 'red' })).toEqual({ tlp: 'red' });
  });
});

it('gives every issue a code that words can be found for', () => {
  const broken = [
    { title: 5 },
    { title: 'x' },
    { title: 'x'.repeat(200) },
    { title: 'a\u0000bcdefgh' },
    { abstract: null },
    { nothingConfidential: 'yes' },
    { extra: 1 },
  ];
  for (const part of broken) {
    const result = FORM.outline.safeParse({ ...answers().outline, ...part }, { reportInput: true });
    for (const issue of result.error!.issues) expect(issueCode(issue)).toMatch(/^(field|text|list)\.[a-z-]+(:\d+)?$/);
  }
});
