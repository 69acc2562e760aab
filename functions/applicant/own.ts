import { community } from '../../shared/community.ts';
import type { Change } from '../../shared/domain/change.ts';
import type { Concerned } from '../../shared/domain/conflict-case.ts';
import { ContactStage } from '../../shared/domain/contact.ts';
import { organisationKey } from '../../shared/domain/organisation.ts';
import { isInvolved } from '../../shared/domain/owner.ts';
import { latestDecision, type Proposal, ProposalStage } from '../../shared/domain/proposal.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { earlierOf, requireAgainNow } from '../../shared/domain/resubmit.ts';
import type { Involvement, Terms } from '../../shared/domain/submission.ts';
import { type Right, requireTeam } from '../../shared/domain/team.ts';
import { publicStageOf } from '../../shared/domain/view/applicant.ts';
import { contactStageOf } from '../../shared/domain/view/contact.ts';
import { callFor } from '../../shared/store/calls.ts';
import { reviewersConcerned } from '../../shared/store/concerned.ts';
import { type Depth, type LoadedProposal, loadProposal } from '../../shared/store/load.ts';
import { type Act, commitChange } from '../../shared/store/records.ts';
import { namesOf, ownerFrom, snapshotOf } from '../../shared/store/roster.ts';
import { slotsOf, slotWrites } from '../../shared/store/slots.ts';
import type { Store } from '../../shared/store/store.ts';
import type { Known } from '../http/serve.ts';

/** Reading what was submitted, and acting on it, needs a fresh sign-in link; the item link opens drafts and the status. */
export const requireFresh = (call: Known): void => refuseUnless(call.actor.scope.door === 'person' || call.actor.scope.door === 'staff', 'session.not-enough');

/** A proposal of the own, or of a team that one is in. */
export const ownProposal = async (call: Known, depth: Depth, right: Right = 'read'): Promise<LoadedProposal> => {
  const loaded = await loadProposal(call.store, call.params.proposal!, depth);
  if (!loaded) throw new Refusal('item.not-found');
  requireTeam(loaded.root, call.actor, right, loaded.members);
  return loaded;
};

export const namesFor = async (store: Store) => namesOf(await snapshotOf(store));

/** The proposal that one improves on, with what was decided about it. */
type Earlier = Pick<LoadedProposal, 'root' | 'decisions'>;
/** @throws proposal.again-too-soon before the day that its letter names; a proposal without anybody left names none */
export const requireAgain = (earlier: Earlier | undefined, at: string): void => {
  if (earlier && !earlier.root.anonymised) requireAgainNow(latestDecision(earlier.root, earlier.decisions), at, community);
};

/** `reviewers` are those who judge it now: what is written may bar them. */
export type Submitted = LoadedProposal & Terms & { readonly earlier?: Earlier | undefined; readonly reviewers: readonly Concerned[] };

/** The proposal with all that is submitted of it, who reviews it, the one that it improves on, its call, and what is taken of the share of the organisation that it will then belong to. */
export const loadForCall = async (call: Known, organisation?: string): Promise<Submitted> => {
  const loaded = await loadProposal(call.store, call.params.proposal!, 'all');
  if (!loaded) throw new Refusal('item.not-found');
  const of = await callFor(call.store, loaded.root.call, call.at);
  const name = organisation ?? (loaded.parts.organisation as { name?: string } | undefined)?.name;
  const taken = of?.capPerOrganisation && name ? await slotsOf(call.store, of.id, organisationKey(name)) : [];
  const from = loaded.root.stage === 'draft' ? earlierOf(loaded.root) : undefined;
  const reviewers = await reviewersConcerned(call.store, loaded);
  return { ...loaded, call: of, taken, ...(from ? { earlier: await loadProposal(call.store, from, 'round') } : {}), reviewers };
};

/** A change of what was submitted, with its place in the share of its organisation. */
export const changeSubmission = <Reply>(
  call: Known,
  act: Act,
  steps: { organisation?: string | undefined; decide: (loaded: Submitted) => Change<Proposal>; reply: (root: Proposal) => Reply },
): Promise<Reply> =>
  commitChange<Submitted, Proposal, Reply>(call.store, act, {
    load: () => loadForCall(call, steps.organisation),
    before: ({ root }) => root,
    decide: steps.decide,
    reply: steps.reply,
    also: (after, { root }) => slotWrites(call.store, root, after),
  });

/** Who could answer for an item, and whether an owner is involved in it. */
export const deskFor = async (store: Store) => {
  const snapshot = await snapshotOf(store);
  return {
    involves: (person: string, item: Involvement) => snapshot.roster.some((entry) => entry.id === person && isInvolved(entry, item)),
    ownerOf: (item: Involvement) => ownerFrom(snapshot, item),
  };
};

/** The stage in the words that a sender reads; never the desk's. */
const publicWord = (kind: string, stage: string): string =>
  kind === 'proposal' ? publicStageOf(ProposalStage.parse(stage)) : contactStageOf(ContactStage.parse(stage));

export const done = (root: { id: string; kind: string; stage: string }) => ({ id: root.id, stage: publicWord(root.kind, root.stage) });
