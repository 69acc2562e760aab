import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { Intent } from '../domain/mail.ts';
import type { Proposal } from '../domain/proposal.ts';
import type { Stored } from './item.ts';
import { loadProposal } from './load.ts';
import { queryRange, remove, removeIf, type Store } from './store.ts';
import { upcast } from './upcast.ts';

/** A draft that staff made of a request for its sender, with whatever stands beside its root. */
export type MadeDraft = { readonly draft: Proposal | undefined; readonly rows: readonly Stored[]; readonly letters: readonly Intent[] };

export const loadMadeDraft = async (store: Store, id: string): Promise<MadeDraft> => {
  const draft = (await loadProposal(store, id, 'root'))?.root;
  const rows = await queryRange(store, id, 'b', '~');
  return { draft, rows, letters: rows.filter((row) => row.type === 'intent').map((row) => Intent.parse(upcast(row))) };
};

/** Whoever opens a draft in a page changes nothing; every change raises the version that it was made with. */
const MADE = 1;
export const isUntouched = ({ draft }: MadeDraft): boolean => draft?.stage === 'draft' && draft.version === MADE;

/** Everything of it goes, as long as nobody has touched it and its letter has not begun to leave. */
export const madeDraftWrites = (store: Store, { draft, rows, letters }: MadeDraft): TransactWriteItem[] => {
  if (!draft) return [];
  const waiting = new Set(letters.filter(({ state }) => state === 'pending').map(({ id }) => `x#${id}`));
  const pending = { expression: '#state = :pending', names: { '#state': 'state' }, values: { ':pending': 'pending' } };
  return [
    removeIf(store, draft.id, 'a', { expression: '#version = :made', names: { '#version': 'version' }, values: { ':made': MADE } }),
    remove(store, `ref#${draft.reference}`, 'a'),
    ...letters.map(({ id }) => remove(store, `token#${id}`, 'a')),
    ...rows.map(({ sk }) => (waiting.has(sk as string) ? removeIf(store, draft.id, sk as string, pending) : remove(store, draft.id, sk as string))),
  ];
};
