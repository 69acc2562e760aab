import { Attachment, MAX_FILES, marksOf } from '../domain/attachment.ts';
import { isTerminal, type Proposal } from '../domain/proposal.ts';
import type { Stored } from './item.ts';

const text = (value: unknown): string => JSON.stringify(value ?? []);

const faultsOf = (root: Proposal, files: readonly Attachment[]): string[] => {
  const faults: string[] = [];
  if (text(marksOf(files)) !== text(root.files)) faults.push(`I7 ${root.id}: waits for ${text(root.files)}, but its files for ${text(marksOf(files))}`);
  if (files.some(({ pending }) => pending) && root.stage !== 'info-requested' && !isTerminal(root.stage))
    faults.push(`I7 ${root.id}: a file waits for the answer to no question`);
  if (files.filter(({ status }) => status === 'scanning' || status === 'clean').length > MAX_FILES)
    faults.push(`I7 ${root.id}: has more than ${MAX_FILES} files`);
  const unread = files.filter(({ status, version, reason }) => (status === 'clean' && !version) || (status === 'refused') !== (reason !== undefined));
  return [...faults, ...unread.map(({ id }) => `I7 ${id}: can be read without a check, or is refused without a reason`)];
};

/** I7: a root knows which of its files it waits for; what may be read was checked. Nothing of a file stays where no proposal is. */
export const fileFaults = (roots: readonly Proposal[], records: readonly Stored[]): string[] => {
  const files = records.filter((row) => row.type === 'file').map((row) => Attachment.parse(row));
  const known = new Set(roots.filter(({ anonymised }) => !anonymised).map(({ id }) => id));
  return [
    ...roots.flatMap((root) =>
      faultsOf(
        root,
        files.filter(({ proposal }) => proposal === root.id),
      ),
    ),
    ...files.filter(({ proposal }) => !known.has(proposal)).map(({ id }) => `I7 ${id}: a file of no proposal`),
  ];
};
