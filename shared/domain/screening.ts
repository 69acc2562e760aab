import type { Actor } from './actor.ts';
import type { Change } from './change.ts';
import { SK } from './change.ts';
import { type CheckName, type Checks, newIn, type RedirectTarget, requireAllYes, requireFailed, type ScreeningReason } from './checks.ts';
import type { Calendar } from './clock.ts';
import { type Candidate, conflictOf } from './conflict.ts';
import { closesAt, type Decision } from './decision.ts';
import type { NewFact } from './fact.ts';
import { requireChecked } from './file-mark.ts';
import { inStage, isTerminal, moved, type Proposal, type ProposalStage, requireStage } from './proposal.ts';
import { Refusal, refuseUnless } from './refusal.ts';

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

/** The proposal with further answers to the checks, and the fact of what is new among them. */
const checked = (proposal: Proposal, given: Checks): { root: Proposal; facts: NewFact[] } => {
  const fresh = newIn(proposal.checks ?? {}, given);
  if (Object.keys(fresh).length === 0) return { root: proposal, facts: [] };
  return { root: { ...proposal, checks: { ...proposal.checks, ...fresh } }, facts: [{ type: 'ProposalScreened', ...fresh }] };
};

/** Staff answer the checks one by one, or several at once. */
export const recordChecks = (proposal: Proposal, { checks }: { checks: Checks }): Change<Proposal> => {
  requireStage(proposal, ['screening']);
  return checked(proposal, checks);
};

/** A question to the applicant, perhaps because of single checks, which wait for the answer. */
export const askForChecks = (change: Change<Proposal>, names: readonly CheckName[]): Change<Proposal> => {
  refuseUnless(names.length === 0 || change.root.cameFrom === 'screening', 'proposal.not-screening');
  const { root, facts } = checked(change.root, Object.fromEntries(names.map((name) => [name, 'ask'])));
  return { ...change, root, facts: [...facts, ...change.facts] };
};

/** All six checks hold, the whole form is there, which an import never had, and every file is checked: into review, the first round. */
export const admitProposal = (proposal: Proposal, { at, checks = {} }: { at: string; checks?: Checks | undefined }): Change<Proposal> => {
  const to = moved(proposal, 'admit');
  const { root, facts } = checked(proposal, checks);
  requireAllYes(root.checks ?? {});
  refuseUnless(proposal.step === 2 || proposal.origin === 'import', 'proposal.step-2-missing');
  requireChecked(proposal, at);
  return { root: { ...inStage(root, to, at), round: 1 }, facts: [...facts, { type: 'ProposalAdmitted', from: proposal.stage, to }] };
};

export type ScreenedOut = {
  readonly outcome: 'out-of-scope' | 'redirected' | 'declined';
  readonly reason: ScreeningReason;
  readonly text: string;
  readonly checks?: Checks | undefined;
  readonly target?: RedirectTarget | undefined;
};

/** What does not belong here takes nothing from the share of its organisation in a call. */
const NO_SHARE: readonly ScreenedOut['outcome'][] = ['out-of-scope', 'redirected'];

/** A check fails: the applicant gets a reason and what to do, at once and in words; what is sent on has a place to go to. */
export const screenOut = (
  proposal: Proposal,
  { by, at, calendar, outcome, reason, text, checks = {}, target }: ScreenedOut & { by: Actor; at: string; calendar: Calendar },
): Change<Proposal> => {
  const to = moved(proposal, 'screenOut');
  const judged = checked(proposal, checks);
  requireFailed(judged.root.checks ?? {}, reason);
  if ((outcome === 'redirected') !== (target !== undefined))
    throw new Refusal('screening.target', { fields: [{ path: 'target', code: 'check.target', message: '' }] });
  const decisions = proposal.decisions + 1;
  const decision: Decision = {
    n: decisions,
    outcome,
    by: by.id,
    at,
    reason,
    ...(target ? { target } : {}),
    letter: { opening: text, criteria: [], doFirst: '', resubmit: outcome === 'declined' },
    rubric: '',
    formula: '',
    conditions: [],
  };
  return {
    root: {
      ...inStage(judged.root, to, at),
      outcome,
      decisions,
      decidedBy: by.id,
      announcedAt: at,
      ...(NO_SHARE.includes(outcome) ? { slot: undefined } : {}),
      nextTouch: closesAt(outcome, at, calendar),
    },
    items: [{ sk: SK.decision(decisions), type: 'decision', ...decision }],
    facts: [...judged.facts, { type: 'ProposalScreenedOut', from: proposal.stage, to, outcome, reason, decision: decisions, ...(target ? { target } : {}) }],
  };
};

/** What has ended in one of these goes on with nothing. */
const ENDED_WITHOUT: readonly ProposalStage[] = ['merged', 'withdrawn', 'expired'];

/**
 * The same thing came in before: this one ends and points at the other, which must still be as it was looked at, so that two never end in
 * each other. It gives its place in the share of its organisation back, as the same thing counts once. One of another applicant is pointed at only on purpose, since what is said about it later reaches that applicant alone.
 */
export const mergeProposal = (proposal: Proposal, { into, differentSender }: { into: Proposal; differentSender: boolean }): Change<Proposal> => {
  if (into.id === proposal.id) throw new Refusal('request.invalid', { fields: [{ path: 'into', code: 'link.self', message: '' }] });
  const to = moved(proposal, 'merge');
  refuseUnless(!ENDED_WITHOUT.includes(into.stage) && into.anonymised === undefined, 'proposal.target-ended');
  refuseUnless(into.applicant === proposal.applicant || differentSender, 'proposal.other-applicant');
  return {
    root: {
      ...proposal,
      stage: to,
      cameFrom: proposal.stage,
      mergedInto: into.id,
      owner: undefined,
      slot: undefined,
      stageClock: undefined,
      promise: undefined,
    },
    facts: [{ type: 'ProposalMerged', from: proposal.stage, to, into: into.id, ...(proposal.owner ? { ownerFrom: proposal.owner } : {}) }],
    checks: [{ kind: 'record-version', record: into.id, version: into.version }],
  };
};
