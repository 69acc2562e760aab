import type { Link } from '../domain/lineage.ts';

type Mergeable = { readonly id: string; readonly mergedInto?: string | undefined; readonly links?: readonly Link[] | undefined };

const targetOf = (item: Mergeable): string | undefined => item.mergedInto ?? item.links?.find(({ kind }) => kind === 'merged-into')?.id;

/** I12: what was put together with another leads to one that goes on or has ended, never back to itself. */
export const circleFaults = (items: readonly Mergeable[]): string[] => {
  const next = new Map(items.map((item) => [item.id, targetOf(item)]));
  return items.flatMap(({ id }) => {
    const seen = new Set<string>();
    let at = next.get(id);
    while (at !== undefined && at !== id && !seen.has(at)) {
      seen.add(at);
      at = next.get(at);
    }
    return at === id ? [`I12 ${id}: is merged into itself, over ${seen.size} others`] : [];
  });
};
