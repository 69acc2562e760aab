import * as z from 'zod';
import type { Actor } from '../actor.ts';
import { type Attachment, FileReason, filesCanChange, liveFiles, MAX_FILES, mayStore } from '../attachment.ts';
import { FileStatus } from '../file-mark.ts';
import type { Proposal } from '../proposal.ts';
import { Refusal, refuseUnless } from '../refusal.ts';
import { rulesOf } from '../rules.ts';
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
/** What was sent in and found clean, for reviewers; in a blind call by a name that says nothing of whose it is. */
export const reviewFiles = ({ root, files = [] }: Pick<ProposalBundle, 'root' | 'files'>): FileView[] => {
  const clean = inOrder(files.filter(({ status, pending }) => status === 'clean' && !pending));
  return rulesOf(root).blind ? clean.map((file) => ({ ...file, name: `${root.reference}-${file.n}.pdf` })) : clean;
};

export const FilesView = z.object({
  reference: z.string(),
  files: z.array(FileView),
  /** How many more the viewer may add now. */
  left: z.number().int(),
  /** As whom the viewer reads them: whose proposal it is, the desk, or a reviewer. */
  as: z.enum(['own', 'desk', 'review']),
  /** What a file that is added now goes with; absent for whoever can change none. */
  goesWith: z.enum(['draft', 'proposal', 'answer']).optional(),
  /** Nothing can be added before the address is proven. */
  unproven: z.boolean().optional(),
});
export type FilesView = z.infer<typeof FilesView>;

type Seen = Omit<FilesView, 'reference'>;

const goesWith = ({ stage }: Pick<Proposal, 'stage'>): NonNullable<FilesView['goesWith']> =>
  stage === 'draft' ? 'draft' : stage === 'info-requested' ? 'answer' : 'proposal';

const ownView = (bundle: Pick<ProposalBundle, 'root' | 'files' | 'members'>, viewer: Actor, now: string): Seen => {
  const { root, members = [] } = bundle;
  refuseUnless(root.stage === 'draft' || viewer.scope.door === 'person' || viewer.scope.door === 'staff', 'session.not-enough');
  const files = ownFiles(bundle, now);
  const edits = root.applicant === viewer.id || members.some(({ person, role }) => person === viewer.id && role === 'editor');
  const taken = files.filter(({ status }) => status !== 'refused').length;
  const changes = edits && filesCanChange(root);
  if (!changes) return { files, left: 0, as: 'own' };
  const seen = { files, as: 'own', goesWith: goesWith(root) } as const;
  return mayStore(root, viewer) ? { ...seen, left: Math.max(0, MAX_FILES - taken) } : { ...seen, left: 0, unproven: true };
};

type Bundle = Pick<ProposalBundle, 'root' | 'files' | 'members' | 'assignments'>;

const seenBy = (bundle: Bundle, viewer: Actor, now: string): Seen => {
  const { root } = bundle;
  if (root.applicant === viewer.id || isInTeam(root, viewer.id)) return ownView(bundle, viewer, now);
  if (isStaff(viewer)) {
    requireStaffView(root, viewer);
    return { files: deskFiles(bundle, now), left: 0, as: 'desk' };
  }
  const assignment = assignmentOf(bundle, viewer);
  if (!assignment || !readsWhole(assignment, viewer)) throw new Refusal('item.not-found');
  return { files: reviewFiles(bundle), left: 0, as: 'review' };
};

/**
 * Which files of a proposal somebody may know of at this moment: applicant and team, staff without a conflict, reviewers who accepted. For
 * everybody else there is no such proposal. @throws item.not-found, session.not-enough
 */
export const filesView = (bundle: Bundle, viewer: Actor, now: string): FilesView => ({ reference: bundle.root.reference, ...seenBy(bundle, viewer, now) });
