import { describe, expect, it, test } from 'vitest';
import { conflictOf, type Involved, standOf } from '../../shared/domain/conflict.ts';
import { barringKinds, decideConflict } from '../../shared/domain/conflict-case.ts';
import { callKey, capabilityKey, fieldKeys, organisationKey, personKey } from '../../shared/domain/organisation.ts';
import { keysOfOrganisation, mergeOrganisations, type Organisation, OrganisationBody } from '../../shared/domain/organisation-record.ts';
import type { KnownRelation } from '../../shared/domain/profile.ts';
import { ProfileBody } from '../../shared/domain/profile.ts';
import { type Around, formerEnds, relationsFor } from '../../shared/domain/relations.ts';
import { chair, per, proposalIn, prp, refusalOf, roundOf } from '../support/build.ts';

const AT = '2026-11-02T09:00:00.000Z';
const NOTHING: Around = { own: [], line: [], competitors: [], customers: [], named: {}, calls: [] };
const [tap, flow, pilot] = ['TapSense', 'FlowGate', 'Waterbedrijf Noord'].map(organisationKey) as [string, string, string];
const item = (more: Partial<Involved> = {}): Involved => ({ id: prp(), organisations: [tap], parties: [], ...more });
const person = (relations: readonly KnownRelation[], conflicts = {}) => ({ id: per('rob'), keys: [organisationKey('Eigen Huis')], relations, conflicts });
const kindOf = (relation: KnownRelation, about: Involved) => conflictOf(person([relation]), about)?.kind;

describe('a relation', () => {
  test.each([
    ['parent', true, true],
    ['family', true, true],
    ['financial', true, true],
    ['co-author', true, true],
    ['same-org', true, false],
    ['competitor', true, false],
    ['customer', true, false],
  ] as const)('as %s bars with the applicant: %s, and with whoever else is named: %s', (kind, applicant, named) => {
    expect(kindOf({ kind, keys: [tap] }, item()) === kind).toBe(applicant);
    expect(kindOf({ kind, keys: [pilot] }, item({ parties: [pilot] })) === kind).toBe(named);
    expect(kindOf({ kind, keys: [flow] }, item({ parties: [pilot] }))).toBeUndefined();
  });

  it('as competitor in one field bars there alone, whoever it is where nobody is named', () => {
    const [diode, nids] = ['diode', 'nids'].map((id) => item({ parties: fieldKeys([id], 'open') })) as [Involved, Involved];
    for (const keys of [[tap], []]) {
      expect(kindOf({ kind: 'competitor', keys, capability: 'diode' }, diode)).toBe('competitor');
      expect(kindOf({ kind: 'competitor', keys, capability: 'diode' }, nids)).toBeUndefined();
    }
  });

  it('by an own proposal bars in the same call, and in the open intake there is no contest', () => {
    const own: KnownRelation = { kind: 'competing-proposal', keys: [callKey('cal_1')] };
    expect(kindOf(own, item({ parties: fieldKeys(['nids'], 'cal_1') }))).toBe('competing-proposal');
    expect(kindOf(own, item({ parties: fieldKeys(['nids'], 'cal_2') }))).toBeUndefined();
    expect(fieldKeys(['nids'], 'open')).toEqual([capabilityKey('nids')]);
  });

  it('that was cleared bars again as another kind, and not as the same', () => {
    const relations: KnownRelation[] = [{ kind: 'customer', keys: [tap] }];
    const cleared = standOf({ state: 'waived', kinds: ['customer'] });
    expect(conflictOf(person(relations, { [prp()]: cleared }), item())).toBeUndefined();
    expect(conflictOf(person([...relations, { kind: 'family', keys: [tap] }], { [prp()]: cleared }), item())?.kind).toBe('family');
    expect(conflictOf({ ...person(relations, { [prp()]: cleared }), keys: [tap] }, item())?.kind).toBe('same-org');
    // What was decided before kinds were kept still clears whatever it was.
    expect(conflictOf({ ...person(relations, { [prp()]: 'dismissed' }), keys: [tap] }, item())).toBeUndefined();
  });
});

describe('a conflict', () => {
  const round = roundOf(proposalIn('in-review', { organisations: [tap], parties: [] }));
  const with_ = (relations: readonly KnownRelation[], more = {}) => ({ ...person(relations), relationVersion: 7, ...more });
  const decide = (who: Parameters<typeof decideConflict>[1]['person'], state: 'dismissed' | 'waived' | 'confirmed') =>
    decideConflict(round, { by: chair, person: who, state, conflict: 'customer', reason: 'because' });

  it('that a chair may decide is waived, one that blocks only found untrue', () => {
    const [customer, family] = [with_([{ kind: 'customer', keys: [tap] }]), with_([{ kind: 'family', keys: [tap] }])];
    expect(decide(customer, 'waived').conflicts).toEqual([expect.objectContaining({ kinds: ['customer'], by: chair.id, relationVersion: 7 })]);
    expect(refusalOf(() => decide(family, 'waived'))).toBe('conflict.not-waivable');
    expect(decide(family, 'dismissed').conflicts).toEqual([expect.objectContaining({ state: 'dismissed', kinds: ['family', 'customer'] })]);
  });

  it('that was declared is among what bars, with what the store knows beside it', () => {
    const declared = with_([{ kind: 'customer', keys: [tap] }], { conflicts: { [prp()]: 'declared' }, row: { state: 'declared', conflict: 'financial' } });
    expect(barringKinds(declared, round.proposal)).toEqual(['financial', 'customer']);
    expect(refusalOf(() => decide(declared, 'waived'))).toBe('conflict.not-waivable');
  });
});

describe('the relations of a person', () => {
  it('follow from the organisations around the employer and from what was told, always in the same order', () => {
    const around: Around = {
      ...NOTHING,
      line: [flow, tap, flow],
      competitors: [{ keys: [pilot], capability: 'nids' }, { keys: [tap] }, { keys: [flow], capability: 'nids' }],
      customers: [tap],
      named: { 'Tap Sensing': [tap] },
      calls: ['cal_1'],
    };
    const found = relationsFor(
      {
        standing: [
          { kind: 'family', organisation: 'Tap Sensing' },
          { kind: 'competitor', capability: 'diode' },
        ],
      },
      around,
      AT,
    );
    expect(found.map(({ kind, capability }) => [kind, capability])).toEqual([
      ['parent', undefined],
      ['competing-proposal', undefined],
      ['competitor', 'nids'],
      ['competitor', undefined],
      ['customer', undefined],
      ['family', undefined],
      ['competitor', 'diode'],
    ]);
    expect(found.find(({ capability }) => capability === 'nids')!.keys).toEqual([flow, pilot].sort());
    expect(found.find(({ kind }) => kind === 'family')!.keys).toEqual(expect.arrayContaining([tap, personKey('Tap Sensing')]));
    expect(relationsFor({}, NOTHING, AT)).toEqual([]);
  });

  test.each([
    ['2023-11-02', true],
    ['2023-11-01', false],
    ['2026-10-31', true],
  ])('know a former employer until three years after %s: %s', (until, counts) => {
    expect(relationsFor({ former: [{ organisation: 'TapSense', until }] }, NOTHING, AT).length === 1).toBe(counts);
  });
});

describe('a former employer', () => {
  const left = (until: string) => ({ former: [{ organisation: 'TapSense', until }] });

  test.each([
    ['2023-11-02', '2026-11-03'],
    ['2024-02-29', '2027-03-02'],
    ['2023-12-31', '2027-01-01'],
  ])('who was left on %s counts until the end of the same day three years later, and is looked at on %s', (until, day) => {
    const [ends, before] = [`${day}T00:00:00.000Z`, new Date(Date.parse(`${day}T00:00:00.000Z`) - 1).toISOString()];
    expect(formerEnds(left(until), AT)).toBe(ends);
    const known = (at: string) => conflictOf(person(relationsFor(left(until), NOTHING, at)), item());
    expect(known(before)).toEqual({ state: 'detected', kind: 'same-org' });
    expect(known(ends)).toBeUndefined();
    expect(formerEnds(left(until), ends)).toBeUndefined();
  });

  it('is looked at when the first of several ends', () => {
    const former = ['2024-05-01', '2023-12-31', '2020-01-01'].map((until) => ({ organisation: 'TapSense', until }));
    expect(formerEnds({ former }, AT)).toBe('2027-01-01T00:00:00.000Z');
  });
});

describe('an organisation', () => {
  const house = (id: string, more: Partial<Organisation> = {}): Organisation => ({
    id,
    v: 1,
    version: 1,
    factSeq: 1,
    factHead: 'h',
    kind: 'organisation',
    createdAt: AT,
    name: id,
    aliases: [],
    domains: [],
    parents: [],
    competitors: [],
    customers: [],
    ...more,
  });

  it('that is merged gives all names, domains and relations to the other, and keeps none to itself', () => {
    const gone = house('org_a', { name: 'Oud', aliases: ['Eerder'], domains: ['oud.example'], parents: ['org_b', 'org_c'], customers: ['org_d'] });
    const into = house('org_b', {
      name: 'Nieuw',
      aliases: ['oud b.v.'],
      competitors: [{ organisation: 'org_a' }, { organisation: 'org_d', capability: 'nids' }],
    });
    const { change, gone: left } = mergeOrganisations(gone, into);
    expect(change.root).toMatchObject({
      aliases: ['oud b.v.', 'Eerder'],
      domains: ['oud.example'],
      parents: ['org_c'],
      competitors: [{ organisation: 'org_d', capability: 'nids' }],
      customers: ['org_d'],
      absorbed: ['org_a'],
    });
    expect(left).toMatchObject({ mergedInto: 'org_b', parents: [], customers: [] });
    for (const key of keysOfOrganisation(gone)) expect(keysOfOrganisation(change.root)).toContain(key);
    expect(refusalOf(() => mergeOrganisations(into, into))).toBe('organisation.itself');
    expect(refusalOf(() => mergeOrganisations(left, change.root))).toBe('organisation.merged');
  });

  it('takes a mail domain in any case, and none that strangers share', () => {
    const body = { name: 'Huis', aliases: [], parents: [], competitors: [], customers: [] };
    expect(OrganisationBody.parse({ ...body, domains: ['@Water.EXAMPLE'] }).domains).toEqual(['water.example']);
    for (const domain of ['gmail.com', 'water', 'a b.nl', 'x@water.example'])
      expect(OrganisationBody.safeParse({ ...body, domains: [domain] }).success).toBe(false);
  });
});

it('takes a standing interest with somebody, and only of a competitor one in a field', () => {
  const said = (standing: object) => ProfileBody.safeParse({ languages: ['nl'], capabilities: [], standing: [standing] }).success;
  expect(said({ kind: 'customer', organisation: 'TapSense' })).toBe(true);
  expect(said({ kind: 'competitor', capability: 'diode' })).toBe(true);
  expect(said({ kind: 'competitor', organisation: 'TapSense', capability: 'diode' })).toBe(true);
  expect(said({ kind: 'customer' })).toBe(false);
  expect(said({ kind: 'customer', capability: 'diode' })).toBe(false);
  expect(said({ kind: 'customer', organisation: 'TapSense', capability: 'diode' })).toBe(false);
});
