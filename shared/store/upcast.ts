import type { Manifest, Proposal } from '../domain/proposal.ts';
import { packed } from './compact.ts';
import type { Stored } from './item.ts';
import { SEAL_LENGTH } from './receipt.ts';

/** The newest schema version of every stored type that carries one. */
export const SCHEMA_VERSIONS: Readonly<Record<string, number>> = {
  proposal: 2,
  'contact-request': 1,
  task: 1,
  person: 1,
  call: 1,
  organisation: 1,
  assignment: 1,
  review: 1,
  intent: 1,
};

/** Manifest, checks and clocks became short text, and a seal as long as it needs to be. */
const proposal2 = (item: Stored): Stored => {
  const entries = Object.entries(item.manifest as Manifest).map(([part, entry]) => [part, { ...entry, seal: entry.seal.slice(0, SEAL_LENGTH) }]);
  return { ...packed({ ...(item as Proposal), manifest: Object.fromEntries(entries) }), v: 2 };
};

/** From version n to n + 1, by type; an item is lifted step by step when it is read. */
const UPCASTERS: Readonly<Record<string, Readonly<Record<number, (item: Stored) => Stored>>>> = { proposal: { 1: proposal2 } };

const typeOf = (item: Stored): string => (item.type === 'root' ? item.kind : item.type) as string;

/** An item in its newest form. @throws when it was written by newer code than this. */
export const upcast = (item: Stored): Stored => {
  const type = typeOf(item);
  const newest = SCHEMA_VERSIONS[type];
  let lifted = item;
  while (newest !== undefined && lifted.v < newest) {
    const step = UPCASTERS[type]?.[lifted.v as number];
    if (!step) throw new Error(`no way from version ${lifted.v} of ${type}`);
    lifted = step(lifted);
  }
  if (newest !== undefined && lifted.v !== newest) throw new Error(`${type} of version ${lifted.v} is newer than this code`);
  return lifted;
};
