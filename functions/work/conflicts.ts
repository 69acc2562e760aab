import { SYSTEM } from '../../shared/domain/actor.ts';
import { Assignment, isLive } from '../../shared/domain/assignment.ts';
import { SK } from '../../shared/domain/change.ts';
import { conflictOf, type Involved } from '../../shared/domain/conflict.ts';
import { detectConflict, UNDER_WAY } from '../../shared/domain/conflict-case.ts';
import type { FactType, StoredFact } from '../../shared/domain/fact.ts';
import type { Person } from '../../shared/domain/person.ts';
import { concernedIn } from '../../shared/store/concerned.ts';
import type { Stored } from '../../shared/store/item.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { personOf } from '../../shared/store/people.ts';
import { standInFor } from '../../shared/store/stand-in.ts';
import { commitOnce } from '../../shared/store/records.ts';
import { getRows, queryWhole, type Store } from '../../shared/store/store.ts';
import { upcast } from '../../shared/store/upcast.ts';
import { routeAgain } from './routing.ts';

/** Facts after which a person may be conflicted with what is under way, and those after which a proposal may be with whoever has it in hand. */
const OF_A_PERSON: readonly FactType[] = ['PersonAdded', 'PersonChanged', 'ProfileChanged', 'RelationsChanged'];
const OF_A_TEXT: readonly FactType[] = ['ProposalAmended', 'QuestionAnswered'];

const PAGE = 500;
const under = (store: Store, stage: string): Promise<Stored[]> => queryWhole(store, 2, `proposal#${stage}`, PAGE);

/** One person and one proposal: whoever is bound to it steps back; whoever was only proposed makes place for the next best. */
const settle = async (store: Store, person: string, proposal: string, isProposed: boolean, at: string): Promise<void> => {
  const [concerned, loaded] = [await concernedIn(store, person, proposal), await loadProposal(store, proposal, 'round')];
  if (!concerned || !loaded) return;
  const standIn = loaded.root.owner === person ? await standInFor(store, loaded.root, person) : undefined;
  const change = detectConflict({ proposal: loaded.root, assignments: loaded.assignments }, concerned, standIn);
  if (change) return commitOnce(store, { by: SYSTEM, at }, loaded.root, change, []);
  if (isProposed && conflictOf(concerned, loaded.root)) await routeAgain(store, proposal, { cause: 'conflicted', person, at });
};

/** How a person stands to a proposal by the rows of both: as somebody who is bound to it, or is only thought of. */
const standing = (rows: readonly Stored[], { id }: Pick<Person, 'id'>, root: Stored) => {
  const own = rows.find((row) => row.pk === root.id && row.sk === SK.assignment(id));
  const kept = rows.find((row) => row.pk === root.id && row.sk === SK.panel);
  const isBound = root.owner === id || (own !== undefined && isLive(Assignment.parse(upcast(own))));
  return { isBound, isProposed: !isBound && ((kept?.members as readonly string[] | undefined)?.includes(id) ?? false) };
};

const lookAtPerson = async (store: Store, id: string, at: string): Promise<void> => {
  const person = await personOf(store, id);
  if (!person || person.erased || person.roles.length === 0) return;
  // What was dismissed or waived is read where there is something to decide.
  const candidate = { id, keys: person.keys, relations: person.relations, conflicts: {} };
  const roots = (await Promise.all(UNDER_WAY.map((stage) => under(store, stage)))).flat().filter((row) => conflictOf(candidate, row as unknown as Involved));
  if (roots.length === 0) return;
  const rows = await getRows(
    store,
    roots.flatMap((root) => [SK.assignment(id), SK.panel].map((sk) => ({ pk: root.id as string, sk }))),
  );
  for (const root of roots) {
    const { isBound, isProposed } = standing(rows, person, root);
    if (isBound || isProposed) await settle(store, id, root.id as string, isProposed, at);
  }
};

const lookAtText = async (store: Store, proposal: string, at: string): Promise<void> => {
  const loaded = await loadProposal(store, proposal, 'round');
  const bound = [loaded?.root.owner, ...(loaded?.assignments.filter(isLive).map(({ reviewer }) => reviewer) ?? [])];
  for (const person of new Set(bound)) if (person) await settle(store, person, proposal, false, at);
};

/**
 * A fact → whoever has a conflict by it steps back from what is under way, one proposal after the other, each in a transaction of its own:
 * what stops half-way is gone on with when the fact is offered again, and what is done is not done twice.
 */
export const conflictEffects = async (store: Store, fact: StoredFact): Promise<void> => {
  const at = new Date(store.now()).toISOString();
  if (OF_A_PERSON.includes(fact.type)) await lookAtPerson(store, fact.record, at);
  else if (OF_A_TEXT.includes(fact.type)) await lookAtText(store, fact.record, at);
};
