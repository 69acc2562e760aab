import { describe, expect, it, test } from 'vitest';
import { ConflictState } from '../../shared/domain/actor.ts';
import { conflictOf } from '../../shared/domain/conflict.ts';
import { decideConflict, detectConflict } from '../../shared/domain/conflict-case.ts';
import { domainKeys, foldName, namesNobody, organisationKey, overlap, partyKeys, personKey, personKeys } from '../../shared/domain/organisation.ts';
import { keysOf } from '../../shared/domain/person.ts';
import { actor, applicant, assignmentOf, chair, frozen, liaison, per, proposalIn, prp, refusalOf, roundOf } from '../support/build.ts';

describe('an organisation', () => {
  test.each([
    ['TapSense BV', ['TAPSENSE B.V.', 'TapSense B.V. (fictional)', 'tapsense', 'TapSense, bv', 'The Tapsense Company', '  Tap­Sense'.replace('­', '')]],
    ['Dijkwacht', ['DIJKWACHT N.V.', 'Stichting Dijkwacht', 'dijkwacht GmbH', 'Dijkwacht Ltd.', 'De Dijkwacht', 'Dijkwacht S.A.', 'Dijkwacht Holding B.V.']],
    ['Société Générale', ['SOCIETE GENERALE', 'Socie\u0301te\u0301 Ge\u0301ne\u0301rale', 'societe-generale SA']],
  ])('%s is known in every spelling', (name, spellings) => {
    for (const spelling of spellings) expect([spelling, organisationKey(spelling)]).toEqual([spelling, organisationKey(name)]);
  });

  it('is not another one', () => {
    const names = [
      'TapSense',
      'TapSence',
      'Tap Sense Two',
      'Dijkwacht',
      'Dijkgraaf',
      'Waterbedrijf Noord',
      'Waterbedrijf Zuid',
      '水道局',
      'Водоканал',
      'BV',
      'NV',
    ];
    expect(new Set(names.map(organisationKey)).size).toBe(names.length);
    expect(organisationKey('Jan Smit')).not.toBe(personKey('Jan Smit'));
  });

  it('is no other one because both have signs alone for a name, and none at all where somebody typed a dash', () => {
    const signs = ['🔒', '😀', '???', '...', '-', '—', '\u200b', ''];
    expect(new Set(signs.map(organisationKey)).size).toBe(signs.length);
    expect([...signs, 'TapSense', '水道局', '3M'].map(namesNobody)).toEqual([...signs.map(() => true), false, false, false]);
    expect(overlap(partyKeys('- (TapSense)'), [organisationKey('TapSense')])).toBe(true);
  });

  it('keeps a name that is a legal form and nothing else', () => {
    expect(foldName('B.V.')).toBe('bv');
    expect(foldName('De Groep')).toBe('groep');
  });

  it('is known by its mail domain, unless strangers share that', () => {
    expect(domainKeys('a@Tapsense.example')).toEqual(domainKeys('b@tapsense.EXAMPLE'));
    for (const shared of ['a@gmail.com', 'a@outlook.com', 'a@ziggo.nl', 'nobody']) expect(domainKeys(shared).length).toBe(shared === 'nobody' ? 1 : 0);
  });

  it('is found with a remark in brackets, as an organisation or as a person', () => {
    expect(overlap(partyKeys('TapSense (pilot in Delft)'), [organisationKey('TapSense B.V.')])).toBe(true);
    expect(overlap(partyKeys('Jan de Peiler (adviser)'), [personKey('Jan de Peiler')])).toBe(true);
    expect(overlap(partyKeys('(TapSense)'), [organisationKey('TapSense')])).toBe(true);
  });
});

describe('a person who is named', () => {
  const tom = personKeys('Tom Overhaal', 'Tom@example.org');

  it.each([
    'Tom Overhaal',
    'TOM  OVERHAAL',
    'dhr. Tom Overhaal',
    'Overhaal, Tom',
    'Overhaal Tom',
    'T. Overhaal',
    'Overhaal, T.',
    'ir. T.J. Overhaal',
    'Tom Overhaal, Bureau Sluis',
    'Tom Overhaal (Bureau Sluis)',
    'Tom Overhaal MSc',
    'tom@example.org',
    'Tom <TOM@example.org>',
  ])('is meant by %s', (name) => {
    expect(overlap(partyKeys(name), tom)).toBe(true);
  });

  it.each(['Tim Overhaal', 'Tom Jansen', 'Overhaal BV', 'tim@example.org', 'J. Overhaal'])('is not meant by %s', (name) => {
    expect(overlap(partyKeys(name), tom)).toBe(false);
  });

  it('is known with the words between names too, and its employer beside it', () => {
    const jan = personKeys('Jan van der Meer', 'jan@elders.example');
    for (const name of ['J. van der Meer', 'Meer, J. van der', 'prof. dr. ir. J. van der Meer']) expect(overlap(partyKeys(name), jan)).toBe(true);
    expect(overlap(partyKeys('Jan van der Meer, Bureau Sluis'), [organisationKey('Bureau Sluis B.V.')])).toBe(true);
  });
});

describe('a conflict', () => {
  const keys = keysOf({ name: 'Jan de Peiler', email: 'jan@tapsense.example', organisation: 'TapSense B.V.' });
  const jan = actor('jan', { keys });
  const about = (more: object) => ({ id: prp(), applicant: applicant.id, organisations: [], parties: [], ...more });

  test.each([
    ['the own proposal', about({ applicant: jan.id }), 'own'],
    ['the same organisation', about({ organisations: [organisationKey('Tapsense')] }), 'same-org'],
    ['the same mail domain', about({ organisations: domainKeys('x@tapsense.example') }), 'same-org'],
    ['a partner', about({ parties: partyKeys('TapSense') }), 'named'],
    ['a person who is named', about({ parties: [personKey('jan de peiler')] }), 'named'],
  ])('is found by %s', (_, item, kind) => {
    expect(conflictOf(jan, item)?.kind).toBe(kind);
  });

  it('is not made by strangers', () => {
    expect(conflictOf(jan, about({ organisations: [organisationKey('Dijkwacht')], parties: [personKey('Rob')] }))).toBeUndefined();
    expect(conflictOf(actor('x'), about({}))).toBeUndefined();
  });

  it.each(ConflictState.options)('counts as %s for that item alone', (state) => {
    const stands = conflictOf({ ...jan, keys: [], conflicts: { [prp()]: state } }, about({}));
    expect(stands === undefined).toBe(state === 'dismissed' || state === 'waived');
    expect(conflictOf({ ...jan, keys: [], conflicts: { [prp('b')]: state } }, about({}))).toBeUndefined();
    const cleared = conflictOf({ ...jan, conflicts: { [prp()]: state } }, about({ organisations: [organisationKey('TapSense')] }));
    expect(cleared === undefined).toBe(state === 'dismissed' || state === 'waived');
  });

  it('of the own proposal is never waived', () => {
    for (const state of ConflictState.options)
      expect(conflictOf({ ...jan, conflicts: { [prp()]: state } }, about({ applicant: jan.id }))).toEqual({ state: 'confirmed', kind: 'own' });
    const own = { id: applicant.id, keys: [], conflicts: {}, relationVersion: 0 };
    expect(
      refusalOf(() => decideConflict(roundOf(proposalIn('in-review')), { by: chair, person: own, state: 'waived', conflict: 'customer', reason: 'x' })),
    ).toBe('conflict.own');
  });

  it('is not decided by whom it concerns, and not without there being one', () => {
    const round = roundOf(proposalIn('in-review'));
    expect(refusalOf(() => decideConflict(round, { by: chair, person: { ...chair, keys: [] }, state: 'waived', conflict: 'customer', reason: 'x' }))).toBe(
      'conflict.own',
    );
    expect(
      refusalOf(() =>
        decideConflict(round, {
          by: chair,
          person: { id: per('rob'), keys: [], conflicts: {}, relationVersion: 0 },
          state: 'waived',
          conflict: 'customer',
          reason: 'x',
        }),
      ),
    ).toBe('conflict.none');
  });

  it('that is confirmed recuses at once and takes the item from its owner', () => {
    const round = frozen(roundOf(proposalIn('in-review'), assignmentOf('rob', 'submitted'), assignmentOf('eva', 'accepted')));
    const recused = decideConflict(round, {
      by: chair,
      person: { id: per('rob'), keys: [], conflicts: {}, relationVersion: 0 },
      state: 'confirmed',
      conflict: 'family',
      reason: 'x',
    });
    expect(recused.items).toEqual([expect.objectContaining({ reviewer: per('rob'), status: 'recused', nextTouch: undefined })]);
    expect(recused.facts.map((fact) => fact.type)).toEqual(['ConflictDecided', 'ReviewerRecused']);
    expect(recused.removes).toEqual([`d#${per('rob')}`]);
    const owner = decideConflict(round, {
      by: chair,
      person: { id: liaison.id, keys: [], conflicts: {}, relationVersion: 0 },
      state: 'confirmed',
      conflict: 'financial',
      reason: 'x',
    });
    expect(owner.root.owner).toBeUndefined();
    expect(owner.facts).toContainEqual({ type: 'OwnerChanged', ownerFrom: liaison.id });
    expect(owner.conflicts).toEqual([expect.objectContaining({ person: liaison.id, item: prp(), state: 'confirmed' })]);
  });

  it('that comes up ends what is under way, whatever its kind, unless that kind was cleared', () => {
    const assigned = [assignmentOf('rob', 'submitted'), assignmentOf('eva', 'invited')];
    const at = (stage: Parameters<typeof proposalIn>[0]) => frozen(roundOf(proposalIn(stage, { organisations: ['org:x'] }), ...assigned));
    const person = (name: string, conflicts = {}) => ({
      id: per(name),
      keys: [],
      relations: [{ kind: 'customer' as const, keys: ['org:x'] }],
      conflicts,
      relationVersion: 3,
    });
    for (const name of ['rob', 'eva']) {
      const change = detectConflict(at('in-review'), person(name))!;
      expect(change.items).toEqual([expect.objectContaining({ reviewer: per(name), status: 'recused', reason: 'conflict', nextTouch: undefined })]);
      expect(change.facts).toEqual([
        { type: 'ConflictDetected', person: per(name), conflict: 'customer' },
        { type: 'ReviewerRecused', reviewer: per(name) },
      ]);
      expect([change.checks, change.conflicts]).toEqual([[{ kind: 'relation-version', person: per(name), version: 3 }], undefined]);
    }
    for (const stage of ['info-requested', 'deliberation', 'decided'] as const) expect(detectConflict(at(stage), person('rob')), stage).toBeDefined();
    for (const stage of ['announced', 'in-support', 'closed', 'withdrawn'] as const) expect(detectConflict(at(stage), person('rob')), stage).toBeUndefined();
    expect(detectConflict(at('in-review'), person('rob', { [prp()]: 'waived:customer' }))).toBeUndefined();
    expect(detectConflict(at('in-review'), person('rob', { [prp()]: 'waived:family' }))).toBeDefined();
    expect(detectConflict(at('in-review'), person('mila'))).toBeUndefined();
    expect(detectConflict(at('in-review'), { ...person('rob'), relations: [] })).toBeUndefined();
    expect(detectConflict(at('screening'), { ...person('rob'), id: liaison.id })!.root.owner).toBeUndefined();
  });
});
