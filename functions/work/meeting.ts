import type { Introduction } from '../../shared/domain/after.ts';
import { isIntroduction, type Meeting } from '../../shared/domain/letter-support.ts';
import type { Intent } from '../../shared/domain/mail.ts';
import type { ContactBundle, ProposalBundle } from '../../shared/domain/view/bundle.ts';
import { loadContact, loadProposal } from '../../shared/store/load.ts';
import { personOf } from '../../shared/store/people.ts';
import type { Store } from '../../shared/store/store.ts';

const found = (proposal: ProposalBundle | undefined, id: string | undefined): Introduction | undefined =>
  proposal?.after?.introductions.find((introduction) => introduction.id === id);

/** The applicant as whoever asked may know them now; nobody where they are gone. */
const applicantOf = async (store: Store, { root, parts }: ProposalBundle): Promise<Meeting['other']> => {
  const person = await personOf(store, root.applicant);
  if (!person || person.erased) return undefined;
  const name = (parts.contact as { name?: string } | undefined)?.name ?? person.name;
  return { name, organisation: (parts.organisation as { name?: string } | undefined)?.name ?? '', email: person.email };
};

/** Whoever asked, as the applicant may know them now. */
const ownerOf = async (store: Store, demand: string): Promise<Meeting['other']> => {
  const contact = await loadContact(store, demand);
  const person = contact && !contact.root.anonymised ? await personOf(store, contact.root.applicant) : undefined;
  return contact && person && !person.erased ? { name: contact.sender.name, organisation: contact.sender.organisation, email: person.email } : undefined;
};

/** The introduction that a letter is about, from either side; the other party only once both have agreed. */
export const meetingFor = async (
  store: Store,
  intent: Intent,
  { proposal, contact }: { proposal: ProposalBundle | undefined; contact: ContactBundle | undefined },
): Promise<Meeting | undefined> => {
  if (!isIntroduction(intent)) return undefined;
  const pointer = contact?.introduced?.find(({ id }) => id === intent.message);
  const offered = proposal ?? (pointer && (await loadProposal(store, pointer.proposal, 'all')));
  const introduction = found(offered, intent.message);
  if (!offered || !introduction) return undefined;
  if (introduction.state !== 'made') return { introduction };
  return { introduction, other: await (contact ? applicantOf(store, offered) : ownerOf(store, introduction.demand)) };
};
