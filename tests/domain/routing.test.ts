import { describe, expect, it } from 'vitest';
import { community } from '../../shared/community.ts';
import type { ConflictState } from '../../shared/domain/actor.ts';
import { standOf } from '../../shared/domain/conflict.ts';
import { capabilityKey, organisationKey, partyKeys, personKey } from '../../shared/domain/organisation.ts';
import { resultOf } from '../../shared/domain/panel/choose.ts';
import { explain } from '../../shared/domain/panel/explain.ts';
import { exclusionText, whyText } from '../../shared/domain/panel/words.ts';
import { scoreOf, type Term } from '../../shared/domain/panel/affinity.ts';
import { keysOf, type RosterEntry } from '../../shared/domain/person.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { elapsedAt, fieldFor, type Inputs, openSeats } from '../../shared/domain/routing/field.ts';
import { KeptPanel, keptPanel, replayed } from '../../shared/domain/routing/kept.ts';
import { namedAs, needsOf, profileOf, relationsOf } from '../../shared/domain/routing/mapping.ts';
import { assignmentOf, per, proposalIn } from '../support/build.ts';

const AT = '2026-11-22T12:00:00.000Z';
const entry = (id: string, changes: Partial<RosterEntry> = {}): RosterEntry => {
  const named = { name: `Naam ${id}`, email: `${id}@huis-${id}.example`, organisation: `Huis ${id}` };
  return {
    id: per(id),
    name: named.name,
    roles: ['reviewer'],
    language: 'nl',
    languages: ['nl', 'en'],
    organisation: named.organisation,
    organisationType: 'asset-owner',
    keys: keysOf(named),
    capabilities: [{ id: 'nids', level: 3 }],
    sectors: ['drinking-water'],
    assets: ['plc'],
    relationVersion: 0,
    ...changes,
  };
};
const PARTS = {
  maturity: { capabilities: ['nids'], assets: ['plc'], sectors: ['drinking-water'], protocols: ['modbus'] },
  organisation: { type: 'startup', partners: ['Huis partner'], advisers: ['Naam adviseur'], pilotSites: ['Huis proef (pilot site)'] },
  contact: { name: 'Naam indiener' },
};
const root = (changes: Partial<Proposal> = {}): Proposal => ({
  ...proposalIn('in-review'),
  organisations: [organisationKey('Huis aanvrager')],
  parties: [personKey('Naam indiener'), ...['Huis partner', 'Naam adviseur', 'Huis proef (pilot site)'].flatMap(partyKeys)],
  ...changes,
});
const inputs = (people: readonly RosterEntry[], changes: Partial<Inputs> = {}): Inputs => ({
  root: root(),
  parts: PARTS,
  assignments: [],
  people,
  taken: {},
  stands: {},
  at: AT,
  calendar: community,
  ...changes,
});

describe('a reviewer for the engine', () => {
  it('is what the roster says, with what is taken of the own places, and without what a row of before does not say', () => {
    expect(profileOf(entry('a', { capacity: 2, helix: 'public', protocols: ['s7'] }), { taken: 1, at: AT, calendar: community })).toEqual({
      id: per('a'),
      organisation: organisationKey('Huis a'),
      orgType: 'asset-owner',
      helix: 'public',
      capabilities: [{ id: 'nids', level: 3 }],
      assets: ['plc'],
      sectors: ['drinking-water'],
      protocols: ['s7'],
      languages: ['nl', 'en'],
      capacity: 2,
      taken: 1,
      done: 1,
    });
    const { organisationType: _type, sectors: _sectors, assets: _assets, ...bare } = entry('b', { organisation: '' });
    expect(profileOf(bare, { taken: -1, at: AT, calendar: community })).toMatchObject({ organisation: '', capacity: 3, taken: 0, sectors: [], assets: [] });
    expect(profileOf(bare, { taken: 0, at: AT, calendar: community })).not.toHaveProperty('helix');
    const away = entry('c', { absences: [{ from: '2026-11-20', until: '2026-11-22' }] });
    expect(profileOf(away, { taken: 0, at: AT, calendar: community }).absent).toBe(true);
  });

  it('is asked about what the answers say, in the language and with the seat of the proposal', () => {
    expect(needsOf(root({ safetySeat: true, language: 'en' }), PARTS)).toMatchObject({
      capabilities: ['nids'],
      assets: ['plc'],
      protocols: ['modbus'],
      language: 'en',
      helix: 'private',
      safetySeat: true,
    });
    expect(needsOf(root(), {})).toMatchObject({ capabilities: [], assets: [], sectors: [], protocols: [] });
  });
});

describe('what ties a person to a proposal', () => {
  const tie = (person: RosterEntry, stand?: Parameters<typeof relationsOf>[3]) => relationsOf(person, root(), PARTS, stand);
  const called = (name: string, organisation: string) => entry('x', { keys: keysOf({ name, email: 'x@elders.example', organisation }) });

  it('says where somebody is named', () => {
    expect(tie(called('Wie Dan', 'Huis proef'))).toEqual([{ kind: 'named', as: 'pilot-site' }]);
    expect(tie(called('Wie Dan', 'Huis partner'))).toEqual([{ kind: 'named', as: 'partner' }]);
    expect(tie(called('Naam adviseur', 'Elders'))).toEqual([{ kind: 'named', as: 'adviser' }]);
    expect(tie(called('Naam indiener', 'Elders'))).toEqual([{ kind: 'named', as: 'team' }]);
    expect(tie(called('Wie Dan', 'Huis aanvrager'))).toEqual([{ kind: 'same-org' }]);
    expect(tie(called('Wie Dan', 'Elders'))).toEqual([]);
    expect(namedAs(personKey('Naam indiener') ? [personKey('Naam indiener')] : [], {})).toBeUndefined();
  });

  it('stands where it was declared or confirmed, waits for a ruling where it was noticed, and is gone where it was allowed', () => {
    const free = called('Wie Dan', 'Elders');
    expect(tie(free, { stand: 'declared', kind: 'family' })).toEqual([{ kind: 'family', ruled: 'refused' }]);
    expect(tie(free, { stand: 'confirmed', kind: 'competitor' })).toEqual([{ kind: 'competitor', ruled: 'refused' }]);
    const client = { ...free, relations: [{ kind: 'customer' as const, keys: [organisationKey('Huis aanvrager')] }] };
    expect(tie(client)).toEqual([{ kind: 'customer' }]);
    expect(tie(client, { stand: 'waived:customer', kind: 'customer' })).toEqual([]);
    expect(tie(client, { stand: 'waived:named', kind: 'named' })).toEqual([{ kind: 'customer' }]);
    expect(tie(called('Wie Dan', 'Huis proef'), { stand: 'waived', kind: 'named' })).toEqual([]);
    expect(tie(called('Wie Dan', 'Huis proef'), { stand: 'dismissed', kind: 'named' })).toEqual([]);
  });

  it('cannot be allowed to whoever sent it in, or helped to', () => {
    const sender = { ...called('Wie Dan', 'Elders'), id: root().applicant };
    expect(tie(sender, { stand: 'waived', kind: 'named' })).toEqual([{ kind: 'own' }]);
    expect(relationsOf(called('Wie Dan', 'Elders'), root({ team: [per('x')] }), PARTS, undefined)).toEqual([{ kind: 'own' }]);
  });
});

describe('a choice', () => {
  const people = [
    entry('a'),
    entry('b', { organisationType: 'university' }),
    entry('c', { organisationType: 'public-operator', capabilities: [] }),
    entry('d', { languages: ['en'] }),
    entry('e', { capabilities: [], sectors: [], assets: [] }),
    entry('f', { keys: partyKeys('Huis proef') }),
    entry('g', { unaddressed: true }),
    entry('h', { roles: ['liaison'] }),
  ];

  it('leaves out whoever no letter reaches, keeps who sits, and asks nobody twice', () => {
    const assignments = [assignmentOf('a', 'accepted'), assignmentOf('b', 'declined')];
    const field = fieldFor(inputs(people, { assignments }));
    expect(field.people.map(({ id }) => id)).toEqual(['b', 'c', 'd', 'e', 'f'].map(per));
    expect(field.seated.map(({ id }) => id)).toEqual([per('a')]);
    expect(openSeats(field)).toBe(2);
    const limits = Object.fromEntries(field.people.map(({ id, exclusions }) => [id, exclusions.map(({ limit }) => limit)]));
    expect(limits).toEqual({ [per('b')]: ['passed'], [per('c')]: [], [per('d')]: ['language'], [per('e')]: ['expertise'], [per('f')]: ['conflict'] });
    expect(fieldFor(inputs(people, { root: root({ rules: { reviewers: 5 } }) })).size).toBe(5);
  });

  it('has those again who left for a conflict that was dismissed or waived, and only those', () => {
    const tied = entry('rob', { relations: [{ kind: 'customer', keys: [organisationKey('Huis aanvrager')] }] });
    const people = [...['b', 'c', 'd'].map((id) => entry(id)), tied];
    const left = (status: 'recused' | 'declined', reason: string) => [assignmentOf('rob', status, { reason })];
    const limitsOf = (changes: Partial<Inputs>): string[] =>
      fieldFor(inputs(people, changes))
        .people.find(({ id }) => id === tied.id)!
        .exclusions.map(({ limit }) => limit);
    const stood = (state: ConflictState, kinds?: string[]) => ({ [tied.id]: { stand: standOf({ state, kinds }), kind: 'customer' } });
    expect(limitsOf({})).toEqual(['ruling']);
    expect(limitsOf({ stands: stood('dismissed', ['customer']) })).toEqual([]);
    expect(limitsOf({ stands: stood('waived', ['customer']) })).toEqual([]);
    expect(limitsOf({ stands: stood('waived', ['competitor']) })).toEqual(['ruling']);
    expect(limitsOf({ stands: stood('declared') })).toEqual(['conflict']);
    expect(limitsOf({ assignments: left('recused', 'conflict'), stands: stood('waived', ['customer']) })).toEqual([]);
    expect(limitsOf({ assignments: left('declined', 'conflict'), stands: stood('dismissed', ['customer']) })).toEqual([]);
    expect(limitsOf({ assignments: left('recused', 'conflict') })).toEqual(['ruling', 'asked']);
    expect(limitsOf({ assignments: left('declined', 'workload'), stands: stood('waived', ['customer']) })).toEqual(['passed']);
  });

  it('is made again from what was kept of it, with the same reasons, whatever became of the people', () => {
    for (const taken of [{}, { [per('a')]: 2, [per('b')]: 1 }, { [per('a')]: 3, [per('b')]: 3, [per('c')]: 3 }]) {
      const field = fieldFor(inputs(people, { taken }));
      const result = resultOf(field);
      const about = { at: AT, by: 'system', cause: 'admitted', round: 1, revision: 1 } as const;
      const kept = KeptPanel.parse(JSON.parse(JSON.stringify(keptPanel(field, result, about))));
      const again = replayed(kept, root().id);
      expect(again.result).toEqual(result);
      expect(explain(again.field, again.result)).toEqual(explain(field, result));
      for (const person of kept.people) expect(scoreOf(person.terms as readonly Term[], person.factor)).toBe(person.score);
    }
  });

  it('says of an interest whose it is and in which field, and of the only one for safety no more than that', () => {
    const sharing = (relations: RosterEntry['relations'], standing: RosterEntry['standing']) => entry('rob', { relations, standing });
    const said = (person: RosterEntry, language: 'nl' | 'en') => {
      const about = root({ parties: [...root().parties, capabilityKey('diode')] });
      const [relation] = relationsOf(person, about, PARTS, undefined);
      return exclusionText({ limit: 'ruling', ...relation! }, language);
    };
    const own = sharing([{ kind: 'competitor', keys: [], capability: 'diode' }], [{ kind: 'competitor', capability: 'diode' }]);
    expect(said(own, 'en')).toMatch(/^said to be a competitor in the field of .*diode.*; the chair/i);
    expect(said(own, 'nl')).toMatch(/^noemt zich concurrent op het gebied van .*diode/i);
    const employer = sharing([{ kind: 'competitor', keys: [organisationKey('Huis aanvrager')] }], []);
    expect(said(employer, 'en')).toMatch(/^the employer is a competitor; /);
    const known = whyText({ id: 'a', score: 1, terms: [], fills: ['safety'], free: 1, capacity: 2 }, () => 'Eva', 'en');
    expect(known).toBe('Eva: nobody else on this panel is competent in process safety; 1 of 2 places free.');
  });

  it('counts how far the quarter is, from its first day to its last', () => {
    expect(elapsedAt('2026-10-01T10:00:00.000Z', community)).toBeCloseTo(1 / 92);
    expect(elapsedAt('2026-12-31T22:00:00.000Z', community)).toBe(1);
    expect(elapsedAt('2026-12-31T23:30:00.000Z', community)).toBeCloseTo(1 / 90);
  });
});
