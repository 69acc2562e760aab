import { describe, expect, it, test } from 'vitest';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { completeAnswers, missingIn, refuseAtOnce } from '../../shared/domain/completeness.ts';
import { type Answers, answersOf, asksSafetySeat, DRAFT_FORM, FORM, stepOf } from '../../shared/domain/form.ts';
import { issueCode } from '../../shared/domain/issue.ts';
import { FURTHER_PARTS, PARTS, type PartName, SHORT_PARTS } from '../../shared/domain/proposal.ts';
import { AT, answers } from '../support/build.ts';

type Given = Partial<Record<PartName, unknown>>;
const errorsOf = (parts: Given, step: 1 | 2 = 1) => answersOf(parts, { step }).errors.map(({ path, code }) => `${path} ${code}`);
const fieldsOf = (part: PartName): string[] => (part === 'extra' ? ['question'] : Object.keys(FORM[part].shape));
const FIXED = PARTS.filter((part) => part !== 'extra');
const withPart = <P extends PartName>(part: P, more: Partial<Answers[P]> | Record<string, unknown>) => ({
  ...answers(),
  [part]: { ...answers()[part], ...more },
});

describe('complete answers', () => {
  it('name no year that is still to come when they are looked at and when they are sent in, nor one that is kept at all', () => {
    const parts = withPart('organisation', { founded: 2027 });
    const errorsAt = (at: string) => missingIn(parts, { step: 1, at }).errors.map(({ path, code }) => `${path} ${code}`);
    expect(errorsAt('2026-12-31T23:59:59.999Z')).toEqual(['organisation/founded field.many:2026']);
    expect(errorsAt('2027-01-01T00:00:00.000Z')).toEqual([]);
    expect(() => completeAnswers(parts, { step: 1, at: AT })).toThrow(expect.objectContaining({ code: 'proposal.incomplete' }));
    expect(() => refuseAtOnce('organisation', { founded: 2027 }, AT)).toThrow(expect.objectContaining({ code: 'request.invalid' }));
    expect(() => refuseAtOnce('outline', { founded: 2027 }, AT)).not.toThrow();
  });

  it('pass as they stand', () => {
    const given = answers();
    expect(answersOf(given)).toEqual({ answers: given, errors: [] });
  });

  it('name every part that is missing, each required field by its path', () => {
    const found = errorsOf({});
    expect([...new Set(found.map((error) => error.split('/')[0]))].sort()).toEqual([...SHORT_PARTS].sort());
    expect(found).toEqual(
      expect.arrayContaining([
        'outline/title field.missing',
        'process/safetyFunction field.missing',
        'organisation/noParties gate.parties',
        'process/writesToController field.missing',
        'request/goodResult field.missing',
        'request/tlp field.missing',
      ]),
    );
  });

  it.each(FIXED)('refuse an unknown field in %s', (part) => {
    for (const step of [1, 2] as const) expect(errorsOf(withPart(part, { role0: 'admin' }), step)).toEqual([`${part} field.unknown`]);
  });

  const LIMITS: [PartName, Record<string, unknown>, string][] = [
    ['outline', { title: 'x'.repeat(7) }, 'outline/title field.short:8'],
    ['outline', { title: 'x'.repeat(121) }, 'outline/title field.long:120'],
    ['outline', { abstract: 'x'.repeat(99) }, 'outline/abstract field.short:100'],
    ['outline', { abstract: 'x'.repeat(1201) }, 'outline/abstract field.long:1200'],
    ['outline', { nothingConfidential: false }, 'outline/nothingConfidential field.choice'],
    ['outline', { title: 'two\nlines of it' }, 'outline/title text.control-character'],
    ['organisation', { country: 'nl' }, 'organisation/country text.country'],
    ['organisation', { website: 'javascript:alert(1)' }, 'organisation/website text.web'],
    ['organisation', { website: 'ftp://x.example' }, 'organisation/website text.web'],
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
    ['request', { goodResult: 'x'.repeat(401) }, 'request/goodResult field.long:400'],
    ['request', { goodResult: ' ' }, 'request/goodResult field.empty'],
    ['outline', { track: 'rumour' }, 'outline/track field.choice'],
    ['outline', { controlsProcess: 'perhaps' }, 'outline/controlsProcess field.choice'],
    ['outline', { whichProcess: 'x'.repeat(201) }, 'outline/whichProcess field.long:200'],
    ['organisation', { registration: 'x'.repeat(41) }, 'organisation/registration field.long:40'],
    ['organisation', { founded: 1599 }, 'organisation/founded field.few:1600'],
    ['organisation', { founded: 2020.5 }, 'organisation/founded field.type'],
    ['organisation', { headcount: 'many' }, 'organisation/headcount field.choice'],
    ['maturity', { purdue: ['6'] }, 'maturity/purdue/0 field.choice'],
    ['maturity', { purdue: ['3.5', '3.5'] }, 'maturity/purdue list.twice'],
    ['maturity', { protocols: Array.from({ length: 11 }, (_, n) => `bus ${n}`) }, 'maturity/protocols field.many:10'],
    ['maturity', { protocols: ['x'.repeat(41)] }, 'maturity/protocols/0 field.long:40'],
    ['maturity', { protocols: ['Modbus', 'modbus'] }, 'maturity/protocols list.twice'],
    ['process', { writesToController: 'sometimes' }, 'process/writesToController field.choice'],
    ['process', { failureText: 'x'.repeat(601) }, 'process/failureText field.long:600'],
    ['operation', { constraints: ['patience'] }, 'operation/constraints/0 field.choice'],
    ['operation', { addedDelay: 'x'.repeat(121) }, 'operation/addedDelay field.long:120'],
    ['operation', { rollback: 'x'.repeat(601) }, 'operation/rollback field.long:600'],
    ['operation', { rollbackMinutes: -1 }, 'operation/rollbackMinutes field.few:0'],
    ['operation', { operatorBypass: true }, 'operation/operatorBypass field.choice'],
    ['operation', { falseAlarmsPerWeek: '2' }, 'operation/falseAlarmsPerWeek field.type'],
    ['operation', { environment: 'x'.repeat(401) }, 'operation/environment field.long:400'],
    ['evidence', { text: 'x'.repeat(1001) }, 'evidence/text field.long:1000'],
    ['standards', { certifications: ['iso-9'] }, 'standards/certifications/0 field.choice'],
    ['standards', { roles: ['bystander'] }, 'standards/roles/0 field.choice'],
    ['standards', { capabilityLevels: { FR1: 'SL5' } }, 'standards/capabilityLevels/FR1 field.choice'],
    ['standards', { capabilityLevels: { FR8: 'SL1' } }, 'standards/capabilityLevels field.unknown'],
    ['standards', { attackVersion: '7' }, 'standards/attackVersion field.choice'],
    ['standards', { techniques: [{ id: 'T9999', relation: 'uses' }] }, 'standards/techniques/0/id field.choice'],
    ['standards', { techniques: [{ id: 'T0855', relation: 'likes' }] }, 'standards/techniques/0/relation field.choice'],
    ['standards', { techniques: [{ id: 'T0855' }] }, 'standards/techniques/0/relation field.missing'],
    ['standards', { techniques: ['uses', 'counters'].map((relation) => ({ id: 'T0855', relation })) }, 'standards/techniques list.twice'],
    ['standards', { techniques: Array.from({ length: 11 }, (_, n) => ({ id: `T08${n + 11}`, relation: 'uses' })) }, 'standards/techniques field.many:10'],
    ['standards', { csf: ['XX'] }, 'standards/csf/0 field.choice'],
    ['standards', { nis2: ['21.2.k'] }, 'standards/nis2/0 field.choice'],
    ['team', { text: 'x'.repeat(801) }, 'team/text field.long:800'],
    ['market', { text: 'x'.repeat(801) }, 'market/text field.long:800'],
    ['market', { revenue: 'lots' }, 'market/revenue field.choice'],
    ['market', { competitors: ['a', 'b', 'c', 'd', 'e', 'f'] }, 'market/competitors field.many:5'],
    ['rights', { text: 'x'.repeat(601) }, 'rights/text field.long:600'],
    ['rights', { dualUse: 'maybe' }, 'rights/dualUse field.choice'],
    ['earlier', { here: 'yes' }, 'earlier/here field.type'],
    ['earlier', { text: 'x'.repeat(401) }, 'earlier/text field.long:400'],
    ['exclusions', { reviewers: Array.from({ length: 6 }, () => ({ name: 'Somebody', why: 'They compete.' })) }, 'exclusions/reviewers field.many:5'],
    ['exclusions', { reviewers: [{ name: 'Somebody' }] }, 'exclusions/reviewers/0/why field.missing'],
    ['extra', { why: 'x'.repeat(4001) }, 'extra/why field.long:4000'],
    ['extra', { why: ['x'] }, 'extra/why field.type'],
    ['extra', { 'No Id': 'x' }, 'extra/No Id field.unknown'],
    ['extra', Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`q${n}`, n])), 'extra field.many:20'],
  ];
  test.each(LIMITS.map(([part, wrong, error]) => [part, error, wrong] as const))('hold the limits of %s: %s', (part, error, wrong) => {
    for (const step of [1, 2] as const) expect(errorsOf(withPart(part, wrong), step)).toEqual([error]);
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

describe('the steps', () => {
  const at = (filled: 'short' | 'complete' | 'everything', idea = 0): Given => answersFor(IDEAS[idea]!, APPLICANTS[0]!, 'no', filled);

  it('are told by what is filled in', () => {
    expect([{}, at('short'), at('complete'), at('everything')].map((parts) => stepOf(parts))).toEqual([0, 1, 2, 2]);
    for (const idea of [0, 1, 2]) expect(errorsOf(at('complete', idea), 2)).toEqual([]);
  });

  it('ask in the second for what a review needs, each by its path', () => {
    expect(errorsOf(at('short'), 1)).toEqual([]);
    expect(errorsOf(at('short'), 2).sort()).toEqual([
      'earlier/elsewhere field.missing',
      'earlier/here field.missing',
      'evidence/text gate.evidence',
      'market/text gate.market',
      'rights/dualUse field.missing',
      'rights/foreignOwner field.missing',
      'rights/text field.missing',
      'substance/solution field.missing',
      'team/text field.missing',
    ]);
  });

  it.each(['operation', 'standards', 'exclusions', 'extra'] as const)('ask for %s of nobody whom no gate asks', (part) => {
    expect(errorsOf({ ...answers(), [part]: undefined }, 2)).toEqual([]);
    expect(errorsOf({ ...answers(), [part]: {} }, 2)).toEqual([]);
  });

  it('let a further part be half filled in with the short form, and bring it along as it is', () => {
    const half = { ...at('short'), rights: { text: 'We own it.' }, operation: { sbom: 'yes' }, exclusions: {} };
    expect(answersOf(half)).toEqual({ answers: half, errors: [] });
    expect(stepOf(half)).toBe(1);
    expect(errorsOf({ ...half, rights: { text: 7 } })).toEqual(['rights/text field.type']);
  });

  it('never drop a part that was given', () => {
    for (const step of [1, 2] as const) expect(Object.keys(answersOf(answers(), { step }).answers!)).toEqual(PARTS.filter((part) => part !== 'extra'));
  });

  it('stand in the order of the form', () => {
    expect([...PARTS]).toEqual([...SHORT_PARTS, ...FURTHER_PARTS]);
    expect(Object.keys(FORM)).toEqual([...PARTS]);
  });
});

describe('the safety seat', () => {
  it('counts unsure as yes', () => {
    const seat = (safetyFunction: 'yes' | 'no' | 'unsure') => asksSafetySeat({ interaction: ['passive'], writesToController: 'no', safetyFunction });
    expect([seat('yes'), seat('unsure'), seat('no')]).toEqual([true, true, false]);
  });
});

describe('a draft', () => {
  it.each(PARTS)('may leave anything of %s out', (part) => {
    expect(DRAFT_FORM[part].parse({})).toEqual({});
    for (const [field, value] of Object.entries(answers()[part] ?? {})) expect(DRAFT_FORM[part].parse({ [field]: value })).toEqual({ [field]: value });
  });

  it.each(PARTS)('takes no unknown field and no wrong type in %s', (part) => {
    expect(DRAFT_FORM[part].safeParse({ 'role 0': 'admin' }).success).toBe(false);
    expect(fieldsOf(part).length).toBeGreaterThan(0);
    for (const field of fieldsOf(part)) expect(DRAFT_FORM[part].safeParse({ [field]: { $gt: '' } }).success).toBe(false);
  });

  const BEGUN: [PartName, Record<string, unknown>, string[]][] = [
    ['outline', { title: 'Klep', abstract: 'Wij meten.' }, ['outline/abstract field.short:100', 'outline/title field.short:8']],
    ['maturity', { capabilities: [], assets: ['plc'] }, ['maturity/capabilities field.few:1']],
    ['substance', { problem: 'Lek', solution: 'Sensor' }, ['substance/problem field.short:20', 'substance/solution field.short:20']],
    ['team', { text: 'Wij.' }, ['team/text field.short:20']],
    [
      'exclusions',
      { reviewers: [{ name: 'Piet' }, { name: 'K', why: 'A' }] },
      ['exclusions/reviewers/0/why field.missing', 'exclusions/reviewers/1/name field.short:2', 'exclusions/reviewers/1/why field.short:2'],
    ],
    [
      'standards',
      { attackVersion: '18.1', techniques: [{ relation: 'counters' }, { relation: 'uses' }] },
      ['standards/techniques/0/id field.missing', 'standards/techniques/1/id field.missing'],
    ],
  ];
  it.each(BEGUN)('is kept while %s is being written, and named before it is sent in', (part, content, errors) => {
    expect(DRAFT_FORM[part].parse(content)).toEqual(content);
    for (const step of [1, 2] as const) expect(errorsOf(withPart(part, content), step).sort()).toEqual(errors);
  });

  it('keeps no text that is empty, too long or of another shape, and no list with too many', () => {
    const codesOf = (part: PartName, content: object) => DRAFT_FORM[part].safeParse(content, { reportInput: true }).error?.issues.map(issueCode);
    expect(codesOf('outline', { title: ' ', abstract: 'x'.repeat(1201) })).toEqual(['field.empty', 'field.long:1200']);
    expect(codesOf('outline', { title: 'two\nlines' })).toEqual(['text.control-character']);
    expect(codesOf('organisation', { country: 'n', website: 'ab' })).toEqual(['text.country', 'text.web']);
    expect(codesOf('contact', { phone: '+' })).toEqual(['field.format']);
    expect(codesOf('maturity', { trl: 0, capabilities: ['nids', 'nids'] })).toEqual(['field.few:1', 'list.twice']);
    expect(codesOf('exclusions', { reviewers: Array.from({ length: 6 }, () => ({ name: 'Piet' })) })).toEqual(['field.many:5']);
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
