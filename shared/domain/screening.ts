import * as z from 'zod';
import type { Actor } from './actor.ts';
import type { Change } from './change.ts';
import { SK } from './change.ts';
import type { Calendar } from './clock.ts';
import { type Candidate, conflictOf } from './conflict.ts';
import { closesAt, type Decision } from './decision.ts';
import { inStage, isTerminal, moved, type Proposal } from './proposal.ts';
import { refuseUnless } from './refusal.ts';

/** Why a proposal ends at the door, as codes that the letter puts into words. */
export const ScreeningReason = z.enum(['not-ot', 'incomplete', 'not-identifiable', 'sales-pitch', 'confidential-label', 'incident', 'better-place']);
export type ScreeningReason = z.infer<typeof ScreeningReason>;

/** A liaison takes a received proposal into screening and becomes its owner. */
export const takeProposal = (proposal: Proposal, { by, at }: { by: Actor; at: string }): Change<Proposal> => {
  const to = moved(proposal, 'take');
  const owners = { ...(proposal.owner ? { ownerFrom: proposal.owner } : {}), ownerTo: by.id };
  return { root: { ...inStage(proposal, to, at), owner: by.id }, facts: [{ type: 'ProposalTaken', from: proposal.stage, to, ...owners }] };
};

/** Another liaison answers for it from now on. */
export const handOver = (proposal: Proposal, { to }: { to: Candidate }): Change<Proposal> => {
  refuseUnless(proposal.owner !== to.id && !isTerminal(proposal.stage), 'item.changed');
  refuseUnless(!conflictOf(to, proposal), 'conflict.blocks');
  return { root: { ...proposal, owner: to.id }, facts: [{ type: 'OwnerChanged', ...(proposal.owner ? { ownerFrom: proposal.owner } : {}), ownerTo: to.id }] };
};

/** All six checks hold and the whole form is there: into review, the first round. */
export const admitProposal = (proposal: Proposal, { at }: { at: string }): Change<Proposal> => {
  const to = moved(proposal, 'admit');
  refuseUnless(proposal.step === 2, 'proposal.step-2-missing');
  return { root: { ...inStage(proposal, to, at), round: 1 }, facts: [{ type: 'ProposalAdmitted', from: proposal.stage, to }] };
};

/** A check fails: the applicant gets a reason and what to do, at once and in words. */
export const screenOut = (
  proposal: Proposal,
  {
    by,
    at,
    outcome,
    reason,
    text,
    calendar,
  }: { by: Actor; at: string; calendar: Calendar; outcome: 'out-of-scope' | 'redirected' | 'declined'; reason: ScreeningReason; text: string },
): Change<Proposal> => {
  const to = moved(proposal, 'screenOut');
  const decisions = proposal.decisions + 1;
  const decision: Decision = {
    n: decisions,
    outcome,
    by: by.id,
    at,
    reason,
    letter: { opening: text, criteria: [], doFirst: '', resubmit: outcome === 'declined' },
    rubric: '',
    formula: '',
    conditions: [],
  };
  return {
    root: {
      ...inStage(proposal, to, at),
      outcome,
      decisions,
      decidedBy: by.id,
      announcedAt: at,
      promise: undefined,
      nextTouch: closesAt(outcome, at, calendar),
    },
    items: [{ sk: SK.decision(decisions), type: 'decision', ...decision }],
    facts: [{ type: 'ProposalScreenedOut', from: proposal.stage, to, outcome, reason, decision: decisions }],
  };
};

/** The same thing came in before: this one ends and points at the other. */
export const mergeProposal = (proposal: Proposal, { into }: { into: string }): Change<Proposal> => {
  refuseUnless(into !== proposal.id, 'request.invalid');
  const to = moved(proposal, 'merge');
  return {
    root: { ...proposal, stage: to, cameFrom: proposal.stage, mergedInto: into, owner: undefined, stageClock: undefined, promise: undefined },
    facts: [{ type: 'ProposalMerged', from: proposal.stage, to, into, ...(proposal.owner ? { ownerFrom: proposal.owner } : {}) }],
  };
};
