import { SK } from '../domain/change.ts';
import type { Stored } from './item.ts';
import { getRows, queryIndex, type Store } from './store.ts';

/** Roots of the tasks about an item as they are stored. They carry its title, and are found through its applicant. */
export const tasksAbout = async (store: Store, item: { readonly id: string; readonly applicant: string }): Promise<Stored[]> => {
  const found = await queryIndex(store, 4, item.applicant, { after: 'task#', upTo: 'task#~', limit: 200 });
  const rows = await getRows(
    store,
    found.map((row) => ({ pk: row.pk as string, sk: SK.root })),
  );
  return rows.filter((row) => row.item === item.id);
};
