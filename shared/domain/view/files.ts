import * as z from 'zod';
import type { Actor } from '../actor.ts';
import { type Attachment, FileReason, filesCanChange, liveFiles, MAX_FILES } from '../attachment.ts';
import { FileStatus } from '../file-mark.ts';
import { Refusal, refuseUnless } from '../refusal.ts';
import { isInTeam } from '../team.ts';
import type { ProposalBundle } from './bundle.ts';
import { assignmentOf, readsWhole } from './reader.ts';
import { isStaff, requireStaffView } from './staff.ts';

export const FileView = z.object({
  id: z.string(),
  /** What letters call it by. */
  n: z.number(),
  name: z.string(),
  size: z.number(),
  status: FileStatus,
  reason: FileReason.optional(),
  at: z.string(),
  /** It waits for the answer to an open question, and for nobody else yet. */
  pending: z.boolean().optional(),
});
export type FileView = z.infer<typeof FileView>;

const shown = ({ id, n, name, size, status, reason, at, pending }: Attachment): FileView => ({
  id,
  n,
  name,
  size,
  status,
  ...(reason ? { reason } : {}),
  at,
  ...(pending ? { pending } : {}),
});

const inOrder = (files: readonly Attachment[]): FileView[] => files.toSorted((a, b) => a.n - b.n).map(shown);

/** Everything of their own, for applicant and team. */
export const ownFiles = ({ files = [] }: Pick<ProposalBundle, 'files'>, now: string): FileView[] => inOrder(liveFiles(files, now));
/** What was sent in, also while it is being checked or was refused, for staff. */
export const deskFiles = ({ files = [] }: Pick<ProposalBundle, 'files'>, now: string): FileView[] =>
  inOrder(liveFiles(files, now).filter(({ pending }) => !pending));
/** What was sent in and found clean, for reviewers. */
export const reviewFiles = ({ files = [] }: Pick<ProposalBundle, 'files'>): FileView[] =>
  inOrder(files.filter(({ status, pending }) => status === 'clean' && !pending));

export const FilesView = z.object({
  files: z.array(FileView),
  /** How many more the viewer may add now. */
  left: z.number().int(),
});
export type FilesView = z.infer<typeof FilesView>;

const ownView = (bundle: Pick<ProposalBundle, 'root' | 'files' | 'members'>, viewer: Actor, now: string): FilesView => {
  const { root, members = [] } = bundle;
  refuseUnless(root.stage === 'draft' || viewer.scope.door === 'person' || viewer.scope.door === 'staff', 'session.not-enough');
  const files = ownFiles(bundle, now);
  const edits = root.applicant === viewer.id || members.some(({ person, role }) => person === viewer.id && role === 'editor');
  const taken = files.filter(({ status }) => status !== 'refused').length;
  return { files, left: edits && filesCanChange(root) ? Math.max(0, MAX_FILES - taken) : 0 };
};

/**
 * Which files of a proposal somebody may know of at this moment: applicant and team, staff without a conflict, reviewers who accepted. For
 * everybody else there is no such proposal. @throws item.not-found, session.not-enough
 */
export const filesView = (bundle: Pick<ProposalBundle, 'root' | 'files' | 'members' | 'assignments'>, viewer: Actor, now: string): FilesView => {
  const { root } = bundle;
  if (root.applicant === viewer.id || isInTeam(root, viewer.id)) return ownView(bundle, viewer, now);
  if (isStaff(viewer)) {
    requireStaffView(root, viewer);
    return { files: deskFiles(bundle, now), left: 0 };
  }
  const assignment = assignmentOf(bundle, viewer);
  if (!assignment || !readsWhole(assignment, viewer)) throw new Refusal('item.not-found');
  return { files: reviewFiles(bundle), left: 0 };
};
