import { SK } from '../domain/change.ts';
import type { Stored } from './item.ts';
import { personByAddress } from './people.ts';
import { getRows, queryIndex, type Store } from './store.ts';

/** What is looked at: a sender with more than this has been answered by somebody among them all the same. */
const LOOK = 20;

const requestsOf = (store: Store, index: 4 | 5, partition: string): Promise<Stored[]> =>
  queryIndex(store, index, partition, { after: 'contact-request#', upTo: 'contact-request#~', limit: LOOK });

/**
 * Who replied last to this sender, or else to its organisation. The same reads for a known and an unknown address; indexes may lag, so that
 * nothing but a preference rests on this.
 */
export const answeredBefore = async (store: Store, email: string, organisation: string | undefined): Promise<string | undefined> => {
  const person = (await personByAddress(store, email))?.id ?? 'nobody';
  const [own, others] = await Promise.all([requestsOf(store, 4, person), requestsOf(store, 5, `org#${organisation ?? 'none'}`)]);
  const keys = [...new Set([...own, ...others].map((row) => row.pk as string))].map((pk) => ({ pk, sk: SK.root }));
  const roots = await getRows(store, keys.length > 0 ? keys : [{ pk: person, sk: 'none' }]);
  const answered = roots.filter((root) => root.answeredBy).sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));
  return (answered.find((root) => root.applicant === person) ?? answered[0])?.answeredBy as string | undefined;
};
