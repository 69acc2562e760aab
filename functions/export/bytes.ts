import { createHash } from 'node:crypto';
import { cleanKey } from '../../shared/domain/attachment.ts';
import type { FileView } from '../../shared/domain/view/files.ts';
import type { Bucket } from '../../shared/store/bucket.ts';

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A reply of a function holds 6 MB and grows by a third on its way; what stands beside the attachments needs the rest. */
const INSIDE_BYTES = 3_000_000;

export type Shown = FileView & { sha256?: string; inside?: string; address: string };

/**
 * The clean files with what their bytes give. As many lie inside the dossier as fit; the address of each leads whoever may read it to a link
 * that works for a minute.
 */
export const filesFor = async (
  bucket: Pick<Bucket, 'get'>,
  proposal: string,
  files: readonly FileView[],
  publicUrl: string,
): Promise<{ list: Shown[]; inside: Record<string, Uint8Array> }> => {
  const inside: Record<string, Uint8Array> = {};
  const list: Shown[] = [];
  let left = INSIDE_BYTES;
  for (const file of files) {
    const address = `${publicUrl}/api/proposals/${proposal}/files/${file.id}`;
    // A file that was purged a moment ago is in the list and nowhere else.
    const bytes = file.status === 'clean' ? await bucket.get(cleanKey(proposal, file.id)) : undefined;
    const name = `files/${file.n}.pdf`;
    const fits = bytes !== undefined && bytes.length <= left;
    if (fits) {
      inside[name] = bytes;
      left -= bytes.length;
    }
    list.push({ ...file, ...(bytes ? { sha256: sha256Of(bytes) } : {}), ...(fits ? { inside: name } : {}), address });
  }
  return { list, inside };
};
