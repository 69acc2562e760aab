import { community } from '../community.ts';
import { SK } from '../domain/change.ts';
import type { ContactRequest } from '../domain/contact.ts';
import type { Person } from '../domain/person.ts';
import type { Proposal } from '../domain/proposal.ts';
import type { Task } from '../domain/task.ts';
import { ownView } from '../domain/view/applicant.ts';
import { ownContactView } from '../domain/view/contact.ts';
import type { Stored } from './item.ts';
import { loadContact, loadProposal, loadRoot } from './load.ts';
import { namesOf, snapshotOf } from './roster.ts';
import { getRow, queryIndex, type Store } from './store.ts';

/** Rows of the index of people per page: what hangs on them is loaded one by one. */
const PAGE = 20;

/** Whether the one who asks may read of an item at all: the person always, an administrator as far as staff may. */
export type MayRead = (item: Proposal | ContactRequest | Task) => boolean;
/** Whoever asks for oneself; the others are administrators. */
export const OF_ONESELF: MayRead = () => true;

type Entry = { readonly kind: string; readonly id: string; readonly data: unknown };

const mailOf = (row: Stored) => ({ at: row.at, subject: row.subject, text: row.text });

/**
 * What was said of a person and an item. The person is told the own word whole and nothing of why somebody else decided, as that speaks of the
 * item; what somebody else confirmed bars, and whoever is barred does not even learn that the item exists.
 */
const saidOf = async (store: Store, person: Person, { item, at, state, conflict, reason, by }: Stored, mayRead: MayRead): Promise<Entry | undefined> => {
  const about = await loadRoot(store, String(item));
  const isOwn = by === undefined || by === person.id;
  const isWhole = isOwn || mayRead !== OF_ONESELF;
  if ((about && !mayRead(about)) || (!isWhole && state === 'confirmed')) return undefined;
  return { kind: 'conflict', id: String(item), data: { at, state, conflict, ...(isWhole ? { reason } : {}) } };
};

/** One row of the index as the person may read it: own items as their pages show them, letters as they left, own reviews, links and declarations by their dates. */
const entryOf = async (store: Store, person: Person, row: Stored, now: string, mayRead: MayRead): Promise<Entry | undefined> => {
  const [pk, sk] = [row.pk as string, row.sk as string];
  const about = pk === person.id ? undefined : await loadRoot(store, pk);
  if (about && !mayRead(about)) return undefined;
  const nameOf = namesOf(await snapshotOf(store));
  const what = String(row.gsi4sk).split('#')[0]!;
  if (what === 'proposal') {
    const proposal = await loadProposal(store, pk, 'all');
    return proposal?.root.applicant === person.id ? { kind: what, id: pk, data: ownView(proposal, now, community, nameOf, person) } : undefined;
  }
  if (what === 'contact-request') {
    const contact = await loadContact(store, pk);
    return contact?.root.applicant === person.id
      ? { kind: what, id: pk, data: { ...ownContactView(contact, now, community, nameOf, person), sender: contact.sender } }
      : undefined;
  }
  if (what === 'assignment') {
    const review = await getRow(store, pk, SK.review(person.id));
    return { kind: 'review', id: pk, data: review ? { submittedAt: review.submittedAt, revision: review.revision, body: review.body } : {} };
  }
  const stored = await getRow(store, pk, sk);
  if (!stored) return undefined;
  if (what === 'conflict') return saidOf(store, person, stored, mayRead);
  if (what === 'sent') return { kind: 'mail', id: String(stored.intent), data: mailOf(stored) };
  if (what === 'team') return { kind: what, id: pk, data: { role: stored.role, state: stored.state, invitedAt: stored.invitedAt } };
  if (what === 'session')
    return { kind: what, id: String(stored.createdAt), data: { door: stored.scope?.door, createdAt: stored.createdAt, expiresAt: stored.expiresAt } };
  return undefined;
};

export type AccessPage = { readonly person: Record<string, unknown>; readonly entries: readonly Entry[]; readonly after?: string };

/** What the house holds of a person, a page at a time: the answer to a request for access, through the person's own projection. */
export const accessPage = async (store: Store, person: Person, now: string, mayRead: MayRead, after?: string): Promise<AccessPage> => {
  const rows = await queryIndex(store, 4, person.id, { limit: PAGE, ...(after ? { after } : {}) });
  const entries: Entry[] = [];
  for (const row of rows) {
    const entry = await entryOf(store, person, row, now, mayRead);
    if (entry) entries.push(entry);
  }
  const { name, email, language, languages, organisation, organisationType, roles, capabilities, createdAt, unreachable, mailing, absences } = person;
  const { assets, sectors, protocols, helix, capacity, standing, former, terms } = person;
  const profile = { capabilities, assets, sectors, protocols, helix, capacity, standing, former, terms };
  const isMore = rows.length >= PAGE - (after ? 1 : 0);
  return {
    person: { id: person.id, name, email, language, languages, organisation, organisationType, roles, ...profile, createdAt, unreachable, mailing, absences },
    entries,
    ...(isMore ? { after: rows.at(-1)!.gsi4sk as string } : {}),
  };
};
