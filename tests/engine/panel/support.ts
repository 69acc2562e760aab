import fc from 'fast-check';
import type { Candidate } from '../../../shared/domain/panel/best.ts';
import type { PanelRequest } from '../../../shared/domain/panel/choose.ts';
import type { ProposalNeeds, Relation, ReviewerProfile, Seat } from '../../../shared/domain/panel/profile.ts';
import type { Helix } from '../../../shared/domain/vocabulary.ts';

export const reviewer = (id: string, changes: Partial<ReviewerProfile> = {}): ReviewerProfile => ({
  id,
  organisation: `org-${id}`,
  orgType: 'asset-owner',
  helix: 'private',
  capabilities: [{ id: 'nids', level: 2 }],
  assets: ['plc'],
  sectors: ['drinking-water'],
  protocols: [],
  languages: ['nl', 'en'],
  capacity: 3,
  taken: 0,
  ...changes,
});

export const needs = (changes: Partial<ProposalNeeds> = {}): ProposalNeeds => ({
  id: 'prp-1',
  capabilities: ['nids'],
  assets: ['plc'],
  sectors: ['drinking-water'],
  protocols: [],
  language: 'en',
  organisations: ['org-applicant'],
  helix: 'private',
  safetySeat: false,
  ...changes,
});

const HELICES = ['public', 'private', 'knowledge'] as const;
const CAPABILITIES = ['nids', 'remote-access', 'safety-security', 'segmentation', 'other'] as const;
const ASSETS = ['plc', 'hmi', 'sis', 'agnostic'] as const;
const SECTORS = ['energy', 'energy.gas', 'energy.oil', 'drinking-water', 'x-multi'] as const;
const some = <T>(list: readonly T[], max: number) => fc.uniqueArray(fc.constantFrom(...list), { maxLength: max });

const profile = fc.record({
  organisation: fc.constantFrom('', 'a', 'b', 'c', 'd', 'e', 'f'),
  orgType: fc.constantFrom('asset-owner', 'public-operator', 'integrator', 'university', 'government', undefined),
  helix: fc.constantFrom<Helix | undefined>(...HELICES, undefined),
  capabilities: fc.uniqueArray(fc.record({ id: fc.constantFrom(...CAPABILITIES), level: fc.integer({ min: 0, max: 3 }) }), {
    maxLength: 3,
    selector: ({ id }) => id,
  }),
  assets: some(ASSETS, 2),
  sectors: some(SECTORS, 2),
  protocols: some(['modbus', 's7', 'other'], 2),
  languages: fc.constantFrom(['nl', 'en'], ['nl', 'en'], ['nl'], ['en']),
  capacity: fc.integer({ min: 0, max: 4 }),
  taken: fc.constantFrom(0, 0, 0, 1, 2),
  done: fc.integer({ min: 0, max: 6 }),
  answerDays: fc.constantFrom(undefined, 1, 2, 5),
  absent: fc.constantFrom(false, false, false, false, true),
});

const relation = fc.record({
  kind: fc.constantFrom<Relation['kind']>('same-org', 'named', 'competitor', 'co-author', 'own', 'family'),
  as: fc.constantFrom<Relation['as']>(undefined, 'pilot-site'),
  ruled: fc.constantFrom<Relation['ruled']>(undefined, 'allowed', 'refused'),
});

/** A request of any kind: pools from none to `most` people, all limits, some seats required, some people seated. */
export const requests = (most: number, least = 0): fc.Arbitrary<PanelRequest> =>
  fc
    .record({
      profiles: fc.array(profile, { minLength: least, maxLength: most, size: 'max' }),
      asks: fc.record({
        capabilities: fc.uniqueArray(fc.constantFrom(...CAPABILITIES), { minLength: 1, maxLength: 2 }),
        assets: some(ASSETS, 2),
        sectors: some(SECTORS, 2),
        protocols: some(['modbus', 's7'], 1),
        language: fc.constantFrom('nl', 'en', 'en'),
        helix: fc.constantFrom<Helix>(...HELICES),
        safetySeat: fc.constantFrom(false, false, true),
      }),
      ties: fc.array(fc.record({ who: fc.nat(most), relation }), { maxLength: 3 }),
      seatedAt: fc.uniqueArray(fc.nat(most), { maxLength: 2 }),
      askedAt: fc.uniqueArray(fc.nat(most), { maxLength: 2 }),
      releasedAt: fc.uniqueArray(fc.nat(most), { maxLength: 1 }),
      size: fc.integer({ min: 1, max: 4 }),
      required: fc.constantFrom<readonly Seat[]>([], [], ['expert'], ['helix'], ['public', 'private', 'knowledge']),
      seed: fc.constantFrom('one', 'two'),
      elapsed: fc.constantFrom(0, 0.5, 1),
    })
    .map(({ profiles, asks, ties, seatedAt, askedAt, releasedAt, size, required, seed, elapsed }) => {
      const reviewers = profiles.map((one, i): ReviewerProfile => ({ id: `rev-${String(i).padStart(3, '0')}`, ...one }));
      const ids = (places: readonly number[]): string[] => places.flatMap((at) => reviewers[at]?.id ?? []);
      const relations = new Map<string, Relation[]>();
      for (const { who, relation: tie } of ties) for (const id of ids([who])) relations.set(id, [...(relations.get(id) ?? []), tie]);
      return {
        needs: needs({ ...asks, helix: asks.helix }),
        reviewers,
        relations: (id: string) => relations.get(id) ?? [],
        seated: ids(seatedAt).slice(0, size),
        asked: ids(askedAt).slice(0, 1),
        passed: ids(askedAt).slice(1),
        released: ids(releasedAt),
        size,
        required,
        seed,
        period: { fairShare: 4, elapsed },
      };
    });

/** All groups of `count` people. */
export const groupsOf = <T>(people: readonly T[], count: number): T[][] =>
  count === 0 ? [[]] : people.flatMap((person, i) => groupsOf(people.slice(i + 1), count - 1).map((rest) => [person, ...rest]));

const helicesOf = (people: readonly Candidate[]): number => new Set(people.map(({ helix }) => helix).filter((helix) => helix !== undefined)).size;

/** Written anew from the rules, for comparison: which seats a group fills. */
export const fillsSeat = (people: readonly Candidate[], seat: Seat): boolean => {
  if (seat === 'helix') return helicesOf(people) >= 2;
  if (seat === 'expert' || seat === 'practitioner' || seat === 'safety') return people.some((person) => person[seat]);
  return people.some(({ helix }) => helix === seat);
};

/** The value of a whole group in millionths: its people, 0.05 for each helix, 0.3 for each seat that a panel should hold. */
export const groupValue = (seated: readonly Candidate[], joining: readonly Candidate[], size: number): number => {
  const all = [...seated, ...joining];
  const wanted: Seat[] = size > 1 ? ['expert', 'practitioner', 'helix'] : ['expert', 'practitioner'];
  return joining.reduce((sum, { value }) => sum + value, 0) + 50_000 * helicesOf(all) + 300_000 * wanted.filter((seat) => fillsSeat(all, seat)).length;
};

/** The best by trying every group: fewest places missing, then the most value. */
export const bruteForce = (
  people: readonly Candidate[],
  seated: readonly Candidate[],
  size: number,
  required: readonly Seat[],
): { missing: number; value: number } => {
  const open = Math.max(0, size - seated.length);
  let best = { missing: Number.POSITIVE_INFINITY, over: 0, value: 0 };
  for (let count = 0; count <= open; count += 1)
    for (const group of groupsOf(people, count)) {
      const all = [...seated, ...group];
      const organisations = all.map(({ organisation }) => organisation).filter((organisation) => organisation !== '');
      const sitting = new Set(seated.map(({ organisation }) => organisation));
      const joining = group.map(({ organisation }) => organisation).filter((organisation) => organisation !== '');
      if (new Set(joining).size < joining.length || joining.some((organisation) => sitting.has(organisation))) continue;
      if (organisations.length === 0 && count > open) continue;
      if (group.some(({ safetyOnly }) => safetyOnly) && all.filter(({ safetyOnly }) => safetyOnly).length > 1) continue;
      const unfilled = required.filter((seat) => !fillsSeat(all, seat)).length;
      const missing = Math.max(open - count, unfilled);
      const over = Math.max(0, unfilled - (open - count));
      const value = groupValue(seated, group, size);
      const better = missing - best.missing || over - best.over || best.value - value;
      if (better < 0) best = { missing, over, value };
    }
  return best;
};
