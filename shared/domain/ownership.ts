import type { Change } from './change.ts';
import type { Proposal } from './proposal.ts';
import type { Involvement } from './submission.ts';

/** Whoever owns an item may come to be named in it: a new text can mention the owner's employer. Then another liaison gets it, or nobody until one takes it. */
export const keepOwnerApart = (
  change: Change<Proposal>,
  { involves, ownerOf }: { involves: (person: string, item: Involvement) => boolean; ownerOf: (item: Involvement) => string | undefined },
): Change<Proposal> => {
  const { root } = change;
  if (!root.owner || !involves(root.owner, root)) return change;
  const owner = ownerOf(root);
  return {
    ...change,
    root: { ...root, owner },
    facts: [...change.facts, { type: 'OwnerChanged', ownerFrom: root.owner, ...(owner ? { ownerTo: owner } : {}) }],
  };
};
