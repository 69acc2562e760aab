import * as z from 'zod';
import { SK } from '../domain/change.ts';
import type { Tie } from '../domain/ties.ts';
import { getRow, type Store } from './store.ts';

const KeptTies = z.object({ v: z.literal(1), list: z.array(z.strictObject({ key: z.string(), name: z.string() })) });

/** The list that was kept; nothing where the first reviewers were invited before lists were. */
export const keptTies = async (store: Store, proposal: string): Promise<readonly Tie[] | undefined> => {
  const row = await getRow(store, proposal, SK.ties);
  return row && KeptTies.parse(row).list;
};
