import { LINKS, type Link, MAX_LINKS } from '../domain/lineage.ts';

type Linked = { readonly id: string; readonly stage?: string; readonly links?: readonly Link[] | undefined; readonly anonymised?: unknown };

/**
 * I12: a link stands on both items. A draft at its other end may have been deleted, and a root that is full keeps no further link to what its
 * sender continued; what is anonymous hangs together with nothing. A draft says where it came from, and nobody knows of it before it is sent in.
 */
export const linkFaults = (items: readonly Linked[]): string[] => {
  const byId = new Map(items.map((item) => [item.id, item]));
  return items.flatMap((item) =>
    (item.links ?? []).flatMap(({ id, kind }) => {
      const other = byId.get(id);
      const back = LINKS[kind];
      if (!other || other.anonymised !== undefined || other.links?.some((link) => link.id === item.id && link.kind === back)) return [];
      if (kind === 'resubmission-of' && item.stage === 'draft') return [];
      if ((kind === 'continues' || kind === 'resubmission-of') && (other.links?.length ?? 0) >= MAX_LINKS) return [];
      return [`I12 ${item.id}: ${id} does not say that it is ${back} this`];
    }),
  );
};
