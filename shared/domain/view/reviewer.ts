import * as z from 'zod';
import { community } from '../../community.ts';
import type { Actor } from '../actor.ts';
import { type Assignment, AssignmentStatus, isLive } from '../assignment.ts';
import { type Calendar, dueOf } from '../clock.ts';
import { FeedbackLetter } from '../decision.ts';
import { scoresSafety } from '../form/gates.ts';
import { Outcome, type ProposalStage } from '../proposal.ts';
import { Question } from '../question.ts';
import { Refusal } from '../refusal.ts';
import { ReviewBody, ReviewDraft } from '../review.ts';
import { rulesOf } from '../rules.ts';
import { Tlp } from '../vocabulary.ts';
import { seenAnswers } from './answers.ts';
import { byInvitation, lettersOf } from '../discussed.ts';
import { applicantThread, letterOf, type ProposalBundle, ThreadMessage } from './bundle.ts';
import { FileView, reviewFiles } from './files.ts';
import { assignmentOf, readsWhole } from './reader.ts';

/** Who is behind a proposal, and who else is involved: what a conflict is known by. */
const Parties = z.object({
  name: z.string(),
  type: z.string(),
  country: z.string(),
  website: z.string().optional(),
  partners: z.array(z.string()),
  advisers: z.array(z.string()),
  pilotSites: z.array(z.string()),
  noParties: z.boolean().optional(),
});

/** What an invited reviewer sees: enough to declare a conflict, nothing confidential. */
export const InvitationView = z.object({
  id: z.string(),
  reference: z.string(),
  language: z.enum(['nl', 'en']),
  tlp: Tlp,
  status: AssignmentStatus,
  due: z.string().optional(),
  title: z.string(),
  abstract: z.string(),
  track: z.string().optional(),
  call: z.string().optional(),
  /** Whether the call keeps from reviewers whose proposal it is; then the organisation is absent. */
  blind: z.boolean(),
  organisation: Parties.optional(),
  capabilities: z.array(z.string()),
  assets: z.array(z.string()),
  sectors: z.array(z.string()),
  purdue: z.array(z.string()).optional(),
  protocols: z.array(z.string()).optional(),
  trl: z.number().optional(),
  trlIn12Months: z.number().optional(),
  /** The version of the reviewers' terms to agree to on accepting. */
  terms: z.string(),
  /** In a blind call: organisations of which some are involved; which ones is not said. */
  ties: z.array(z.object({ key: z.string(), name: z.string() })).optional(),
  /** What this reviewer can take on in this quarter, and has taken, this one included. */
  places: z.object({ capacity: z.number(), taken: z.number() }).optional(),
});
export type InvitationView = z.infer<typeof InvitationView>;

const OtherReview = z.object({ alias: z.string(), submittedAt: z.string(), criteria: ReviewBody.shape.criteria, vote: ReviewBody.shape.vote });

/** What a reviewer who accepted sees beside that; the others' reviews only after the own one is in. */
export const ReviewView = InvitationView.extend({
  organisation: Parties.extend({ registration: z.string().optional(), founded: z.number().optional(), headcount: z.string().optional() }).optional(),
  revision: z.number(),
  safetySeat: z.boolean(),
  /** Safety has to be given a mark: for the seat, or as the proposal can touch the process. */
  scoresSafety: z.boolean(),
  /** The version of the rubric to judge by. */
  rubric: z.string(),
  answers: z.object({
    maturity: z.unknown(),
    substance: z.unknown(),
    process: z.unknown(),
    asks: z.array(z.string()),
    goodResult: z.string().optional(),
    operation: z.unknown().optional(),
    evidence: z.unknown().optional(),
    standards: z.unknown().optional(),
    team: z.unknown().optional(),
    market: z.unknown().optional(),
    rights: z.unknown().optional(),
    extra: z.unknown().optional(),
  }),
  thread: z.array(ThreadMessage),
  files: z.array(FileView),
  /** The call's own questions, where some were answered. */
  questions: z.array(Question).optional(),
  draft: ReviewDraft.optional(),
  draftAt: z.string().optional(),
  /** What the next save of the draft has to name as seen. */
  draftVersion: z.number().int(),
  own: ReviewBody.optional(),
  /** When the own review was sent in last, which revision it judged, and how many texts of it there are. */
  sent: z.object({ at: z.string(), revision: z.number(), texts: z.number() }).optional(),
  /** The revision that the own words are about, where the text has changed since. */
  changedSince: z.number().optional(),
  /** Whether the own review can be taken up again by its writer. */
  mayReopen: z.boolean(),
  /** Whether staff can still open the round again, as far as the reader may know of it: a decision that is held shows to nobody. */
  staffMayReopen: z.boolean(),
  /** Why it is open again, after it was in. */
  reopened: z.enum(['reviewer', 'staff', 'text']).optional(),
  /** A question lies with the applicant: dates stand still until it is answered. */
  paused: z.boolean(),
  others: z.array(OtherReview),
  outcome: Outcome.optional(),
  /** What the applicant was told of each criterion, once it was announced. */
  letter: FeedbackLetter.pick({ opening: true, criteria: true }).optional(),
});
export type ReviewView = z.infer<typeof ReviewView>;

/** What an imported proposal may lack. */
const UNTOLD = { name: '', type: '', country: '', partners: [], advisers: [], pilotSites: [] };

const invitationView = (bundle: ProposalBundle, assignment: Assignment, calendar: Calendar): InvitationView => {
  const { outline, organisation, maturity } = seenAnswers(bundle.parts, 'invited', rulesOf(bundle.root));
  return {
    id: bundle.root.id,
    reference: bundle.root.reference,
    language: bundle.root.language,
    tlp: bundle.root.tlp,
    status: assignment.status,
    ...(isLive(assignment) && assignment.status !== 'submitted' && bundle.root.stage !== 'info-requested' ? { due: dueOf(assignment.clock, calendar) } : {}),
    title: bundle.root.title,
    abstract: outline?.abstract ?? '',
    ...(outline?.track ? { track: outline.track } : {}),
    call: bundle.root.call,
    blind: rulesOf(bundle.root).blind,
    ...(organisation ? { organisation: { ...UNTOLD, ...organisation } } : {}),
    capabilities: maturity?.capabilities ?? [],
    assets: maturity?.assets ?? [],
    sectors: maturity?.sectors ?? [],
    ...(maturity?.purdue ? { purdue: maturity.purdue } : {}),
    ...(maturity?.protocols ? { protocols: maturity.protocols } : {}),
    trl: maturity?.trl,
    trlIn12Months: maturity?.trlIn12Months,
    terms: community.termsVersion,
  };
};

const NOT_OVER: readonly ProposalStage[] = ['in-review', 'info-requested', 'deliberation', 'decided'];
const isUnderReview = ({ stage }: ProposalBundle['root']): boolean => stage === 'in-review' || stage === 'info-requested';

const reviewView = (bundle: ProposalBundle, assignment: Assignment, calendar: Calendar): ReviewView => {
  const { outline: _outline, organisation, request, maturity, substance, process, ...further } = seenAnswers(bundle.parts, 'accepted', rulesOf(bundle.root));
  const seesOthers = assignment.status === 'submitted';
  const letters = lettersOf(bundle.assignments);
  const colleagues = bundle.assignments.filter(({ reviewer }) => reviewer !== assignment.reviewer).sort(byInvitation);
  const others = colleagues.flatMap((theirs) => {
    const review = bundle.reviews.find(({ reviewer }) => reviewer === theirs.reviewer);
    if (!seesOthers || !review || theirs.status !== 'submitted') return [];
    return [{ alias: letters.get(theirs.reviewer)!, submittedAt: review.submittedAt.slice(0, 10), criteria: review.body.criteria, vote: review.body.vote }];
  });
  const letter = letterOf(bundle);
  const draft = bundle.drafts[assignment.reviewer];
  const draftAt = bundle.draftTimes?.[assignment.reviewer];
  const latest = bundle.reviews.find((review) => review.reviewer === assignment.reviewer);
  const about = bundle.draftRevisions?.[assignment.reviewer] ?? latest?.revision;
  return {
    ...invitationView(bundle, assignment, calendar),
    ...(organisation ? { organisation: { ...UNTOLD, ...organisation } } : {}),
    revision: bundle.root.revision,
    safetySeat: assignment.safetySeat,
    scoresSafety: assignment.safetySeat || scoresSafety(bundle.parts),
    rubric: rulesOf(bundle.root).rubric,
    answers: { maturity, substance, process, asks: request?.asks ?? [], ...(request?.goodResult ? { goodResult: request.goodResult } : {}), ...further },
    thread: applicantThread(bundle.messages.filter(({ kind }) => kind !== 'mail')),
    files: reviewFiles(bundle),
    ...(draft ? { draft } : {}),
    ...(draftAt ? { draftAt } : {}),
    draftVersion: bundle.draftVersions?.[assignment.reviewer] ?? 0,
    ...(latest ? { own: latest.body, sent: { at: latest.submittedAt, revision: latest.revision, texts: latest.n ?? 1 } } : {}),
    ...(about !== undefined && about < bundle.root.revision ? { changedSince: about } : {}),
    mayReopen: assignment.status === 'submitted' && isUnderReview(bundle.root) && assignment.round === bundle.root.round,
    staffMayReopen: NOT_OVER.includes(bundle.root.stage),
    ...(assignment.reopened ? { reopened: assignment.reopened.by } : {}),
    paused: bundle.root.stage === 'info-requested',
    others,
    ...(letter ? { outcome: letter.outcome, letter: { opening: letter.opening, criteria: letter.criteria } } : {}),
  };
};

/** What a reviewer may see of a proposal now: the invitation, the whole for review, or nothing. */
export const reviewerView = (bundle: ProposalBundle, viewer: Actor, calendar: Calendar): { invitation: InvitationView; review?: ReviewView } => {
  const assignment = assignmentOf(bundle, viewer);
  if (!assignment) throw new Refusal('item.not-found');
  return {
    invitation: invitationView(bundle, assignment, calendar),
    ...(readsWhole(assignment, viewer) ? { review: reviewView(bundle, assignment, calendar) } : {}),
  };
};
