import { SK } from '../domain/change.ts';
import type { Involved } from '../domain/conflict.ts';
import { ContactRequest } from '../domain/contact.ts';
import type { Item } from '../domain/item.ts';
import { Proposal } from '../domain/proposal.ts';
import { Task } from '../domain/task.ts';
import { taskInvolvement } from '../domain/view/staff.ts';
import { unpacked } from './compact.ts';
import type { Stored } from './item.ts';
import { getRows, type Store } from './store.ts';
import { upcast } from './upcast.ts';

/** A proposal from its stored root. */
export const proposalOf = (row: Stored): Proposal => Proposal.parse(unpacked(upcast(row)));

/** A root as it is stored, whichever kind of item it is. */
export const rootFrom = (row: Stored): Item => {
  if (row.kind === 'proposal') return proposalOf(row);
  const lifted = upcast(row);
  return lifted.kind === 'task' ? Task.parse(lifted) : ContactRequest.parse(lifted);
};

export const rootKey = (id: string) => ({ pk: id, sk: SK.root });

/** The roots of several items, by one request per hundred; whatever is gone is left out. */
export const loadRoots = async (store: Store, ids: readonly string[]): Promise<Map<string, Item>> => {
  const unique = [...new Set(ids)];
  const rows = unique.length === 0 ? [] : await getRows(store, unique.map(rootKey));
  return new Map(rows.map((row) => [row.pk as string, rootFrom(row)]));
};

/** What of an item decides who is involved; a task is about another one. */
export const involvementOf = (root: Item): Involved => (root.kind === 'task' ? taskInvolvement(root) : root);
