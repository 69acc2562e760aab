import type { Manifest, PartName, Proposal } from '../domain/proposal.ts';
import type { Stored } from './item.ts';
import { sealWith } from './receipt.ts';
import type { Root } from './rows.ts';

type Partitions = ReadonlyMap<string, readonly Stored[]>;

/** Parts of an imported proposal are sealed like those of any other, long before there is a receipt. */
const sealFaults = (root: Proposal, rows: readonly Stored[]): string[] => {
  const salt = rows.find((row) => row.type === 'salt')?.salt as string | undefined;
  if (salt === undefined) return [`I13 ${root.id}: the salt of its parts is missing`];
  const entries = Object.entries(root.manifest) as [PartName, NonNullable<Manifest[PartName]>][];
  return entries.flatMap(([part, { revision, seal }]) => {
    const row = rows.find((candidate) => candidate.type === 'part' && candidate.part === part && candidate.revision === revision);
    return row && sealWith(salt)(row.content) === seal ? [] : [`I13 ${root.id}: part ${part} is not the one that was imported`];
  });
};

/** I13: what was imported keeps its whole line, is known by it once, and whatever is known leads to something. */
export const importFaults = (roots: readonly Root[], byPartition: Partitions): string[] => {
  const isThere = (id: string): boolean => byPartition.get(id)?.some((row) => row.type === 'root') ?? false;
  const items = roots.flatMap((root) => (root.kind !== 'person' && 'origin' in root && root.origin === 'import' && !root.anonymised ? [root] : []));
  const lines = items.flatMap((root) => {
    const rows = byPartition.get(root.id) ?? [];
    const original = rows.find((row) => row.type === 'original');
    if (!original) return [`I13 ${root.id}: the line that it came from is missing`];
    const leads = byPartition.get(`import#${original.identity}`)?.[0]?.item === root.id;
    const seals = root.kind === 'proposal' && !root.receipt ? sealFaults(root, rows) : [];
    return [...(leads ? [] : [`I13 ${root.id}: its line is not known, or as something else`]), ...seals];
  });
  const lost = [...byPartition].flatMap(([pk, [row]]) => (pk.startsWith('import#') && !isThere(row?.item as string) ? [`I13 ${pk}: leads to nothing`] : []));
  return [...lines, ...lost];
};
