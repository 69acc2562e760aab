import * as z from 'zod';
import { type Actor, effectiveRoles } from '../actor.ts';
import { approvalsOf, wasInvolved } from '../approval.ts';
import { AssignmentStatus } from '../assignment.ts';
import { Checks } from '../checks.ts';
import { type Calendar, dueOf } from '../clock.ts';
import { FeedbackLetter } from '../decision.ts';
import { missingIn } from '../form/missing.ts';
import { ImportedView, importedView } from '../import/imported.ts';
import { Link } from '../lineage.ts';
import { Outcome, PartName, type Proposal, ProposalStage } from '../proposal.ts';
import { Question } from '../question.ts';
import { ReviewBody } from '../review.ts';
import { ProposalRules, rulesOf } from '../rules.ts';
import { type Member, TeamRole } from '../team.ts';
import { Tlp } from '../vocabulary.ts';
import { PublicStage, publicStageOf } from './applicant.ts';
import { DeskMessage, deskThread, type NameOf, type ProposalBundle } from './bundle.ts';
import { DeskAct, mayDoAtDesk, UndoView, undoView } from './desk-acts.ts';
import { deskFiles, FileView } from './files.ts';
import { LimitView, limitView } from './limit.ts';
import { dueOfProposal, requireStaffView } from './staff.ts';

const DeskAssignment = z.object({
  reviewer: z.string(),
  name: z.string(),
  status: AssignmentStatus,
  round: z.number(),
  safetySeat: z.boolean(),
  invitedAt: z.string(),
  due: z.string().optional(),
  reason: z.string().optional(),
  submittedAt: z.string().optional(),
});
const DeskReview = z.object({ reviewer: z.string(), name: z.string(), round: z.number(), revision: z.number(), submittedAt: z.string(), body: ReviewBody });
const DeskDecision = z.object({
  n: z.number(),
  /** The version of the rubric that it was decided by. */
  rubric: z.string(),
  outcome: Outcome,
  by: z.string(),
  at: z.string(),
  reason: z.string(),
  target: z.string().optional(),
  letter: FeedbackLetter,
  conditions: z.array(z.string()),
  override: z.string().optional(),
  /** Why its letter may name what could tell who judged it. */
  meant: z.string().optional(),
});

const ApprovalView = z.object({
  have: z.number(),
  needed: z.number(),
  decider: z.string(),
  others: z.array(z.string()),
  own: z.enum(['decided', 'agreed', 'may', 'involved']),
});

/** Who stands behind a held decision, by name. */
const approvalView = (root: Proposal, viewer: Actor, named: (id: string) => string): { approval?: z.infer<typeof ApprovalView> } => {
  const { stage, decidedBy = '', approvedBy = [] } = root;
  if (stage !== 'decided') return {};
  const own = decidedBy === viewer.id ? 'decided' : approvedBy.includes(viewer.id) ? 'agreed' : wasInvolved(root, viewer) ? 'involved' : 'may';
  return { approval: { have: approvalsOf(root), needed: rulesOf(root).approvals, decider: named(decidedBy), others: approvedBy.map(named), own } };
};

/** Those whom the applicant asked to help, by the name that the applicant gave them. */
const DeskMember = z.object({ name: z.string(), role: TeamRole, joined: z.boolean() });

export const DeskProposal = z.object({
  id: z.string(),
  version: z.number(),
  kind: z.literal('proposal'),
  reference: z.string(),
  title: z.string(),
  language: z.enum(['nl', 'en']),
  stage: ProposalStage,
  publicStage: PublicStage,
  tlp: Tlp,
  origin: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }).optional(),
  receivedAt: z.string().optional(),
  due: z.string().optional(),
  late: z.boolean(),
  limit: LimitView.optional(),
  promisedAt: z.string().optional(),
  revision: z.number(),
  round: z.number(),
  safetySeat: z.boolean(),
  /** By which rules of its call it is judged. */
  rules: ProposalRules,
  flags: z.array(z.string()),
  /** The checks at the door, as far as they were made, and how far the form is filled in. */
  checks: Checks,
  step: z.number().optional(),
  /** What a review still needs of the form, before it has begun: parts by their names, fields by their paths. */
  missing: z.array(z.string()),
  receipt: z.string().optional(),
  outcome: Outcome.optional(),
  mergedInto: z.string().optional(),
  /** What it hangs together with, as far as the viewer may know of it. */
  links: z.array(Link.extend({ reference: z.string().optional(), stage: z.string().optional() })),
  /** What the viewer may do now, and the own last act while it can be taken back. */
  mayDo: z.array(DeskAct),
  undo: UndoView.optional(),
  team: z.array(DeskMember),
  answers: z.partialRecord(PartName, z.unknown()),
  /** The call's own questions, where some were answered. */
  questions: z.array(Question).optional(),
  thread: z.array(DeskMessage),
  files: z.array(FileView),
  assignments: z.array(DeskAssignment),
  reviews: z.array(DeskReview),
  decisions: z.array(DeskDecision),
  /** Who stand behind the decision that is held, and what the viewer has to do with that. */
  approval: ApprovalView.optional(),
  imported: ImportedView.optional(),
});
export type DeskProposal = z.infer<typeof DeskProposal>;

const BEFORE_REVIEW: readonly ProposalStage[] = ['submitted', 'screening', 'info-requested'];
const missingOf = ({ root, parts }: Pick<ProposalBundle, 'root' | 'parts'>): string[] =>
  root.step !== 2 && root.round === 0 && BEFORE_REVIEW.includes(root.stage) ? missingIn(parts) : [];

const shownMember = ({ name, role, state }: Member) => ({ name, role, joined: state === 'joined' });

/** A limit runs only while staff have to act. */
const limitOf = (root: Proposal, due: string | undefined, now: string, calendar: Calendar): { limit?: LimitView } => {
  const limit = limitView({ kind: root.kind, stage: root.stage, due }, now, calendar);
  return limit ? { limit } : {};
};

/** A proposal as whoever decides about it sees it: what its form lacked before a review is no question any more. */
export const judgedView = (bundle: ProposalBundle, viewer: Actor, now: string, calendar: Calendar, nameOf: NameOf): DeskProposal => {
  const { root } = bundle;
  requireStaffView(root, viewer);
  const due = dueOfProposal(root, calendar);
  const named = (id: string) => nameOf(id) ?? '';
  const chairs = effectiveRoles(viewer).includes('chair');
  const live = bundle.assignments.map((a) => ({
    reviewer: a.reviewer,
    name: named(a.reviewer),
    status: a.status,
    round: a.round,
    safetySeat: a.safetySeat,
    invitedAt: a.invitedAt,
    ...(a.status === 'invited' || a.status === 'accepted' ? { due: dueOf(a.clock, calendar) } : {}),
    ...(a.reason ? { reason: a.reason } : {}),
    ...(a.submittedAt ? { submittedAt: a.submittedAt } : {}),
  }));
  const counted = bundle.reviews.filter((review) => bundle.assignments.some((a) => a.reviewer === review.reviewer && a.status !== 'recused'));
  return {
    id: root.id,
    version: root.version,
    kind: 'proposal',
    reference: root.reference,
    title: root.title,
    language: root.language,
    stage: root.stage,
    publicStage: publicStageOf(root.stage),
    tlp: root.tlp,
    origin: root.origin,
    ...(root.owner ? { owner: { id: root.owner, name: named(root.owner) } } : {}),
    ...(root.receivedAt ? { receivedAt: root.receivedAt } : {}),
    ...(due ? { due } : {}),
    late: due !== undefined && due < now,
    ...limitOf(root, due, now, calendar),
    ...(root.promise ? { promisedAt: dueOf(root.promise, calendar) } : {}),
    revision: root.revision,
    round: root.round,
    safetySeat: root.safetySeat,
    rules: rulesOf(root),
    flags: root.flags,
    checks: root.checks ?? {},
    ...(root.step === undefined ? {} : { step: root.step }),
    missing: [],
    ...(root.receipt ? { receipt: root.receipt } : {}),
    ...(root.outcome ? { outcome: root.outcome } : {}),
    ...(root.mergedInto ? { mergedInto: root.mergedInto } : {}),
    links: root.links ?? [],
    mayDo: mayDoAtDesk(root, bundle.assignments, viewer),
    ...undoView(root, viewer, now),
    team: (bundle.members ?? []).map(shownMember),
    answers: bundle.parts,
    thread: deskThread(bundle.messages, nameOf),
    files: deskFiles(bundle, now),
    assignments: live,
    reviews: counted.map(({ reviewer, round, revision, submittedAt, body }) => {
      const { note, ...rest } = body;
      return { reviewer, name: named(reviewer), round, revision, submittedAt, body: chairs && note ? { ...rest, note } : rest };
    }),
    decisions: bundle.decisions.map(({ n, outcome, by, at, reason, target, letter, conditions, rubric, override, meant }) => ({
      n,
      rubric,
      outcome,
      by: named(by),
      at,
      reason,
      ...(target ? { target } : {}),
      letter,
      conditions,
      ...(override ? { override } : {}),
      ...(meant ? { meant: meant.reason } : {}),
    })),
    ...approvalView(root, viewer, named),
    ...importedView(bundle.imported),
  };
};

export const deskView = (bundle: ProposalBundle, viewer: Actor, now: string, calendar: Calendar, nameOf: NameOf): DeskProposal => ({
  ...judgedView(bundle, viewer, now, calendar, nameOf),
  missing: missingOf(bundle),
});
