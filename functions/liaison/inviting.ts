import { community } from '../../shared/community.ts';
import { inviteReviewers } from '../../shared/domain/assignment.ts';
import type { Item } from '../../shared/domain/change.ts';
import { base32 } from '../../shared/domain/id.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { type Inviting, loadInviting } from '../../shared/store/inviting.ts';
import { commitChange } from '../../shared/store/records.ts';
import { slotWrites } from '../../shared/store/slots.ts';
import { firstTies } from '../../shared/store/ties.ts';
import { done, guardedBy } from '../desk/act.ts';
import { actOf, type Known } from '../http/serve.ts';

/**
 * Invites people whom somebody at the desk chose: those who read them, the places that they take and the proposal, all in one transaction,
 * decided afresh where one of them has moved. `more` goes with it, such as the choice that led to it.
 */
export const inviting = <L extends Inviting>(
  call: Known,
  reviewers: readonly string[],
  load: (ids: readonly string[]) => Promise<L>,
  more: (loaded: L) => readonly Item[] = () => [],
): Promise<{ id: string; stage: string }> => {
  const ids = [...new Set(reviewers)];
  const aliases = ids.map(() => base32(call.store.random(5)));
  return commitChange<L & { readonly ties: readonly Item[] }, Proposal, { id: string; stage: string }>(call.store, actOf(call), {
    load: async () => {
      const loaded = await load(ids);
      return { ...loaded, ties: await firstTies(call.store, loaded) };
    },
    before: ({ root }) => root,
    decide: (loaded) => {
      const { root: proposal, assignments, invitees, ties } = loaded;
      requireStaffView(proposal, call.actor);
      const change = inviteReviewers({ proposal, assignments }, { at: call.at, invitees, aliases, calendar: community });
      return guardedBy(call, { ...change, items: [...(change.items ?? []), ...more(loaded), ...ties] });
    },
    reply: done,
    also: (after, { root }) => slotWrites(call.store, root, after),
  });
};

export const invite = (call: Known, reviewers: readonly string[]): Promise<{ id: string; stage: string }> =>
  inviting(call, reviewers, (ids) => loadInviting(call.store, call.params.proposal!, ids, call.at));
