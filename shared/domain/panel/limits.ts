import type { ConflictKind } from '../conflict.ts';
import { affinityOf, type Standing } from './affinity.ts';
import type { NamedAs, ProposalNeeds, Relation, ReviewerProfile } from './profile.ts';

/** Kinds that somebody in the chair rules on; all others bar whatever anybody says, unless found not to be. */
export const CHAIR_DECIDES: readonly (ConflictKind | 'own')[] = ['competitor', 'co-author', 'customer'];

/** What it is, whether the person told of it, and in which field alone it holds. */
type Interest = Pick<Relation, 'kind' | 'own' | 'capability'>;

/** Why somebody cannot be on this panel at all. */
export type Exclusion =
  | ({ readonly limit: 'conflict'; readonly as?: NamedAs } & Interest)
  /** A relation that may be allowed and that nobody has ruled on. */
  | ({ readonly limit: 'ruling' } & Interest)
  | { readonly limit: 'asked' }
  | { readonly limit: 'passed' }
  | { readonly limit: 'absent' }
  | { readonly limit: 'capacity'; readonly taken: number; readonly capacity: number }
  | { readonly limit: 'language'; readonly language: string }
  | { readonly limit: 'expertise' };
export type PersonLimit = Exclusion['limit'];
/** Limits of the panel as a whole: two of one organisation, and a seat that must be filled. */
export type Limit = PersonLimit | 'organisation' | 'seat';
/** Limits that somebody could set aside; who said no or let it pass is never asked about the same proposal again. */
export type Liftable = Exclude<Limit, 'passed'>;
export const LIMITS: readonly Limit[] = ['conflict', 'ruling', 'passed', 'asked', 'absent', 'capacity', 'language', 'expertise', 'organisation', 'seat'];

/** What holds for every proposal of a kind, for this one. */
const standingRelations = ({ standing = [] }: ReviewerProfile, needs: ProposalNeeds): Relation[] =>
  standing
    .filter(
      ({ organisation, capability }) =>
        (organisation === undefined || needs.organisations.includes(organisation)) && (capability === undefined || needs.capabilities.includes(capability)),
    )
    .map(({ kind, capability }) => ({ kind, own: true, ...(capability ? { capability } : {}) }));

/** A ruling on a kind speaks of the standing relation of that kind too. */
const relationsOf = (reviewer: ReviewerProfile, needs: ProposalNeeds, found: readonly Relation[]): Relation[] => [
  ...found,
  ...standingRelations(reviewer, needs).filter(({ kind }) => !found.some((relation) => relation.kind === kind)),
];

const conflictExclusions = (relations: readonly Relation[]): Exclusion[] => {
  const barring = relations
    .filter(({ kind, ruled }) => kind === 'own' || ruled !== 'allowed')
    .map(
      ({ as, ruled, ...interest }): Exclusion =>
        CHAIR_DECIDES.includes(interest.kind) && ruled === undefined
          ? { limit: 'ruling', ...interest }
          : { limit: 'conflict', ...interest, ...(as ? { as } : {}) },
    )
    .map((exclusion) => [JSON.stringify(exclusion), exclusion] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return [...new Map(barring).values()];
};

export type LimitsAsked = {
  readonly relations: readonly Relation[];
  /** Said no or let it pass. */
  readonly passed: boolean;
  readonly asked: boolean;
  /** Released by hand although the language is not read. */
  readonly released: boolean;
};

/** Knows process safety where that is asked, and nothing else that the proposal asks for. */
export const isSafetyOnly = ({ passes, safety }: Standing, needs: ProposalNeeds): boolean => !passes && safety && needs.safetySeat;

/** Every limit that keeps this person off the panel; nobody is left out without one. */
export const exclusionsOf = (
  reviewer: ReviewerProfile,
  needs: ProposalNeeds,
  { relations, passed, asked, released }: LimitsAsked,
  standing: Standing = affinityOf(reviewer, needs).standing,
): Exclusion[] => [
  ...conflictExclusions(relationsOf(reviewer, needs, relations)),
  ...(passed ? [{ limit: 'passed' } as const] : asked ? [{ limit: 'asked' } as const] : []),
  ...(reviewer.absent ? [{ limit: 'absent' } as const] : []),
  ...(reviewer.taken >= reviewer.capacity ? [{ limit: 'capacity', taken: reviewer.taken, capacity: reviewer.capacity } as const] : []),
  ...(standing.reads || released ? [] : [{ limit: 'language', language: needs.language } as const]),
  ...(standing.passes || isSafetyOnly(standing, needs) ? [] : [{ limit: 'expertise' } as const]),
];
