import { SYSTEM } from '../../shared/domain/actor.ts';
import { canonical, type FactType, type StoredFact } from '../../shared/domain/fact.ts';
import type { Person } from '../../shared/domain/person.ts';
import { type Memo, type Related, relatedAs } from '../../shared/store/organisations.ts';
import { personOf, rosterOf, rosterWrite } from '../../shared/store/people.ts';
import { commitChange } from '../../shared/store/records.ts';
import { loadRoots } from '../../shared/store/roots.ts';
import type { Store } from '../../shared/store/store.ts';

/** Facts after which everybody on the roster may be related otherwise; after which one person is; and after which whoever wrote a proposal is. */
const FOR_ALL: readonly FactType[] = ['OrganisationAdded', 'OrganisationChanged', 'OrganisationMerged'];
const FOR_ONE: readonly FactType[] = ['PersonAdded', 'PersonChanged', 'ProfileChanged'];
const FOR_WRITERS: readonly FactType[] = ['ProposalSubmitted', 'MemberJoined', 'MemberLeft', 'ProposalWithdrawn'];

const isSame = (person: Person, { keys, relations }: Related): boolean =>
  canonical([...person.keys].sort()) === canonical([...keys].sort()) && canonical(person.relations ?? []) === canonical(relations);

/** Somebody's relations as they follow from the records now; nothing is written where nothing has changed, so that it is harmless to repeat. */
const relate = async (
  store: Store,
  id: string,
  { isMeant, memo, more }: { isMeant: (person: Person, at: string) => boolean; memo?: Memo; more?: readonly string[] },
): Promise<void> => {
  const at = new Date(store.now()).toISOString();
  const known = await personOf(store, id);
  if (!known || known.erased || !isMeant(known, at)) return;
  const now = await relatedAs(store, known, at, { ...(memo ? { memo } : {}), ...(more ? { more } : {}) });
  if (isSame(known, now) && known.relationsUntil === now.relationsUntil) return;
  await commitChange<{ person: Person; related: Related }, Person, void>(
    store,
    { by: SYSTEM, at },
    {
      load: async () => {
        const person = (await personOf(store, id)) ?? known;
        return { person, related: await relatedAs(store, person, at, more ? { more } : {}) };
      },
      before: ({ person }) => person,
      decide: ({ person, related }) =>
        isSame(person, related)
          ? { root: { ...person, ...related }, facts: [] }
          : {
              root: { ...person, ...related, relationVersion: person.relationVersion + 1 },
              facts: [{ type: 'RelationsChanged', relations: related.relations.length }],
            },
      reply: () => undefined,
      also: (person) => (person.roles.length > 0 ? [rosterWrite(store, person)] : []),
    },
  );
};

/** A relation of somebody may have ended by itself, as one with an employer of before does. */
export const wakeRelations = (store: Store, id: string): Promise<void> =>
  relate(store, id, { isMeant: ({ relationsUntil }, at) => relationsUntil !== undefined && relationsUntil <= at });

const writersOf = async (store: Store, proposal: string): Promise<string[]> => {
  const root = (await loadRoots(store, [proposal])).get(proposal);
  return root?.kind === 'proposal' && root.call !== 'open' ? [root.applicant, ...(root.team ?? [])] : [];
};

const concerned = async (store: Store, fact: StoredFact): Promise<readonly string[]> => {
  if (FOR_ALL.includes(fact.type)) return (await rosterOf(store)).map(({ id }) => id);
  if (FOR_ONE.includes(fact.type)) return [fact.record];
  return FOR_WRITERS.includes(fact.type) ? writersOf(store, fact.record) : [];
};

/**
 * A fact → the relations of whoever it concerns, one person after the other, each in a transaction of its own: what stops half-way is gone
 * on with when the fact is offered again.
 */
export const relationEffects = async (store: Store, fact: StoredFact): Promise<void> => {
  const memo: Memo = new Map();
  const more = fact.record.startsWith('prp_') ? [fact.record] : [];
  for (const id of await concerned(store, fact)) await relate(store, id, { isMeant: ({ roles }) => roles.length > 0, memo, more });
};
