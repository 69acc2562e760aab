import { type After, NOTHING_AFTER } from '../domain/after.ts';
import type { ContactRequest } from '../domain/contact.ts';
import { derivedId } from './facts.ts';
import { type Depth, type LoadedProposal, loadProposal, loadRoots } from './load.ts';
import type { Store } from './store.ts';

/** A proposal with what came after its decision, and the demands whose senders were asked to meet its applicant. */
export type LoadedSupport = LoadedProposal & { readonly after: After; readonly contacts: readonly ContactRequest[] };

const isContact = (root: { readonly kind: string }): root is ContactRequest => root.kind === 'contact-request';

/** Requests as they are now, in one read; what is not there any more is left out. */
export const loadContactRoots = async (store: Store, ids: readonly string[]): Promise<ContactRequest[]> =>
  ids.length === 0 ? [] : (await loadRoots(store, [...new Set(ids)])).filter(isContact);

export const loadSupport = async (store: Store, id: string, depth: Extract<Depth, 'after' | 'all'> = 'after'): Promise<LoadedSupport | undefined> => {
  const loaded = await loadProposal(store, id, depth);
  if (!loaded) return undefined;
  const { after = NOTHING_AFTER } = loaded;
  return {
    ...loaded,
    after,
    contacts: await loadContactRoots(
      store,
      after.introductions.filter(({ state }) => state !== 'ended').map(({ demand }) => demand),
    ),
  };
};

/** A task's id follows from what it is about, so that there is one. */
export const taskIdFor = (what: string): string => `tsk_${derivedId(what)}`;
