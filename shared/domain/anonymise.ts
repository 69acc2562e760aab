import { type Assignment, cancelled, isOpen } from './assignment.ts';
import type { Change } from './change.ts';
import type { ContactRequest, ContactStage } from './contact.ts';
import type { Manifest, Proposal, ProposalStage } from './proposal.ts';
import { isTerminal } from './proposal.ts';
import type { Task } from './task.ts';

/** Why an item loses whose it was and what it said: its time is over, or its sender was erased. */
export type AnonymisedBy = 'retention' | 'erasure';

/** Stands where a person was; nobody has this id. */
export const NOBODY = 'per_00000000000000000000000000';

const proposalEnd = (stage: ProposalStage): ProposalStage => {
  if (isTerminal(stage)) return stage;
  if (stage === 'announced') return 'closed';
  return stage === 'in-support' ? 'completed' : 'withdrawn';
};

const CONTACT_ENDED: readonly ContactStage[] = ['closed', 'spam', 'merged', 'converted', 'redirected'];

/** What every anonymous item has in common: no name, no text, no tag by which an organisation is recognised, nothing that it hung together with, nobody who waits for anything. */
const nameless = <R extends Proposal | ContactRequest | Task>(root: R, at: string): R => ({
  ...root,
  title: '',
  applicant: NOBODY,
  organisations: [],
  parties: [],
  flags: [],
  links: undefined,
  owner: undefined,
  stageClock: undefined,
  anonymised: at,
  nextTouch: at,
});

const fact = (root: Proposal | ContactRequest | Task, to: string, reason: AnonymisedBy) => ({
  type: 'ItemAnonymised' as const,
  reason,
  ...(to === root.stage ? {} : { from: root.stage, to }),
  ...(root.owner ? { ownerFrom: root.owner } : {}),
});

/**
 * What runs ends first: as closed or completed where a decision was announced, else as withdrawn, and whoever was to judge it has the place
 * back. What was decided stays, to be counted.
 */
export const anonymiseProposal = (
  proposal: Proposal,
  assignments: readonly Assignment[],
  { at, reason }: { at: string; reason: AnonymisedBy },
): Change<Proposal> => {
  const to = proposalEnd(proposal.stage);
  const ended = cancelled(to === 'withdrawn' ? assignments : assignments.filter(isOpen));
  const { receipt: _receipt, ...rest } = proposal;
  const keepsOutcome = to === 'closed' || to === 'completed';
  return {
    root: {
      ...nameless(rest as Proposal, at),
      stage: to,
      cameFrom: undefined,
      address: '',
      team: undefined,
      verified: undefined,
      manifest: {} as Manifest,
      files: undefined,
      promise: undefined,
      answerBy: undefined,
      slot: undefined,
      decidedBy: undefined,
      announcedBy: undefined,
      approvedBy: undefined,
      involved: undefined,
      ...(keepsOutcome ? {} : { outcome: undefined }),
    },
    items: ended.items,
    facts: [...ended.facts, fact(proposal, to, reason)],
  };
};

export const anonymiseContact = (contact: ContactRequest, { at, reason }: { at: string; reason: AnonymisedBy }): Change<ContactRequest> => {
  const to = CONTACT_ENDED.includes(contact.stage) ? contact.stage : 'closed';
  return {
    root: { ...nameless(contact, at), stage: to, verified: undefined, answeredBy: undefined, asked: undefined },
    facts: [fact(contact, to, reason)],
  };
};

export const anonymiseTask = (task: Task, { at, reason }: { at: string; reason: AnonymisedBy }): Change<Task> => ({
  root: { ...nameless(task, at), stage: 'done' },
  facts: [fact(task, 'done', reason)],
});
