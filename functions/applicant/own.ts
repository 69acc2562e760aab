import { ContactStage } from '../../shared/domain/contact.ts';
import { ProposalStage } from '../../shared/domain/proposal.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { type Involvement, requireApplicant } from '../../shared/domain/submission.ts';
import { publicStageOf } from '../../shared/domain/view/applicant.ts';
import { contactStageOf } from '../../shared/domain/view/contact.ts';
import { type Depth, type LoadedProposal, loadProposal } from '../../shared/store/load.ts';
import { namesOf, ownerFrom, snapshotOf } from '../../shared/store/roster.ts';
import type { Store } from '../../shared/store/store.ts';
import type { Known } from '../http/serve.ts';

/** Reading what was submitted, and acting on it, needs a fresh sign-in link; the item link opens drafts and the status. */
export const requireFresh = (call: Known): void => refuseUnless(call.actor.scope.door === 'person' || call.actor.scope.door === 'staff', 'session.not-enough');

export const ownProposal = async (call: Known, depth: Depth): Promise<LoadedProposal> => {
  const loaded = await loadProposal(call.store, call.params.proposal!, depth);
  if (!loaded) throw new Refusal('item.not-found');
  requireApplicant(loaded.root, call.actor);
  return loaded;
};

export const namesFor = async (store: Store) => namesOf(await snapshotOf(store));

/** Who could answer for an item, and the keys by which an owner's involvement shows. */
export const deskFor = async (store: Store) => {
  const snapshot = await snapshotOf(store);
  return {
    keysOf: (person: string) => snapshot.roster.find((entry) => entry.id === person)?.keys ?? [],
    ownerOf: (item: Involvement) => ownerFrom(snapshot, item),
  };
};

/** The stage in the words that a sender reads; never the desk's. */
export const publicWord = (kind: string, stage: string): string =>
  kind === 'proposal' ? publicStageOf(ProposalStage.parse(stage)) : contactStageOf(ContactStage.parse(stage));

export const done = (root: { id: string; kind: string; stage: string }) => ({ id: root.id, stage: publicWord(root.kind, root.stage) });
