import { community } from '../community.ts';
import { cancelAssignment, isOpen } from '../domain/assignment.ts';
import { SK } from '../domain/change.ts';
import { DAY, later } from '../domain/clock.ts';
import type { Person } from '../domain/person.ts';
import { Refusal } from '../domain/refusal.ts';
import { afterLook } from '../domain/retention.ts';
import { forgetMember } from '../domain/team.ts';
import { anonymiseItem, identitiesOf, removeAll } from './anonymise.ts';
import type { Stored } from './item.ts';
import { loadProposal, loadRoot, loadRoots } from './load.ts';
import { personOf } from './people.ts';
import { again, proseWrite } from './prose.ts';
import { type Act, changeProposal, commitChange } from './records.ts';
import { getRow, getRows, queryRange, queryWhole, remove, type Store, transact } from './store.ts';

/** Everything that is a person's own, by the index of people, page by page. */
const PAGE = 100;
const everything = (store: Store, person: string): Promise<Stored[]> => queryWhole(store, 4, person, PAGE);

const isItem = (id: string): boolean => /^(prp|ctc|tsk)_/.test(id);

/** The items that a person sent in and that still say something, as they are now. */
export const itemsOf = async (store: Store, person: string): Promise<Awaited<ReturnType<typeof loadRoots>>> => {
  const ids = [...new Set((await everything(store, person)).map((row) => row.pk as string).filter(isItem))];
  return (await loadRoots(store, ids)).filter(({ applicant, anonymised }) => applicant === person && !anonymised);
};

/** What a person was: nothing but an id and a chain stays of it. */
const nobody = (person: Person, at: string): Person => ({
  ...person,
  name: '',
  email: '',
  address: '',
  roles: [],
  organisation: '',
  organisationType: undefined,
  keys: [],
  capabilities: [],
  assets: undefined,
  sectors: undefined,
  protocols: undefined,
  helix: undefined,
  standing: undefined,
  former: undefined,
  terms: undefined,
  relations: undefined,
  relationsUntil: undefined,
  relationVersion: person.relationVersion + 1,
  unreachable: undefined,
  unreachableSince: undefined,
  mailing: undefined,
  complained: undefined,
  absences: undefined,
  erased: at,
  nextTouch: at,
});

/** Marks stay in the tally that they were part of; the words that somebody wrote beside them go. */
const wordless = (review: Stored): Stored => {
  const { note: _note, ...body } = review.body as Record<string, unknown> & { criteria: Record<string, { mark: number | null }> };
  return { ...review, body: { ...body, criteria: Object.fromEntries(Object.entries(body.criteria).map(([id, { mark }]) => [id, { mark, comment: '' }])) } };
};

/** Reviews on others' proposals: what is still asked of the person is called off; marks stay, words and drafts go. */
const eraseReviews = async (store: Store, person: string, proposals: readonly string[], act: Act): Promise<void> => {
  for (const proposal of proposals) {
    const loaded = await loadProposal(store, proposal, 'round');
    const asked = loaded?.assignments.some((assignment) => assignment.reviewer === person && isOpen(assignment));
    if (asked)
      await changeProposal(
        store,
        proposal,
        'round',
        { by: act.by, at: act.at },
        ({ root, assignments }) => cancelAssignment({ proposal: root, assignments }, { reviewer: person }),
        () => undefined,
      );
    await again(store, async () => {
      const review = await getRow(store, proposal, SK.review(person));
      const former = await queryRange(store, proposal, `r#${person}#`, `r#${person}#~`);
      await transact(store, [
        remove(store, proposal, SK.reviewDraft(person)),
        ...[...(review ? [review] : []), ...former].map((row) => proseWrite(store, row, wordless(row))),
      ]);
    });
  }
};

/** A draft that was deleted may still stand in an index that lags: nothing is left to do with it. */
const unlessGone = async (change: Promise<unknown>): Promise<void> => {
  try {
    await change;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'item.not-found') throw error;
  }
};

/** Teams that the person is in, or was asked into: they go on without. */
const eraseTeams = async (store: Store, person: string, proposals: readonly string[], act: Act): Promise<void> => {
  for (const proposal of proposals)
    await unlessGone(
      changeProposal(
        store,
        proposal,
        'all',
        { by: act.by, at: act.at },
        ({ root, members }) => (members.some((member) => member.person === person) ? forgetMember(root, members, { person }) : { root, facts: [] }),
        () => undefined,
      ),
    );
};

/** Letters to this person about others' items: what was kept of their words. */
const eraseLetters = async (store: Store, rows: readonly Stored[]): Promise<void> =>
  removeAll(
    store,
    rows.filter((row) => String(row.sk).startsWith('y#')).map((row) => ({ pk: row.pk as string, sk: row.sk as string })),
  );

/**
 * Goes on with an erasure until nothing is left: own items, links, sessions, letters, words in reviews, declarations. Harmless to
 * repeat; the index of people may lag, so that the clock looks once more a day later.
 */
export const continueErasure = async (store: Store, id: string, act: Act): Promise<void> => {
  const rows = await everything(store, id);
  const items = [...new Set(rows.map((row) => row.pk as string).filter(isItem))];
  for (const item of items) {
    const root = await loadRoot(store, item);
    if (root?.applicant === id) await anonymiseItem(store, item, act, 'erasure');
  }
  await eraseReviews(
    store,
    id,
    rows.filter((row) => String(row.gsi4sk).startsWith('assignment#')).map((row) => row.pk as string),
    act,
  );
  await eraseTeams(
    store,
    id,
    rows.filter((row) => String(row.gsi4sk).startsWith('team#')).map((row) => row.pk as string),
    act,
  );
  await eraseLetters(store, rows);
  const kept = await queryRange(store, id, 'b', '~');
  const own = kept.map((row) => ({ pk: id, sk: row.sk as string }));
  await removeAll(store, [
    ...own,
    ...identitiesOf(kept),
    ...rows.filter((row) => String(row.pk).startsWith('token#')).map((row) => ({ pk: row.pk as string, sk: 'a' })),
  ]);
  const person = await personOf(store, id);
  const isFirst = act.at < later(person!.erased!, DAY / 2);
  await keepUntil(store, id, act, isFirst ? later(act.at, DAY) : undefined);
};

const keepUntil = (store: Store, id: string, act: Act, nextTouch: string | undefined): Promise<undefined> =>
  commitChange<Person | undefined, Person, undefined>(
    store,
    { by: act.by, at: act.at },
    {
      load: () => personOf(store, id),
      before: (person) => person,
      decide: (person) => ({ root: { ...person!, nextTouch }, facts: [] }),
      reply: () => undefined,
    },
  );

export type Erased = { readonly person: string; readonly erased: true };

/**
 * Erases a person: name, address and roles at once and in one transaction with the fact, the rest right after; the clock catches up with
 * whatever a fault left. @throws item.not-found, person.erased
 */
export const erasePerson = async (store: Store, id: string, act: Act, reason: 'asked' | 'retention'): Promise<Erased> => {
  let isFirst = false;
  const reply = await commitChange<Person, Person, Erased>(store, act, {
    load: async () => {
      const person = await personOf(store, id);
      if (!person) throw new Refusal('item.not-found');
      return person;
    },
    before: (person) => person,
    decide: (person) => {
      if (person.erased) throw new Refusal('person.erased');
      isFirst = true;
      return { root: nobody(person, act.at), facts: [{ type: 'PersonErased', reason }] };
    },
    reply: () => ({ person: id, erased: true }),
    also: (_root, person) => [remove(store, 'roster', id), ...(person.address === '' ? [] : [remove(store, `address#${person.address}`, 'a')])],
  });
  // A repeat only hears the first reply; what a fault left is the clock's to go on with.
  if (isFirst) await continueErasure(store, id, { by: act.by, at: act.at });
  return reply;
};

/** The youngest thing that ties somebody to the community: an item of the own that still says something, or an assignment. */
const latestOf = async (store: Store, id: string): Promise<string | undefined> => {
  const rows = await everything(store, id);
  const keys = rows
    .filter((row) => /^(proposal|contact-request|assignment)#/.test(String(row.gsi4sk)))
    .map((row) => ({ pk: row.pk as string, sk: row.sk as string }));
  const found = keys.length === 0 ? [] : await getRows(store, keys);
  return found
    .filter((row) => !row.anonymised)
    .map((row) => (row.submittedAt ?? row.factAt ?? row.invitedAt ?? row.createdAt) as string)
    .sort()
    .at(-1);
};

/** What the clock does with a person whose time has come: goes on with an erasure, keeps for longer, or erases. */
export const wakePerson = async (store: Store, id: string, at: string): Promise<void> => {
  const person = await personOf(store, id);
  if (!person?.nextTouch || person.nextTouch > at) return;
  const act = { by: 'system', at };
  if (person.erased) return continueErasure(store, id, act);
  const next = afterLook(person, await latestOf(store, id), at, community);
  if (next === 'erase') await erasePerson(store, id, act, 'retention');
  else await keepUntil(store, id, act, next.keepUntil);
};
