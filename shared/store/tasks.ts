import { SK } from '../domain/change.ts';
import type { Stored } from './item.ts';
import { getRows, queryIndex, type Store } from './store.ts';

const PAGE = 200;

/** Roots of the tasks about an item as they are stored, however many there are. They carry its title, and are found through its applicant. */
export const tasksAbout = async (store: Store, item: { readonly id: string; readonly applicant: string }): Promise<Stored[]> => {
  const found: Stored[] = [];
  for (let after = 'task#'; ; after = found.at(-1)!.gsi4sk as string) {
    const page = await queryIndex(store, 4, item.applicant, { after, upTo: 'task#~', limit: PAGE + 1 });
    found.push(...page);
    if (page.length < PAGE) break;
  }
  const rows = await getRows(
    store,
    found.map((row) => ({ pk: row.pk as string, sk: SK.root })),
  );
  return rows.filter((row) => row.item === item.id);
};
