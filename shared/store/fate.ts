import * as z from 'zod';
import { queryRange, type Store } from './store.ts';

/** Of a fact no more than what tells of a decision: the whole of all facts would be in every function that asks. */
const Told = z.object({ type: z.string(), at: z.string(), by: z.string(), data: z.object({ decision: z.number().optional() }) });

/** What became of a decision: when it was announced, if it was, and who else agreed to it. */
export type Fate = { readonly n: number; readonly announcedAt?: string; readonly agreed: readonly string[] };

/** The same of the first so many decisions about a proposal, from its log: its record tells of the last one alone. */
export const fatesOf = async (store: Store, proposal: string, count: number): Promise<Fate[]> => {
  if (count < 1) return [];
  const told = (await queryRange(store, proposal, '0', '~', store.facts)).map((row) => Told.parse(row));
  return Array.from({ length: count }, (_, i) => {
    const own = told.filter(({ data }) => data.decision === i + 1);
    const announcedAt = own.find(({ type }) => type === 'ProposalAnnounced')?.at;
    return { n: i + 1, agreed: own.filter(({ type }) => type === 'DecisionApproved').map(({ by }) => by), ...(announcedAt ? { announcedAt } : {}) };
  });
};
