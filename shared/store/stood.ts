import type { Actor } from '../domain/actor.ts';
import { conflictOf } from '../domain/conflict.ts';
import { knownStood, Stood } from '../domain/stood.ts';
import { unknownTo } from './hidden.ts';
import { queryRange, type Store } from './store.ts';

/** Where a proposal stood at each of its decisions, as far as this reader may know of everything that it was worked out from. */
export const stoodFor = async (store: Store, proposal: string, reader: Actor): Promise<Stood[]> => {
  const rows = await queryRange(store, proposal, 'v#', 'v#~');
  if (rows.length === 0) return [];
  const isGone = await unknownTo(store, reader);
  // What somebody has just declared holds at once, whoever has heard of it.
  const isDeclared = (id: string) => conflictOf(reader, { id, organisations: [], parties: [] }) !== undefined;
  const stood = rows.map((row) => Stood.parse(row));
  return isGone ? knownStood(stood, (item) => isGone(item) || isDeclared(item)) : [];
};
