import { isAbsent } from '../absence.ts';
import type { Calendar } from '../clock.ts';
import { type Candidate, conflictOf, holds } from '../conflict.ts';
import { organisationKey, overlap, partyKeys, personKey } from '../organisation.ts';
import type { NamedAs, ProposalNeeds, Relation, ReviewerProfile } from '../panel/profile.ts';
import { type RosterEntry, USUAL_CAPACITY } from '../person.ts';
import type { PartName, Proposal } from '../proposal.ts';
import { helixOf } from '../vocabulary.ts';

/** The answers as they are stored; a draft of a part may lack any of them. */
export type StoredAnswers = Readonly<Partial<Record<PartName, unknown>>>;
type Said = {
  readonly maturity?: { capabilities?: string[]; assets?: string[]; sectors?: string[]; protocols?: string[] };
  readonly organisation?: { type?: string; partners?: string[]; advisers?: string[]; pilotSites?: string[] };
  readonly contact?: { name?: string };
};

/** What was decided or declared about one person and one item, with its kind. */
export type Stand = { readonly stand: Candidate['conflicts'][string]; readonly kind: string };

/**
 * A reviewer as routing knows one. Conflicts are no part of it: they are judged for each proposal, by the same function that judges them when
 * the invitation leaves. @param taken places of the present quarter
 */
export const profileOf = (entry: RosterEntry, { taken, at, calendar }: { taken: number; at: string; calendar: Calendar }): ReviewerProfile => ({
  id: entry.id,
  organisation: entry.organisation === '' ? '' : organisationKey(entry.organisation),
  ...(entry.organisationType === undefined ? {} : { orgType: entry.organisationType }),
  ...(entry.helix !== undefined || entry.organisationType !== undefined ? { helix: entry.helix ?? helixOf(entry.organisationType ?? '') } : {}),
  capabilities: entry.capabilities,
  assets: entry.assets ?? [],
  sectors: entry.sectors ?? [],
  protocols: entry.protocols ?? [],
  languages: entry.languages,
  capacity: entry.capacity ?? USUAL_CAPACITY,
  taken: Math.max(0, taken),
  done: Math.max(0, taken),
  ...(isAbsent(entry, at, calendar) ? { absent: true } : {}),
});

/** A proposal as routing knows one, from its root and the answers of the revision that stands. */
export const needsOf = (root: Pick<Proposal, 'id' | 'language' | 'organisations' | 'safetySeat'>, parts: StoredAnswers): ProposalNeeds => {
  const { maturity = {}, organisation = {} } = parts as Said;
  return {
    id: root.id,
    capabilities: maturity.capabilities ?? [],
    assets: maturity.assets ?? [],
    sectors: maturity.sectors ?? [],
    protocols: maturity.protocols ?? [],
    language: root.language,
    organisations: root.organisations,
    ...(organisation.type === undefined ? {} : { helix: helixOf(organisation.type) }),
    safetySeat: root.safetySeat,
  };
};

/** Where the answers name this person or the employer; the nearest to the proposal first. */
export const namedAs = (keys: readonly string[], parts: StoredAnswers): NamedAs | undefined => {
  const { organisation = {}, contact } = parts as Said;
  const isIn = (names: readonly string[] = []): boolean => names.some((name) => overlap(keys, partyKeys(name)));
  if (isIn(organisation.pilotSites)) return 'pilot-site';
  if (isIn(organisation.partners)) return 'partner';
  if (isIn(organisation.advisers)) return 'adviser';
  return contact?.name !== undefined && keys.includes(personKey(contact.name)) ? 'team' : undefined;
};

type Tied = Pick<RosterEntry, 'id' | 'keys' | 'relations' | 'standing'>;

/** Whether somebody told of an interest of this kind in the proposal, and in which field alone the relation holds. */
const interestOf = (person: Tied, root: Proposal, kind: Relation['kind']): Pick<Relation, 'own' | 'capability'> => {
  const relation = person.relations?.find((each) => each.kind === kind && holds(each, root));
  if (!relation) return {};
  const { keys, capability } = relation;
  const isOwn = person.standing?.some(
    (each) => each.kind === kind && each.capability === capability && (each.organisation ? overlap(keys, partyKeys(each.organisation)) : keys.length === 0),
  );
  return { ...(isOwn ? { own: true as const } : {}), ...(capability ? { capability } : {}) };
};

/**
 * What ties this person to the proposal, as the engine reads it: nothing where nothing does, or where somebody without a conflict said that
 * it may be.
 */
export const relationsOf = (person: Tied, root: Proposal, parts: StoredAnswers, stand: Stand | undefined): readonly Relation[] => {
  const found = conflictOf({ ...person, conflicts: stand ? { [root.id]: stand.stand } : {} }, root);
  if (!found) return [];
  if (found.kind === 'own') return [{ kind: 'own' }];
  // What was declared or confirmed stands, whatever the kind; what was only noticed may still be ruled on.
  if (found.state !== 'detected') return [{ kind: (stand?.kind ?? found.kind) as Relation['kind'], ruled: 'refused' }];
  const as = found.kind === 'named' ? namedAs(person.keys, parts) : undefined;
  return [{ kind: found.kind, ...interestOf(person, root, found.kind), ...(as ? { as } : {}) }];
};
